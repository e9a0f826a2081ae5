import type { Offer } from '../../sheets-schema/offers.ts';
import type { Survey } from '../../sheets-schema/surveys.ts';
import { askedBy } from '../rules/freshness.ts';
import { opennessOf } from '../rules/survey-window.ts';
import { ageOf, isOffered } from '../rules/visibility.ts';
import { plain } from '../platform/alike.ts';

/** The one thing that a letter asks of its reader. */
export type Request =
  | { readonly ask: 'survey'; readonly survey: Survey & { readonly id: string }; readonly due: boolean }
  | { readonly ask: 'confirm'; readonly offers: readonly Offer[]; readonly due: boolean };

/** What decides about it. Plain dates are `YYYY-MM-DD`. */
interface Situation {
  readonly organisation: string | null;
  readonly offers: readonly Offer[];
  readonly surveys: readonly Survey[];
  readonly askAfterDays: number;
  readonly day: string;
  /** The day of the reader's last letter, or `null`. */
  readonly lastDay: string | null;
}

/**
 * What to ask a reader now: to answer a survey of the partners that is open, else to confirm offers of their organisation
 * that nobody has confirmed for long. It is due, also without any news, when no letter of theirs has asked it yet. What is
 * kept right by mail is asked about by `freshness`, whose links need no reply, and never here as well; what nobody is to
 * be asked about, nowhere.
 */
export function requestFor(situation: Situation): Request | null {
  return surveyRequest(situation) ?? confirmRequest(situation);
}

function surveyRequest({ surveys, day, lastDay }: Situation): Request | null {
  const [survey] = surveys
    .filter(({ id, audience }) => id !== null && audience === 'partner')
    .filter((one) => opennessOf(one, day) === 'open')
    .toSorted((a, b) => ((a.closes ?? '') < (b.closes ?? '') ? -1 : 1));
  if (!survey || survey.id === null) return null;
  const due = lastDay === null || lastDay < (survey.opens ?? '');
  return { ask: 'survey', survey: { ...survey, id: survey.id }, due };
}

function confirmRequest({ organisation, offers, askAfterDays, day, lastDay }: Situation): Request | null {
  const name = plain(organisation);
  if (name === '') return null;
  const old = offers
    .filter((offer) => plain(offer.organisation) === name && isOffered(offer, day))
    .filter((offer) => askedBy(offer) === 'call')
    .filter((offer) => ageOf(offer, day) >= askAfterDays);
  if (old.length === 0) return null;
  const due = lastDay === null || old.some((offer) => ageOf(offer, lastDay) < askAfterDays);
  return { ask: 'confirm', offers: old, due };
}
