import type { Quartier } from '../platform/quartier.ts';
import { german } from '../words/locale.ts';
import { compose, type MailView, type Words } from './compose.ts';
import { letterhead } from './letterhead.ts';

/** Something that the office has to look at now, in the office's words. */
export interface Alarm {
  readonly subject: string;
  readonly title: string;
  /** The line that a mailbox shows behind the subject. */
  readonly preview: string;
  /** What happened, what became of it, what to do. */
  readonly paragraphs: readonly string[];
  /** Where it is done, as a button; `null` where there is no one place. */
  readonly action: { readonly text: string; readonly url: string } | null;
  /** What whoever looks after the system wants to know, in small letters; else empty. */
  readonly codes: string;
}

/** What `templates/mail/alarm.*` show. */
type AlarmView = MailView & Alarm;

/** The words of a mail that tells the office what cannot wait for Monday's. */
export function alarmWords(alarm: Alarm, quartier: Quartier): Words {
  const t = german();
  const view: AlarmView = {
    ...alarm,
    subtitle: t('alarm.subtitle'),
    head: letterhead(quartier, []),
    why: t('alarm.why'),
    leaveUrl: null,
    partnerUrl: null,
  };
  return compose('alarm', view);
}
