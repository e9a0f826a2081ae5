import { referenceOf } from '../../sheets-schema/ids.ts';
import type { TextKey } from '../../sheets-schema/presets.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import type { Answers, FormName } from '../../sheets-schema/vocabulary.ts';
import { idOf, randomId } from '../platform/keys.ts';
import { translator } from '../words/locale.ts';
import { html, type Answer } from '../web/answer.ts';
import { crossSite, formOf, valuesOf, type Asked } from '../web/asked.ts';
import { formView, readAnswers, type Posted, type Problems } from '../web/form.ts';
import { markup } from '../web/markup.ts';
import { renderPage, type Place } from '../web/page.ts';
import { textOf, type Office } from './catalogue.ts';
import { frameOf, wordsOf, type House } from './house.ts';
import { NotReceived } from './receive.ts';

/** A public form and what happens with its answers. */
export interface PublicForm {
  readonly form: FormName;
  readonly tab: Tab;
  readonly path: string;
  readonly place: Place;
  /** The office's own text above the form; without it, and without a key, the product's. */
  readonly intro?: TextKey;
  /** What the form is about, where each of many things has its own: no form's token or row is another's. */
  readonly about?: { readonly id: string; readonly title: string };
  /** What is wrong with answers that are each right by themselves. @param today `YYYY-MM-DD` */
  readonly check?: (answers: Answers, today: string) => Problems;
  /** Values for the page besides the form, such as a text of consent. */
  readonly extra?: (office: Office | null) => object;
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

/** GET: the empty form. */
export async function showForm(definition: PublicForm, house: House): Promise<Answer> {
  return formPage(definition, house, { status: 200, token: newToken(definition, house) });
}

/** POST: checks, keeps, and says so; or shows the form again with every word that was typed. */
export async function takeForm(definition: PublicForm, asked: Asked, house: House): Promise<Answer> {
  const { form, tab } = definition;
  const posted = valuesOf(formOf(asked));
  const office = await house.officeOrNull();
  const given = typeof posted['token'] === 'string' ? posted['token'] : '';
  const token = house.ports.keys.readToken(purposeOf(definition), given, house.now);
  const read = readAnswers(tab, form, posted, wordsOf(office));
  const wrong = read.ok ? definition.check?.(read.answers, house.today) : read.problems;
  const problems = wrong?.size ? { problems: wrong } : {};
  if (!token.ok || crossSite(asked)) {
    return formPage(definition, house, {
      status: 422,
      token: newToken(definition, house),
      posted,
      ...problems,
      notice: 'expired',
    });
  }
  if (!read.ok || wrong?.size)
    return formPage(definition, house, { status: 422, token: given, posted, ...problems });
  try {
    const received = await definition.keep(submissionOf(definition, token.id, read.answers, house), house);
    return receivedPage(definition, received, office);
  } catch (error) {
    if (!(error instanceof NotReceived)) throw error;
    return formPage(definition, house, { status: 503, token: given, posted, notice: 'notStored' });
  }
}

/** The ids that follow from a submission: equal answers under an equal submission id are one row, others another. */
function submissionOf(
  definition: PublicForm,
  submissionId: string,
  answers: Answers,
  { instant }: House,
): Submission {
  const id = idOf(`${purposeOf(definition)}|${submissionId}|${JSON.stringify(answers)}`);
  return {
    answers,
    submissionId,
    id,
    reference: referenceOf(id),
    receivedAt: instant,
  };
}

function purposeOf({ form, about }: PublicForm): string {
  return about ? `form:${form}:${about.id}` : `form:${form}`;
}

function newToken(definition: PublicForm, { ports, now }: House): string {
  return ports.keys.token(
    purposeOf(definition),
    randomId(),
    now,
    new Date(now.getTime() + TOKEN_HOURS * 3_600_000),
  );
}

async function formPage(
  definition: PublicForm,
  house: House,
  shown: {
    readonly status: number;
    readonly token: string;
    readonly posted?: Posted;
    readonly problems?: Problems;
    readonly notice?: 'expired' | 'notStored';
  },
): Promise<Answer> {
  const t = translator();
  const office = await house.officeOrNull();
  const { form, tab, path, place, about } = definition;
  const frame = frameOf(office);
  const title = t(`${form}.title`);
  const view = {
    title,
    about: about?.title ?? '',
    intro: markup((definition.intro && textOf(office, definition.intro)) || t(`${form}.intro`)),
    form: formView(tab, form, {
      action: path,
      token: shown.token,
      words: wordsOf(office),
      ...(shown.posted && { posted: shown.posted }),
      ...(shown.problems && { problems: shown.problems }),
    }),
    expired: shown.notice === 'expired',
    notStored: shown.notice === 'notStored',
    privacyNote: t(`${form}.privacy`),
    emergency: null,
    consent: '',
    consentVersion: '',
    ...definition.extra?.(office),
  };
  const failed = view.form.failed || shown.notice !== undefined;
  const body = renderPage('form', view, { title, place, frame, failed });
  return html(shown.status, body, 'none', shown.status === 503 ? { 'Retry-After': '60' } : {});
}

function receivedPage(definition: PublicForm, received: Received, office: Office | null): Answer {
  const frame = frameOf(office);
  const page = renderPage('received', received, { title: received.title, place: definition.place, frame });
  return html(200, page, 'none');
}
