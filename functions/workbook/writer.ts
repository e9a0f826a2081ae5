import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { columnMetadata, headerMetadata, type Tab } from '../../sheets-schema/tab.ts';
import { byMetadata, type Api } from './api.ts';
import { appendRequest, missingColumns, strikeRequests, type EncodedRow } from './append-requests.ts';
import { claimId, claimRequest, takenClaims, type Claim } from './claims.ts';
import { ColumnMissing, QuotaUsedUp, Refused, TabMissing, Unreachable } from './errors.ts';
import {
  HEADED_LAYOUT_FIELDS,
  LAYOUT_FIELDS,
  layoutOf,
  sameColumns,
  showsColumns,
  tabLayout,
  type FileLayout,
  type SheetLayout,
  type TabLayout,
} from './layout.ts';
import { backoff, type Pace } from './pace.ts';
import { presentRows } from './presence.ts';
import { takeBack } from './take-back.ts';
import { WorkbookError } from './workbook.ts';

/** What a write tells of the claims in it. */
const CLAIMED_FIELDS = 'replies(createDeveloperMetadata(developerMetadata(metadataId)))';
/** Bytes of one request; Google advises 2 MB at most ("Usage limits"), and JSON grows on the way. */
const BATCH_BYTES = 1_200_000;
/**
 * Milliseconds from one batch to the next, at one write a minute: what arrives meanwhile goes out together. Somewhat less
 * than half of an even spacing: a burst of ten seconds then passes before the bucket, a third of a minute's writes, is
 * empty, and with the site's twelve a minute nobody waits longer than 2.3 s for a turn.
 */
const SPACING_MS = 28_000;
/** Rows of ours that are remembered as written, so that a second click costs nothing. */
const REMEMBERED = 2_000;
/** Tries to set a crooked row right before its caller hears of it. */
const REPAIRS = 3;

/** Rows that one caller wants written together, and how the caller hears of it. */
interface Group {
  rows: readonly EncodedRow[];
  claim: Claim | null;
  /** Rows may be there already: look before writing. */
  lookFirst: boolean;
  /** By which layout a try of ours placed them that may have landed. */
  tried: FileLayout | null;
  /** Rows that may lie crooked: whatever of them is there is struck when they are written. */
  readonly renew: Set<EncodedRow>;
  /** A try of ours had no usable answer: it may have landed, and for some minutes it still may, whatever a look shows. */
  ambiguous: boolean;
  /** A write with these rows is under way, or has landed. */
  isSent: boolean;
  /** The caller has heard. */
  isSettled: boolean;
  /** When the caller stops waiting, by the pace's `now()`. */
  readonly deadline: number;
  readonly settle: (outcome: boolean | WorkbookError) => void;
}

/** How a caller wants its rows written; `deadline` is a pace's `now()`. */
interface WriteOptions {
  readonly claim?: Claim | undefined;
  readonly lookFirst?: boolean;
  readonly once?: boolean;
  readonly deadline: number;
}

/** Writes rows into one spreadsheet, and knows where its columns stood last. */
export class FileWriter {
  readonly spreadsheetId: string;
  readonly #api: Api;
  readonly #pace: Pace;
  readonly #tabs = new Map<string, Tab>();
  #layout: FileLayout | null = null;
  #waiting: Group[] = [];
  #busy = false;
  readonly #spacingMs: number;
  #lastBatchAt = -Infinity;
  /** The newest rows that are certainly there, and those on their way, by what names them together. */
  readonly #written = new Set<string>();
  readonly #underWay = new Map<string, Promise<boolean>>();

  /** @param tabs the tabs that the file is known to have; others are learned when they are asked for */
  constructor(spreadsheetId: string, tabs: readonly Tab[], api: Api, pace: Pace) {
    this.spreadsheetId = spreadsheetId;
    this.#api = api;
    this.#pace = pace;
    this.#spacingMs = SPACING_MS / api.writesPerMinute;
    for (const tab of tabs) this.#tabs.set(tab.key, tab);
  }

  /**
   * Writes rows, together with whatever else arrives while a write is under way.
   * @returns false when `claim` is somebody else's: then nothing was written
   * @throws WorkbookError
   */
  append(rows: readonly EncodedRow[], options: WriteOptions): Promise<boolean> {
    const name = options.once ? nameOf(rows) : null;
    if (name === null) return this.#appendNow(rows, options);
    if (this.#written.has(name)) return Promise.resolve(true);
    const underWay = this.#underWay.get(name);
    if (underWay) return underWay;
    const appended = this.#appendNow(rows, options)
      .then((written) => {
        this.#remember(name);
        return written;
      })
      .finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, appended);
    return appended;
  }

  #remember(name: string): void {
    this.#written.add(name);
    const [oldest] = this.#written;
    if (this.#written.size > REMEMBERED && oldest !== undefined) this.#written.delete(oldest);
  }

  #appendNow(rows: readonly EncodedRow[], options: WriteOptions): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const group: Group = {
        rows,
        claim: options.claim ?? null,
        lookFirst: options.lookFirst ?? false,
        tried: null,
        renew: new Set(),
        ambiguous: false,
        isSent: false,
        isSettled: false,
        deadline: options.deadline,
        settle: (outcome) => {
          clearTimeout(timer);
          group.isSettled = true;
          if (outcome instanceof WorkbookError) reject(outcome);
          else resolve(outcome);
        },
      };
      // Whoever waits behind a slow call hears in time, and then nothing of his goes out any more.
      const timer = setTimeout(
        () => group.isSent || fail(group, new Unreachable('append', false, undefined)),
        options.deadline - this.#pace.now(),
      );
      this.#waiting.push(group);
      if (!this.#busy) void this.#drain();
    });
  }

  /** Where a tab stood last, asking if unknown; null when it is not there. */
  async place(tab: Tab, deadline: number): Promise<TabLayout | null> {
    if (!this.#tabs.has(tab.key)) {
      this.#tabs.set(tab.key, tab);
      this.#layout = null;
    }
    this.#layout ??= await this.#load(deadline);
    return tabLayout(this.#layout, tab) ?? (await this.#headless(tab, deadline));
  }

  /** Forgets where columns stood: the next write asks again. */
  forget(): void {
    this.#layout = null;
  }

  /** The sheet's own number of a tab, where known without asking. */
  sheetIdOf(tab: Tab): number | null {
    return this.#layout && (tabLayout(this.#layout, tab)?.sheetId ?? null);
  }

  async #drain(): Promise<void> {
    this.#busy = true;
    await Promise.resolve(); // what is sent in the same breath goes out together
    while (this.#waiting.length > 0) {
      const early = this.#lastBatchAt + this.#spacingMs - this.#pace.now();
      if (early > 0) await this.#pace.sleep(early);
      this.#lastBatchAt = this.#pace.now();
      const batch = this.#nextBatch();
      try {
        await this.#commit(batch);
      } catch (error) {
        // Whatever it was, nobody is left waiting.
        const known = error instanceof WorkbookError ? error : new Unreachable('append', true, error);
        for (const group of batch) group.settle(known);
      }
    }
    this.#busy = false;
  }

  #nextBatch(): Group[] {
    const batch: Group[] = [];
    let bytes = 0;
    while (this.#waiting.length > 0) {
      const size = (this.#waiting[0]?.rows ?? []).reduce((sum, row) => sum + row.size, 0);
      if (batch.length > 0 && bytes + size > BATCH_BYTES) break;
      const group = this.#waiting.shift();
      if (group) batch.push(group);
      bytes += size;
    }
    return batch;
  }

  /**
   * Writes a batch and settles each of its groups, however often that takes until their deadlines.
   * @param looked whether the layout is already newer than the batch
   */
  async #commit(groups: readonly Group[], looked = false): Promise<void> {
    let pending = [...groups];
    let fresh = looked || this.#layout === null; // whether the layout is newer than this batch
    for (let attempt = 0; ; attempt++) {
      pending = pending.filter(({ isSettled }) => !isSettled);
      if (pending.length === 0) return;
      const deadline = Math.max(...pending.map((group) => group.deadline));
      let wrote = false;
      let landed = false;
      let before: FileLayout = [];
      try {
        pending = await this.#withoutWhatIsThere(pending, deadline);
        if (pending.length === 0) return;
        await this.#api.turn(deadline);
        const placed = await this.#placeable(pending, deadline, fresh);
        pending = placed.groups.filter(({ isSettled }) => !isSettled);
        if (pending.length === 0) return;
        wrote = true;
        for (const group of pending) group.isSent = true;
        before = this.#layout ?? [];
        const answer = await this.#api.writeNow(
          this.spreadsheetId,
          {
            requests: [
              ...pending.flatMap(({ claim }) => (claim ? [claimRequest(claim)] : [])),
              ...strikesOf(pending, placed.layouts),
              ...appendsByTab(pending, placed.layouts),
            ],
            includeSpreadsheetInResponse: true,
          },
          `spreadsheetId,${CLAIMED_FIELDS},updatedSpreadsheet(${LAYOUT_FIELDS})`,
          deadline,
        );
        landed = true;
        pending = await this.#withoutLostClaims(pending, answer.replies ?? []);
        const after = layoutOf(answer.updatedSpreadsheet ?? {});
        const lost = await this.#straighten(pending, before, after, deadline);
        for (const group of pending)
          group.settle(group.rows.flatMap((row) => lost.get(row) ?? [])[0] ?? true);
        return;
      } catch (caught) {
        const known = caught instanceof WorkbookError && !landed;
        const error = known ? caught : new Unreachable('append', wrote, caught);
        for (const group of pending) group.isSent = false;
        if (wrote && error instanceof Refused) {
          const { left, taken } = await this.#withoutTakenClaims(pending, deadline);
          pending = left;
          // An earlier try that has landed after all brought the other groups' rows as well.
          if (taken) for (const group of left) group.lookFirst ||= group.ambiguous;
          if (taken) continue;
          // A tab that was deleted and made anew is refused too, and so may be a word in what has become a column of dates.
          if (!looked && ((await this.#hasMoved(pending, before, deadline)) || !fresh)) {
            fresh = true;
            continue;
          }
          return await this.#split(pending, error);
        }
        if (error.ambiguous)
          for (const group of pending) {
            group.lookFirst = true;
            group.ambiguous = true;
            group.tried = before;
          }
        pending = await this.#waitOrGiveUp(pending, error, attempt);
      }
    }
  }

  /** Whether columns stand elsewhere than when rows were placed by them; asks, and knows it from then on. */
  async #hasMoved(groups: readonly Group[], before: FileLayout, deadline: number): Promise<boolean> {
    const tabs = groups.flatMap(({ rows }) => rows.map(({ tab }) => tab));
    const now = await this.#whereNow(tabs, deadline);
    return tabs.some((tab) => !sameColumns(tab, before, now));
  }

  /** Waits before the next try; who cannot wait that long hears of the failure. */
  async #waitOrGiveUp(groups: readonly Group[], error: WorkbookError, attempt: number): Promise<Group[]> {
    // Our own count knows that no write is free in time; Google may change its mind.
    const passing =
      error instanceof Unreachable || (error instanceof QuotaUsedUp && error.cause !== undefined);
    const pause = backoff(attempt);
    const patient = groups.filter(({ deadline }) => passing && this.#pace.now() + pause <= deadline);
    for (const group of groups) if (!patient.includes(group)) fail(group, error);
    if (patient.length > 0) await this.#pace.sleep(pause);
    return patient;
  }

  /** Writes halves until the row that Google refuses stands alone; only its caller hears of it. */
  async #split(groups: readonly Group[], error: WorkbookError): Promise<void> {
    const [alone] = groups;
    if (alone && groups.length === 1) {
      fail(alone, error);
      return;
    }
    const middle = Math.ceil(groups.length / 2);
    await this.#commit(groups.slice(0, middle), true);
    await this.#commit(groups.slice(middle), true);
  }

  /** Settles groups whose rows are there already, and leaves out single rows that are. */
  async #withoutWhatIsThere(groups: readonly Group[], deadline: number): Promise<Group[]> {
    const looking = groups.filter((group) => group.lookFirst);
    if (looking.length === 0) return [...groups];
    const { left } = await this.#withoutTakenClaims(looking, deadline);
    const settled = new Set(looking.filter((group) => !left.includes(group)));
    if (left.some(({ tried }) => tried)) this.#layout = await this.#load(deadline);
    const now = this.#layout ?? [];
    const { present, crooked } = await presentRows(
      this.#api,
      this.spreadsheetId,
      left.flatMap((group) => group.rows),
      deadline,
    );
    for (const group of left) {
      const { tried, renew } = group;
      for (const row of group.rows)
        // A try that columns moved under may have landed crooked, wherever its id is now.
        if (crooked.has(row) || (tried && !sameColumns(row.tab, tried, now))) renew.add(row);
      group.rows = group.rows.filter((row) => renew.has(row) || !present.has(row));
      // What is left is known not to be there now.
      group.lookFirst = false;
      group.tried = null;
      if (group.rows.length > 0 || group.claim) continue;
      group.settle(true);
      settled.add(group);
    }
    return groups.filter((group) => !settled.has(group));
  }

  /** Settles groups whose claim is somebody else's; one that is ours already is not taken again. */
  async #withoutTakenClaims(
    groups: readonly Group[],
    deadline: number,
  ): Promise<{ left: Group[]; taken: boolean }> {
    const claims = await takenClaims(this.#api, this.spreadsheetId, claimsOf(groups), deadline);
    let taken = false;
    const left = groups.filter((group) => {
      const mark = group.claim ? claims.get(claimId(group.claim.name)) : undefined;
      if (mark === undefined) return true;
      taken = true;
      if (mark !== group.claim?.mark) {
        group.settle(false);
        return false;
      }
      // A try whose answer was lost had it, and its rows came with it.
      group.claim = null;
      group.lookFirst = true;
      return true;
    });
    return { left, taken };
  }

  /**
   * Should Google not refuse an id in use, the reply names another one: then the claim is somebody else's, and the rows
   * that came with it are taken back. Where that fails they stay doubles, of which readers take the first.
   */
  async #withoutLostClaims(
    groups: readonly Group[],
    replies: readonly sheets_v4.Schema$Response[],
  ): Promise<Group[]> {
    const claiming = groups.filter(({ claim }) => claim); // their requests come first
    const lost = claiming.filter(({ claim }, at) => {
      const given = replies[at]?.createDeveloperMetadata?.developerMetadata?.metadataId;
      return claim && given && given !== claimId(claim.name);
    });
    for (const { rows, deadline, settle } of lost) {
      await takeBack({ api: this.#api, writer: this, deadline }, rows).catch(() => undefined);
      settle(false);
    }
    return groups.filter((group) => !lost.includes(group));
  }

  /** The groups that have a place for every value; the others hear which tab or column is gone. */
  async #placeable(
    groups: readonly Group[],
    deadline: number,
    fresh: boolean,
  ): Promise<{ groups: Group[]; layouts: Map<string, TabLayout> }> {
    const layouts = new Map<string, TabLayout>();
    for (const { tab } of groups.flatMap((group) => group.rows)) {
      if (layouts.has(tab.key)) continue;
      const layout = await this.place(tab, deadline);
      if (layout) layouts.set(tab.key, layout);
    }
    const left: Group[] = [];
    for (const group of groups) {
      const problem = group.rows.map((row) => problemOf(row, layouts.get(row.tab.key))).find(Boolean);
      if (problem && !fresh) {
        // The manager may have undone it since we looked.
        this.#layout = null;
        return await this.#placeable(groups, deadline, true);
      }
      if (problem) fail(group, problem);
      else left.push(group);
    }
    return { groups: left, layouts };
  }

  /**
   * Sets right what a write put in wrong columns because they moved meanwhile: strikes the rows' ids and appends them
   * anew. Doing it twice is harmless, so it is simply done again when its answer is lost.
   * @returns the rows that have no place any more, with what is gone: they are struck only
   */
  async #straighten(
    groups: readonly Group[],
    placedBy: FileLayout,
    seen: FileLayout,
    deadline: number,
  ): Promise<ReadonlyMap<EncodedRow, WorkbookError>> {
    const lost = new Map<EncodedRow, WorkbookError>();
    const rows = groups.flatMap((group) => group.rows);
    const tabs = [...new Set(rows.map(({ tab }) => tab))];
    let written = placedBy;
    let after = seen;
    for (let repair = 0; ; repair++) {
      const before = written;
      // An answer that tells nothing of a tab proves nothing: ask.
      if (tabs.some((tab) => !showsColumns(tab, after))) after = await this.#whereNow(tabs, deadline);
      const moved = new Set(tabs.filter((tab) => !sameColumns(tab, before, after)));
      const crooked = rows.filter((row) => !lost.has(row) && moved.has(row.tab));
      if (crooked.length === 0) return lost;
      if (repair === REPAIRS) throw new Unreachable('append', true, undefined);
      written = await this.#whereNow(tabs, deadline);
      const requests = crooked.flatMap((row) => {
        const layout = tabLayout(written, row.tab);
        const problem = problemOf(row, layout ?? undefined);
        if (problem) lost.set(row, problem);
        return [
          ...(layout ? strikeRequests(layout.sheetId, row) : []),
          ...(layout && !problem ? [appendRequest(layout, [row])] : []),
        ];
      });
      if (requests.length === 0) return lost;
      for (let attempt = 0; ; attempt++) {
        try {
          const answer = await this.#api.write(
            this.spreadsheetId,
            { requests, includeSpreadsheetInResponse: true },
            `spreadsheetId,updatedSpreadsheet(${LAYOUT_FIELDS})`,
            deadline,
          );
          after = layoutOf(answer.updatedSpreadsheet ?? {});
          break;
        } catch (error) {
          const pause = backoff(attempt);
          const passing = error instanceof Unreachable || error instanceof QuotaUsedUp;
          if (!passing || this.#pace.now() + pause > deadline) throw new Unreachable('append', true, error);
          await this.#pace.sleep(pause);
        }
      }
    }
  }

  /** Asks where everything stands, and these tabs also where they have lost their header row. */
  async #whereNow(tabs: readonly Tab[], deadline: number): Promise<FileLayout> {
    this.#layout = await this.#load(deadline);
    for (const tab of new Set(tabs)) await this.place(tab, deadline);
    return this.#layout;
  }

  /** Asks where everything stands, header texts included. */
  async #load(deadline: number): Promise<FileLayout> {
    const headers = [...this.#tabs.values()].map((tab) => headerMetadata(tab).id);
    const spreadsheet = await this.#api.matching(
      this.spreadsheetId,
      byMetadata(headers),
      HEADED_LAYOUT_FIELDS,
      deadline,
    );
    return layoutOf(spreadsheet);
  }

  /** A tab whose header row was deleted is still known by its columns. */
  async #headless(tab: Tab, deadline: number): Promise<TabLayout | null> {
    const ids = Object.keys(tab.columns).map((key) => columnMetadata(tab, key).id);
    const found = await this.#api.metadata(this.spreadsheetId, byMetadata(ids), deadline);
    const columns = new Map<number, number>();
    let sheetId: number | null = null;
    for (const { metadataId, location } of found) {
      const range = location?.dimensionRange;
      if (!metadataId || !range) continue;
      sheetId = range.sheetId ?? 0;
      columns.set(metadataId, range.startIndex ?? 0);
    }
    if (sheetId === null) return null;
    const sheet: SheetLayout = { sheetId, title: '', columns, rows: new Map(), headers: null };
    this.#layout = [...(this.#layout ?? []).filter((other) => other.sheetId !== sheetId), sheet];
    return tabLayout(this.#layout, tab);
  }
}

/** Tells a caller of a failure. An earlier try that may have landed stays the truth, whatever came after it. */
function fail({ ambiguous, settle }: Group, error: WorkbookError): void {
  settle(ambiguous && !error.ambiguous ? new Unreachable('append', true, error.cause) : error);
}

function problemOf(row: EncodedRow, layout: TabLayout | undefined): WorkbookError | null {
  if (!layout) return new TabMissing(row.tab);
  const [missing] = missingColumns(row, layout);
  return missing === undefined ? null : new ColumnMissing(row.tab, missing);
}

function claimsOf(groups: readonly Group[]): Claim[] {
  return groups.flatMap(({ claim }) => claim ?? []);
}

/** Strikes what may be there of rows that are written anew. */
function strikesOf(groups: readonly Group[], layouts: ReadonlyMap<string, TabLayout>) {
  return groups.flatMap(({ rows, renew }) =>
    rows.flatMap((row) => {
      const layout = layouts.get(row.tab.key);
      return renew.has(row) && layout ? strikeRequests(layout.sheetId, row) : [];
    }),
  );
}

function appendsByTab(groups: readonly Group[], layouts: ReadonlyMap<string, TabLayout>) {
  const byTab = new Map<string, EncodedRow[]>();
  for (const row of groups.flatMap((group) => group.rows)) {
    const rows = byTab.get(row.tab.key);
    if (rows) rows.push(row);
    else byTab.set(row.tab.key, [row]);
  }
  return [...byTab].flatMap(([key, rows]) => {
    const layout = layouts.get(key);
    return layout ? [appendRequest(layout, rows)] : [];
  });
}

/** What names rows that are sent together; null where one has no id. */
function nameOf(rows: readonly EncodedRow[]): string | null {
  const ids = rows.map(({ tab, id }) => (id === null ? null : `${tab.key}:${id}`));
  return ids.includes(null) || ids.length === 0 ? null : ids.join(' ');
}
