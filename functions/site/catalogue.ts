import { events, type Event } from '../../sheets-schema/events.ts';
import { offers, type Offer } from '../../sheets-schema/offers.ts';
import type { TextKey } from '../../sheets-schema/presets.ts';
import { settings } from '../../sheets-schema/settings.ts';
import { texts } from '../../sheets-schema/texts.ts';
import { codeOf, log } from '../platform/log.ts';
import { quartierFrom, type Quartier } from '../platform/quartier.ts';
import type { Finding, Words, Workbook } from '../workbook/workbook.ts';
import { within } from './patience.ts';

/** All that the public pages show, as read together. */
export interface Catalogue {
  /** `null` while the tab or a column that decides about showing cannot be read: then nothing may be said about offers. */
  readonly offers: readonly Offer[] | null;
  readonly events: readonly Event[];
  readonly texts: ReadonlyMap<string, string>;
  readonly quartier: Quartier;
  /** Days after which an unconfirmed offer carries a warning, and is hidden. */
  readonly staleAfter: number;
  readonly hideAfter: number;
  readonly words: Words;
}

/** A text of the office, empty when nobody has written it. */
export function textOf(catalogue: Catalogue | null, key: TextKey): string {
  return catalogue?.texts.get(key)?.trim() ?? '';
}

/** Reads what the pages show: one call for the directory, and the lists. */
export async function readCatalogue(workbook: Workbook, siteUrl: string): Promise<Catalogue> {
  const [snapshot, words] = await Promise.all([
    workbook.read(offers, events, texts, settings),
    workbook.words(),
  ]);
  const days = (key: string, otherwise: number): number => {
    const value = Number(snapshot.settings.find((row) => row.key === key)?.value ?? '');
    return Number.isInteger(value) && value > 0 ? value : otherwise;
  };
  return {
    offers: unreadable(snapshot.findings) ? null : snapshot.offers,
    events: snapshot.events,
    texts: new Map(snapshot.texts.map((row) => [row.key, row.text ?? ''])),
    quartier: quartierFrom(snapshot.settings, siteUrl),
    staleAfter: days('offers.staleAfterDays', 180),
    hideAfter: days('offers.hideAfterDays', 365),
    words,
  };
}

const gone = new Set<Finding['code']>(['FILE_MISSING', 'TAB_MISSING', 'HEADER_MISSING', 'COLUMN_MISSING']);

/** Whether the tab of offers, or one of the columns without which none can be shown, is not there. */
function unreadable(findings: readonly Finding[]): boolean {
  return findings.some(
    ({ code, tab, column }) =>
      tab === offers.key &&
      gone.has(code) &&
      (column === undefined || column === 'title' || column === 'status'),
  );
}

/** How old the snapshot may be while it is served, and how long a failure is believed, in milliseconds. */
const MAX_AGE_MS = 5_000;
/** How long a reader waits for a fresh one while there is an older one, or while the page works without. */
const PATIENCE_MS = 2_000;

/** Nothing could be read since this process began. */
export class NoCatalogue extends Error {
  readonly code = 'NO_CATALOGUE';
}

/**
 * Keeps the newest catalogue that could be read: fresh for five seconds, and after that as long as no newer one can be
 * had. Requests at the same time share one reading.
 */
export class CatalogueKeeper {
  readonly #read: () => Promise<Catalogue>;
  readonly #elapsed: () => number;
  #last: Catalogue | null = null;
  #tryAgainAt = 0;
  #pending: Promise<Catalogue> | null = null;

  /** @param elapsed milliseconds from a fixed moment, never moved by anybody's clock */
  constructor(read: () => Promise<Catalogue>, elapsed: () => number = () => performance.now()) {
    this.#read = read;
    this.#elapsed = elapsed;
  }

  /** The last one that could be read, without asking. */
  get last(): Catalogue | null {
    return this.#last;
  }

  /** @throws NoCatalogue when there has never been one */
  async current(): Promise<Catalogue> {
    const { last } = this;
    if (this.#pending === null && this.#elapsed() < this.#tryAgainAt) {
      if (last) return last;
      throw new NoCatalogue('[site] The directory could not be read a moment ago.');
    }
    const pending = this.#refreshed();
    return last ? within(PATIENCE_MS, pending).catch(() => last) : pending;
  }

  /** The current one, or `null` where there is none: for pages that are of use without it. */
  async currentOrNull(): Promise<Catalogue | null> {
    try {
      return await within(PATIENCE_MS, this.current());
    } catch {
      return null; // the reading logs why
    }
  }

  #refreshed(): Promise<Catalogue> {
    this.#pending ??= this.#refresh().finally(() => {
      this.#tryAgainAt = this.#elapsed() + MAX_AGE_MS;
      this.#pending = null;
    });
    return this.#pending;
  }

  async #refresh(): Promise<Catalogue> {
    try {
      const read = await this.#read();
      // Offers that cannot be read are not offers that are gone: the last ones stay up.
      if (read.offers === null)
        log('WARNING', 'offers unreadable', { function: 'site', code: 'OFFERS_UNREADABLE' });
      this.#last = read.offers === null && this.#last ? { ...read, offers: this.#last.offers } : read;
      return this.#last;
    } catch (error) {
      log('WARNING', 'catalogue not read', { function: 'site', code: codeOf(error) });
      if (this.#last) return this.#last;
      throw new NoCatalogue('[site] The directory cannot be read now.', { cause: error });
    }
  }
}
