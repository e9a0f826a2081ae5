import { GoogleSpreadsheet, type GoogleSpreadsheetWorksheet } from 'google-spreadsheet';
import { contacts } from '../../../../sheets-schema/contacts.ts';
import { tabMetadata } from '../../../../sheets-schema/tab.ts';
import { berlinDateTime } from '../../../../functions/platform/time.ts';
import { wordsFrom } from '../../../../functions/workbook/words.ts';
import { googleFetch } from '../../../support/google-fetch.ts';
import type { Contestant, Program, Seen } from './contestant.ts';
import { entry, idOfEntry } from './entries.ts';

const labelOf = (key: string): string => contacts.columns[key as keyof typeof contacts.columns].label;

/** The entry in the texts that its users send and read: labels of lists, German dates. */
function texts(letter: string): Record<string, string> {
  const words = wordsFrom([]);
  const german = (date: string) => date.split('-').toReversed().join('.');
  return Object.fromEntries(
    Object.entries(entry(letter).values).map(([key, value]) => {
      const column = contacts.columns[key as keyof typeof contacts.columns];
      if (column.kind === 'date') return [key, german(String(value))];
      if (column.kind === 'oneOf') return [key, words.label(column.list ?? '', String(value))];
      if (column.kind !== 'instant') return [key, String(value)];
      const [day = '', time = ''] = berlinDateTime(new Date(String(value))).split('T');
      return [key, `${german(day)} ${time.slice(0, 5)}`];
    }),
  );
}

const underLabels = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [labelOf(key), value]));

/**
 * The npm package google-spreadsheet by the calls that its guide teaches: rows by header, a row added, a row's cells set
 * and saved. The tab is taken by its number, which outlives a new title.
 */
export const googleSpreadsheet: Contestant = {
  name: 'google-spreadsheet',
  enter: (office) =>
    googleFetch(office.url.slice(0, -1), async (method) => {
      const moment = method === 'GET' ? 'beforeRead' : 'beforeWrite';
      const act = office.interrupt[moment];
      office.interrupt[moment] = undefined;
      await act?.();
    }),
  async open({ ids }, warm) {
    const doc = new GoogleSpreadsheet(ids.contacts, { token: 'product' });
    let known: GoogleSpreadsheetWorksheet | undefined;
    const sheet = async () => {
      if (!known) {
        await doc.loadInfo();
        known = doc.sheetsById[tabMetadata(contacts).id];
        if (!known) throw new Error('There is no such sheet.');
        await known.loadHeaderRow();
      }
      return known;
    };
    if (warm) await (await sheet()).getRows();
    return programOf(sheet);
  },
};

function programOf(sheet: () => Promise<GoogleSpreadsheetWorksheet>): Program {
  const change: Program['change'] = async (letter, values) => {
    try {
      const rows = await (await sheet()).getRows();
      const row = rows.find((one) => one.get(labelOf('id')) === idOfEntry(letter));
      if (!row) return true;
      row.assign(
        underLabels(Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? '']))),
      );
      await row.save();
      return false;
    } catch {
      return true;
    }
  };
  return {
    async read() {
      try {
        const rows = await (await sheet()).getRows();
        return { rows: rows.map((row) => seen((label) => row.get(label))), said: false };
      } catch {
        return { rows: [], said: true };
      }
    },
    change,
    changeCells: change,
    eraseCells: change,
    async append(letter) {
      try {
        await (await sheet()).addRow(underLabels(texts(letter)));
        return { said: false, kept: false };
      } catch {
        return { said: true, kept: true };
      }
    },
    entry: texts,
  };
}

function seen(cell: (label: string) => unknown): Seen {
  return Object.fromEntries(Object.keys(contacts.columns).map((key) => [key, cell(labelOf(key)) || null]));
}
