import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { consents } from '../../sheets-schema/consents.ts';
import type { LaidOutTab } from '../../sheets-schema/start.ts';
import {
  columnMetadata,
  headerMetadata,
  metadataId,
  tabMetadata,
  writerOf,
  type MetadataName,
  type Tab,
} from '../../sheets-schema/tab.ts';
import type { Column, ColumnKind } from '../../sheets-schema/vocabulary.ts';
import { formatOf } from './cells.ts';
import { columnLetters, quoted, sameHeader } from './layout.ts';
import { validationOf, type Ranges } from './validation.ts';
import { backgrounds, views } from './views.ts';
import type { Words } from './workbook.ts';

type Request = sheets_v4.Schema$Request;

/** Rows that a new tab has; Google adds more when they are full. */
const NEW_ROWS = 1_000;

/** One sheet of a spreadsheet as set-up finds it. Indexes count from 0. */
export interface FoundSheet {
  readonly sheetId: number;
  readonly title: string;
  readonly columnCount: number;
  /** Index of the column or row by metadata id, and -1 for the sheet's own. */
  readonly metadata: ReadonlyMap<number, number>;
  /** The header last seen of a column, by metadata id. */
  readonly seen: ReadonlyMap<number, string>;
  /** The header row's texts; the first row's where no header row is registered. */
  readonly headers: readonly string[];
  readonly empty: boolean;
}

/** What set-up needs to know of the lists. */
export interface Lists {
  readonly words: Words;
  /** The rows of *Listen* (from 0, end excluded) that hold a list, where they stand together. */
  readonly rows: ReadonlyMap<string, { readonly start: number; readonly end: number }>;
}

/**
 * What set-up has made before, by tab key: the keys of its columns. What people fill and then delete is not made again:
 * an empty tab or column would hide the loss, and the finding tells how to bring it back.
 */
export type Memory = ReadonlyMap<string, ReadonlySet<string>>;

/** A tab of a file, a list or a page of text. */
export type AnyTab = Tab | LaidOutTab;

/** What a tab will be when its requests have been carried out. */
interface Plan {
  readonly tab: Tab;
  readonly found: FoundSheet | null;
  readonly sheetId: number;
  readonly title: string;
  readonly headerRow: number;
  /** A row is inserted above everything, for the header. */
  readonly insertHeader: boolean;
  readonly places: ReadonlyMap<string, number>;
  /** Columns to make, to register where people made them, to register anew where they were pasted. */
  readonly made: readonly string[];
  readonly adopted: readonly string[];
  readonly rehomed: readonly string[];
  /** Columns whose header was renamed since it was last noted, with the header now. */
  readonly renamed: ReadonlyMap<string, string>;
}

/**
 * The requests that make what is missing of a file's tabs; none when nothing is. What a person may have changed since
 * (labels, notes, widths, validation, colours) is made once with its column or tab and never again.
 */
export function setupRequests(
  sheets: readonly FoundSheet[],
  tabs: readonly AnyTab[],
  lists: Lists,
  memory: Memory = new Map(),
): Request[] {
  const isNew = !sheets.some((sheet) => sheet.metadata.size > 0);
  const plans = tabs.flatMap((tab) => ('columns' in tab ? (planOf(tab, sheets, memory) ?? []) : []));
  const ranges = rangesOf(plans, lists);
  const requests = tabs.flatMap((tab, position) => {
    if (!('columns' in tab)) return memory.has(tab.key) ? [] : pageRequests(tab, sheets);
    const plan = plans.find((one) => one.tab === tab);
    if (!plan) return [];
    const its = tabRequests(plan, isNew ? position : null, lists.words, ranges);
    return [...its, ...memoryRequests(plan, memory)];
  });
  // A dropdown names tabs that must be there by then.
  requests.sort((a, b) => Number('setDataValidation' in a) - Number('setDataValidation' in b));
  const [only] = sheets;
  if (isNew && requests.length > 0) {
    requests.unshift({
      updateSpreadsheetProperties: {
        properties: { locale: 'de_DE', timeZone: 'Europe/Berlin' },
        fields: 'locale,timeZone',
      },
    });
    // The empty sheet that every new spreadsheet begins with.
    if (only?.empty && sheets.length === 1 && !tabs.some((tab) => sameHeader(tab.title, only.title)))
      requests.push({ deleteSheet: { sheetId: only.sheetId } });
  }
  return requests;
}

/** Whether a tab holds what only people, or nobody, can write again. */
function isRemembered(tab: Tab): boolean {
  return tab.kind !== 'machine' || tab.key === consents.key;
}

/** The note of what was made of a tab (location: spreadsheet). */
export function memoryMetadata(tab: Pick<Tab, 'key'>): MetadataName {
  const name = `made:${tab.key}`;
  return { name, id: metadataId(name) };
}

/** What is to be made of a tab; null when people have deleted it. */
function planOf(tab: Tab, sheets: readonly FoundSheet[], memory: Memory): Plan | null {
  const header = headerMetadata(tab).id;
  const ids = new Map(Object.keys(tab.columns).map((key) => [key, columnMetadata(tab, key).id]));
  const ours = [tabMetadata(tab).id, header, ...ids.values()];
  const found =
    sheets.find(({ metadata }) => ours.some((id) => metadata.has(id))) ??
    sheets.find(({ title, metadata }) => sameHeader(title, tab.title) && metadata.size === 0) ??
    null;
  const known = memory.get(tab.key);
  if (!found && known && (tab.kind === 'people' || tab.key === consents.key)) return null;
  // A sheet that people made in its place begins anew.
  const before = found?.metadata.has(tabMetadata(tab).id) ? known : undefined;
  const headers = found?.headers ?? [];
  const places = new Map<string, number>();
  for (const [key, id] of ids) {
    const index = found?.metadata.get(id);
    if (index !== undefined) places.set(key, index);
  }
  const labels = Object.values(tab.columns).map(({ label }) => label);
  // An entry may hold a word that is a column's label too („Telefon“): where columns are known, it counts in its own only.
  const headerLike =
    places.size > 0
      ? [...places].some(([key, at]) => {
          const text = headers[at] ?? '';
          const seen = found?.seen.get(ids.get(key) ?? 0) ?? '';
          return sameHeader(text, tab.columns[key]?.label ?? '') || (seen !== '' && sameHeader(text, seen));
        })
      : headers.some((text) => labels.some((label) => sameHeader(text, label)));
  const insertHeader = found !== null && !found.metadata.has(header) && !headerLike && !found.empty;

  const taken = new Set(places.values());
  const made: string[] = [];
  const adopted: string[] = [];
  const rehomed: string[] = [];
  const renamed = new Map<string, string>();
  let next = found && !found.empty ? found.columnCount : 0;
  for (const [key, column] of Object.entries(tab.columns)) {
    const index = places.get(key);
    const left = index !== undefined && !insertHeader && sameHeader(headers[index] ?? '', '');
    const seen = found?.seen.get(ids.get(key) ?? 0) ?? column.label;
    if (index !== undefined && !left) {
      const text = headers[index] ?? '';
      if (!insertHeader && !sameHeader(text, seen)) renamed.set(key, text);
      continue;
    }
    const bears = (text: string) => sameHeader(text, seen) || sameHeader(text, column.label);
    const bearers = insertHeader
      ? []
      : headers.flatMap((text, at) => (!taken.has(at) && bears(text) ? [at] : []));
    const [home] = bearers;
    if (home !== undefined && bearers.length === 1) {
      places.set(key, home);
      taken.add(home);
      (left ? rehomed : adopted).push(key);
    } else if (index === undefined) {
      if (before?.has(key) && writerOf(tab, column) !== 'machine') continue;
      places.set(key, next);
      made.push(key);
      next += 1;
    }
  }
  return {
    tab,
    found,
    sheetId: found?.sheetId ?? tabMetadata(tab).id,
    title: found?.title ?? tab.title,
    headerRow: insertHeader ? 0 : (found?.metadata.get(header) ?? 0),
    insertHeader,
    places,
    made,
    adopted,
    rehomed,
    renamed,
  };
}

function tabRequests(plan: Plan, position: number | null, words: Words, ranges: Ranges): Request[] {
  const { tab, found, sheetId, headerRow, made } = plan;
  const requests: Request[] = [];
  const newTab = !found?.metadata.has(tabMetadata(tab).id);
  const width = Math.max(...plan.places.values()) + 1;
  if (!found) {
    requests.push({
      addSheet: {
        properties: {
          sheetId,
          title: tab.title,
          ...(position !== null && { index: position }),
          gridProperties: { rowCount: NEW_ROWS, columnCount: width, frozenRowCount: 1 },
        },
      },
    });
  } else if (width > found.columnCount) {
    requests.push({
      appendDimension: { sheetId, dimension: 'COLUMNS', length: width - found.columnCount },
    });
  }
  if (newTab) requests.push(register(tabMetadata(tab), tab.title, { sheetId }));
  if (plan.insertHeader)
    requests.push({
      insertDimension: { range: { sheetId, dimension: 'ROWS', startIndex: 0, endIndex: 1 } },
    });
  if (!found?.metadata.has(headerMetadata(tab).id)) {
    const rows = { sheetId, dimension: 'ROWS', startIndex: headerRow, endIndex: headerRow + 1 };
    requests.push(register(headerMetadata(tab), tab.title, { dimensionRange: rows }));
    if (found)
      requests.push({
        updateSheetProperties: {
          properties: { sheetId, gridProperties: { frozenRowCount: headerRow + 1 } },
          fields: 'gridProperties.frozenRowCount',
        },
      });
    requests.push(
      warning('Kopfzeile', {
        sheetId,
        startRowIndex: headerRow,
        endRowIndex: headerRow + 1,
      }),
    );
  }
  const labelled = plan.insertHeader ? [...plan.places.keys()] : made;
  for (const run of runsOf(labelled, plan.places)) requests.push(headerCells(plan, run));
  for (const key of plan.rehomed)
    requests.push({
      deleteDeveloperMetadata: {
        dataFilter: { developerMetadataLookup: { metadataId: columnMetadata(tab, key).id } },
      },
    });
  for (const key of [...made, ...plan.adopted, ...plan.rehomed]) {
    const index = plan.places.get(key) ?? 0;
    const columns = { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 };
    const header = (!plan.made.includes(key) && found?.headers[index]) || tab.columns[key]?.label;
    requests.push(register(columnMetadata(tab, key), header ?? key, { dimensionRange: columns }));
  }
  for (const [key, header] of plan.renamed)
    requests.push({
      updateDeveloperMetadata: {
        dataFilters: [{ developerMetadataLookup: { metadataId: columnMetadata(tab, key).id } }],
        developerMetadata: { metadataValue: header },
        fields: 'metadataValue',
      },
    });
  for (const key of made) requests.push(...columnRequests(plan, key, words, ranges));
  if (newTab) requests.push(...viewRequests(plan, width, words));
  return requests;
}

/** Notes what there is of a tab now, beside what there was. */
function memoryRequests({ tab, places }: Plan, memory: Memory): Request[] {
  if (!isRemembered(tab)) return [];
  const known = memory.get(tab.key);
  const value = [...new Set([...(known ?? []), ...places.keys()])].toSorted().join();
  const mark = memoryMetadata(tab);
  if (!known) return [register(mark, value, { spreadsheet: true })];
  if (value === [...known].toSorted().join()) return [];
  return [
    {
      updateDeveloperMetadata: {
        dataFilters: [{ developerMetadataLookup: { metadataId: mark.id } }],
        developerMetadata: { metadataValue: value },
        fields: 'metadataValue',
      },
    },
  ];
}

/** Header cells hold no rule: a row inserted above entries has theirs, and a label is no date. */
function headerCells(plan: Plan, keys: readonly string[]): Request {
  const { tab, sheetId, headerRow, places } = plan;
  return {
    updateCells: {
      start: { sheetId, rowIndex: headerRow, columnIndex: places.get(keys[0] ?? '') ?? 0 },
      rows: [
        {
          values: keys.map((key) => {
            const { label, help } = tab.columns[key] as Column;
            return {
              userEnteredValue: { stringValue: label },
              ...(help && { note: help }),
              userEnteredFormat: {
                textFormat: { bold: true },
                backgroundColor: backgrounds.header,
                verticalAlignment: 'MIDDLE',
                wrapStrategy: 'WRAP',
              },
            };
          }),
        },
      ],
      fields:
        'userEnteredValue,note,dataValidation,userEnteredFormat(textFormat.bold,backgroundColor,verticalAlignment,wrapStrategy)',
    },
  };
}

const widths: Partial<Record<ColumnKind, number>> = {
  longText: 320,
  someOf: 220,
  reference: 200,
  email: 200,
  url: 200,
  date: 100,
  instant: 130,
  time: 70,
  number: 80,
};

/** How the cells below a new column's header look and what they should hold. */
function columnRequests(plan: Plan, key: string, words: Words, ranges: Ranges): Request[] {
  const { tab, sheetId, headerRow } = plan;
  const column = tab.columns[key] as Column;
  const index = plan.places.get(key) ?? 0;
  const range = {
    sheetId,
    startRowIndex: headerRow + 1,
    startColumnIndex: index,
    endColumnIndex: index + 1,
  };
  const grey = tab.kind !== 'machine' && writerOf(tab, column) === 'machine';
  const numberFormat = formatOf(tab, column)?.numberFormat;
  const fields = [
    numberFormat && 'userEnteredFormat.numberFormat',
    grey && 'userEnteredFormat.backgroundColor',
    column.kind === 'longText' && 'userEnteredFormat.wrapStrategy',
  ].filter(Boolean);
  const requests: Request[] = [];
  if (fields.length > 0)
    requests.push({
      repeatCell: {
        range,
        cell: {
          userEnteredFormat: {
            ...(numberFormat && { numberFormat }),
            ...(grey && { backgroundColor: backgrounds.machine }),
            ...(column.kind === 'longText' && { wrapStrategy: 'CLIP' }),
          },
        },
        fields: fields.join(),
      },
    });
  requests.push({
    updateDimensionProperties: {
      range: { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 },
      properties: { pixelSize: widths[column.kind] ?? (key === tab.titleColumn ? 240 : 140) },
      fields: 'pixelSize',
    },
  });
  const rule = validationOf(tab, column, words, ranges);
  if (rule) requests.push({ setDataValidation: { range, rule } });
  if (key === tab.idColumn)
    requests.push(
      warning('Kennungen', {
        sheetId,
        startColumnIndex: index,
        endColumnIndex: index + 1,
      }),
    );
  return requests;
}

/** Colours and named views that come with a new tab. */
function viewRequests(plan: Plan, width: number, words: Words): Request[] {
  const { tab, sheetId, headerRow, places } = plan;
  const { colours = [], filters = [] } = views[tab.key] ?? {};
  const label = (column: string, key: string) => words.label(tab.columns[column]?.list ?? '', key);
  const colourRequests = colours.map(({ column, key, colour }, index): Request => {
    const cell = `$${columnLetters(places.get(column) ?? 0)}${headerRow + 2}`;
    const filled = `$${columnLetters(places.get(tab.idColumn) ?? 0)}${headerRow + 2}`;
    const formula =
      key === null
        ? `=(${cell}="")*(${filled}<>"")`
        : `=${cell}="${label(column, key).replaceAll('"', '""')}"`;
    return {
      addConditionalFormatRule: {
        index,
        rule: {
          ranges: [{ sheetId, startRowIndex: headerRow + 1, startColumnIndex: 0, endColumnIndex: width }],
          booleanRule: {
            condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: formula }] },
            format: { backgroundColor: backgrounds[colour] },
          },
        },
      },
    };
  });
  const filterRequests = filters.map(({ title, column, keys }): Request => {
    const index = places.get(column) ?? 0;
    const shown = keys.map((key) => label(column, key));
    const hidden = words
      .entries(tab.columns[column]?.list ?? '')
      .map((entry) => entry.label)
      .filter((one) => !shown.includes(one));
    return {
      addFilterView: {
        filter: {
          title,
          range: { sheetId, startRowIndex: headerRow, startColumnIndex: 0, endColumnIndex: width },
          criteria: { [String(index)]: { hiddenValues: ['', ...hidden] } },
        },
      },
    };
  });
  return [...colourRequests, ...filterRequests];
}

/** A page of text: made once, then the manager's. */
function pageRequests(page: LaidOutTab, sheets: readonly FoundSheet[]): Request[] {
  const mark = tabMetadata(page);
  const memory = register(memoryMetadata(page), page.title, { spreadsheet: true });
  if (sheets.some(({ metadata, title }) => metadata.has(mark.id) || sameHeader(title, page.title)))
    return [memory];
  const sheetId = mark.id;
  return [
    memory,
    {
      addSheet: {
        properties: {
          sheetId,
          title: page.title,
          index: 0,
          gridProperties: {
            rowCount: Math.max(40, page.lines.length + 10),
            columnCount: 2,
            hideGridlines: true,
          },
        },
      },
    },
    register(mark, page.title, { sheetId }),
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: 0 },
        rows: page.lines.map((line, at) => ({
          values: [
            {
              ...(line && { userEnteredValue: { stringValue: line } }),
              userEnteredFormat: {
                wrapStrategy: 'WRAP',
                verticalAlignment: 'TOP',
                textFormat: at === 0 ? { bold: true, fontSize: 18 } : { bold: false, fontSize: 11 },
              },
            },
          ],
        })),
        fields:
          'userEnteredValue,userEnteredFormat(wrapStrategy,verticalAlignment,textFormat(bold,fontSize))',
      },
    },
    {
      updateDimensionProperties: {
        range: { sheetId, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 },
        properties: { pixelSize: 820 },
        fields: 'pixelSize',
      },
    },
  ];
}

function rangesOf(plans: readonly Plan[], lists: Lists): Ranges {
  const column = (plan: Plan | undefined, key: string | undefined) => {
    const index = key === undefined ? undefined : plan?.places.get(key);
    return plan && index !== undefined ? { plan, letters: columnLetters(index) } : null;
  };
  return {
    list(list) {
      const rows = lists.rows.get(list);
      const labels = column(
        plans.find(({ tab }) => tab.key === 'lists'),
        'label',
      );
      return rows && labels
        ? `=${quoted(labels.plan.title)}!$${labels.letters}$${rows.start + 1}:$${labels.letters}$${rows.end}`
        : null;
    },
    titles(key) {
      const plan = plans.find(({ tab }) => tab.key === key);
      const titles = column(plan, plan?.tab.titleColumn);
      return titles
        ? `=${quoted(titles.plan.title)}!$${titles.letters}$${titles.plan.headerRow + 2}:$${titles.letters}`
        : null;
    },
  };
}

function register(
  { name, id }: MetadataName,
  value: string,
  location: sheets_v4.Schema$DeveloperMetadataLocation,
): Request {
  return {
    createDeveloperMetadata: {
      developerMetadata: {
        metadataId: id,
        metadataKey: name,
        metadataValue: value,
        location,
        visibility: 'DOCUMENT',
      },
    },
  };
}

/** Google asks before an edit there; it hinders nobody. */
function warning(description: string, range: sheets_v4.Schema$GridRange): Request {
  return {
    addProtectedRange: {
      protectedRange: { range, description, warningOnly: true },
    },
  };
}

/** Keys whose columns stand side by side, in the sheet's order. */
function runsOf(keys: readonly string[], places: ReadonlyMap<string, number>): string[][] {
  const sorted = keys.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  const runs: string[][] = [];
  for (const key of sorted) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last !== undefined && (places.get(key) ?? 0) === (places.get(last) ?? 0) + 1) run.push(key);
    else runs.push([key]);
  }
  return runs;
}
