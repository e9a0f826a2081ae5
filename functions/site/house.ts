import type { Ports } from '../ports.ts';
import { berlinDate } from '../platform/time.ts';
import { bareFrame, type Frame } from '../web/page.ts';
import type { Words } from '../workbook/workbook.ts';
import { wordsFrom } from '../workbook/words.ts';
import { CatalogueKeeper, readCatalogue, type Catalogue } from './catalogue.ts';

/** What every page is given: the ports, this request's time, and the catalogue. */
export interface House {
  readonly ports: Ports;
  readonly now: Date;
  /** The same as the sheets hold it: ISO 8601 in UTC, whole seconds. */
  readonly instant: string;
  /** The day in Berlin, `YYYY-MM-DD`. */
  readonly today: string;
  /** @throws NoCatalogue when nothing could be read since this process began */
  catalogue(): Promise<Catalogue>;
  /** The same, or `null`: forms work without it. */
  catalogueOrNull(): Promise<Catalogue | null>;
  /** The last one that could be read, without asking. */
  lastCatalogue(): Catalogue | null;
}

const keepers = new WeakMap<Ports, CatalogueKeeper>();

/** The house as one request finds it. */
export function houseOf(ports: Ports): House {
  let keeper = keepers.get(ports);
  if (!keeper) {
    keeper = new CatalogueKeeper(() => readCatalogue(ports.workbook, ports.environment.SITE_URL));
    keepers.set(ports, keeper);
  }
  const kept = keeper;
  const now = ports.clock.now();
  return {
    ports,
    now,
    instant: new Date(Math.floor(now.getTime() / 1000) * 1000).toISOString(),
    today: berlinDate(now),
    catalogue: () => kept.current(),
    catalogueOrNull: () => kept.currentOrNull(),
    lastCatalogue: () => kept.last,
  };
}

/** What stands around a page. */
export function frameOf(catalogue: Catalogue | null): Frame {
  if (!catalogue) return bareFrame;
  const { quartier } = catalogue;
  return {
    quartier: quartier.name,
    city: quartier.city,
    office: {
      phone: quartier.manager.phone,
      address: quartier.office.address,
      hours: quartier.office.hours,
    },
  };
}

const builtIn = wordsFrom([]);

/** The manager's words, or the ones that the product brings while hers cannot be read. */
export function wordsOf(catalogue: Catalogue | null): Words {
  return catalogue?.words ?? builtIn;
}
