import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressed, inLanguage, languages } from '../../../functions/words/languages.ts';
import { translator } from '../../../functions/words/locale.ts';
import { idOf } from '../../../functions/platform/keys.ts';
import { append } from '../../../functions/workbook/workbook.ts';
import { contacts } from '../../../sheets-schema/contacts.ts';
import { offers } from '../../../sheets-schema/offers.ts';
import { startWorld, type World } from './world.ts';

const choir = idOf('offer|choir');
const slug = `chor-${choir.slice(0, 8).toLowerCase()}`;
const others = languages.filter(({ prefix }) => prefix !== '');

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.workbook.append([
    append(offers, {
      id: choir,
      title: 'Chor',
      summary: 'Singen für alle.',
      topics: ['gemeinschaft.kultur'],
      access: 'offen',
      cost: 'beitrag',
      costText: '2 Euro',
      status: 'oeffentlich',
    }),
  ]);
});
afterAll(() => world.close());

const tokenOf = (page: string): string => /name="token" value="([^"]*)"/.exec(page)?.[1] ?? '';

describe.each(others)('a page in $name', (language) => {
  const t = translator(language.tag);
  const to = (path: string) => inLanguage(language, path);

  it.each(['/', '/angebote', `/angebote/${slug}`, '/kontakt', '/nichts'])(
    '%s says so, and leads on in it',
    async (path) => {
      const { text } = await world.get(to(path));
      expect(text).toContain(`<html lang="${language.tag}" dir="${language.dir}">`);
      const own = [...text.matchAll(/<a [^>]*>/g)]
        .map(([link]) => link)
        .filter((link) => !link.includes('hreflang'))
        .flatMap((link) => /href="(\/[^"]*)"/.exec(link)?.[1] ?? []);
      expect(own.length).toBeGreaterThan(5);
      expect(own.filter((link) => addressed(link).language !== language)).toEqual([]);
    },
  );
  it('shows the form again in it, with what is wrong', async () => {
    const form = await world.get(to('/kontakt'));
    expect(form.text).toContain(`action="${to('/kontakt')}"`);
    const { status, text } = await world.post(to('/kontakt'), { token: tokenOf(form.text), need: '' });
    expect(status).toBe(422);
    expect(text).toContain(t('contact.need.required'));
  });
  it('moves an old address on in it', async () => {
    const { headers } = await world.get(to(`/angebote/alt-${slug.slice(5)}`));
    expect(headers['location']).toBe(to(`/angebote/${slug}`));
  });
  it('keeps a message, says so in it, and tells the office in German', async () => {
    const form = await world.get(to('/kontakt'));
    const need = `need ${language.tag}`;
    const { text } = await world.send(to('/kontakt'), {
      token: tokenOf(form.text),
      need,
      lang: language.tag,
    });
    expect(text).toContain(t('contact.received.title'));
    const { contacts: rows } = await world.workbook.read(contacts);
    expect(rows.find((row) => row.need === need)).toMatchObject({
      lang: language.tag,
      state: expect.stringMatching(/^über das Formular gekommen am \d\d\.\d\d\.\d{4}$/),
    });
  });
  it('proposes its language for the answer', async () => {
    const { text } = await world.get(to('/kontakt'));
    expect(text).toMatch(new RegExp(`<option value="${language.tag}" selected`));
  });
});

describe('every page', () => {
  it('leads to itself in each language, under the language’s own name', async () => {
    const { text } = await world.get('/angebote?topics=gemeinschaft');
    for (const language of languages) {
      const path = inLanguage(language, '/angebote?topics&#x3D;gemeinschaft');
      expect(text).toMatch(
        new RegExp(
          `href="${path.replace('?', '\\?')}" lang="${language.tag}" hreflang="${language.tag}"[^>]*>${language.name}</a>`,
        ),
      );
      expect(text).toMatch(new RegExp(`<link rel="alternate" hreflang="${language.tag}" href="https?://`));
    }
  });
  it('says of what stands in the sheet that it is German, where the page is not', async () => {
    const english = (await world.get(`/en/angebote/${slug}`)).text;
    expect(english).toContain('<h1 class="page-title" lang="de" dir="ltr">Chor</h1>');
    expect(english).toContain('Participation fee: <span lang="de" dir="ltr">2 Euro</span>');
    const german = (await world.get(`/angebote/${slug}`)).text;
    expect(german).toContain('<h1 class="page-title">Chor</h1>');
    expect(german).toContain('<dd>Teilnahmebeitrag: 2 Euro</dd>');
  });
  it('proposes no language to who reads German', async () => {
    expect((await world.get('/kontakt')).text).not.toMatch(/<option value="\S+" selected/);
  });
});
