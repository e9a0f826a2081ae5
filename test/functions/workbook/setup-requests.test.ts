import { describe, expect, it } from 'vitest';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { setupRequests, type FoundSheet } from '../../../functions/workbook/setup-requests.ts';
import { wordsFrom } from '../../../functions/workbook/words.ts';
import { start } from '../../../sheets-schema/start.ts';
import {
  columnMetadata,
  headerMetadata,
  peopleTab,
  tabMetadata,
  type Tab,
} from '../../../sheets-schema/tab.ts';
import { date, oneOf, reference, someOf, text } from '../../../sheets-schema/vocabulary.ts';
import { allTabs } from '../../../sheets-schema/workbooks.ts';

const lists = { words: wordsFrom([]), rows: new Map([['topic', { start: 1, end: 9 }]]) };
const columns = {
  title: text({ label: 'Titel', help: 'Wie es heißt.' }),
  day: date({ label: 'Tag' }),
  status: oneOf('status', { label: 'Status' }),
};
const tab = peopleTab('samples', { file: 'directory', title: 'Muster', titleColumn: 'title', columns });

/** A sheet as set-up leaves it. */
function made(of: Tab, over: Partial<FoundSheet> = {}): FoundSheet {
  const keys = Object.keys(of.columns);
  return {
    sheetId: tabMetadata(of).id,
    title: of.title,
    columnCount: keys.length,
    metadata: new Map([
      [tabMetadata(of).id, -1],
      [headerMetadata(of).id, 0],
      ...keys.map((key, index) => [columnMetadata(of, key).id, index] as const),
    ]),
    seen: new Map(keys.map((key) => [columnMetadata(of, key).id, of.columns[key]?.label ?? ''])),
    headers: keys.map((key) => of.columns[key]?.label ?? ''),
    empty: false,
    ...over,
  };
}

/** What set-up remembers of it. */
const memory = new Map([[tab.key, new Set(Object.keys(tab.columns))]]);

const first: FoundSheet = {
  sheetId: 0,
  title: 'Tabellenblatt1',
  columnCount: 26,
  metadata: new Map(),
  seen: new Map(),
  headers: [],
  empty: true,
};
const kinds = (requests: sheets_v4.Schema$Request[]) => requests.map((request) => Object.keys(request)[0]);
const registered = (requests: sheets_v4.Schema$Request[]) =>
  requests.flatMap(({ createDeveloperMetadata: one }) => one?.developerMetadata?.metadataKey ?? []);

describe('set-up', () => {
  it('asks for nothing where everything is there', () => {
    expect(setupRequests([made(tab)], [tab], lists, memory)).toEqual([]);
  });

  it("asks for nothing after columns were moved and joined by the manager's own", () => {
    const moved = made(tab, {
      headers: ['Meins', 'Tag', 'Status', 'Titel', 'Stand', 'Zeichen', 'id', 'Einsendung', 'Eingegangen am'],
      columnCount: 30,
      metadata: new Map(
        [...made(tab).metadata].map(([id, at]) => [
          id,
          id === columnMetadata(tab, 'title').id ? 3 : at > 2 ? at + 1 : at,
        ]),
      ),
    });
    expect(setupRequests([moved], [tab], lists, memory)).toEqual([]);
  });

  it('notes a header that the manager renamed, and knows the column by it when it is pasted elsewhere', () => {
    const headers = ['Wie es heißt', ...made(tab).headers.slice(1)];
    const [note, ...more] = setupRequests([made(tab, { headers })], [tab], lists, memory);
    expect(note?.updateDeveloperMetadata).toMatchObject({
      developerMetadata: { metadataValue: 'Wie es heißt' },
      fields: 'metadataValue',
    });
    expect(more).toEqual([]);
    const { id } = columnMetadata(tab, 'title');
    const cut = made(tab, {
      columnCount: 9,
      headers: ['', ...made(tab).headers.slice(1), 'Wie es heißt'],
      seen: new Map([...made(tab).seen, [id, 'Wie es heißt']]),
    });
    expect(setupRequests([cut], [tab], lists)[1]?.createDeveloperMetadata?.developerMetadata).toMatchObject({
      metadataId: id,
      metadataValue: 'Wie es heißt',
      location: { dimensionRange: { startIndex: 8 } },
    });
  });

  it('names a tab in a dropdown only after the tab is made', () => {
    const asking = peopleTab('asking', {
      file: 'directory',
      title: 'Fragend',
      columns: { sample: reference('samples', { label: 'Muster' }) },
    });
    const requests = setupRequests([first], [asking, tab], lists);
    const makes = requests.findIndex(({ addSheet }) => addSheet?.properties?.title === 'Muster');
    const names = requests.findIndex(({ setDataValidation }) => setDataValidation);
    expect(names).toBeGreaterThan(makes);
  });

  it('makes tab, header and columns of an empty file, and removes its empty first sheet', () => {
    const requests = setupRequests([first], [start, tab], lists);
    expect(requests.find(({ addSheet }) => addSheet?.properties?.title === 'Muster')).toMatchObject({
      addSheet: {
        properties: {
          sheetId: tabMetadata(tab).id,
          index: 1,
          gridProperties: { frozenRowCount: 1, columnCount: 8 },
        },
      },
    });
    expect(registered(requests)).toEqual([
      'made:start',
      'tab:start',
      'tab:samples',
      'header:samples',
      ...Object.keys(tab.columns).map((key) => `column:samples.${key}`),
      'made:samples',
    ]);
    expect(kinds(requests)).toContain('addProtectedRange');
    expect(requests.at(-1)).toEqual({ deleteSheet: { sheetId: 0 } });
    expect(requests[0]).toMatchObject({
      updateSpreadsheetProperties: { properties: { locale: 'de_DE', timeZone: 'Europe/Berlin' } },
    });
  });

  it('keeps an empty first sheet that bears the title of a tab, whatever its case', () => {
    const requests = setupRequests([{ ...first, title: 'MUSTER' }], [tab], lists);
    expect(kinds(requests)).not.toContain('addSheet');
    expect(kinds(requests)).not.toContain('deleteSheet');
  });

  it('leaves a first sheet that somebody wrote on', () => {
    expect(kinds(setupRequests([{ ...first, empty: false }], [tab], lists))).not.toContain('deleteSheet');
  });

  it('adds a column that the schema gained at the end of the sheet, and nothing else', () => {
    const grown = peopleTab('samples', {
      file: 'directory',
      title: 'Muster',
      titleColumn: 'title',
      columns: { ...columns, place: text({ label: 'Ort' }) },
    });
    const requests = setupRequests([made(tab)], [grown], lists, memory);
    expect(registered(requests)).toEqual(['column:samples.place']);
    expect(requests[0]).toEqual({
      appendDimension: { sheetId: tabMetadata(tab).id, dimension: 'COLUMNS', length: 1 },
    });
    expect(kinds(requests)).toEqual([
      'appendDimension',
      'updateCells',
      'createDeveloperMetadata',
      'updateDimensionProperties',
      'updateDeveloperMetadata',
    ]);
    expect(requests.at(-1)?.updateDeveloperMetadata?.developerMetadata?.metadataValue).toContain('place');
  });

  it.each(['Muster', 'muster '])(
    'takes over a tab %j that the manager began by hand, column by column',
    (title) => {
      const begun: FoundSheet = {
        sheetId: 7,
        title,
        columnCount: 26,
        metadata: new Map(),
        seen: new Map(),
        headers: ['tag', 'Notiz', 'Titel'],
        empty: false,
      };
      const requests = setupRequests([begun], [tab], lists);
      const place = (key: string) =>
        requests.find(({ createDeveloperMetadata: one }) => one?.developerMetadata?.metadataKey === key)
          ?.createDeveloperMetadata?.developerMetadata?.location?.dimensionRange;
      expect(kinds(requests)).not.toContain('addSheet');
      expect(place('column:samples.day')).toMatchObject({ sheetId: 7, startIndex: 0 });
      expect(place('column:samples.title')).toMatchObject({ startIndex: 2 });
      expect(place('column:samples.status')).toMatchObject({ startIndex: 26 });
    },
  );

  it('registers a column anew where it was pasted when its own place is left empty', () => {
    const cut = made(tab, {
      columnCount: 9,
      headers: ['', 'Tag', 'Status', 'Stand', 'Zeichen', 'id', 'Einsendung', 'Eingegangen am', 'Titel'],
    });
    const requests = setupRequests([cut], [tab], lists, memory);
    expect(kinds(requests)).toEqual(['deleteDeveloperMetadata', 'createDeveloperMetadata']);
    expect(requests[1]?.createDeveloperMetadata?.developerMetadata).toMatchObject({
      metadataId: columnMetadata(tab, 'title').id,
      location: { dimensionRange: { startIndex: 8, endIndex: 9 } },
    });
  });

  it('makes nothing in place of a tab, or a column that people fill, once somebody has deleted it', () => {
    expect(setupRequests([{ ...first, empty: false }], [tab], lists, memory)).toEqual([]);

    const metadata = new Map(made(tab).metadata);
    metadata.delete(columnMetadata(tab, 'title').id);
    const headers = ['Anderes', ...made(tab).headers.slice(1)];
    expect(setupRequests([made(tab, { metadata, headers })], [tab], lists, memory)).toEqual([]);

    metadata.delete(columnMetadata(tab, 'id').id);
    const withoutId = made(tab, { metadata, headers: headers.map((one) => (one === 'id' ? '' : one)) });
    expect(registered(setupRequests([withoutId], [tab], lists, memory))).toEqual(['column:samples.id']);
  });

  it('takes the empty sheet or column that the manager makes in place of the deleted one', () => {
    const anew: FoundSheet = { ...first, sheetId: 7, title: 'Muster' };
    expect(registered(setupRequests([anew], [tab], lists, memory))).toContain('column:samples.title');

    const metadata = new Map(made(tab).metadata);
    metadata.delete(columnMetadata(tab, 'title').id);
    expect(registered(setupRequests([made(tab, { metadata })], [tab], lists, memory))).toEqual([
      'column:samples.title',
    ]);
  });

  it('takes no entry for the header because it holds a word that another column is called', () => {
    const headless = made(tab, { headers: ['Frühstück', '30.11.2026', 'Titel'] });
    const metadata = new Map(headless.metadata);
    metadata.delete(headerMetadata(tab).id);
    const requests = setupRequests([{ ...headless, metadata }], [tab], lists);
    expect(kinds(requests)[0]).toBe('insertDimension');
  });

  it('puts the header back above the rows when its row was deleted', () => {
    const headless = made(tab, { headers: ['Frühstück', '30.11.2026', 'neu'] });
    const metadata = new Map(headless.metadata);
    metadata.delete(headerMetadata(tab).id);
    const requests = setupRequests([{ ...headless, metadata }], [tab], lists);
    expect(kinds(requests).slice(0, 2)).toEqual(['insertDimension', 'createDeveloperMetadata']);
    expect(requests.find(({ updateCells }) => updateCells)?.updateCells?.start).toMatchObject({
      rowIndex: 0,
      columnIndex: 0,
    });
  });

  it("gives people dropdowns that fit, and the machine's columns none", () => {
    const other = peopleTab('others', {
      file: 'directory',
      title: 'Andere',
      columns: {
        topics: someOf('topic', { label: 'Themen' }),
        groups: someOf('group', { label: 'Gruppen' }),
        sample: reference('samples', { label: 'Muster' }),
        far: reference('goals', { label: 'Ziel' }),
      },
    });
    const words = peopleTab('lists', {
      file: 'directory',
      title: 'Listen',
      columns: { label: text({ label: 'Wort' }) },
    });
    const requests = setupRequests([first], [words, tab, other], lists);
    const rules = requests.flatMap(({ setDataValidation: one }) =>
      one?.range?.sheetId === tabMetadata(other).id ? [one] : [],
    );
    expect(
      rules.map(({ rule }) => [
        rule?.condition?.type,
        rule?.condition?.values?.[0]?.userEnteredValue,
        rule?.strict,
      ]),
    ).toEqual([
      ['ONE_OF_RANGE', "='Listen'!$A$2:$A$9", false],
      ['ONE_OF_LIST', 'Alle', false],
      ['ONE_OF_RANGE', "='Muster'!$A$2:$A", false],
    ]);
    const status = requests.find(
      ({ setDataValidation: one }) =>
        one?.range?.sheetId === tabMetadata(tab).id && one?.range?.startColumnIndex === 2,
    );
    expect(status?.setDataValidation?.rule).toMatchObject({
      strict: true,
      condition: { type: 'ONE_OF_LIST' },
    });
  });

  it('names nothing twice: no two identities of all tabs share a number', () => {
    const ids = allTabs.flatMap((one: Tab) => [
      tabMetadata(one).id,
      headerMetadata(one).id,
      ...Object.keys(one.columns).map((key) => columnMetadata(one, key).id),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
