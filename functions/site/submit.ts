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
  readonly intro: TextKey;
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
  return formPage(definition, house, { status: 200, token: newToken(definition.form, house) });
}

/** POST: checks, keeps, and says so; or shows the form again with every word that was typed. */
export async function takeForm(definition: PublicForm, asked: Asked, house: House): Promise<Answer> {
  const { form, tab } = definition;
  const posted = valuesOf(formOf(asked));
  const office = await house.officeOrNull();
  const given = typeof posted['token'] === 'string' ? posted['token'] : '';
  const token = house.ports.keys.readToken(purposeOf(form), given, house.now);
  const read = readAnswers(tab, form, posted, wordsOf(office));
  const problems = read.ok ? {} : { problems: read.problems };
  if (!token.ok || crossSite(asked)) {
    return formPage(definition, house, {
      status: 422,
      token: newToken(form, house),
      posted,
      ...problems,
      notice: 'expired',
    });
  }
  if (!read.ok) return formPage(definition, house, { status: 422, token: given, posted, ...problems });
  try {
    const received = await definition.keep(submissionOf(form, token.id, read.answers, house), house);
    return receivedPage(definition, received, office);
  } catch (error) {
    if (!(error instanceof NotReceived)) throw error;
    return formPage(definition, house, { status: 503, token: given, posted, notice: 'notStored' });
  }
}

/** The ids that follow from a submission: equal answers under an equal submission id are one row, others another. */
function submissionOf(
  form: FormName,
  submissionId: string,
  answers: Answers,
  { instant }: House,
): Submission {
  const id = idOf(`${form}|${submissionId}|${JSON.stringify(answers)}`);
  return {
    answers,
    submissionId,
    id,
    reference: referenceOf(id),
    receivedAt: instant,
  };
}

function purposeOf(form: FormName): string {
  return `form:${form}`;
}

function newToken(form: FormName, { ports, now }: House): string {
  return ports.keys.token(
    purposeOf(form),
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
  const { form, tab, path, place } = definition;
  const frame = frameOf(office);
  const title = t(`${form}.title`);
  const view = {
    title,
    intro: markup(textOf(office, definition.intro) || t(`${form}.intro`)),
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
