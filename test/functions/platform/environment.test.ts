import { expect, it } from 'vitest';
import { environmentFrom } from '../../../functions/platform/environment.ts';

const whole = {
  DIRECTORY_ID: 'd',
  SITE_URL: 'https://quartier.example/',
  SIGNING_KEYS_FILE: '/keys.json',
  SMTP_URL: 'smtps://user:geheim@relay.example',
  TASKS_QUEUE: 'projects/p/locations/europe-west3/queues/q',
  APPEND_URL: 'https://append.example',
  POST_URL: 'https://post.example',
};

it('takes a whole environment and cuts the slash at the end of the site’s address', () => {
  expect(environmentFrom(whole)).toMatchObject({
    SITE_URL: 'https://quartier.example',
    SHEETS_ROOT_URL: 'https://sheets.googleapis.com/',
  });
});

it('names every setting that is missing or wrong, and shows no value', () => {
  const act = (): unknown =>
    environmentFrom({ ...whole, DIRECTORY_ID: undefined, SMTP_URL: 'http://user:geheim@x' });
  expect(act).toThrow(/DIRECTORY_ID.*SMTP_URL/);
  expect(act).not.toThrow(/geheim/);
});
