import { OWN, type Typed } from './manager.ts';
import type { Sent } from './residents.ts';

/** A tab as it stands, read raw: the header first; a formula begins with `formula `. */
export interface Grid {
  readonly file: string;
  readonly title: string;
  readonly rows: readonly (readonly unknown[])[];
}

/** What the sheets and the residents together say. */
export interface Verdict {
  /** What must not be; a sentence each, with the mark of what it is about. */
  readonly wrong: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

/** Where a submission counts. */
interface Counted {
  readonly place: 'sheet' | 'review';
  readonly id: string;
  readonly reference: string;
}

/** Header words, as people see them. */
const [ID, SUBMISSION, REFERENCE, RECEIVED, DAY] = ['id', 'Einsendung', 'Zeichen', 'Eingegangen am', 'Datum'];
const REVIEW = 'Prüfen';
const PAYLOAD = 'Was gesendet wurde';
/** Columns of the machine's own at the end of a tab: people's rows get something there too. */
const GREY = new Set(['Stand', REFERENCE, ID, SUBMISSION, RECEIVED]);
const MARK = /chaos-\d+-m?\d+-\d+/;
/** The row's own id in what *Prüfen* keeps of it. */
const KEPT_ID = /"id":\s*"([2-9A-HJKMNP-Z]{16})"/;
/** An id or a reference that was struck: the row is none. */
const STRUCK = /^x-[2-9A-HJKMNP-Z]{4}-?[2-9A-HJKMNP-Z]{4}/;

/**
 * Judges a run by what stands in the cells, by ids and by the marks in the texts; nothing of the product's code is asked.
 * A submission counts once for each id that its mark stands beside; rows of one id that are equal in all that was sent are twins,
 * and count as one. A struck row may have been emptied but for its marks. One that stands in its tab and in *Prüfen* under one id counts in its tab: letting it in writes no row.
 * @param others the tabs in which nothing is to be written, before the run and after it
 */
export function judge(
  sent: readonly Sent[],
  typed: readonly Typed[],
  grids: readonly Grid[],
  others: { readonly before: readonly Grid[]; readonly after: readonly Grid[] } = { before: [], after: [] },
): Verdict {
  const wrong: string[] = [];
  const counts = new Map<string, number>();
  const count = (what: string, by = 1): void => void counts.set(what, (counts.get(what) ?? 0) + by);
  const counted = new Map<string, Counted[]>();
  const bySender = new Map(sent.map((one) => [one.mark, one]));
  const byManager = new Map(typed.map((one) => [one.mark, one]));
  const found = new Set<string>();

  for (const { title, rows } of grids) {
    const [header = [], ...entries] = rows;
    const headers = header.map(String);
    const seen = new Map<string, Row>();
    for (const [at, cells] of entries.entries()) {
      const row = new Row(headers, cells);
      const where = `${title}, row ${at + 2}`;
      if (row.values.size === 0 || [...row.values.keys()].every((name) => GREY.has(name))) continue;
      const marks = row.marks();
      const [mark] = marks;
      if (mark === undefined && row.isStruck()) {
        count('rows struck');
        continue;
      }
      if (mark === undefined || marks.length > 1) {
        wrong.push(`${where}: nobody entered this row, or two did (${marks.join(', ') || 'no mark'})`);
        continue;
      }
      const hers = byManager.get(mark);
      if (hers) {
        if (found.has(mark)) wrong.push(`${where}: the manager typed ${mark} once, and it is there twice`);
        found.add(mark);
        if (row.lacks(hers.cells).length > 0 || row.others(hers.cells).length > 0 || hers.tab !== title)
          wrong.push(`${where}: ${mark} is not as the manager typed it`);
        continue;
      }
      const from = bySender.get(mark);
      if (!from) {
        wrong.push(`${where}: nobody sent ${mark}`);
        continue;
      }
      if (row.isStruck()) {
        count('rows struck');
        continue;
      }
      const id = row.text(ID);
      // An id stands beside the signs it begins with, or it is another column's and the row was written crooked.
      const signs = id.replace(/^(.{4})(.{4}).*/, '$1-$2');
      if (id === '' || (title !== REVIEW && row.text(REFERENCE) !== signs)) {
        count('rows left out');
        continue;
      }
      if (row.hasOwn()) wrong.push(`${where}: ${mark} has something in a column of the manager's own`);
      if (title === REVIEW) {
        if (!row.text(PAYLOAD).includes(mark)) wrong.push(`${where}: ${mark} stands in a wrong column`);
        count('rows in Prüfen');
      } else {
        const astray = row.lacks(from.cells);
        if (astray.length > 0)
          wrong.push(`${where}: ${mark} is not as it was sent, or in wrong columns (${astray.join(', ')})`);
        if (row.text(SUBMISSION) === '') wrong.push(`${where}: ${mark} does not say which submission it is`);
        count('rows in the sheet');
      }
      const twin = seen.get(id);
      if (twin?.equals(row)) {
        count('twins');
        continue;
      }
      if (twin) wrong.push(`${where}: ${mark} has the id of another row`);
      seen.set(id, row);
      const place = title === REVIEW ? 'review' : 'sheet';
      const all = counted.get(mark) ?? [];
      // Prüfen keeps the id that the submission has in its tab.
      const its = title === REVIEW ? (KEPT_ID.exec(row.text(PAYLOAD))?.[1] ?? id) : id;
      counted.set(mark, [...all, { place, id: its, reference: row.text(REFERENCE) }]);
    }
  }

  for (const one of sent) {
    const all = counted.get(one.mark) ?? [];
    const inSheet = new Set(all.filter(({ place }) => place === 'sheet').map(({ id }) => id));
    const there = all.filter(({ place, id }) => place === 'sheet' || !inSheet.has(id));
    count('in the sheet and in Prüfen', all.length - there.length);
    const places = there.map(({ place }) => place).join(' and ');
    if (there.length > 1) wrong.push(`${one.mark} counts ${there.length} times (${places})`);
    const received = one.told.includes('received');
    if (received && there.length === 0) wrong.push(`${one.mark} was received, and is nowhere`);
    const [first] = there;
    for (const reference of one.references)
      if (first?.place === 'sheet' && first.reference !== reference)
        wrong.push(`${one.mark} was read out as ${reference}, which is not in its row`);
    const last = received ? 'received' : one.told.includes('lost') ? 'connection lost' : 'refused';
    count(`texts ${last}${received || there.length === 0 ? '' : ', but there'}`);
  }
  for (const { mark } of typed) if (!found.has(mark)) wrong.push(`${mark}, typed by the manager, is gone`);
  wrong.push(...changed(others.before, others.after));
  return { wrong, counts: Object.fromEntries([...counts].filter(([, many]) => many > 0)) };
}

/** What differs in tabs in which nothing should: by tab, with the first row that is not what it was. */
function changed(before: readonly Grid[], after: readonly Grid[]): string[] {
  const nameOf = ({ file, title }: Grid): string => `${file}/${title}`;
  const now = new Map(after.map((grid) => [nameOf(grid), grid.rows]));
  return before.flatMap((grid) => {
    const rows = now.get(nameOf(grid));
    if (!rows) return [`${nameOf(grid)} is gone`];
    const length = Math.max(rows.length, grid.rows.length);
    const at = Array.from({ length }, (_, row) => row).find(
      (row) => JSON.stringify(rows[row] ?? []) !== JSON.stringify(grid.rows[row] ?? []),
    );
    return at === undefined ? [] : [`${nameOf(grid)}, row ${at + 1}: nobody was to write there`];
  });
}

/** A row by header. */
class Row {
  readonly values: ReadonlyMap<string, unknown>;
  readonly #all: readonly unknown[];

  constructor(headers: readonly string[], cells: readonly unknown[]) {
    this.#all = cells.filter((cell) => cell !== '' && cell !== null && cell !== undefined);
    this.values = new Map(
      cells.flatMap((cell, at): [string, unknown][] =>
        cell === '' || cell === null || cell === undefined ? [] : [[headers[at] ?? `column ${at + 1}`, cell]],
      ),
    );
  }

  text(header: string): string {
    const cell = this.values.get(header);
    return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
  }

  marks(): string[] {
    return [...new Set(this.#all.flatMap((cell) => MARK.exec(String(cell))?.[0] ?? []))];
  }

  /** Whether something stands under a header that the manager made. */
  hasOwn(): boolean {
    return [...this.values.keys()].some((header) => header.startsWith(OWN));
  }

  isStruck(): boolean {
    return this.#all.some((cell) => STRUCK.test(String(cell)));
  }

  /** Headers under which something else stands than was entered. */
  lacks(cells: Readonly<Record<string, string>>): string[] {
    return Object.keys(cells).filter((header) => this.values.get(header) !== cells[header]);
  }

  /** Headers of what stands there besides, the machine's own columns aside. */
  others(cells: Readonly<Record<string, string>>): string[] {
    return [...this.values.keys()].filter((header) => !GREY.has(header) && !(header in cells));
  }

  /** Whether both say the same, when they came and what the machine notes of it aside. */
  equals(other: Row): boolean {
    const names = new Set([...this.values.keys(), ...other.values.keys()]);
    return [...names].every(
      (name) =>
        name === 'Stand' ||
        name === RECEIVED ||
        this.values.get(name) === other.values.get(name) ||
        (name === DAY && this.#cameThatDay() && other.#cameThatDay()),
    );
  }

  /** Whether the row's day is the one on which it came. */
  #cameThatDay(): boolean {
    return this.values.get(DAY) === Math.floor(Number(this.values.get(RECEIVED)));
  }
}
