import type { TextKey } from '../../sheets-schema/presets.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import type { Answers, FormName } from '../../sheets-schema/vocabulary.ts';
import { randomId } from '../platform/keys.ts';
import type { Posted, Problems } from '../web/form.ts';
import type { Place } from '../web/page.ts';
import type { Office } from './catalogue.ts';
import type { Doubt } from './doubt.ts';
import type { House } from './house.ts';

/** A public form and what happens with its answers. */
export interface PublicForm {
  readonly form: FormName;
  readonly tab: Tab;
  readonly path: string;
  readonly place: Place;
  /** The office's own text above the form; without it, and without a key, the product's. */
  readonly intro?: TextKey;
  /** What an empty form is shown with: a guess that the person sees and can change. */
  readonly prefill?: (house: House) => Posted;
  /** What the form is about, where each of many things has its own: no form's token or row is another's. */
  readonly about?: { readonly id: string; readonly title: string };
  /** What is wrong with answers that are each right by themselves. @param today `YYYY-MM-DD` */
  readonly check?: (answers: Answers, today: string) => Problems;
  /** Values for the pages besides the form, such as a text of consent. */
  readonly extra?: (office: Office | null, house: House) => object;
  /** Whether people may ask for a confirmation by mail. */
  readonly receipt: boolean;
  /**
   * Makes the answers durable and says what the page after it shows.
   * @throws NotReceived when nothing took them
   */
  readonly keep: (submission: Submission, house: House) => Promise<Received>;
}

/** A form's valid answers, with the ids that follow from them. */
export interface Submission {
  readonly answers: Answers;
  readonly submissionId: string;
  /** The row's id: the same for the same answers of the same form shown, so that a double click makes one row. */
  readonly id: string;
  /** The eight signs that people read out. */
  readonly reference: string;
  /** ISO 8601 in UTC, whole seconds. */
  readonly receivedAt: string;
  /** Why a person should look at it first; mostly nothing. */
  readonly doubts: readonly Doubt[];
}

/** The page after a form. */
export interface Received {
  readonly title: string;
  readonly lead: string;
  /** Empty where there is nothing to read out. */
  readonly reference: string;
  readonly steps: readonly string[];
}

/** Hours for which a form that was shown can be sent; afterwards it is shown again with all that was typed (WCAG 2.2.1). */
const TOKEN_HOURS = 24;

/** What a form's token is good for: this form about this thing. */
export function purposeOf({ form, about }: PublicForm): string {
  return about ? `form:${form}:${about.id}` : `form:${form}`;
}

/** A token with a fresh submission id. */
export function newToken(purpose: string, { ports, now }: House): string {
  return ports.keys.token(purpose, randomId(), now, new Date(now.getTime() + TOKEN_HOURS * 3_600_000));
}
