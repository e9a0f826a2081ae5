import { describe, expect, it } from 'vitest';
import { html } from '../../../functions/web/answer.ts';
import type { Asked } from '../../../functions/web/asked.ts';
import { dispatch, type Route } from '../../../functions/web/router.ts';
import { confirmUrl, leaveUrl, offerUrl, surveyUrl } from '../../../functions/web/routes.ts';

const routes: Route<null>[] = [
  { path: '/', GET: () => html(200, 'start', 'page') },
  { path: '/angebote/:slug', GET: ({ params }) => html(200, params['slug'] ?? '', 'page') },
  { path: '/senden', POST: () => html(200, 'sent', 'none') },
];

function asked(method: string, path: string): Asked {
  return { method, path, query: new URLSearchParams(), headers: {}, body: Buffer.alloc(0), params: {} };
}

describe('dispatch', () => {
  it('finds the page of a path and reads its parts', async () => {
    expect((await dispatch(routes, asked('GET', '/angebote/sprachcafe-k7'), null)).body).toBe(
      'sprachcafe-k7',
    );
  });
  it('answers HEAD as GET', async () => {
    expect((await dispatch(routes, asked('HEAD', '/'), null)).body).toBe('start');
  });
  it('refuses an unknown path with 404, also one part too long or empty', async () => {
    for (const path of ['/nichts', '/angebote/a/b', '/angebote/'])
      await expect(dispatch(routes, asked('GET', path), null)).rejects.toMatchObject({ status: 404 });
  });
  it('refuses an unknown method with 405 and names those that work', async () => {
    await expect(dispatch(routes, asked('POST', '/'), null)).rejects.toMatchObject({
      status: 405,
      allow: 'GET, HEAD',
    });
    await expect(dispatch(routes, asked('DELETE', '/senden'), null)).rejects.toMatchObject({ allow: 'POST' });
  });
});

describe('addresses for letters', () => {
  it('begin with the public address of the site', () => {
    const site = 'https://quartier.example';
    expect(confirmUrl(site, 'T.1')).toBe('https://quartier.example/rundbrief/bestaetigen/T.1');
    expect(leaveUrl(site, 'T.1')).toBe('https://quartier.example/rundbrief/abmelden/T.1');
    expect(surveyUrl(site, 'ABCD-EFGH')).toBe('https://quartier.example/umfrage/ABCD-EFGH');
    expect(offerUrl(site, 'a-k7')).toBe('https://quartier.example/angebote/a-k7');
  });
});
