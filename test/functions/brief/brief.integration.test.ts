import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runBrief } from '../../../functions/brief/function.ts';
import { isManagerToken } from '../../../functions/web/manager-link.ts';
import { MANAGER_LINKS_ENDED } from '../../../sheets-schema/presets.ts';
import { idOf } from '../../../functions/platform/keys.ts';
import { consents } from '../../../sheets-schema/consents.ts';
import { contacts } from '../../../sheets-schema/contacts.ts';
import { deliveries } from '../../../sheets-schema/deliveries.ts';
import { referenceOf } from '../../../sheets-schema/ids.ts';
import { issues } from '../../../sheets-schema/issues.ts';
import { notices } from '../../../sheets-schema/notices.ts';
import { offers } from '../../../sheets-schema/offers.ts';
import { questions } from '../../../sheets-schema/questions.ts';
import { settings } from '../../../sheets-schema/settings.ts';
import { surveys } from '../../../sheets-schema/surveys.ts';
import { tabMetadata } from '../../../sheets-schema/tab.ts';
import { startLetterOffice, type LetterOffice } from '../mail/letter-office.ts';
import { flat, linksIn } from '../mail/twins.ts';

const MONDAY = new Date('2026-11-30T05:30:00Z');
let desk: LetterOffice;
beforeEach(async () => {
  desk = await startLetterOffice();
});
afterEach(() => desk.close());

const run = (at = MONDAY) => {
  desk.watch.now = at;
  return runBrief(at, desk.io());
};
const letter = () => desk.post.taken.at(-1)?.email;

/** A resident's enquiry of some day that nobody has answered. */
async function enquiry(name: string): Promise<string> {
  const id = idOf(name);
  await desk.add(contacts, {
    id,
    reference: referenceOf(id),
    date: '2026-11-24',
    channel: 'formular',
    outcome: 'offen',
    anonymous: 'nein',
    name,
    reach: 'geheim@person.example',
    need: 'Sehr persönliches Anliegen',
    mainTopic: 'geld',
    receivedAt: '2026-11-24T10:00:00.000Z',
  });
  return referenceOf(id);
}

describe('the manager’s brief', () => {
  it('names what is lost or cannot be asked in any of the four files', async () => {
    const survey = { title: 'Ihr Viertel', status: 'freigegeben' } as const;
    await desk.add(surveys, { ...survey, audience: 'bewohner', opens: '2026-11-01', closes: '2026-12-20' });
    const ask = { survey: survey.title, type: 'skala', scale: 'zufrieden5' } as const;
    await desk.add(questions, { ...ask, text: 'Wie leben Sie hier?' });
    await desk.add(questions, { ...ask, text: 'Verirrt', survey: 'Unser Viertel' });
    await desk.add(questions, { ...ask, text: 'Ohne Skala', scale: null });
    await desk.add(questions, { ...ask, text: 'Vertippt' });
    await desk.type(questions, 'text', 'Vertippt', 'scale', 'Zufridenheit');
    await desk.office.edit('operations', { deleteSheet: { sheetId: tabMetadata(consents).id } });
    await run();
    const said = (await desk.rows(notices)).map((row) => row['Was'] ?? '');
    expect(said.filter((what) => /Fragen|Einwilligungen/.test(what))).toEqual([
      'Tabelle „Einwilligungen“: Diese Tabelle ist nicht mehr da.',
      'Tabelle „Fragen“, Spalte „Skala“, Zeile 5: Dieses Wort steht nicht in der Auswahl.',
      'Tabelle „Fragen“, Spalte „Umfrage“, Zeile 3: Diese Frage gehört zu keiner Umfrage und wird nicht gestellt.',
      'Tabelle „Fragen“, Spalte „Skala“, Zeile 4: Zu dieser Frage gibt es nichts auszuwählen, darum wird sie nicht gestellt.',
    ]);
    const text = (await desk.rows(notices)).map((row) => row['Wo']).join(' ');
    expect(text).toContain(`${desk.office.ids.surveys}/edit#gid=${tabMetadata(questions).id}&range=A3`);
  });

  it('leads to what waits by reference and link, and keeps names and words in the sheet', async () => {
    const reference = await enquiry('Vera Vertraulich');
    await run();
    const { text = '', html = '', subject } = letter() ?? {};
    expect(subject).toBe('Ihre Woche im Quartier: 30.11.2026');
    const link = `https://docs.google.com/spreadsheets/d/${desk.office.ids.contacts}/edit#gid=${tabMetadata(contacts).id}&range=A2`;
    expect(text).toContain(`- eins seit über zwei Arbeitstagen offen:\n  ${reference}:\n  ${link}\n`);
    const links = linksIn({ subject: '', text, html });
    expect(links.text).toEqual(links.html);
    for (const secret of ['Vera', 'Vertraulich', 'geheim', 'persönliches'])
      expect(`${text}${html}`).not.toContain(secret);
  });

  it('goes out once a week, and keeps Hinweise true on every other morning', async () => {
    const ask = { survey: 'Niemandes', type: 'skala', text: 'Verirrt' } as const;
    await desk.add(questions, ask);
    await run();
    const astray = async () =>
      (await desk.rows(notices)).filter((row) => row['Was']?.includes('gehört zu keiner Umfrage'));
    expect(await astray()).toMatchObject([{ Behoben: '' }]);
    const sent = desk.post.taken.length;
    await desk.type(questions, 'text', 'Verirrt', 'survey', '');
    await run(new Date('2026-12-02T05:30:00Z'));
    expect(desk.post.taken).toHaveLength(sent);
    expect(await astray()).not.toMatchObject([{ Behoben: '' }]);
  });

  it('asks in December for the next contacts file', async () => {
    await run(new Date('2026-12-07T05:30:00Z'));
    const text = letter()?.text?.replace(/\s+/g, ' ') ?? '';
    expect(text).toContain('- Die Datei „Kontakte 2027“ fehlt noch. Legen Sie eine leere Tabelle an');
    expect(text).toContain(`${desk.office.ids.directory}/edit#gid=${tabMetadata(settings).id}`);
  });

  it('leads into the old contacts file while the new one does not open, and says so', async () => {
    await enquiry('Vera');
    const value = '1SomebodyForgotToShareThisFileWithUsXXXXXXXXX';
    await desk.add(settings, { key: 'file.contacts.2027', value });
    await run();
    const text = letter()?.text ?? '';
    expect(text).toContain(`/d/${desk.office.ids.contacts}/edit#gid=${tabMetadata(contacts).id}&range=A2`);
    expect(text).not.toContain(value);
    expect(text).toContain('- Neueste Datei öffnet sich nicht:\n  Kontakte\n');
  });

  it('says that the file in which letters are noted does not open, although it cannot be noted itself', async () => {
    await desk.type(settings, 'key', 'file.operations', 'value', 'bitte eintragen');
    expect(await run()).toMatchObject({ outcome: 'sent' });
    expect(letter()?.text).toContain('- Datei öffnet sich nicht:\n  Versand\n');
  });

  it('comes once a week', async () => {
    await run();
    expect(await run()).toMatchObject({ outcome: 'before' });
    expect(await run(new Date('2026-12-07T05:30:00Z'))).toMatchObject({ week: '2026-W50', outcome: 'sent' });
    expect(desk.post.taken.map(({ to }) => to)).toEqual(['buero@quartier.example', 'buero@quartier.example']);
  });

  it('comes with the next run when the mail server was away', async () => {
    desk.post.manners.recipient = () => ({ code: 421 });
    await expect(run()).rejects.toMatchObject({ code: 'MAIL_NOT_SENT' });
    desk.post.manners.recipient = () => undefined;
    expect(await run()).toMatchObject({ outcome: 'sent' });
  });

  it('says in German what is wrong in the sheets and where, and Hinweise what to do, until it is mended', async () => {
    await desk.offer('Sprachcafé', {
      organisation: 'Verein',
      topics: ['geld'],
      access: 'offen',
      cost: 'frei',
    });
    await desk.type(offers, 'title', 'Sprachcafé', 'validTo', 'bald');
    await run();
    const link = `${desk.office.ids.directory}/edit#gid=${tabMetadata(offers).id}&range=`;
    expect(letter()?.text).toMatch(
      new RegExp(`- Nicht lesbar:\\n  Angebote, Gilt bis, Zeile 2:\\n  \\S+${link}`),
    );
    expect(letter()?.text).toContain(`${desk.office.ids.directory}/edit#gid=${tabMetadata(notices).id}`);
    const [notice] = await desk.rows(notices);
    expect(notice).toMatchObject({
      Was: 'Tabelle „Angebote“, Spalte „Gilt bis“, Zeile 2: Diese Angabe kann das System nicht lesen.',
      Behoben: '',
    });
    expect(notice?.['Was tun']).toContain('Bitte schreiben Sie ein Datum so: 24.12.2026');
    expect(notice?.['Wo']).toContain(link);
    expect(await run()).toMatchObject({ noted: 0 });
    await desk.type(offers, 'title', 'Sprachcafé', 'validTo', '');
    expect(await run()).toMatchObject({ noted: 1 });
    expect((await desk.rows(notices))[0]?.['Behoben']).not.toBe('');
  });

  it('says no more what the manager leaves as it is', async () => {
    await desk.offer('Sprachcafé');
    await run();
    const title = 'Tabelle „Angebote“, Spalte „Zugang“, Zeile 2: Hier fehlt eine Angabe.';
    expect(letter()?.text).toContain('Angebote, Anbieter, Zeile 2');
    for (const { Was = '' } of await desk.rows(notices))
      if (Was !== title) await desk.type(notices, 'what', Was, 'decision', 'so lassen');
    await run(new Date('2026-12-07T05:30:00Z'));
    expect(letter()?.text).toContain('Angebote, Zugang, Zeile 2');
    expect(letter()?.text).not.toContain('Angebote, Anbieter');
  });

  it('asks what shall become of unclear letters, and says when rows are gone by which letters remember', async () => {
    const mail = { key: 'digest|2026-W48|A', purpose: 'digest', issue: '2026-W48', recipient: 'P' } as const;
    const at = '2026-11-23T06:00:00.000Z';
    const issue = { key: '2026-W48', frozenAt: at, letters: 2 };
    await desk.add(issues, { id: idOf('issue|2026-W48'), ...issue });
    await desk.add(deliveries, { ...mail, id: idOf('a'), state: 'geplant', at });
    await desk.add(deliveries, { ...mail, id: idOf('b'), state: 'begonnen', at });
    await run();
    const text = flat(letter()?.text ?? '');
    expect(text).toContain('einer unklar, bitte entscheiden');
    expect((await desk.rows(notices)).map(({ Was }) => Was)).toContainEqual(
      expect.stringContaining('Tabelle „Zustellungen“: Hier fehlen Zeilen'),
    );
    expect(text).toContain(`#gid=${tabMetadata(issues).id}&range=A2`);
  });

  it('says in its report that there is no address for it', async () => {
    await desk.type(settings, 'key', 'manager.email', 'value', '');
    expect(await run()).toEqual({ week: '2026-W49', outcome: 'managerMissing' });
  });

  it('brings the links to enter sheets of paper and to call, which live a week, unless Einstellungen end them', async () => {
    await desk.offer('Chor', { phone: '0221 4710 123' });
    await run();
    expect(letter()?.text).toContain('- Chor:\n  0221 4710 123\n');
    expect(letter()?.html).toContain('href="tel:02214710123"');
    const { keys } = desk.io();
    for (const [act, path] of [
      ['enter', 'erfassen'],
      ['call', 'anrufen'],
    ] as const) {
      const found = new RegExp(`https://quartier.example/${path}/(\\S+)`).exec(letter()?.text ?? '');
      const token = found?.[1] ?? '';
      expect(isManagerToken(keys, act, token, new Date('2026-12-07T05:30:00Z'), '')).toBe(true);
      expect(isManagerToken(keys, act, token, new Date('2026-12-07T05:30:01Z'), '')).toBe(false);
    }
    await desk.type(settings, 'key', MANAGER_LINKS_ENDED, 'value', 'sofort');
    await run(new Date('2026-12-07T05:30:00Z'));
    const ended = letter()?.text ?? '';
    expect(ended).not.toMatch(/\/(erfassen|anrufen)\//);
    expect(ended.replace(/\s+/g, ' ')).toContain('Anrufliste und Papierbögen haben diese Woche keinen Link');
    expect(ended).toContain('in „Bestätigungen“ notieren');
  });

  it('wishes a good week when nothing waits', async () => {
    await run();
    expect(letter()?.text).toContain('es liegt nichts Dringendes an.');
  });
});
