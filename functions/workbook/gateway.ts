import { hash } from 'node:crypto';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { listsTab } from '../../sheets-schema/listing.ts';
import { settings } from '../../sheets-schema/settings.ts';
import type { LaidOutTab } from '../../sheets-schema/start.ts';
import { tabMetadata, type FileKey, type Tab } from '../../sheets-schema/tab.ts';
import { tabsOf } from '../../sheets-schema/workbooks.ts';
import { Api } from './api.ts';
import { encodeRow } from './append-requests.ts';
import {
  writeCarefully,
  type BlankedBeside,
  type CellWrite,
  type ClearedCell,
  type PutBack,
} from './careful.ts';
import { acceptedCells, assertAllowed, changedCells, missingIds } from './changes.ts';
import { allClaims, claimId, forgetRequests, newClaim, outdatedClaims } from './claims.ts';
import { ContentsMemory } from './contents.ts';
import { copiedBeside, crookedCells, crookedSteps, struckRests } from './crooked-copies.ts';
import { ensureTabs } from './ensure.ts';
import { AccessDenied, FileMissing, RowsShuffled } from './errors.ts';
import { fileIdsFrom, type FileIds } from './files.ts';
import { GOOGLE_SPREADSHEETS } from './links.ts';
import { paceOf, TokenBucket, type Pace } from './pace.ts';
import { changedRow, erasedRows, putBackRow, twinRow } from './protocol.ts';
import { isWatched, shuffledRows } from './shuffle.ts';
import { decodeTab, finding, movedAway, placeFilter, rawTab, tabFilters, type RawTab } from './snapshot.ts';
import { twinCells, twinSteps } from './twins.ts';
import { wordsFrom, type WordRow } from './words.ts';
import { FileWriter } from './writer.ts';
import {
  type AcceptedChange,
  type AppendOptions,
  WorkbookError,
  type Append,
  type CellChange,
  type ChangeOutcome,
  type Claims,
  type ErasureReason,
  type Finding,
  type Snapshot,
  type WatchedColumns,
  type Words,
  type Workbook,
} from './workbook.ts';

export { sheetsClient } from './client.ts';

/** How old the words and links of the directory may be before they are read again with the next read. */
const HOME_AGE_MS = 5 * 60_000;
/** How long a caller waits at most; a page must answer before its reader gives up. */
const DEADLINE_MS = 8_000;
/** How long anybody waits for words that are only to be renewed. */
const REFRESH_MS = 2_000;
/** A set-up writes much and nobody waits at a page. */
const SETUP_DEADLINE_MS = 60_000;

/** Rows that are changed in one write: each is asked back whole, and one request shall stay far below 2 MB ("Usage limits"). */
const CHANGED_AT_ONCE = 200;

/** What the directory says about the rest. */
interface Home {
  readonly words: Words;
  readonly files: FileIds;
  readonly readAt: number;
}

/** What `openWorkbook` needs. */
export interface WorkbookOptions {
  readonly sheets: sheets_v4.Sheets;
  readonly directoryId: string;
  /** What time it is; decides how old words may be. */
  readonly clock?: (() => Date) | undefined;
  /** How to wait between tries; a test's may not wait at all. */
  readonly wait?: ((ms: number) => Promise<void>) | undefined;
  /** This process's share of the 60 writes a minute that Google grants one service account. */
  readonly writesPerMinute?: number | undefined;
  /** Milliseconds until a caller hears of a failure that lasts. */
  readonly deadlineMs?: number | undefined;
  /** Where people open spreadsheets, for the links in findings; Google's own by default. */
  readonly spreadsheetsUrl?: string | undefined;
}

/**
 * The workbooks of one office, through its directory.
 * @example const snapshot = await openWorkbook({ sheets: sheetsClient({ auth }), directoryId }).read(offers);
 */
export function openWorkbook(options: WorkbookOptions): Workbook {
  return new Gateway(options);
}

/**
 * What all of some writes gave. All are waited for: one that may still land must not be forgotten because another was
 * refused.
 */
async function allOf<T>(writes: readonly Promise<T>[]): Promise<T[]> {
  const done = await Promise.allSettled(writes);
  const failures = done.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  const [failure] = failures.toSorted((a, b) => Number(isAmbiguous(b)) - Number(isAmbiguous(a)));
  if (failure !== undefined) throw failure;
  return done.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

function isAmbiguous(error: unknown): boolean {
  return !(error instanceof WorkbookError) || error.ambiguous;
}

function chunks<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / CHANGED_AT_ONCE);
  return Array.from({ length: count }, (_, at) =>
    all.slice(at * CHANGED_AT_ONCE, (at + 1) * CHANGED_AT_ONCE),
  );
}

class Gateway implements Workbook {
  readonly #api: Api;
  readonly #pace: Pace;
  readonly #clock: () => Date;
  readonly #directoryId: string;
  readonly #deadlineMs: number;
  readonly #spreadsheetsUrl: string;
  readonly #writers = new Map<string, FileWriter>();
  readonly #contents: ContentsMemory;
  /** Files that did not open, until the links are read again. */
  readonly #closed = new Set<string>();
  #home: Home | null = null;
  #homeComing: Promise<Home> | null = null;

  constructor(options: WorkbookOptions) {
    const { sheets, directoryId, clock, wait, writesPerMinute, deadlineMs, spreadsheetsUrl } = options;
    this.#pace = paceOf(wait ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms))));
    this.#api = new Api(sheets, this.#pace, new TokenBucket(writesPerMinute ?? 20, this.#pace));
    this.#clock = clock ?? (() => new Date());
    this.#contents = new ContentsMemory(this.#api, this.#clock);
    this.#directoryId = directoryId;
    this.#deadlineMs = deadlineMs ?? DEADLINE_MS;
    this.#spreadsheetsUrl = spreadsheetsUrl ?? GOOGLE_SPREADSHEETS;
  }

  async read<const Tabs extends readonly Tab[]>(...tabs: Tabs): Promise<Snapshot<Tabs>> {
    const deadline = this.#deadline();
    const findings: Finding[] = [];
    const snapshot: Record<string, unknown> = {};
    const files = new Map<FileKey, Tab[]>();
    for (const tab of new Set<Tab>(tabs)) files.set(tab.file, [...(files.get(tab.file) ?? []), tab]);

    // The directory first: the words that all cells are read by come along with it.
    const directory = files.get('directory');
    if (directory) {
      const reading = this.#readHome(directory, deadline);
      if (!this.#home) void this.#homeAfter(reading); // the first reading is everybody's
      const raw = await reading;
      this.#decode(this.#directoryId, directory, raw, snapshot, findings);
    }
    const others = [...files].filter(([file]) => file !== 'directory');
    if (others.length > 0) await this.#homeNow(deadline);
    await Promise.all(
      others.map(async ([file, its]) => {
        try {
          const read = await this.#inFiles(file, deadline, (id) => this.#readFile(id, its, deadline));
          for (const { id, result } of read) this.#decode(id, its, result, snapshot, findings);
          if (its[0] && read[0]?.id !== this.#home?.files[file][0])
            findings.push(finding('FILE_NOT_NEWEST', its[0], null));
        } catch (error) {
          if (!(error instanceof FileMissing) && !(error instanceof AccessDenied)) throw error;
          for (const tab of its) snapshot[tab.key] = [];
          if (its[0]) findings.push(finding('FILE_MISSING', its[0], null));
        }
      }),
    );
    snapshot['findings'] = findings;
    return snapshot as Snapshot<Tabs>;
  }

  async append(rows: readonly Append[], options: AppendOptions = {}): Promise<boolean> {
    const { along = [] } = options;
    const deadline = this.#deadline(options.withinMs);
    const files = Map.groupBy(rows, ({ tab }) => tab.file);
    if (options.claim !== undefined && (files.size !== 1 || along.some(({ tab }) => !files.has(tab.file))))
      throw new WorkbookError(
        'CLAIM_NEEDS_ONE_FILE',
        '[workbook] A claim is taken together with the rows of one file. Append the rows of other files apart.',
      );
    if (files.size === 0) return true;
    const { words } = await this.#homeNow(deadline);
    const claim = options.claim === undefined ? undefined : newClaim(options.claim, this.#clock());
    const encoded = (its: readonly Append[]) => its.map((row) => encodeRow(row, words));
    const written = await allOf(
      [...files].map(async ([file, its]) => {
        const { result } = await this.#inFile(file, deadline, async (id) => {
          const writer = this.#writer(id, file);
          const { unlessPresent: lookFirst = false, once = false } = options;
          // Asked for in the same breath, they go out in the same write.
          const [own = true] = await allOf([
            writer.append(encoded(its), { claim, lookFirst, once, deadline }),
            ...(along.length > 0 ? [writer.append(encoded(along), { deadline })] : []),
          ]);
          return own;
        });
        return result;
      }),
    );
    return written.every(Boolean);
  }

  async fingerprintOf(...watched: readonly WatchedColumns[]): Promise<string> {
    const deadline = this.#deadline();
    const narrow = watched.map(({ tab, columns }) => ({
      ...tab,
      columns: Object.fromEntries(Object.entries(tab.columns).filter(([key]) => columns.includes(key))),
    }));
    const [first] = narrow;
    if (!first) return '';
    const { result } = await this.#inFile(first.file, deadline, (id) => this.#readFile(id, narrow, deadline));
    const cells = [...result].map(([key, sheet]) => [key, [...sheet.cells]]);
    return hash('sha256', JSON.stringify(cells));
  }

  async claimsIn({ file }: Pick<Tab, 'file'>): Promise<Claims> {
    const deadline = this.#deadline();
    const { result } = await this.#inFile(file, deadline, (id) => allClaims(this.#api, id, deadline));
    return { isTaken: (name) => result.has(claimId(name)) };
  }

  async forgetClaims({ file }: Pick<Tab, 'file'>, before: Date, except: readonly string[]): Promise<number> {
    const deadline = this.#deadline(SETUP_DEADLINE_MS);
    const { result } = await this.#inFile(file, deadline, async (id) => {
      const outdated = outdatedClaims(await allClaims(this.#api, id, deadline), before, except);
      const requests = forgetRequests(outdated);
      if (requests.length > 0) await this.#api.write(id, { requests }, 'spreadsheetId', deadline);
      return requests.length;
    });
    return result;
  }

  async change(changes: readonly CellChange[]): Promise<{ changed: number; missing: number }> {
    const { changed, missing } = await this.#change(changes, null);
    return { changed, missing };
  }

  async eraseCells(
    changes: readonly CellChange[],
    why: ErasureReason,
  ): Promise<{ changed: number; missing: number; erased: number }> {
    return await this.#change(changes, why);
  }

  async changeCells(changes: readonly AcceptedChange[]): Promise<readonly ChangeOutcome[]> {
    const { words } = await this.#homeNow(this.#deadline());
    const outcomes = new Map<AcceptedChange, ChangeOutcome>();
    for (const [tab, its] of Map.groupBy(changes, ({ tab: of }) => of)) {
      await this.#inEach(tab, async (spreadsheetId) => {
        let planned: ReadonlyMap<AcceptedChange, ChangeOutcome> = new Map();
        await this.#carefully(spreadsheetId, tab, (sheet, shuffled) => {
          const plan = acceptedCells(tab, sheet, its, words, shuffled);
          planned = plan.outcomes;
          return plan.writes;
        });
        // A row stands in one spreadsheet, and is missing in the others.
        for (const [change, outcome] of planned) if (outcome !== 'missing') outcomes.set(change, outcome);
      });
      await this.#note(
        its
          .filter((change) => outcomes.get(change) === 'done')
          .map((change) => changedRow(change, this.#now())),
      );
    }
    return changes.map((change) => outcomes.get(change) ?? 'missing');
  }

  async giveIds(tab: Tab): Promise<number> {
    const { words } = await this.#homeNow(this.#deadline());
    const done = await this.#inEach(tab, async (spreadsheetId) => {
      let given = 0;
      let last: RawTab | undefined;
      const held = await this.#carefully(spreadsheetId, tab, (sheet) => {
        const writes = missingIds(tab, sheet, words);
        given = Math.max(given, writes.filter(({ key }) => key === tab.idColumn).length);
        last = sheet;
        return writes;
      });
      if (last && !held && isWatched(tab)) {
        const writer = this.#writer(spreadsheetId, tab.file);
        await this.#contents.remember(writer, tab, last, this.#deadline(SETUP_DEADLINE_MS));
      }
      return { given, held };
    });
    if (done.some(({ held }) => held)) throw new RowsShuffled(tab);
    return done.reduce((sum, { given }) => sum + given, 0);
  }

  async blankTwins(tab: Tab): Promise<number> {
    const { words } = await this.#homeNow(this.#deadline());
    return await this.#clear(tab, twinSteps, (sheet, step) => twinCells(tab, sheet, step, words));
  }

  async strikeCrooked(tab: Tab): Promise<number> {
    return await this.#clear(
      tab,
      crookedSteps,
      (sheet, step) => crookedCells(tab, sheet, step),
      (sheet, row, typed) => copiedBeside(tab, sheet, row, typed),
    );
  }

  async ensure(tabs: readonly (Tab | LaidOutTab)[]): Promise<void> {
    const deadline = this.#deadline(SETUP_DEADLINE_MS);
    const { words } = await this.#homeNow(deadline);
    for (const file of new Set(tabs.map((tab) => tab.file))) {
      const its = tabs.filter((tab) => tab.file === file);
      await this.#inFiles(file, deadline, async (id) => {
        if (await ensureTabs(this.#api, id, its, words, deadline)) this.#writer(id, file).forget();
      });
    }
  }

  async words(): Promise<Words> {
    return (await this.#homeNow(this.#deadline())).words;
  }

  /** Clears rows that stand in another row too, step by step, and notes them in *Protokoll*; returns how many. */
  async #clear<Step>(
    tab: Tab,
    steps: readonly Step[],
    cellsOf: (sheet: RawTab, step: Step) => readonly ClearedCell[],
    blanked?: BlankedBeside,
  ): Promise<number> {
    const counts = await this.#inEach(tab, async (spreadsheetId) => {
      /** By id, the columns that were cleared. */
      const cleared = new Map<string, Set<string>>();
      let isLeft = true;
      for (const step of steps) {
        if (!isLeft) break; // usually at once: one read
        const plan = (sheet: RawTab, shuffled: ReadonlySet<number>): readonly ClearedCell[] => {
          const writes = cellsOf(sheet, step).filter(({ row }) => !shuffled.has(row));
          isLeft = steps.some((one) => cellsOf(sheet, one).length > 0);
          for (const { id, key } of writes) cleared.set(id, (cleared.get(id) ?? new Set()).add(key));
          return writes;
        };
        await this.#carefully(spreadsheetId, tab, plan, blanked);
      }
      await this.#note([...cleared].map(([id, keys]) => twinRow(tab, id, keys.size, this.#now())));
      return cleared.size;
    });
    return counts.reduce((sum, count) => sum + count, 0);
  }

  async #change(
    changes: readonly CellChange[],
    why: ErasureReason | null,
  ): Promise<{ changed: number; missing: number; erased: number }> {
    for (const change of changes) assertAllowed(change, why !== null);
    const { words } = await this.#homeNow(this.#deadline());
    const found = new Set<CellChange>();
    let erased = 0;
    const byTab = [...Map.groupBy(changes, ({ tab: of }) => of)];
    for (const [tab, its] of byTab.flatMap(([of, all]) => chunks(all).map((some) => [of, some] as const))) {
      const held = await this.#inEach(tab, async (spreadsheetId) => {
        let planned: readonly CellChange[] = [];
        const blanked = new Map<string, string>();
        const isHeld = await this.#carefully(spreadsheetId, tab, (sheet, shuffled) => {
          const plan = changedCells(tab, sheet, its, words);
          planned = plan.found;
          for (const { row, key } of plan.writes)
            if (tab.columns[key]?.personal && !shuffled.has(row))
              blanked.set(`${String(sheet.cells.get(tab.idColumn)?.[row])} ${key}`, key);
          return plan.writes;
        });
        if (why !== null) await this.#note(erasedRows(tab, [...blanked.values()], why, this.#now()));
        for (const change of planned) found.add(change);
        erased += blanked.size;
        return isHeld;
      });
      if (held.some(Boolean)) throw new RowsShuffled(tab);
    }
    return { changed: found.size, missing: changes.length - found.size, erased };
  }

  /**
   * Writes into rows of one spreadsheet with care, and notes in *Protokoll* what was hit and put back.
   * @returns whether rows were held back
   */
  async #carefully(
    spreadsheetId: string,
    tab: Tab,
    plan: (sheet: RawTab, shuffled: ReadonlySet<number>) => readonly CellWrite[],
    blanked?: BlankedBeside,
  ): Promise<boolean> {
    const deadline = this.#deadline(SETUP_DEADLINE_MS);
    const putBack: PutBack[] = [];
    try {
      const known = (await this.#contents.of(spreadsheetId, [tab], deadline)).get(tab.key) ?? new Map();
      const writer = this.#writer(spreadsheetId, tab.file);
      const onPutBack = (cell: PutBack) => putBack.push(cell);
      return await writeCarefully({ api: this.#api, writer, deadline, known, onPutBack }, tab, plan, blanked);
    } finally {
      await this.#note(putBack.map((cell) => putBackRow(tab, cell, this.#now())));
    }
  }

  async #note(rows: readonly Append[]): Promise<void> {
    if (rows.length > 0) await this.append(rows, { unlessPresent: true });
  }

  #now(): string {
    return this.#clock().toISOString();
  }

  #deadline(ms = this.#deadlineMs): number {
    return this.#pace.now() + ms;
  }

  #writer(spreadsheetId: string, file: FileKey): FileWriter {
    const known = this.#writers.get(spreadsheetId);
    if (known) return known;
    const writer = new FileWriter(spreadsheetId, tabsOf(file), this.#api, this.#pace);
    this.#writers.set(spreadsheetId, writer);
    return writer;
  }

  /** Does something in the best spreadsheet of a file that opens. */
  async #inFile<T>(
    file: FileKey,
    deadline: number,
    act: (spreadsheetId: string) => Promise<T>,
  ): Promise<{ id: string; result: T }> {
    let reread = false;
    let last: unknown;
    for (;;) {
      const home = file === 'directory' ? null : await this.#homeNow(deadline);
      const ids = home ? home.files[file] : [this.#directoryId];
      const id = ids.find((one) => !this.#closed.has(one));
      if (id !== undefined) {
        try {
          return { id, result: await act(id) };
        } catch (error) {
          const shut = error instanceof FileMissing || error instanceof AccessDenied;
          if (!shut || file === 'directory') throw error;
          last = error;
          this.#closed.add(id);
          continue;
        }
      }
      if (reread) throw last ?? new FileMissing(file);
      // The manager may have pasted the link since.
      this.#home = null;
      this.#closed.clear();
      reread = true;
    }
  }

  /**
   * Does something in each spreadsheet of a file that opens, the best first: of contacts there is one a year, and what
   * stands in an older one is waited for, erased and counted all the same.
   */
  async #inFiles<T>(
    file: FileKey,
    deadline: number,
    act: (spreadsheetId: string) => Promise<T>,
  ): Promise<{ id: string; result: T }[]> {
    const best = await this.#inFile(file, deadline, act);
    const done = [best];
    for (const id of this.#home?.files[file] ?? []) {
      if (id === best.id || this.#closed.has(id)) continue;
      try {
        done.push({ id, result: await act(id) });
      } catch (error) {
        if (!(error instanceof FileMissing) && !(error instanceof AccessDenied)) throw error;
        this.#closed.add(id); // gone for good, perhaps: an old year's file is deleted one day
      }
    }
    return done;
  }

  /** The same for a tab, and for work that nobody waits for at a page. */
  async #inEach<T>(tab: Tab, act: (spreadsheetId: string) => Promise<T>): Promise<T[]> {
    const done = await this.#inFiles(tab.file, this.#deadline(SETUP_DEADLINE_MS), act);
    return done.map(({ result }) => result);
  }

  /** What the directory says, read again when it is old; what was known stays good while it cannot be read. */
  async #homeNow(deadline: number): Promise<Home> {
    const known = this.#home;
    if (known && this.#age(known) < HOME_AGE_MS) return known;
    const patience = known ? Math.min(deadline, this.#deadline(REFRESH_MS)) : deadline;
    const coming = this.#homeComing ?? this.#homeAfter(this.#readHome([listsTab, settings], patience));
    try {
      return await coming;
    } catch (error) {
      if (known) return known;
      throw error;
    }
  }

  /** The home once a reading of the directory is done. Whoever asks meanwhile waits for that one, and makes no other. */
  #homeAfter(reading: Promise<unknown>): Promise<Home> {
    const coming = reading
      .then(
        () => this.#home ?? { words: wordsFrom([]), files: fileIdsFrom(this.#directoryId, []), readAt: 0 },
      )
      .finally(() => (this.#homeComing = null));
    coming.catch(() => undefined); // whoever waits for the reading itself hears of it
    this.#homeComing = coming;
    return coming;
  }

  #age(home: Home): number {
    return Math.abs(this.#clock().getTime() - home.readAt);
  }

  /** Reads tabs of the directory, and with them its words and links when they are old or asked for. */
  async #readHome(tabs: readonly Tab[], deadline: number): Promise<Map<string, RawTab>> {
    const old = !this.#home || this.#age(this.#home) >= HOME_AGE_MS;
    const all = old ? [...new Set([...tabs, listsTab, settings])] : tabs;
    const raw = await this.#readFile(this.#directoryId, all, deadline);
    if (all.includes(listsTab) && all.includes(settings)) {
      const builtIn = wordsFrom([]);
      const place = { spreadsheetId: this.#directoryId, sheetId: 0 };
      const rowsOf = (tab: Tab) => {
        const cells = raw.get(tab.key);
        return cells ? decodeTab(tab, cells, builtIn, place).rows.map(({ values }) => values) : [];
      };
      this.#closed.clear();
      this.#home = {
        words: wordsFrom(rowsOf(listsTab) as unknown as WordRow[]),
        files: fileIdsFrom(
          this.#directoryId,
          rowsOf(settings) as unknown as { key: string; value: string | null }[],
        ),
        readAt: this.#clock().getTime(),
      };
    }
    return raw;
  }

  /** Reads tabs of one file in one call; in a second one, all together, when columns stand elsewhere than known. */
  async #readFile(
    spreadsheetId: string,
    tabs: readonly Tab[],
    deadline: number,
  ): Promise<Map<string, RawTab>> {
    const filters = tabs.flatMap(tabFilters);
    const [ranges] = await Promise.all([
      this.#api.values(spreadsheetId, filters, deadline),
      this.#contents.of(spreadsheetId, tabs, deadline),
    ]);
    const found = new Map<string, RawTab>();
    const homes = new Map<string, ReadonlyMap<string, number>>();
    const more: sheets_v4.Schema$DataFilter[] = [];
    for (const tab of tabs) {
      const raw = rawTab(tab, ranges);
      if (!raw) continue;
      found.set(tab.key, raw);
      const moved = movedAway(tab, raw);
      if (moved.size === 0) continue;
      homes.set(tab.key, moved);
      more.push(...[...moved.values()].map((index) => placeFilter(raw.title, index)));
    }
    if (more.length === 0) return found;
    const again = await this.#api.values(spreadsheetId, [...filters, ...more], deadline);
    for (const tab of tabs) {
      const raw = rawTab(tab, again, homes.get(tab.key));
      if (raw) found.set(tab.key, raw);
    }
    return found;
  }

  #decode(
    spreadsheetId: string,
    tabs: readonly Tab[],
    raw: ReadonlyMap<string, RawTab>,
    snapshot: Record<string, unknown>,
    findings: Finding[],
  ): void {
    const words = this.#home?.words ?? wordsFrom([]);
    for (const tab of tabs) {
      const cells = raw.get(tab.key);
      // Set-up gives each tab the number of its name; only a tab that people made has another.
      const sheetId = this.#writers.get(spreadsheetId)?.sheetIdOf(tab) ?? tabMetadata(tab).id;
      const place = { base: this.#spreadsheetsUrl, spreadsheetId, sheetId };
      const rows = (snapshot[tab.key] ??= []) as { [key: string]: unknown }[];
      if (!cells) {
        findings.push(finding('TAB_MISSING', tab, null));
        continue;
      }
      const shuffled = shuffledRows(tab, cells, this.#contents.known(spreadsheetId, tab));
      const decoded = decodeTab(tab, cells, words, place, shuffled);
      // What stands in a newer year's file too counts there: it was copied over, or sent again at the turn of the year.
      const newer = new Set(rows.flatMap((row) => row[tab.idColumn] ?? []));
      for (const { index, id, values } of decoded.rows)
        if (id === null || !newer.has(id)) rows.push({ ...values, row: index + 1, spreadsheetId });
      findings.push(...decoded.findings);
      if (decoded.struck > 0)
        for (const { row, key } of struckRests(tab, cells))
          findings.push(finding('ROW_STRUCK', tab, place, key, row, cells.places.get(key)));
    }
  }
}
