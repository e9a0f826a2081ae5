import type { z } from 'zod';
import { instant, text, type Column, type Writer } from './vocabulary.ts';

/** The four spreadsheet files, split by sensitivity. */
export type FileKey = 'directory' | 'contacts' | 'surveys' | 'operations';

/**
 * Who owns a tab's rows: `people` (the machine appends and writes its grey columns), `shared` (the machine appends,
 * one column is the manager's decision), `machine` (people only read it).
 * @public
 */
export type TabKind = 'people' | 'shared' | 'machine';

export type Columns = Readonly<Record<string, Column<any>>>; // eslint-disable-line typescript/no-explicit-any -- any value type

/** One tab that is a list: a header row, and one row an entry. */
export interface Tab<C extends Columns = Columns, K extends string = string> {
  readonly key: K;
  readonly file: FileKey;
  /** The tab's name in the sheet, in German. */
  readonly title: string;
  readonly kind: TabKind;
  readonly columns: C;
  /** The column whose value names a row for good: `id` unless a tab says otherwise. */
  readonly idColumn: string;
  /** The column that a reference to this tab shows and holds. */
  readonly titleColumn?: string;
  /** Rows are named by words that the product knows (a settings key), not by made ids: no check sign, none is given. */
  readonly keyed?: true;
}

/** The machine's grey columns at the end of a tab for people. */
const greyColumns = {
  state: text({
    label: 'Stand',
    writer: 'machine',
    help: 'Was das System über diese Zeile weiß. Bitte nicht ändern.',
  }),
  reference: text({ label: 'Zeichen', writer: 'machine', help: 'Das Zeichen zum Vorlesen am Telefon.' }),
  id: text({ label: 'id', writer: 'machine', help: 'Kennung der Zeile. Bitte nicht ändern.' }),
  submissionId: text({
    label: 'Einsendung',
    writer: 'machine',
    help: 'Kennung der Einsendung. Bitte nicht ändern.',
  }),
  receivedAt: instant({ label: 'Eingegangen am', writer: 'machine' }),
} as const;

/** The id that the machine gives each row it appends to its own and to shared tabs. */
const idColumn = {
  id: text({ label: 'id', writer: 'machine', help: 'Kennung der Zeile. Bitte nicht ändern.' }),
} as const;

interface TabOptions<C extends Columns> {
  readonly file: FileKey;
  readonly title: string;
  readonly columns: C;
  readonly titleColumn?: keyof C & string;
}

/** A tab for people: its own columns, then the grey ones. */
export function peopleTab<const K extends string, C extends Columns>(
  key: K,
  options: TabOptions<C>,
): Tab<C & typeof greyColumns, K> {
  return { key, kind: 'people', idColumn: 'id', ...options, columns: { ...options.columns, ...greyColumns } };
}

/** A shared tab: the machine appends, the manager decides; `id` is its last column. */
export function sharedTab<const K extends string, C extends Columns>(
  key: K,
  options: TabOptions<C>,
): Tab<C & typeof idColumn, K> {
  return { key, kind: 'shared', idColumn: 'id', ...options, columns: { ...options.columns, ...idColumn } };
}

/** A tab of the machine; `id` is its last column unless it names another. */
export function machineTab<const K extends string, C extends Columns>(
  key: K,
  options: TabOptions<C>,
): Tab<C & typeof idColumn, K> {
  return { key, kind: 'machine', idColumn: 'id', ...options, columns: { ...options.columns, ...idColumn } };
}

/**
 * A tab for people whose rows the product asks for by name (settings, texts, lists): no grey columns.
 * `idColumn` holds that name; a row that the manager adds may leave it empty.
 */
export function keyedTab<const K extends string, C extends Columns>(
  key: K,
  { idColumn: names, ...options }: TabOptions<C> & { readonly idColumn: keyof C & string },
): Tab<C, K> {
  return { key, kind: 'people', keyed: true, idColumn: names, ...options };
}

/** Who fills a column: what it says itself, else its tab's usual writer. */
export function writerOf(tab: Tab, column: Column): Writer {
  return column.writer ?? (tab.kind === 'people' ? 'manager' : 'machine');
}

/** The values of one row as the code sees them: every column, `null` for an empty cell. */
export type RowOf<T extends Tab> = {
  readonly [C in keyof T['columns']]: T['columns'][C] extends Column<infer V> ? V : never;
};

/** A row to append: what is left out stays empty. */
export type NewRow<T extends Tab> = {
  readonly [C in keyof T['columns']]?: RowOf<T>[C] | undefined;
};

/** The decoded value of any column. @public */
export type CellValue = z.output<Column['schema']>;

/**
 * The fixed id of a column's, header row's or tab's developer metadata: a hash of its name, so that set-up and every
 * reader agree without a register. 31 bits, never 0 (Sheets API: metadata ids are positive and may be chosen).
 */
export function metadataId(name: string): number {
  let hash = 0x811c9dc5; // FNV-1a
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 1 || 1;
}

/** One piece of developer metadata: its key is its name, its id follows from that. */
export interface MetadataName {
  readonly name: string;
  readonly id: number;
}

function named(name: string): MetadataName {
  return { name, id: metadataId(name) };
}

/** The metadata of the tab itself (location: sheet). */
export function tabMetadata(tab: Pick<Tab, 'key'>): MetadataName {
  return named(`tab:${tab.key}`);
}

/** The metadata of the tab's header row (location: row). */
export function headerMetadata(tab: Pick<Tab, 'key'>): MetadataName {
  return named(`header:${tab.key}`);
}

/** The metadata of one column (location: column). */
export function columnMetadata(tab: Pick<Tab, 'key'>, column: string): MetadataName {
  return named(`column:${tab.key}.${column}`);
}
