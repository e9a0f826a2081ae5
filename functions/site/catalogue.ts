import { events, type Event } from '../../sheets-schema/events.ts';
import { offers } from '../../sheets-schema/offers.ts';
import { MANAGER_LINKS_ENDED, type TextKey } from '../../sheets-schema/presets.ts';
import { settings, settingOf } from '../../sheets-schema/settings.ts';
import { texts } from '../../sheets-schema/texts.ts';
import { codeOf, log } from '../platform/log.ts';
import { quartierFrom, type Quartier } from '../platform/quartier.ts';
import { ladderOf, withConfirmations, type ConfirmedOffer } from '../rules/freshness.ts';
import { isShown } from '../rules/visibility.ts';
import type { Finding, Snapshot, Words, Workbook } from '../workbook/workbook.ts';
import type { ConfirmationKeeper } from './confirmed.ts';
import { within } from './patience.ts';

/** What the office says about itself: it stands around every page and above every form. */
export interface Office {
  readonly texts: ReadonlyMap<string, { readonly plain: string; readonly simple: string }>;
  readonly quartier: Quartier;
  readonly words: Words;
  /** Up to which day links that act for the manager count no more, as typed; empty for none. */
  readonly linksEndedOn: string;
}

/** All that the public pages show, as read together. */
export interface Catalogue extends Office {
  /** `null` while the tab or a column that decides about showing cannot be read: then nothing may be said about offers. */
  readonly offers: readonly ConfirmedOffer[] | null;
  readonly events: readonly Event[];
  /** Days after which an unconfirmed offer carries a warning, and is hidden. */
  readonly staleAfter: number;
  readonly hideAfter: number;
}

/** The offers that everybody may see on a day; none while they cannot be read. */
export function shownOffers({ offers: all, hideAfter }: Catalogue, day: string): ConfirmedOffer[] {
  return (all ?? []).filter((offer) => isShown(offer, day, hideAfter));
}

/** A text of the office, empty when nobody has written it. */
export function textOf(office: Office | null, key: TextKey): string {
  return office?.texts.get(key)?.plain ?? '';
}

/** The same in Leichte Sprache, empty when nobody has written it. */
export function simpleTextOf(office: Office | null, key: TextKey): string {
  return office?.texts.get(key)?.simple ?? '';
}

/** Reads what forms and texts show. */
export async function readOffice(workbook: Workbook, siteUrl: string): Promise<Office> {
  const [snapshot, words] = await Promise.all([workbook.read(texts, settings), workbook.words()]);
  return officeFrom(snapshot, words, siteUrl);
}

function officeFrom(
  snapshot: Snapshot<readonly [typeof texts, typeof settings]>,
  words: Words,
  siteUrl: string,
): Office {
  return {
    texts: new Map(
      snapshot.texts.map((row) => [
        row.key,
        { plain: row.text?.trim() ?? '', simple: row.textSimple?.trim() ?? '' },
      ]),
    ),
    quartier: quartierFrom(snapshot.settings, siteUrl),
    words,
    linksEndedOn: settingOf(snapshot.settings, MANAGER_LINKS_ENDED),
  };
}

/**
 * Reads what the pages show: one call for the directory, and the lists. While nobody can tell what providers confirmed,
 * no offer is called old.
 * @param day today in Berlin, `YYYY-MM-DD`
 */
export async function readCatalogue(
  workbook: Workbook,
  confirmed: Pick<ConfirmationKeeper, 'current'>,
  siteUrl: string,
  day: string,
): Promise<Catalogue> {
  const [snapshot, words, confirmations] = await Promise.all([
    workbook.read(offers, events, texts, settings),
    workbook.words(),
    confirmed.current(),
  ]);
  const { staleAfter, hideAfter } = ladderOf(snapshot.settings);
  return {
    ...officeFrom(snapshot, words, siteUrl),
    offers: unreadable(snapshot.findings)
      ? null
      : withConfirmations(snapshot.offers, confirmations ?? [], day),
    events: snapshot.events,
    staleAfter: confirmations ? staleAfter : Infinity,
    hideAfter: confirmations ? hideAfter : Infinity,
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
 * Keeps the newest catalogue that could be read, or the newest of what the office says, or of its letters: fresh for five
 * seconds, and after that as long as no newer one can be had. Requests at the same time share one reading.
 */
export class CatalogueKeeper<C extends object = Catalogue> {
  readonly #read: () => Promise<C>;
  readonly #elapsed: () => number;
  #last: C | null = null;
  #tryAgainAt = 0;
  #pending: Promise<C> | null = null;

  /** @param elapsed milliseconds from a fixed moment, never moved by anybody's clock */
  constructor(read: () => Promise<C>, elapsed: () => number = () => performance.now()) {
    this.#read = read;
    this.#elapsed = elapsed;
  }

  /** The last one that could be read, without asking. */
  get last(): C | null {
    return this.#last;
  }

  /** @throws NoCatalogue when there has never been one */
  async current(): Promise<C> {
    const { last } = this;
    if (this.#pending === null && this.#elapsed() < this.#tryAgainAt) {
      if (last) return last;
      throw new NoCatalogue('[site] The directory could not be read a moment ago.');
    }
    const pending = this.#refreshed();
    return last ? within(PATIENCE_MS, pending).catch(() => last) : pending;
  }

  /** The current one, or `null` where there is none: for pages that are of use without it. */
  async currentOrNull(): Promise<C | null> {
    try {
      return await within(PATIENCE_MS, this.current());
    } catch {
      return null; // the reading logs why
    }
  }

  #refreshed(): Promise<C> {
    this.#pending ??= this.#refresh().finally(() => {
      this.#tryAgainAt = this.#elapsed() + MAX_AGE_MS;
      this.#pending = null;
    });
    return this.#pending;
  }

  async #refresh(): Promise<C> {
    try {
      this.#last = withLastOffers(await this.#read(), this.#last);
      return this.#last;
    } catch (error) {
      log('WARNING', 'catalogue not read', { function: 'site', code: codeOf(error) });
      if (this.#last) return this.#last;
      throw new NoCatalogue('[site] The directory cannot be read now.', { cause: error });
    }
  }
}

/** Offers that cannot be read are not offers that are gone: the last ones stay up. */
function withLastOffers<C extends object>(read: C, last: C | null): C {
  if (!('offers' in read) || read.offers !== null) return read;
  log('WARNING', 'offers unreadable', { function: 'site', code: 'OFFERS_UNREADABLE' });
  return last && 'offers' in last ? { ...read, offers: last.offers } : read;
}
