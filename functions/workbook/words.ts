import { lists, type ListEntry } from '../../sheets-schema/lists.ts';
import type { Words } from './workbook.ts';

/** One row of *Listen*, as far as it matters here. */
export interface WordRow {
  readonly list: string | null;
  readonly key: string | null;
  readonly label: string | null;
  /** Former labels, with commas or line breaks between. */
  readonly aliases?: string | null;
  readonly order?: number | null;
  /** `nein` retires a word: it is read, but not offered. */
  readonly active?: string | null;
}

interface OneList {
  readonly entries: { readonly key: string; readonly label: string }[];
  readonly labels: Map<string, string>;
  readonly keyOf: (word: string) => string | null;
}

/**
 * The manager's words. A word from the program's own lists that *Listen* does not know is still read, and a list that
 * stands in *Listen* with no row at all is the program's own. An entry without key has its label as key.
 */
export function wordsFrom(rows: readonly WordRow[]): Words {
  const byList = new Map<string, WordRow[]>();
  for (const row of rows) {
    if (!row.list || !(row.key ?? row.label)) continue;
    const list = byList.get(row.list);
    if (list) list.push(row);
    else byList.set(row.list, [row]);
  }
  // Each list is made when it is asked for: a page needs few of them.
  const known = new Map<string, OneList>();
  const listOf = (name: string): OneList => {
    const list = known.get(name) ?? oneList(byList.get(name) ?? [], builtIn(name));
    known.set(name, list);
    return list;
  };
  return {
    entries: (list) => listOf(list).entries,
    label: (list, key) => listOf(list).labels.get(key) ?? key,
    keyOf: (list, label) => listOf(list).keyOf(label),
  };
}

function oneList(rows: readonly WordRow[], own: readonly ListEntry[]): OneList {
  const entries: { key: string; label: string }[] = [];
  const labels = new Map<string, string>();
  // An order left blank keeps the place in the sheet: the sort is stable.
  const sorted = rows.toSorted((a, b) => (a.order ?? 9_999) - (b.order ?? 9_999));
  const named = sorted.map((row) => {
    const key = (row.key ?? row.label ?? '').trim();
    return { row, key, label: (row.label ?? key).trim() };
  });
  for (const { row, key, label } of named) {
    if (labels.has(key)) continue;
    labels.set(key, label);
    if (row.active !== 'nein') entries.push({ key, label });
  }
  for (const { key, label } of own) {
    if (!labels.has(key)) labels.set(key, label);
    if (rows.length === 0) entries.push({ key, label });
  }
  // Learnt with the first word that is asked for: a page that only shows a list needs none.
  let keys: Map<string, string> | undefined;
  const keyOf = (word: string): string | null => {
    keys ??= wordsOf(named, own, labels.keys());
    return keys.get(plain(word)) ?? null;
  };
  return { entries, labels, keyOf };
}

/** What each word means: labels of today first, then former ones, the program's own and keys, so that today wins. */
function wordsOf(
  named: readonly { readonly row: WordRow; readonly key: string; readonly label: string }[],
  own: readonly ListEntry[],
  allKeys: Iterable<string>,
): Map<string, string> {
  const keys = new Map<string, string>();
  for (const { key, label } of named) learn(keys, label, key);
  for (const { row, key } of named)
    for (const alias of (row.aliases ?? '').split(/[,;\n]/)) learn(keys, alias, key);
  for (const { key, label } of own) learn(keys, label, key);
  // A key itself is read too: other programs, and imports, write it.
  for (const key of allKeys) learn(keys, key, key);
  return keys;
}

function learn(keys: Map<string, string>, label: string, key: string): void {
  const word = plain(label);
  if (word && !keys.has(word)) keys.set(word, key);
}

function plain(label: string): string {
  return label.normalize('NFC').toLocaleLowerCase('de').replace(/\s+/g, '');
}

function builtIn(name: string): readonly ListEntry[] {
  return Object.hasOwn(lists, name) ? lists[name as keyof typeof lists] : [];
}
