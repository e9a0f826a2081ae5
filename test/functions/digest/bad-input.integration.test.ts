import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBrief } from '../../../functions/brief/function.ts';
import { runDigest } from '../../../functions/digest/function.ts';
import { HTML_LIMIT_BYTES } from '../../../functions/mail/compose.ts';
import { runUpkeep } from '../../../functions/upkeep/function.ts';
import { idOf } from '../../../functions/platform/keys.ts';
import { notices } from '../../../sheets-schema/notices.ts';
import type { offers } from '../../../sheets-schema/offers.ts';
import { organisations } from '../../../sheets-schema/organisations.ts';
import { partners } from '../../../sheets-schema/partners.ts';
import { tabMetadata, type NewRow, type Tab } from '../../../sheets-schema/tab.ts';
import { texts } from '../../../sheets-schema/texts.ts';
import { startLetterOffice, type LetterOffice } from '../mail/letter-office.ts';
import { flat, seenIn } from '../mail/twins.ts';

const MONDAY = new Date('2026-11-30T06:00:00Z');
const NEXT = new Date('2026-12-07T06:00:00Z');
const HTML = 'Wir <b>laden</b> ein <script>alert(1)</script><a href="https://boese.example">hier</a>';
const LONG = 'Sehr lang. '.repeat(3_637); // 40,007 characters

/** What nobody should have to mend. */
const whole: NewRow<typeof offers> = { topics: ['geld'], access: 'offen', cost: 'frei' };

let desk: LetterOffice;
let lines: Map<string, string>;
beforeAll(async () => {
  desk = await startLetterOffice();
  await desk.offer('Boule', { ...whole, organisation: 'Verein Zwei' });
  for (const name of ['anna', 'bert', 'cora']) await desk.partner(`${name}@verein.example`);
  desk.watch.now = MONDAY;
  await runDigest(MONDAY, desk.io());
  desk.post.taken.length = 0;
  await allGoesWrong();
  desk.watch.now = NEXT;
  await runDigest(NEXT, desk.io());
  await runBrief(NEXT, desk.io());
  lines = await noted();
});
afterAll(() => desk.close());

/** Everything at once that people do to the sheets, in a week that has good news too. */
async function allGoesWrong(): Promise<void> {
  await desk.add(
    organisations,
    { id: idOf('Verein Eins'), name: 'Verein Eins', kind: 'verein' },
    { id: idOf('Verein Zwei'), name: 'Verein Zwei', kind: 'verein' },
  );
  await desk.offer('Mieterberatung', { ...whole, organisation: 'Verein Zwei', hours: 'Mo 9–12 Uhr' });
  await desk.offer('Chor', { ...whole, organisation: 'Verein Eins' });
  await removeRow(organisations, 'Verein Eins');
  await desk.offer('Handarbeit', { ...whole, summary: HTML, organisation: 'Verein Zwei' });
  await desk.offer('Lesekreis', { ...whole, summary: LONG, organisation: 'Verein Zwei' });
  await desk.offer('Atelier', { ...whole, description: LONG, organisation: 'Verein Zwei' });

  await desk.add(partners, { id: idOf('broken'), email: 'dora@verein', status: 'aktiv', wants: ['brief'] });
  await desk.partner('ANNA@verein.example', { values: { id: idOf('twice') } });
  await desk.add(partners, { id: idOf('typed'), email: 'erna@verein.example', status: 'aktiv' });
  await desk.type(partners, 'email', 'cora@verein.example', 'topics', 'Gibt es nicht mehr');
  await desk.office.sheets.spreadsheets.values.clear({
    spreadsheetId: desk.office.ids[texts.file],
    range: `'${texts.title}'!A2:E100`,
  });
}

async function removeRow(tab: Tab, first: string): Promise<void> {
  const row = (await desk.office.shown(tab)).findIndex((cells) => cells.includes(first));
  const range = { sheetId: tabMetadata(tab).id, dimension: 'ROWS', startIndex: row, endIndex: row + 1 };
  await desk.office.edit(tab.file, { deleteDimension: { range } });
}

const letterTo = (name: string) => {
  const all = desk.post.taken.filter(({ to }) => to.toLowerCase() === `${name}@verein.example`);
  return { all: all.length, html: all[0]?.email.html ?? '', text: all[0]?.email.text ?? '' };
};

/** What *Hinweise* say, what and what to do, by the place. */
async function noted(): Promise<Map<string, string>> {
  const { what, todo } = notices.columns;
  const rows = await desk.rows(notices);
  return new Map(
    rows.map((row) => {
      const place = /^Tabelle „[^“]*“(, Spalte „[^“]*“)?(, Zeile \d+)?/.exec(row[what.label] ?? '');
      return [place?.[0] ?? '', `${row[what.label]} ${row[todo.label]}`];
    }),
  );
}

describe('a week in which everything in the sheets is wrong', () => {
  it('brings everybody who agreed the whole letter, once, and nobody else any', () => {
    const to = desk.post.taken.map((one) => one.to).filter((one) => one.endsWith('@verein.example'));
    expect(to.map((one) => one.toLowerCase()).toSorted()).toEqual([
      'anna@verein.example',
      'bert@verein.example',
      'cora@verein.example',
    ]);
    for (const name of ['anna', 'bert', 'cora'])
      for (const title of ['Mieterberatung', 'Chor', 'Handarbeit', 'Lesekreis', 'Atelier'])
        expect(letterTo(name).text).toContain(`- ${title}\n`);
  });

  it('shows HTML as it stands, and never as HTML', () => {
    const { html, text } = letterTo('anna');
    expect(html).not.toMatch(/<script|href="https:\/\/boese/);
    expect(seenIn(html)).toContain(HTML);
    expect(flat(text)).toContain(HTML);
  });

  it('cuts what is far too long, so that the letter reaches its foot', () => {
    const { html } = letterTo('anna');
    expect(Buffer.byteLength(html)).toBeLessThan(HTML_LIMIT_BYTES);
    expect(seenIn(html)).toMatch(/Lesekreis Verein Zwei (Sehr lang\. ){20,30}Se…/);
    expect(seenIn(html)).not.toContain('Sehr lang. '.repeat(40));
  });

  it('does without the office’s texts', () => {
    const { text } = letterTo('anna');
    expect(text).toMatch(/^[^]*Guten Tag,\n\n== /);
  });

  it.each([
    ['Tabelle „Partner“, Spalte „E-Mail“, Zeile 5', 'kann das System nicht lesen', 'name@beispiel.de'],
    [
      'Tabelle „Partner“, Spalte „E-Mail“, Zeile 6',
      'steht weiter oben schon einmal',
      'eine der beiden Zeilen',
    ],
    ['Tabelle „Partner“, Spalte „Status“, Zeile 7', 'niemand zugestimmt', '„eingeladen“'],
    ['Tabelle „Partner“, Spalte „Nur Themen“, Zeile 4', 'steht nicht in der Auswahl', '„Listen“'],
    ['Tabelle „Angebote“, Spalte „Anbieter“, Zeile 4', 'steht nicht in „Organisationen“', '„beendet“'],
    ['Tabelle „Angebote“, Spalte „Kurz gesagt“, Zeile 5', 'HTML', 'in spitzen Klammern'],
    ['Tabelle „Angebote“, Spalte „Kurz gesagt“, Zeile 6', 'länger, als er sein soll', 'kürzen'],
    ['Tabelle „Angebote“, Spalte „Beschreibung“, Zeile 7', 'länger, als er sein soll', 'kürzen'],
    ['Tabelle „Texte“, Spalte „Text“', 'leer oder nicht mehr da', 'Impressum'],
  ])('tells the manager where, what and what to do: %s', (place, what, todo) => {
    expect(lines.get(place)).toContain(what);
    expect(lines.get(place)).toContain(todo);
  });

  it('says in Stand why a partner whom she typed in gets nothing', async () => {
    const environment = { SITE_URL: 'https://quartier.example', POST_URL: 'https://post.example' };
    const tasks = { add: () => Promise.reject(new Error('nothing to queue')) };
    await runUpkeep(NEXT, { ...desk.io(), environment, tasks });
    const rows = await desk.rows(partners);
    expect(rows.find((row) => row['E-Mail'] === 'erna@verein.example')?.['Stand']).toBe(
      'keine Einwilligung: bekommt keinen Brief',
    );
  });
});
