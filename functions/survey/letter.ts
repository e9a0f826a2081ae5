import type { Quartier } from '../platform/quartier.ts';
import { compose, type MailView } from '../mail/compose.ts';
import type { Draft } from '../mail/ledger.ts';
import { correspondents, letterhead } from '../mail/letterhead.ts';
import type { Translate } from '../words/locale.ts';
import type { Summary } from './summary.ts';
import type { SummaryView } from './view.ts';

/** What `templates/mail/survey-summary.*` are given. */
interface SummaryMail extends MailView, SummaryView {
  readonly greeting: string;
  readonly intro: string;
}

/**
 * The summary as a letter to the manager; its charts are still to be attached.
 * @throws SenderMissing, LetterTooLong
 */
export function summaryLetter(view: SummaryView, summary: Summary, quartier: Quartier, t: Translate): Draft {
  const { name, email } = quartier.manager;
  const mail: SummaryMail = {
    ...view,
    subject: t('survey.mail.subject', { title: view.title }),
    preview: t(`survey.mail.preview.${summary.size}`, { answers: summary.answers }),
    head: letterhead(quartier),
    why: t('survey.mail.why'),
    leaveUrl: null,
    greeting: name ? t('survey.mail.greeting', { name }) : t('survey.mail.greetingNobody'),
    intro: t('survey.mail.intro', { title: view.title }),
  };
  return {
    ...compose('survey-summary', mail),
    ...correspondents(quartier),
    to: { name: name || null, address: email },
    autoSubmitted: 'auto-generated',
  };
}
