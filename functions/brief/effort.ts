import { providerOf } from '../rules/calls.ts';
import type { Content } from './content.ts';

/**
 * Minutes that one piece of upkeep takes. A judgement, not measured: whoever measures it may correct it here. Answering
 * residents is the office's work and not the system's, so follow-ups and open enquiries are not in it.
 */
const MINUTES = {
  /** Read the offer or event through, ask back once in a while, choose its status. */
  newOffer: 3,
  newEvent: 2,
  /** Old and new stand side by side. */
  change: 1,
  /** Look at the offer, ask the provider or mend it. */
  report: 3,
  /** Read one row of *Prüfen* and choose a word. */
  review: 1,
  /** Dial, wait, ask, press a button; and ask about one more offer of the same provider. */
  call: 4,
  callMore: 1,
  /** Choose another day, or let it end. */
  ending: 1,
  /** Fill in one cell. */
  cell: 0.5,
  /** Look whether a letter arrived, and choose a word for all. */
  unclear: 2,
  /** Make a spreadsheet, share it, paste its link. */
  contactsFile: 5,
} as const;

/** Minutes of work that the system asks for, whole ones. */
export interface Effort {
  readonly all: number;
  /** Of them on the telephone. */
  readonly calls: number;
}

/**
 * What this week's brief asks for, beside answering people. Above ten minutes it is a multiple of five: it is no more exact.
 * @param cells how many cells are to be mended
 */
export function effortOf(
  { decide, call, ending, issue }: Pick<Content, 'decide' | 'call' | 'ending' | 'issue'>,
  cells: number,
  contactsFileWanted: boolean,
): Effort {
  const providers = new Set(call.map(providerOf)).size;
  const calls = providers * MINUTES.call + (call.length - providers) * MINUTES.callMore;
  const all =
    decide.offers.length * MINUTES.newOffer +
    decide.events.length * MINUTES.newEvent +
    decide.changes.length * MINUTES.change +
    decide.reports.length * MINUTES.report +
    decide.reviews.length * MINUTES.review +
    ending.length * MINUTES.ending +
    cells * MINUTES.cell +
    (issue && issue.unclear > 0 && issue.place.unclear === null ? MINUTES.unclear : 0) +
    (contactsFileWanted ? MINUTES.contactsFile : 0) +
    calls;
  return { all: rounded(all), calls: rounded(calls) };
}

function rounded(minutes: number): number {
  return minutes <= 10 ? Math.ceil(minutes) : Math.ceil(minutes / 5) * 5;
}
