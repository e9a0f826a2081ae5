import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshness } from '../../../functions/freshness/function.ts';
import { idOf } from '../../../functions/platform/keys.ts';
import { ports } from '../../../functions/ports.ts';
import { runUpkeep } from '../../../functions/upkeep/function.ts';
import { reportPath } from '../../../functions/web/routes.ts';
import { slugOf } from '../../../functions/web/slug.ts';
import { append } from '../../../functions/workbook/workbook.ts';
import { changes } from '../../../sheets-schema/changes.ts';
import { offers } from '../../../sheets-schema/offers.ts';
import { reports } from '../../../sheets-schema/reports.ts';
import { reviewDirectory } from '../../../sheets-schema/review.ts';
import { startScene } from '../survey/scene.ts';

const PROVIDER = 'post@verein.example';
const MANAGER = 'buero@quartier.example';
const choir = { id: idOf('choir'), title: 'Chor am Markt' };
const advice = { id: idOf('advice'), title: 'Beratung' };

let scene: Awaited<ReturnType<typeof startScene>>;
beforeAll(async () => {
  scene = await startScene(freshness);
  scene.goTo('2026-06-01T09:00:00Z');
  const common = {
    status: 'oeffentlich',
    organisation: 'Verein',
    summary: 'Kurz gesagt',
    access: 'offen',
    cost: 'frei',
    hours: 'Di 18 Uhr',
    receivedAt: '2026-01-10T09:00:00.000Z',
  } as const;
  await scene.office.open().append([
    append(offers, {
      ...common,
      topics: ['gemeinschaft.treff'],
      ...choir,
      phone: '0521 111',
      keepEmail: PROVIDER,
    }),
    append(offers, {
      ...common,
      topics: ['gemeinschaft.treff'],
      ...advice,
      phone: '0521 222',
      keepBy: 'telefon',
    }),
  ]);
  await scene.set('sender.email', 'brief@quartier.example');
  await scene.set('manager.email', MANAGER);
});
afterAll(() => scene.close());

/** A resident says by the form what is not right. */
async function report(about: typeof choir, answers: Readonly<Record<string, string>>): Promise<void> {
  const path = reportPath(slugOf(about));
  const { token } = await scene.shown(path);
  const { html } = await scene.send(path, { ...answers, token, step: 'send' });
  expect(html).toContain('Das haben Sie gesendet');
}
const run = (day: string) => {
  const at = `${day}T05:30:00Z`;
  scene.goTo(at);
  return scene.run(at);
};
/** The mails since the last look, by address. */
let seen = 0;
const mails = () => {
  const fresh = scene.post.taken.slice(seen);
  seen = scene.post.taken.length;
  return Object.fromEntries(fresh.map(({ to, email }) => [to, email]));
};

describe('what residents report', () => {
  it('goes to the manager and the provider the next morning, of the reporter nothing to the provider', async () => {
    const text = 'Ich bin Rosa Rote, 0151 777, und stand vor verschlossener Tür.';
    await report(choir, { field: 'zeiten', text, reach: 'rosa@example.org' });
    await report(choir, { field: 'telefon', text: 'Da geht niemand hin.' });
    await report(advice, { text: 'Zieht um.' });
    expect((await run('2026-06-02')).report).toMatchObject({ asked: 0, told: 2 });
    const { [PROVIDER]: provider, [MANAGER]: manager } = mails();
    expect(provider?.subject).toBe('Ein Hinweis zu „Chor am Markt“');
    expect(provider?.text).toContain('Gemeldet: Zeiten · Telefon oder E-Mail');
    expect(provider?.text).toContain('Öffnungszeiten: Di 18 Uhr');
    expect(provider?.text).toMatch(new RegExp(`/stimmt-noch/\\S+/${choir.id}/aendern`));
    expect(manager?.subject).toBe('3 neue Meldungen zum Verzeichnis');
    expect(manager?.text).toContain('Der Anbieter bekommt auch eine Mail.');
    expect(manager?.text).toContain('Bitte rufen Sie beim Anbieter an: 0521 222.');
    expect(manager?.text).toMatch(/A4\b/); // the third report's row
    for (const part of ['Rosa', '0151', 'rosa@', 'Tür', 'niemand', 'Beratung'])
      expect(`${provider?.text}${provider?.html}`).not.toContain(part);
    expect(`${manager?.text}${manager?.html}`).not.toMatch(/Rosa|0151|rosa@|Tür/);
  });

  it('is told once, whatever comes twice, and new reports not before the next day', async () => {
    await report(choir, { field: 'weg', text: 'Gibt es nicht mehr.' });
    await Promise.all([run('2026-06-02'), run('2026-06-02')]);
    expect(mails()).toEqual({});
    // Who finds the other at a mail leaves it, says so by failing, and comes again.
    await Promise.all([run('2026-06-05'), run('2026-06-05')]);
    expect((await run('2026-06-05')).report).toMatchObject({ told: 0 });
    expect(
      scene.post.taken
        .slice(seen)
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual([MANAGER, PROVIDER]);
    expect(mails()[PROVIDER]?.text).toContain('Gemeldet: Gibt es nicht mehr');
  });

  it('is not told while it waits in Prüfen', async () => {
    await report(choir, { text: 'Billig kaufen', website: 'https://spam.example' });
    expect((await scene.office.open().read(reviewDirectory)).review_directory).toHaveLength(1);
    expect((await run('2026-06-08')).report).toMatchObject({ told: 0 });
  });

  it('is not told once the manager has decided', async () => {
    await report(advice, { field: 'adresse', text: 'Steht leer.' });
    await scene.enter(reports, 'decision', 'Steht leer.', 'erledigt');
    expect((await run('2026-06-09')).report).toMatchObject({ asked: 1, told: 0 });
    expect(Object.keys(mails())).toEqual([PROVIDER]); // the 150th day
  });
});

describe('a mail of which nobody knows whether it arrived', () => {
  it('comes again the next day as the same message, and what is new the day after', async () => {
    scene.post.manners.data = () => 'take and hang up';
    await report(advice, { field: 'weg', text: 'Ist zu.' });
    expect((await run('2026-06-15')).status).toBe(500);
    delete scene.post.manners.data;
    await report(advice, { field: 'sonst', text: 'Der Aufzug steht.' });
    expect((await run('2026-06-16')).report).toMatchObject({ told: 1 });
    expect((await run('2026-06-17')).report).toMatchObject({ told: 1 });
    const [first, again, next] = scene.post.taken.slice(seen).map(({ email }) => email);
    expect([again?.messageId, again?.subject]).toEqual([
      first?.messageId,
      'Eine neue Meldung zum Verzeichnis',
    ]);
    expect(next?.messageId).not.toBe(first?.messageId);
    expect(next?.text).toContain('Gemeldet: Etwas anderes');
    mails();
  });
});

describe('who proposed a pause', () => {
  it('is neither asked again nor told of reports until the manager has decided', async () => {
    const { text = '' } = scene.post.taken.findLast(({ to }) => to === PROVIDER)?.email ?? {};
    const path = new RegExp(`/stimmt-noch/\\S+/${choir.id}/pausiert`).exec(text)?.[0] ?? '';
    expect((await scene.send(path, {})).status).toBe(200);
    scene.goTo('2026-06-29T09:00:00Z');
    await report(choir, { field: 'weg', text: 'Immer noch zu.' });
    expect((await run('2026-06-30')).report).toMatchObject({ due: 0, told: 1 });
    const told = mails();
    expect(Object.keys(told)).toEqual([MANAGER]);
    expect(told[MANAGER]?.text).toContain('schon gesagt, was sich ändert');

    await scene.enter(changes, 'decision', 'Status', 'ablehnen');
    expect((await run('2026-07-01')).report).toMatchObject({ due: 0, told: 0 });
    await runUpkeep(new Date('2026-07-01T07:05:00Z'), ports());
    expect((await run('2026-07-02')).report).toMatchObject({ due: 1, asked: 1, told: 1 });
    expect(scene.post.taken.slice(seen).map(({ to, email }) => [to, email.subject])).toEqual([
      [PROVIDER, 'Ein Hinweis zu „Chor am Markt“'],
      [PROVIDER, 'Stimmt das noch? „Chor am Markt“'],
    ]);
  });
});
