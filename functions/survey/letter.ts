import type { Quartier } from '../platform/quartier.ts';
import { compose, LetterTooLong, type MailView, type Words } from '../mail/compose.ts';
import type { Draft } from '../mail/ledger.ts';
import { correspondents, letterhead } from '../mail/letterhead.ts';
import type { Translate } from '../words/locale.ts';
import type { Summary } from './summary.ts';
import type { QuestionView, SummaryView } from './view.ts';

/** What `templates/mail/survey-summary.*` are given. */
interface SummaryMail extends MailView, SummaryView {
  readonly greeting: string;
  readonly intro: string;
  readonly subtitle: string;
  readonly thanks: string;
}

/** The letter, and the questions that found room in it: their charts are still to be attached. */
export interface SummaryLetter {
  readonly draft: Draft;
  readonly questions: readonly QuestionView[];
}

/**
 * The summary as a letter to the manager. Of a very long survey the last questions are left out, and it says so.
 * @throws SenderMissing
 */
export function summaryLetter(
  view: SummaryView,
  summary: Summary,
  quartier: Quartier,
  t: Translate,
): SummaryLetter {
  const { name, email } = quartier.manager;
  const mail: SummaryMail = {
    ...view,
    subject: t('survey.mail.subject', { title: view.title }),
    preview: t(`survey.mail.preview.${summary.size}`, { answers: summary.answers }),
    head: letterhead(quartier, []), // no closing: it would be the manager's own
    why: t('survey.mail.why'),
    leaveUrl: null,
    partnerUrl: null,
    greeting: name ? t('survey.mail.greeting', { name }) : t('survey.mail.greetingNobody'),
    intro: t('survey.mail.intro', { title: view.title }),
    subtitle: t('survey.mail.subtitle'),
    thanks: t('survey.mail.thanks'),
  };
  const { words, questions } = fitting(mail, t);
  const draft: Draft = {
    ...words,
    ...correspondents(quartier),
    to: { name: name || null, address: email },
    autoSubmitted: 'auto-generated',
  };
  return { draft, questions };
}

/** Leaves out as few questions from the end as it takes until mailboxes do not cut the letter off. */
function fitting(
  mail: SummaryMail,
  t: Translate,
): { readonly words: Words; readonly questions: readonly QuestionView[] } {
  const all = mail.questions.length;
  const withFirst = (number: number): { words: Words; questions: readonly QuestionView[] } => {
    const questions = mail.questions.slice(0, number);
    const more = number === all ? [] : [t('survey.open.more', { n: all - number, tab: mail.tab })];
    const shorter: SummaryMail = { ...mail, questions, open: [...more, ...mail.open] };
    return { words: compose('survey-summary', shorter), questions };
  };
  try {
    return withFirst(all);
  } catch (error) {
    if (!(error instanceof LetterTooLong)) throw error;
  }
  let [fits, tooMany] = [0, all];
  let best = withFirst(0);
  while (tooMany - fits > 1) {
    const half = Math.floor((fits + tooMany) / 2);
    try {
      best = withFirst(half);
      fits = half;
    } catch (error) {
      if (!(error instanceof LetterTooLong)) throw error;
      tooMany = half;
    }
  }
  return best;
}
