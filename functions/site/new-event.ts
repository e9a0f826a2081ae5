import { events, type Event } from '../../sheets-schema/events.ts';
import type { AnswerProblem } from '../../sheets-schema/forms.ts';
import type { Answers } from '../../sheets-schema/vocabulary.ts';
import { daysOff, namesOnlyDays, occurrences } from '../rules/series.ts';
import { shortDate } from '../words/dates.ts';
import { german } from '../words/locale.ts';
import type { Problems } from '../web/form.ts';
import { paths } from '../web/routes.ts';
import type { House } from './house.ts';
import { keepRow } from './keep.ts';
import type { PublicForm, Received, Submission } from './public-form.ts';

/** `/termin-melden`: an organisation says what takes place; the manager looks at it before anybody sees it. */
export const newEvent: PublicForm = {
  form: 'event',
  tab: events,
  path: paths.newEvent,
  place: 'newOffer',
  intro: 'eventIntro',
  check: checkTimes,
  receipt: true,
  keep: keepEvent,
};

/**
 * An event that is over would never show, and one that ends before it begins would show wrongly. A day that falls out must
 * be one that readers of the series understand, and one of its own.
 */
export function checkTimes(answers: Answers, today: string): Problems {
  const { date, start, end, repeat, repeatUntil, exceptions } = answers as unknown as Event;
  const isSeries = repeat !== null && repeat !== 'einmalig';
  const problems = new Map<string, AnswerProblem>();
  if (date < today) problems.set('date', 'past');
  if (start !== null && end !== null && end <= start) problems.set('end', 'order');
  if (repeatUntil !== null && !isSeries) problems.set('repeat', 'required');
  if (repeatUntil !== null && isSeries && repeatUntil <= date) problems.set('repeatUntil', 'order');
  if (exceptions !== null && isSeries) {
    const off = [...daysOff(exceptions)].toSorted();
    const days = occurrences({ date, repeat, repeatUntil, exceptions: null }, date, off.at(-1) ?? date);
    if (!namesOnlyDays(exceptions)) problems.set('exceptions', 'date');
    else if (off.some((day) => !days.includes(day))) problems.set('exceptions', 'order');
  }
  return problems;
}

async function keepEvent(submission: Submission, house: House): Promise<Received> {
  const { t } = house;
  const { answers, reference } = submission;
  const state = german()('event.state', { date: shortDate(house.today) });
  await keepRow(events, 'event', submission, house, { state });
  return {
    title: t('event.received.title'),
    lead: t('event.received.lead'),
    reference,
    steps: [
      t('event.received.check'),
      t(answers['reach'] ? 'event.received.ask' : 'event.received.noAsk'),
      t('event.received.more'),
    ],
  };
}
