import { hash } from 'node:crypto';
import { metadataId, writerOf, type MetadataName, type Tab } from '../../sheets-schema/tab.ts';
import { isEmpty } from './cells.ts';
import { rowsEnd, hasMadeIds, type RawTab } from './snapshot.ts';

/**
 * Who sorts a range without the grey columns moves every entry away from its id, and each row looks like any other. So
 * `upkeep` remembers in the tab's own metadata which content stood beside which id: by two short hashes a row, of which
 * nobody can read anything.
 */
export type Contents = ReadonlyMap<string, ReadonlySet<string>>;

/** Signs of a hash: 24 bits of base64. A chance likeness needs three rows at once to matter. */
const SIGNS = 4;

/**
 * Rows that are remembered. Google takes 30,000 characters of metadata a sheet ("Metadata", limits), of which the
 * identities of a tab's columns need some 1,500; of a longer tab, its last rows are remembered.
 */
const MOST_ROWS = 3_400;

/** Rows beside an id that was another's, from which on it is no swap by hand. */
const FEWEST = 3;

/** The metadata that holds a tab's contents (location: sheet, so that it goes with its tab). */
export function contentsMetadata(tab: Pick<Tab, 'key'>): MetadataName {
  const name = `contents:${tab.key}`;
  return { name, id: metadataId(name) };
}

/** Whether a tab's contents are remembered: people sort it, and its ids are ours. */
export function isWatched(tab: Tab): boolean {
  return tab.kind === 'people' && hasMadeIds(tab);
}

/** The columns that a sort without the machine's own moves away from an entry's id. */
export function isContent(tab: Tab, key: string): boolean {
  const column = tab.columns[key];
  if (column === undefined) return false;
  return tab.kind === 'people' ? writerOf(tab, column) !== 'machine' : key !== tab.idColumn;
}

/** What stands beside which id now, as metadata keeps it: eight signs a row, in an order that no sort changes. */
export function contentsText(tab: Tab, sheet: RawTab): string {
  return rowsOf(tab, sheet)
    .filter(({ id, content }) => id !== '' && content !== '')
    .slice(-MOST_ROWS)
    .map(({ id, content }) => id + content)
    .toSorted()
    .join('');
}

/** What metadata remembers. */
export function contentsFrom(text: string): Contents {
  const contents = new Map<string, Set<string>>();
  for (let at = 0; at + 2 * SIGNS <= text.length; at += 2 * SIGNS) {
    const id = text.slice(at, at + SIGNS);
    const known = contents.get(id) ?? new Set();
    contents.set(id, known.add(text.slice(at + SIGNS, at + 2 * SIGNS)));
  }
  return contents;
}

/**
 * The rows of a tab whose content does not belong to their id, or nobody can tell: none, unless three rows or more hold
 * what was another id's, which has something else now. So copies, fillings and edits of any number of rows are none, nor
 * is a sort of all columns. Rows that came since nobody remembers are taken as they are.
 */
export function shuffledRows(tab: Tab, sheet: RawTab, known: Contents): ReadonlySet<number> {
  if (known.size === 0 || !isWatched(tab)) return new Set();
  const rows = rowsOf(tab, sheet);
  const holds = new Map<string, Set<string>>();
  for (const { id, content } of rows) holds.set(id, (holds.get(id) ?? new Set()).add(content));
  const owners = new Map<string, string[]>();
  for (const [id, contents] of known)
    for (const content of contents) owners.set(content, [...(owners.get(content) ?? []), id]);

  const isKept = ({ id, content }: Row): boolean => known.get(id)?.has(content) ?? false;
  const isForeign = (row: Row): boolean =>
    !isKept(row) &&
    (owners.get(row.content) ?? []).some((owner) => holds.get(owner)?.has(row.content) === false);
  if (rows.filter((row) => known.has(row.id) && isForeign(row)).length < FEWEST) return new Set();
  return new Set(
    rows.filter((row) => (known.has(row.id) ? !isKept(row) : isForeign(row))).map(({ index }) => index),
  );
}

interface Row {
  readonly index: number;
  /** Hashes; empty where nothing stands. */
  readonly id: string;
  readonly content: string;
}

/** The rows below the header that have an id or content. */
function rowsOf(tab: Tab, sheet: RawTab): Row[] {
  const columns = [...sheet.cells].filter(([key]) => isContent(tab, key));
  const ids = sheet.cells.get(tab.idColumn) ?? [];
  const end = rowsEnd(sheet);
  const rows: Row[] = [];
  for (let index = sheet.headerRow + 1; index < end; index++) {
    let filled = '';
    // Empty cells do not count: a column that the schema gains changes no content.
    for (const [key, cells] of columns)
      if (!isEmpty(cells[index])) filled += `${key}\u0001${cells[index]}\u0000`;
    const id = isEmpty(ids[index]) ? '' : short(String(ids[index]).trim());
    const content = filled && short(filled);
    if (id !== '' || content !== '') rows.push({ index, id, content });
  }
  return rows;
}

function short(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, SIGNS);
}
