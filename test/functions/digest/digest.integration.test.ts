import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runDigest } from '../../../functions/digest/function.ts';
import { idOf } from '../../../functions/platform/keys.ts';
import { consents } from '../../../sheets-schema/consents.ts';
import { contacts } from '../../../sheets-schema/contacts.ts';
import { contents } from '../../../sheets-schema/contents.ts';
import { deliveries } from '../../../sheets-schema/deliveries.ts';
import { issues } from '../../../sheets-schema/issues.ts';
import { offers } from '../../../sheets-schema/offers.ts';
import { partners } from '../../../sheets-schema/partners.ts';
import { preview } from '../../../sheets-schema/preview.ts';
import { LETTER_GAPS_ACCEPTED } from '../../../sheets-schema/presets.ts';
import { settings } from '../../../sheets-schema/settings.ts';
import { tabMetadata } from '../../../sheets-schema/tab.ts';
import { startLetterOffice, type LetterOffice } from '../mail/letter-office.ts';
import { flat } from '../mail/twins.ts';

const MONDAY = new Date('2026-11-30T06:00:00Z');
const NEXT = new Date('2026-12-07T06:00:00Z');

let desk: LetterOffice;
beforeEach(async () => {
  desk = await startLetterOffice();
});
afterEach(() => desk.close());

/** A run in a process of its own, at its hour. */
async function run(at: Date) {
  desk.watch.now = at;
  return runDigest(at, desk.io());
}
const sentTo = () => desk.post.taken.map(({ to }) => to).toSorted((a, b) => (a < b ? -1 : 1));
const states = async () => (await desk.rows(deliveries)).map((row) => row['Stand'] ?? '');

/** Anna and Bert read the letter; the first issue has introduced what was there. */
async function afterTheFirstIssue(): Promise<void> {
  await desk.offer('Sprachcafé');
  await desk.partner('anna@verein.example');
  await desk.partner('bert@verein.example');
  await run(MONDAY);
  desk.post.taken.length = 0;
}

describe('the letter of a Monday', () => {
  it('introduces first, then tells each partner what is new, once', async () => {
    await desk.offer('Sprachcafé');
    await desk.partner('anna@verein.example');
    expect(await run(MONDAY)).toMatchObject({ issue: '2026-W49', outcome: 'sent', now: 1, sent: 1 });
    expect(desk.post.taken[0]?.email.text).toContain('Im Verzeichnis steht zurzeit ein Angebot.');
    expect(desk.post.taken[0]?.email.text).not.toContain('Neu im Quartier');

    await desk.offer('Mieterberatung');
    expect(await run(NEXT)).toMatchObject({ issue: '2026-W50', now: 1 });
    expect(desk.post.taken[1]?.email.text).toContain('== Neu im Quartier ==\n\n- Mieterberatung\n');
    expect(desk.post.taken[1]?.email.text).not.toContain('Sprachcafé');
  });

  it('reaches only who agreed and has not left', async () => {
    await desk.offer('Sprachcafé');
    await desk.partner('anna@verein.example');
    await desk.partner('asked@verein.example', { confirmed: false });
    await desk.partner('left@verein.example');
    await desk.leave('left@verein.example');
    await desk.partner('paused@verein.example', { values: { status: 'pausiert' } });
    await run(MONDAY);
    expect(sentTo()).toEqual(['anna@verein.example']);
  });

  it('goes out once when the same Monday runs twice, and is no other letter the second time', async () => {
    await afterTheFirstIssue();
    await desk.offer('Mieterberatung');
    await run(NEXT);
    await desk.offer('Reparaturcafé');
    expect(await run(NEXT)).toMatchObject({ now: 0, sent: 2 });
    expect(sentTo()).toEqual(['anna@verein.example', 'bert@verein.example']);
  });

  it('goes out once when two runners start at once', async () => {
    const everybody = Array.from({ length: 13 }, (_, i) => `p${String(i).padStart(2, '0')}@verein.example`);
    for (const address of everybody) await desk.partner(address);
    await desk.offer('Sprachcafé');
    await Promise.all([run(MONDAY), run(MONDAY)]);
    expect(sentTo()).toEqual(everybody);
    expect((await states()).filter((state) => state === 'gesendet')).toHaveLength(13);
  });

  it('is not written to anybody when nothing is new, and the issue says so', async () => {
    await afterTheFirstIssue();
    expect(await run(NEXT)).toMatchObject({ outcome: 'nothing', now: 0, planned: 0 });
    expect(desk.post.taken).toEqual([]);
    expect((await desk.rows(issues)).at(-1)).toMatchObject({
      Stand: 'kein Brief: Es gab nichts zu erzählen.',
    });
  });

  it('bears the one-click headers, and its link names the partner', async () => {
    await desk.offer('Sprachcafé');
    const id = await desk.partner('anna@verein.example');
    await run(MONDAY);
    const headers = new Map(desk.post.taken[0]?.email.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const url = /^<(https:\/\/quartier\.example\/rundbrief\/abmelden\/(\S+))>$/.exec(
      headers.get('list-unsubscribe') ?? '',
    );
    expect(desk.keys.readToken('leave', url?.[2] ?? '', NEXT)).toMatchObject({ ok: true, id });
    expect(desk.post.taken[0]?.email.text).toContain(url?.[1]);
  });

  it('tells what was changed and what ended by the manager’s hand', async () => {
    await afterTheFirstIssue();
    await desk.offer('Mieterberatung', { hours: 'Mo 9–12 Uhr' });
    await run(NEXT);
    desk.post.taken.length = 0;
    await desk.type(offers, 'title', 'Mieterberatung', 'hours', 'Di 9–12 Uhr');
    await desk.type(offers, 'title', 'Sprachcafé', 'status', 'beendet');
    await run(new Date('2026-12-14T06:00:00Z'));
    const text = desk.post.taken[0]?.email.text;
    expect(text).toContain('- Mieterberatung\n  Geändert: Zeiten\n  Di 9–12 Uhr\n');
    expect(text).toContain('== Beendet ==\n\n- Sprachcafé\n');
  });
});

describe('the preview on Saturday', () => {
  const SATURDAY = new Date('2026-12-05T06:00:00Z');
  const manager = () => desk.post.taken.filter(({ to }) => to === 'buero@quartier.example');
  const toAnna = () => desk.post.taken.find(({ to }) => to === 'anna@verein.example')?.email.text ?? '';

  it('shows the manager once what Monday tells, and needs nothing done', async () => {
    await afterTheFirstIssue();
    await desk.offer('Mieterberatung', { organisation: 'Mieterverein' });
    expect(await run(SATURDAY)).toMatchObject({
      issue: '2026-W50',
      outcome: 'previewed',
      entries: 1,
      planned: 2,
    });
    await desk.offer('Zu spät');
    await run(SATURDAY);
    expect(desk.post.taken.map(({ to }) => to)).toEqual(['buero@quartier.example']);
    const [proof] = manager();
    expect(proof?.email.subject).toBe('Vorschau: Quartier am Fluss, Wochenbrief am 7. Dezember 2026');
    expect(flat(proof?.email.text ?? '')).toContain('an bis zu 2 Personen');
    expect(proof?.email.text).toContain('== Neu im Quartier ==\n\n- Mieterberatung\n');
    const list = proof?.email.headers.find(({ key }) => key.startsWith('list-'));
    expect(list).toBeUndefined();
    expect((await desk.rows(preview)).map((row) => [row['Abschnitt'], row['Zeile im Brief']])).toEqual([
      ['Der ganze Brief', expect.stringContaining('Brief am Montag, 7. Dezember 2026.')],
      ['Neu im Quartier', 'Mieterberatung · Mieterverein'],
    ]);

    await run(NEXT);
    expect(toAnna()).toContain('- Mieterberatung\n');
    expect(toAnna()).not.toContain('Zu spät');
  });

  it('lets her leave out, take in at once and greet', async () => {
    await afterTheFirstIssue();
    await desk.offer('Mieterberatung');
    await desk.offer('Reparaturcafé');
    await run(SATURDAY);
    await desk.offer('Nachzügler');
    await desk.type(preview, 'line', 'Mieterberatung', 'decision', 'weglassen');
    await desk.type(preview, 'section', 'Der ganze Brief', 'decision', 'sofort aufnehmen');
    await desk.type(preview, 'section', 'Der ganze Brief', 'greeting', 'Frohes Fest!');
    await run(NEXT);
    expect(toAnna()).toContain('Frohes Fest!');
    expect(toAnna()).toMatch(/- Reparaturcafé\n[^]*- Nachzügler\n/);
    expect(toAnna()).not.toContain('Mieterberatung');
    expect(await run(new Date('2026-12-14T06:00:00Z'))).toMatchObject({ planned: 0 });
  });

  it('lets her hold the letter, and the next one tells it all', async () => {
    await afterTheFirstIssue();
    await desk.offer('Mieterberatung');
    await run(SATURDAY);
    await desk.type(preview, 'section', 'Der ganze Brief', 'hold', 'anhalten');
    expect(await run(NEXT)).toEqual({ issue: '2026-W50', outcome: 'held' });
    expect(sentTo()).toEqual(['buero@quartier.example']);
    await run(new Date('2026-12-14T06:00:00Z'));
    expect(toAnna()).toContain('- Mieterberatung\n');
  });
});

describe('the needs of a month', () => {
  it('stand in its first letter, as they were when that was fixed', async () => {
    await afterTheFirstIssue();
    const talk = (day: string, mainTopic: 'geld' | 'amt') => ({
      id: idOf(`${day} ${mainTopic}`),
      date: day,
      mainTopic,
    });
    const days = Array.from({ length: 5 }, (_, i) => `2026-11-0${i + 1}`);
    await desk.add(contacts, ...days.map((day) => talk(day, 'geld')));
    desk.post.manners.recipient = (address) => (address.startsWith('bert') ? { code: 451 } : undefined);
    await expect(run(NEXT)).rejects.toMatchObject({ code: 'MAIL_SERVER_REFUSES' });
    desk.post.manners.recipient = () => undefined;
    await desk.add(contacts, ...days.map((day) => talk(day, 'amt')));
    await run(NEXT);
    const needs = desk.post.taken.map(({ to, email }) => [
      to,
      email.text?.includes('- Geld und Existenz'),
      email.text?.includes('- Ämter'),
    ]);
    expect(needs).toEqual([
      ['anna@verein.example', true, false],
      ['bert@verein.example', true, false],
    ]);
    expect(await run(new Date('2026-12-14T06:00:00Z'))).toMatchObject({ planned: 0 });
  });
});

describe('a mail server that does not take letters', () => {
  it('loses none: the scheduler comes again, and the next run sends what was put off, and only that', async () => {
    await afterTheFirstIssue();
    await desk.offer('Mieterberatung');
    desk.post.manners.recipient = (address) => (address.startsWith('anna') ? { code: 451 } : undefined);
    await expect(run(NEXT)).rejects.toMatchObject({ code: 'MAIL_SERVER_REFUSES' });
    expect((await desk.rows(issues)).at(-1)?.['Stand']).toBe('gesendet 1, gescheitert 1, unklar 0');
    desk.post.manners.recipient = () => undefined;
    expect(await run(NEXT)).toMatchObject({ now: 1, sent: 2, failed: 0 });
    expect(sentTo()).toEqual(['anna@verein.example', 'bert@verein.example']);
  });

  it('makes the run fail when it takes nothing at all, so that the scheduler tries again', async () => {
    await afterTheFirstIssue();
    await desk.offer('Mieterberatung');
    desk.post.manners.recipient = () => ({ code: 421 });
    await expect(run(NEXT)).rejects.toMatchObject({ code: 'MAIL_SERVER_REFUSES' });
    desk.post.manners.recipient = () => undefined;
    expect(await run(NEXT)).toMatchObject({ now: 2, sent: 2 });
  });

  it('gets no second try in the week for an address that it refused for good, and the next issue tells it all', async () => {
    await afterTheFirstIssue();
    await desk.offer('Mieterberatung');
    desk.post.manners.recipient = (address) => (address.startsWith('anna') ? { code: 550 } : undefined);
    await run(NEXT);
    expect(await run(NEXT)).toMatchObject({ now: 0, failed: 1 });
    desk.post.manners.recipient = () => undefined;
    desk.post.taken.length = 0;
    await desk.offer('Reparaturcafé');
    await run(new Date('2026-12-14T06:00:00Z'));
    const anna = desk.post.taken.find(({ to }) => to === 'anna@verein.example')?.email.text;
    expect(anna).toContain('- Mieterberatung');
    expect(anna).toContain('- Reparaturcafé');
  });

  it('leaves a letter unclear when the line goes dead after it, and it is not sent again', async () => {
    await afterTheFirstIssue();
    await desk.offer('Mieterberatung');
    desk.post.manners.data = (address) => (address.startsWith('anna') ? 'take and hang up' : 'take');
    await run(NEXT);
    desk.post.manners.data = () => 'take';
    expect(await run(NEXT)).toMatchObject({ now: 0, unclear: 1 });
    expect(sentTo().filter((to) => to === 'anna@verein.example')).toHaveLength(1);
  });
});

describe('unclear letters of which the manager decides', () => {
  const AGAIN = new Date('2026-12-07T08:00:00Z');
  const toAnna = () => desk.post.taken.filter(({ to }) => to === 'anna@verein.example');

  /** Anna's letter came, and nobody knows. */
  async function unclear(): Promise<void> {
    await afterTheFirstIssue();
    await desk.offer('Mieterberatung');
    desk.post.manners.data = (address) => (address.startsWith('anna') ? 'take and hang up' : 'take');
    await run(NEXT);
    desk.post.manners.data = () => 'take';
  }

  it('are told to the manager at once, and once', async () => {
    const told = () =>
      desk.post.taken
        .filter(({ to }) => to === 'buero@quartier.example')
        .map(({ email }) => `${email.subject} ${email.text}`);
    await unclear();
    expect(told()).toEqual([
      expect.stringMatching(/ein Brief ist unklar[^]*7\. Dezember 2026[^]*Ausgaben öffnen/),
    ]);
    await run(AGAIN);
    expect(told()).toHaveLength(1);
  });

  it('go out once more, under the same Message-ID, when she wants that, and no third time', async () => {
    await unclear();
    await desk.type(issues, 'key', '2026-W50', 'unclear', 'noch einmal senden');
    expect(await run(NEXT)).toMatchObject({ now: 0, unclear: 1 }); // somebody may still be at it
    expect(await run(AGAIN)).toMatchObject({ now: 1, sent: 2, unclear: 0 });
    expect(await run(AGAIN)).toMatchObject({ now: 0 });
    expect(toAnna()).toHaveLength(2);
    const [first, second] = toAnna();
    expect(second?.email.messageId).toBe(first?.email.messageId);
    expect(sentTo().filter((to) => to.endsWith('@verein.example'))).toHaveLength(3);
  });

  it('are told again by the next letter when she decides before it', async () => {
    await unclear();
    await desk.offer('Reparaturcafé');
    await desk.type(issues, 'key', '2026-W50', 'unclear', 'noch einmal senden');
    desk.post.taken.length = 0;
    await run(new Date('2026-12-14T06:00:00Z'));
    expect(toAnna()[0]?.email.text).toMatch(/Mieterberatung[^]*Reparaturcafé/);
    const bert = desk.post.taken.find(({ to }) => to === 'bert@verein.example');
    expect(bert?.email.text).not.toContain('Mieterberatung');
  });
});

describe('a run that may not trust its records', () => {
  it('sends nothing when the proofs of consent cannot be read', async () => {
    await afterTheFirstIssue();
    await desk.offer('Mieterberatung');
    const { sheetId, column } = await desk.office.place(consents, 'endedAt');
    const range = { sheetId, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 };
    await desk.office.edit('operations', { deleteDimension: { range } });
    await expect(run(NEXT)).rejects.toMatchObject({ code: 'LEDGER_UNREADABLE' });
    expect(desk.post.taken).toEqual([]);
  });

  it.each([
    ['Ausgaben', issues, 1],
    ['Inhalte', contents, 1],
    ['Zustellungen', deliveries, 1],
    ['Zustellungen, but for what was planned', deliveries, 3],
  ] as const)(
    'sends nothing a second time when %s was set back to before the letter',
    async (_what, tab, kept) => {
      await afterTheFirstIssue();
      const range = { sheetId: tabMetadata(tab).id, startRowIndex: kept };
      await desk.office.edit('operations', { updateCells: { range, rows: [], fields: 'userEnteredValue' } });
      for (const at of [MONDAY, new Date('2026-12-05T06:00:00Z'), NEXT])
        await expect(run(at)).rejects.toMatchObject({ code: 'LEDGER_SET_BACK' });
      expect(desk.post.taken).toEqual([]);
      await desk.type(settings, 'key', LETTER_GAPS_ACCEPTED, 'value', '30.11.2026');
      expect(await run(MONDAY)).toMatchObject({ outcome: 'closed' });
      await desk.offer('Hausaufgabenhilfe');
      await run(NEXT);
      await run(NEXT);
      expect(sentTo().toSorted()).toEqual(['anna@verein.example', 'bert@verein.example']);
    },
  );

  it('mails nobody and tells of no offer whose rows were sorted without their ids', async () => {
    for (const title of ['Boule', 'Chor', 'Atelier']) await desk.offer(title);
    for (const name of ['d', 'c', 'b', 'a']) await desk.partner(`${name}@verein.example`);
    for (const tab of [offers, partners]) await desk.workbook.giveIds(tab);
    await run(MONDAY);
    desk.post.taken.length = 0;
    await desk.offer('Mieterberatung');
    const sort = async (tab: typeof offers | typeof partners, sortOrder: string) => {
      const range = {
        sheetId: tabMetadata(tab).id,
        startRowIndex: 1,
        startColumnIndex: 0,
        endColumnIndex: (await desk.office.place(tab, 'state')).column,
      };
      await desk.office.edit(tab.file, {
        sortRange: { range, sortSpecs: [{ dimensionIndex: 0, sortOrder }] },
      });
    };
    await sort(partners, 'ASCENDING');
    await run(NEXT);
    expect(sentTo()).toEqual([]);
    await sort(partners, 'DESCENDING');
    await sort(offers, 'ASCENDING');
    await run(new Date('2026-12-14T06:00:00Z'));
    expect(sentTo()).toHaveLength(4);
    const text = desk.post.taken[0]?.email.text;
    expect(text).toContain('== Neu im Quartier ==\n\n- Mieterberatung\n');
    expect(text).not.toMatch(/Geändert|Boule|Chor|Atelier/);
  });

  it('does not write an older week’s letter after a newer one', async () => {
    await afterTheFirstIssue();
    expect(await run(new Date('2026-11-23T06:00:00Z'))).toMatchObject({ outcome: 'superseded' });
  });

  it('fixes nothing while there is no sender', async () => {
    await desk.offer('Sprachcafé');
    await desk.partner('anna@verein.example');
    await desk.type(settings, 'key', 'sender.email', 'value', '');
    await expect(run(MONDAY)).rejects.toMatchObject({ code: 'SENDER_MISSING' });
    expect(await desk.rows(issues)).toEqual([]);
  });
});
