import type { DigestPorts } from '../../../../functions/digest/function.ts';
import type { Letter, Sending } from '../../../../functions/mail/letter.ts';
import type { RawCell } from '../../../../functions/workbook/cells.ts';
import { missingIds } from '../../../../functions/workbook/changes.ts';
import { decodeTab, type RawTab } from '../../../../functions/workbook/snapshot.ts';
import { wordsFrom, type WordRow } from '../../../../functions/workbook/words.ts';
import type { Append, AppendOptions, Finding, Workbook } from '../../../../functions/workbook/workbook.ts';
import { offers } from '../../../../sheets-schema/offers.ts';
import type { Tab } from '../../../../sheets-schema/tab.ts';
import { keys } from '../rows.ts';

/** A row of cells as they lie in the sheet, by column. */
export type Cells = Record<string, RawCell>;

type Row = Record<string, unknown>;

/**
 * An office on paper: what the digest reads and writes, without servers, so that a test can live thousands of weeks. The
 * offers are raw cells, read by the product's own rules; other tabs are rows as they are read.
 */
export class Paper {
  readonly offers: Cells[] = [];
  readonly lists: WordRow[] = [];
  readonly rows = new Map<string, Row[]>();
  readonly claims = new Set<string>();
  /** Columns of *Angebote* that somebody deleted. */
  readonly lost = new Set<string>();
  now = new Date(0);
  /** Letters that arrived, or may have. */
  arrived: Letter[] = [];
  /** What becomes of letters to an address; everything else is sent. */
  readonly fate = new Map<string, Sending>();
  /** Called once, after the next write. */
  afterWrite: (() => void) | null = null;

  of(tab: Tab): Row[] {
    const rows = this.rows.get(tab.key) ?? [];
    this.rows.set(tab.key, rows);
    return rows;
  }

  add(tab: Tab, values: object): void {
    const filled = Object.entries(values).filter(([, value]) => value !== undefined);
    this.of(tab).push({ ...emptyRow(tab), ...Object.fromEntries(filled) });
  }

  /** What a run of the digest is given. */
  io(): DigestPorts {
    return {
      workbook: this.#workbook(),
      mailer: {
        send: (letter) => {
          const fate = this.fate.get(letter.to.address) ?? { state: 'sent' };
          if (fate.state !== 'failed') this.arrived.push(letter);
          return Promise.resolve(fate);
        },
        close: () => {},
      },
      keys,
      clock: { now: () => this.now },
      environment: {
        SITE_URL: 'https://quartier.example',
        DIRECTORY_ID: 'D',
        SPREADSHEETS_URL: 'https://sheets.example',
      },
    };
  }

  /** Gives ids as `upkeep` does. */
  giveIds(): void {
    for (const { row, key, value } of missingIds(offers, this.#raw(), wordsFrom(this.lists))) {
      const cells = this.offers[row - 1];
      if (cells) cells[key] = value;
    }
  }

  #raw(): RawTab {
    const columns = Object.keys(offers.columns).filter((key) => !this.lost.has(key));
    return {
      title: offers.title,
      headerRow: 0,
      headers: columns.map((key) => offers.columns[key as keyof typeof offers.columns].label),
      places: new Map(columns.map((key, index) => [key, index])),
      cells: new Map(columns.map((key) => [key, [key, ...this.offers.map((row) => row[key])]])),
      found: new Set(),
    };
  }

  #workbook(): Workbook {
    const words = () => wordsFrom(this.lists);
    const read = (...tabs: Tab[]): Promise<unknown> => {
      const findings: Finding[] = [];
      const snapshot = tabs.map((tab): [string, unknown] => {
        if (tab.key !== offers.key) return [tab.key, this.of(tab).map((row) => ({ ...row }))];
        const decoded = decodeTab(tab, this.#raw(), words(), { spreadsheetId: 'D', sheetId: 1 });
        findings.push(...decoded.findings);
        return [tab.key, decoded.rows.map(({ values, index }) => ({ ...values, row: index + 1 }))];
      });
      return Promise.resolve({ ...Object.fromEntries(snapshot), findings });
    };
    const append = (
      rows: readonly Append[],
      { claim, unlessPresent, along = [] }: AppendOptions = {},
    ): Promise<boolean> => {
      for (const { tab, values } of along) this.add(tab, values);
      if (claim !== undefined && this.claims.has(claim)) return Promise.resolve(false);
      if (claim !== undefined) this.claims.add(claim);
      for (const { tab, values } of rows) {
        const { id } = values as { id?: string };
        if (!unlessPresent || !this.of(tab).some((row) => row['id'] === id)) this.add(tab, values);
      }
      const then = this.afterWrite;
      this.afterWrite = null;
      then?.();
      return Promise.resolve(true);
    };
    const change: Workbook['change'] = (changes) => {
      for (const { tab, id, values } of changes)
        Object.assign(this.of(tab).find((row) => row['id'] === id) ?? {}, values);
      return Promise.resolve({ changed: changes.length, missing: 0 });
    };
    const notItsPart = () => Promise.reject(new Error('The digest does no such thing.'));
    return {
      read: read as Workbook['read'],
      append,
      change,
      fingerprintOf: (...watched) => Promise.resolve(JSON.stringify(watched.map(({ tab }) => this.of(tab)))),
      claimsIn: () => {
        const taken = new Set(this.claims);
        return Promise.resolve({ isTaken: (name) => taken.has(name) });
      },
      forgetClaims: notItsPart,
      words: () => Promise.resolve(words()),
      giveIds: notItsPart,
      ensure: notItsPart,
      changeCells: notItsPart,
      eraseCells: notItsPart,
      blankTwins: notItsPart,
      strikeCrooked: notItsPart,
    };
  }
}

const empty = new Map<string, Row>();

function emptyRow(tab: Tab): Row {
  const known =
    empty.get(tab.key) ??
    Object.fromEntries(
      Object.entries(tab.columns).map(([key, { kind }]) => [key, kind === 'someOf' ? [] : null]),
    );
  empty.set(tab.key, known);
  return known;
}
