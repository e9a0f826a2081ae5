import type { Ports } from '../ports.ts';
import { berlinDate } from '../platform/time.ts';
import { addressed, inLanguage, type Language } from '../words/languages.ts';
import { translator, type Translate } from '../words/locale.ts';
import { bareFrame, type Frame } from '../web/page.ts';
import { pathsIn, type Paths } from '../web/routes.ts';
import type { Words } from '../workbook/workbook.ts';
import { wordsFrom } from '../workbook/words.ts';
import { readArchive, type Archive } from './archive.ts';
import {
  CatalogueKeeper,
  NoCatalogue,
  readCatalogue,
  readOffice,
  type Catalogue,
  type Office,
} from './catalogue.ts';
import { ConfirmationKeeper } from './confirmed.ts';
import { Turns } from './turns.ts';

/** What every page is given: the ports, this request's time, and the catalogue. */
export interface House {
  readonly ports: Ports;
  readonly now: Date;
  /** The same as the sheets hold it: ISO 8601 in UTC, whole seconds. */
  readonly instant: string;
  /** The day in Berlin, `YYYY-MM-DD`. */
  readonly today: string;
  /** The language that the address asks for, and its texts. */
  readonly language: Language;
  readonly t: Translate;
  /** The paths of the site in that language, and the path of one of our pages in it. */
  readonly paths: Paths;
  readonly to: (path: string) => string;
  /** What was asked, without its language: `/kontakt?x=1`. */
  readonly here: string;
  /** Who may send something now. */
  readonly turns: Turns;
  /** @throws NoCatalogue when nothing could be read since this process began */
  catalogue(): Promise<Catalogue>;
  /** The letters so far. @throws NoCatalogue as above */
  archive(): Promise<Archive>;
  /** What the office says about itself, without the offers. @throws NoCatalogue as above */
  office(): Promise<Office>;
  /** The same, or `null`: forms work without it. */
  officeOrNull(): Promise<Office | null>;
  /** The last one that could be read, without asking. */
  lastOffice(): Office | null;
}

interface Kept {
  readonly catalogue: CatalogueKeeper;
  readonly office: CatalogueKeeper<Office>;
  readonly turns: Turns;
  readonly archive: CatalogueKeeper<Archive>;
}

const keepers = new WeakMap<Ports, Kept>();

/**
 * The house as one request finds it.
 * @param url path and query as asked, with its language
 */
export function houseOf(ports: Ports, url = '/'): House {
  const { catalogue, office: officeAlone, archive, turns } = keptOf(ports);
  // Until somebody has asked for offers, forms read the office's few rows alone: a new process answers its first 27 ms
  // earlier and needs 12 MB less. Later the catalogue holds them too, and two kinds of reading would use up the quota.
  const office = (): CatalogueKeeper<Office> | CatalogueKeeper => (catalogue.last ? catalogue : officeAlone);
  const now = ports.clock.now();
  const { language, path } = addressed(url);
  return {
    ports,
    now,
    instant: new Date(Math.floor(now.getTime() / 1000) * 1000).toISOString(),
    get today() {
      return berlinDate(now);
    },
    language,
    get t() {
      return translator(language.tag);
    },
    paths: pathsIn(language),
    to: (other) => inLanguage(language, other),
    here: path,
    turns,
    catalogue: () => catalogue.current(),
    archive: () => archive.current(),
    office: () => office().current(),
    officeOrNull: () => office().currentOrNull(),
    lastOffice: () => office().last,
  };
}

function keptOf(ports: Ports): Kept {
  const before = keepers.get(ports);
  if (before) return before;
  const { workbook, environment, clock } = ports;
  const confirmed = new ConfirmationKeeper(workbook);
  const kept = {
    catalogue: new CatalogueKeeper(() =>
      readCatalogue(workbook, confirmed, environment.SITE_URL, berlinDate(clock.now())),
    ),
    office: new CatalogueKeeper(() => readOffice(workbook, environment.SITE_URL)),
    turns: new Turns(environment.SUBMISSIONS_CEILING),
    archive: new CatalogueKeeper(() => readArchive(workbook)),
  };
  keepers.set(ports, kept);
  return kept;
}

/** The catalogue, or `null` when nothing could be read since this process began. */
export async function catalogueOrNull(house: House): Promise<Catalogue | null> {
  try {
    return await house.catalogue();
  } catch (error) {
    if (error instanceof NoCatalogue) return null;
    throw error;
  }
}

/** What stands around a page. */
export function frameOf(office: Office | null, { language, here, ports }: House): Frame {
  const frame = { ...bareFrame(language), here, siteUrl: ports.environment.SITE_URL };
  if (!office) return frame;
  const { quartier } = office;
  return {
    ...frame,
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
export function wordsOf(office: Office | null): Words {
  return office?.words ?? builtIn;
}
