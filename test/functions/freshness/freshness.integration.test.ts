import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshness } from '../../../functions/freshness/function.ts';
import { ports } from '../../../functions/ports.ts';
import { idOf } from '../../../functions/platform/keys.ts';
import { runUpkeep } from '../../../functions/upkeep/function.ts';
import { offerPath } from '../../../functions/web/routes.ts';
import { slugOf } from '../../../functions/web/slug.ts';
import { append } from '../../../functions/workbook/workbook.ts';
import { changes } from '../../../sheets-schema/changes.ts';
import { confirmations } from '../../../sheets-schema/confirmations.ts';
import { deliveries } from '../../../sheets-schema/deliveries.ts';
import { offers } from '../../../sheets-schema/offers.ts';
import { protocol } from '../../../sheets-schema/protocol.ts';
import { seenIn } from '../mail/twins.ts';
import { flawsOf } from '../../support/html.ts';
import { startScene } from '../survey/scene.ts';

let scene: Awaited<ReturnType<typeof startScene>>;

const choir = { id: idOf('choir'), title: 'Chor am Markt' };
const cafe = { id: idOf('cafe'), title: 'Sprachcafé' };
const advice = { id: idOf('advice'), title: 'Beratung' };
/** The day of the run is 150 days and more after this one. */
const receivedAt = '2026-01-05T09:00:00.000Z';

beforeAll(async () => {
  scene = await startScene(freshness);
  scene.goTo(receivedAt);
  const common = {
    status: 'oeffentlich',
    organisation: 'Verein',
    summary: 'Kurz gesagt',
    access: 'offen',
    cost: 'frei',
    receivedAt,
  } as const;
  const topics = ['gemeinschaft.treff' as const];
  await scene.office
    .open()
    .append([
      append(offers, { ...common, topics, ...choir, phone: '0521 111', keepEmail: 'post@verein.example' }),
      append(offers, { ...common, topics, ...cafe, keepEmail: 'Post@verein.example', keepBy: 'mail' }),
      append(offers, { ...common, topics, ...advice, keepEmail: 'rat@stelle.example', keepBy: 'telefon' }),
    ]);
  await scene.set('sender.email', 'buero@quartier.example');
});

afterAll(() => scene.close());

const run = async (day: string) => {
  const at = `${day}T05:30:00Z`;
  scene.goTo(at);
  return (await scene.run(at)).report;
};
const read = () => scene.office.open().read(offers, confirmations, changes, deliveries);
const pageOf = (offer: typeof choir) => offerPath(slugOf(offer));
/** A new instance, which has read nothing yet. */
const restart = (): void => {
  process.env['WRITES_PER_MINUTE'] = String(Number(process.env['WRITES_PER_MINUTE']) + 1);
};
const links = (): string[] => {
  const text = scene.post.taken.at(-1)?.email.text ?? '';
  return [...text.matchAll(/http:\/\/site\.example(\/stimmt-noch\/\S+)/g)].map(([, path]) => path ?? '');
};
const linkTo = ({ id }: typeof choir, answer: string): string =>
  links().find((path) => path.endsWith(`/${id}/${answer}`)) ?? expect.unreachable(`no link ${answer}`);
const allLink = (): string => links().find((path) => path.split('/').length === 3) ?? '';

/** The form of the café as its provider sends it, but for the telephone. */
const cafeForm = {
  title: cafe.title,
  organisation: 'Verein',
  summary: 'Kurz gesagt',
  topics: 'gemeinschaft.treff',
  access: 'offen',
  cost: 'frei',
  targetGroups: ['familien', 'alle'],
  keepEmail: 'Post@verein.example',
};

describe('the ladder', () => {
  it('asks nobody before the 150th day', async () => {
    expect(await run('2026-05-26')).toEqual({ week: '2026-W22', due: 0, asked: 0, told: 0 });
  });

  it('asks from then on in one mail for all offers of a provider, and not where a call was asked for', async () => {
    expect(await run('2026-06-09')).toEqual({ week: '2026-W24', due: 1, asked: 1, told: 0 });
    expect(scene.post.taken.map(({ to }) => to)).toEqual(['post@verein.example']);
    const { email } = scene.post.taken[0] ?? expect.unreachable('no letter');
    expect(email.subject).toBe('Stimmen Ihre 2 Angebote noch?');
    expect(email.text).toContain('Chor am Markt');
    expect(email.text).toContain('Telefon: 0521 111');
    expect(email.text).toContain('Sprachcafé');
    expect(email.text).not.toContain('Beratung');
    expect(links()).toHaveLength(9);
    for (const path of links()) expect(email.html).toContain(`http://site.example${path}"`);
  });

  it('asks nobody twice in a week, nor before the 165th day', async () => {
    expect(await run('2026-06-09')).toEqual({ week: '2026-W24', due: 1, asked: 0, told: 0 });
    expect(await run('2026-06-16')).toEqual({ week: '2026-W25', due: 0, asked: 0, told: 0 });
    expect(scene.post.taken).toHaveLength(1);
  });

  it('asks once more after a missed week, and then no more', async () => {
    expect(await run('2026-06-30')).toEqual({ week: '2026-W27', due: 1, asked: 1, told: 0 });
    expect(await run('2026-07-07')).toEqual({ week: '2026-W28', due: 0, asked: 0, told: 0 });
    expect(scene.post.taken).toHaveLength(2);
    const { deliveries: ledger } = await read();
    expect(ledger.map(({ purpose, issue, state }) => `${purpose} ${issue} ${state}`)).toEqual([
      'freshness 2026-W24 begonnen',
      'freshness 2026-W24 gesendet',
      'freshness 2026-W27 begonnen',
      'freshness 2026-W27 gesendet',
    ]);
    expect(JSON.stringify(ledger)).not.toContain('verein.example');
  });

  it('warns from the 180th day on, and says that nobody has confirmed', async () => {
    scene.goTo('2026-07-08T09:00:00Z');
    restart();
    const { html } = await scene.shown(pageOf(choir));
    expect(html).toContain('noch nicht bestätigt');
    expect(html).toContain('schon länger niemand bestätigt');
    expect((await scene.shown('/angebote')).html).toContain('In den letzten 180 Tagen bestätigt: 0 von 3');
  });
});

describe('the links of the letter', () => {
  it('change nothing however often they are opened', async () => {
    for (const path of [...links(), ...links()]) {
      const { status, html } = await scene.shown(path);
      expect([path, status]).toEqual([path, 200]);
      expect(html).toContain('<form');
    }
    const state = await read();
    expect([state.confirmations, state.changes]).toEqual([[], []]);
  });

  it('do not count where they were cut, for another’s offer, or after 60 days', async () => {
    expect((await scene.shown(allLink().slice(0, -1))).status).toBe(410);
    expect((await scene.shown(linkTo(choir, 'stimmt').replace(choir.id, advice.id))).status).toBe(404);
    expect((await scene.send(allLink(), { offer: advice.id })).status).toBe(400);
    scene.goTo('2026-08-30T09:00:00Z');
    expect((await scene.shown(allLink())).status).toBe(410);
    expect((await scene.send(allLink(), { offer: choir.id })).status).toBe(410);
    expect((await read()).confirmations).toEqual([]);
    scene.goTo('2026-07-08T09:00:00Z');
  });

  it('show the offer with a button, and one for all', async () => {
    const { html } = await scene.shown(linkTo(choir, 'stimmt'));
    expect(html).toContain('Chor am Markt');
    expect(html).toContain('0521 111');
    expect(html).toContain('Ja, das stimmt noch');
    expect(html).toContain('Bei allen 2 Angeboten stimmt noch alles');
  });

  it('note a confirmation once, by id and not by address', async () => {
    expect((await scene.send(allLink(), { offer: choir.id })).html).toContain('Danke');
    await scene.send(allLink(), { offer: choir.id });
    const { confirmations: rows } = await read();
    expect(rows).toMatchObject([
      {
        offer: 'Chor am Markt',
        offerId: choir.id,
        answer: 'stimmt',
        way: 'mail',
        at: '2026-07-08T09:00:00.000Z',
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain('verein.example');
  });

  it('make the page say who confirmed when', async () => {
    restart();
    const { html } = await scene.shown(pageOf(choir));
    expect(html).toContain('Stand: bestätigt am 8. Juli 2026 vom Anbieter');
    expect(html).not.toContain('schon länger niemand bestätigt');
    expect((await scene.shown('/angebote')).html).toContain('In den letzten 180 Tagen bestätigt: 1 von 3');
  });

  it('propose what changed, field by field, as upkeep carries it out', async () => {
    const path = linkTo(cafe, 'aendern');
    const form = { ...cafeForm, phone: '0521 222' };
    const refused = await scene.send(path, { ...form, title: '' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('0521 222');

    const check = (await scene.send(path, form)).html;
    expect(seenIn(check)).toContain('Telefon Bisher: nichts Neu: 0521 222');
    expect(seenIn(check)).toContain('Für wen ist das Angebot? Bisher: nichts Neu: Familien, Alle');
    const back = await scene.send(path, { ...form, step: 'change' });
    expect(back.html).toContain('value="0521 222"');
    const shown = /name="shown" value="([^"]+)"/.exec(check)?.[1] ?? '';
    expect((await scene.send(path, { ...form, step: 'send', phone: '0521 333', shown })).html).toContain(
      'Was sich ändert',
    );
    expect((await read()).changes).toEqual([]);

    const sent = { ...form, step: 'send', shown };
    expect((await scene.send(path, sent)).html).toContain('Danke, Ihre Änderungen sind da');
    await scene.send(path, sent);
    const { html } = await scene.shown(allLink());
    expect(seenIn(html)).toContain('was Sie geschickt haben Für wen: Familien, Alle Telefon: 0521 222');
    for (const page of [check, back.html, html]) expect(await flawsOf(page)).toEqual([]);
    const state = await read();
    expect(state.changes).toMatchObject([
      { offer: 'Sprachcafé', field: 'Für wen', old: null, decision: null, offerId: cafe.id },
      { offer: 'Sprachcafé', field: 'Telefon', old: null, new: '0521 222', decision: null, offerId: cafe.id },
    ]);
  });

  it('change the sheet and the public page when the manager accepts, and where the old value still stands', async () => {
    const path = linkTo(cafe, 'aendern');
    for (const field of ['Für wen', 'Telefon']) await scene.enter(changes, 'decision', field, 'übernehmen');
    await scene.enter(offers, 'phone', cafe.title, '0521 999');
    await runUpkeep(new Date('2026-07-08T10:05:00Z'), ports());
    const state = await scene.office.open().read(offers, changes, protocol);
    const now = state.offers.find(({ id }) => id === cafe.id);
    expect([now?.phone, now?.targetGroups.toSorted()]).toEqual(['0521 999', ['alle', 'familien']]);
    expect(state.changes.map((row) => row.state)).toEqual([
      'übernommen am 08.07.2026',
      expect.stringContaining('nicht übernommen am 08.07.2026') as string,
    ]);
    expect(state.protocol).toMatchObject([{ tab: 'Angebote', column: 'Für wen', new: 'Familien, Alle' }]);
    restart();
    const { html } = await scene.shown(pageOf(cafe));
    expect([html.includes('Familien'), html.includes('0521 999')]).toEqual([true, true]);
    expect(html).toContain('noch nicht bestätigt'); // edited is not confirmed
    const same = { ...cafeForm, phone: '0521 999' };
    expect((await scene.send(path, same)).html).toContain('Sie haben nichts geändert');
  });

  it('propose a pause and an end in the same way', async () => {
    await scene.send(linkTo(cafe, 'pausiert'), {});
    await scene.send(linkTo(cafe, 'beendet'), {});
    const proposed = (await read()).changes.filter(({ field }) => field === 'Status');
    expect(proposed.map((row) => [row.old, row.new])).toEqual([
      ['öffentlich', 'pausiert'],
      ['öffentlich', 'beendet'],
    ]);
  });
});

describe('after a year', () => {
  it('hides what nobody confirmed, keeps its row, and shows what somebody did', async () => {
    scene.goTo('2027-01-05T09:00:00Z');
    restart();
    expect((await scene.shown(pageOf(cafe))).status).toBe(404);
    expect((await scene.shown(pageOf(choir))).status).toBe(200);
    expect((await read()).offers.map(({ title, status }) => [title, status])).toContainEqual([
      'Sprachcafé',
      'oeffentlich',
    ]);
  });
});
