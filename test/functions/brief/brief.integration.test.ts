import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runBrief } from '../../../functions/brief/function.ts';
import { isManagerToken } from '../../../functions/web/manager-link.ts';
import { MANAGER_LINKS_ENDED } from '../../../sheets-schema/presets.ts';
import { idOf } from '../../../functions/platform/keys.ts';
import { consents } from '../../../sheets-schema/consents.ts';
import { contacts } from '../../../sheets-schema/contacts.ts';
import { referenceOf } from '../../../sheets-schema/ids.ts';
import { offers } from '../../../sheets-schema/offers.ts';
import { questions } from '../../../sheets-schema/questions.ts';
import { settings } from '../../../sheets-schema/settings.ts';
import { surveys } from '../../../sheets-schema/surveys.ts';
import { tabMetadata } from '../../../sheets-schema/tab.ts';
import { startLetterOffice, type LetterOffice } from '../mail/letter-office.ts';
import { linksIn } from '../mail/twins.ts';

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
    const text = letter()?.text?.replace(/\s+/g, ' ') ?? '';
    const said = [...text.matchAll(/- (Tabelle „(?:Fragen|Einwilligungen)“[^:]*: [^.]*\.)/g)].map(
      ([, line]) => line,
    );
    expect(said).toEqual([
      'Tabelle „Fragen“, Spalte „Skala“, Zeile 5: Dieses Wort steht nicht in der Auswahl.',
      'Tabelle „Einwilligungen“: Diese Tabelle ist nicht mehr da.',
      'Tabelle „Fragen“, Spalte „Umfrage“, Zeile 3: Diese Frage gehört zu keiner Umfrage und wird nicht gestellt.',
      'Tabelle „Fragen“, Spalte „Skala“, Zeile 4: Zu dieser Frage gibt es nichts auszuwählen, darum wird sie nicht gestellt.',
    ]);
    expect(text).toContain(`${desk.office.ids.surveys}/edit#gid=${tabMetadata(questions).id}&range=A3`);
  });

  it('leads to what waits by reference and link, and keeps names and words in the sheet', async () => {
    const reference = await enquiry('Vera Vertraulich');
    await run();
    const { text = '', html = '', subject } = letter() ?? {};
    expect(subject).toBe('Ihre Woche im Quartier: 30.11.2026');
    const link = `https://docs.google.com/spreadsheets/d/${desk.office.ids.contacts}/edit#gid=${tabMetadata(contacts).id}&range=A2`;
    expect(text).toContain(
      `- ${reference}: offen seit 24.11.2026, kam über das Formular\n  Geld und Existenz\n  ${link}\n`,
    );
    const links = linksIn({ subject: '', text, html });
    expect(links.text).toEqual(links.html);
    for (const secret of ['Vera', 'Vertraulich', 'geheim', 'persönliches'])
      expect(`${text}${html}`).not.toContain(secret);
  });

  it('asks in December for the next contacts file', async () => {
    await run(new Date('2026-12-07T05:30:00Z'));
    const text = letter()?.text?.replace(/\s+/g, ' ') ?? '';
    expect(text).toContain(
      '- Die Datei „Kontakte 2027“ fehlt noch. Bitte legen Sie eine neue, leere Tabelle an',
    );
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
    expect(text).toContain('Datei „Kontakte“: Die neueste Datei lässt sich nicht öffnen.');
  });

  it('says that the file in which letters are noted does not open, although it cannot be noted itself', async () => {
    await desk.type(settings, 'key', 'file.operations', 'value', 'bitte eintragen');
    expect(await run()).toMatchObject({ outcome: 'sent' });
    expect(letter()?.text).toContain('Datei „Versand“: Diese Datei lässt sich nicht öffnen.');
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

  it('says in German what is wrong in the sheets, where, and what to do', async () => {
    await desk.offer('Sprachcafé');
    await desk.type(offers, 'title', 'Sprachcafé', 'validTo', 'bald');
    await run();
    const text = letter()?.text?.replace(/\s+/g, ' ');
    expect(text).toContain(
      'Tabelle „Angebote“, Spalte „Gilt bis“, Zeile 2: Diese Angabe kann das System nicht lesen.',
    );
    expect(text).toContain('Bitte schreiben Sie ein Datum so: 24.12.2026');
  });

  it('says in its report that there is no address for it', async () => {
    await desk.type(settings, 'key', 'manager.email', 'value', '');
    expect(await run()).toEqual({ week: '2026-W49', outcome: 'managerMissing' });
  });

  it('brings the link to enter sheets of paper, which lives a week, unless Einstellungen end it', async () => {
    await run();
    const [, token = ''] = /https:\/\/quartier\.example\/erfassen\/(\S+)/.exec(letter()?.text ?? '') ?? [];
    const { keys } = desk.io();
    expect(isManagerToken(keys, 'enter', token, new Date('2026-12-07T05:30:00Z'), '')).toBe(true);
    expect(isManagerToken(keys, 'enter', token, new Date('2026-12-07T05:30:01Z'), '')).toBe(false);
    await desk.type(settings, 'key', MANAGER_LINKS_ENDED, 'value', 'sofort');
    await run(new Date('2026-12-07T05:30:00Z'));
    expect(letter()?.text).not.toContain('/erfassen/');
    expect(letter()?.text).toContain('Diese Woche gibt es keinen Link zum Erfassen');
  });

  it('wishes a good week when nothing waits', async () => {
    await run();
    expect(letter()?.text).toContain('Es liegt nichts Dringendes an.');
  });
});
