import { answersTab } from '../../sheets-schema/answers.ts';
import type { Question } from '../../sheets-schema/questions.ts';
import type { Survey } from '../../sheets-schema/surveys.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import { idOf, randomId, type Keys } from '../platform/keys.ts';
import { longDate } from '../words/dates.ts';
import { html, type Answer } from '../web/answer.ts';
import { crossSite, formOf, Refused, valuesOf, type Asked } from '../web/asked.ts';
import { carriedFields, errorsOf, type Posted } from '../web/form.ts';
import { markup } from '../web/markup.ts';
import { renderPage } from '../web/page.ts';
import { paths } from '../web/routes.ts';
import { questionsOf } from '../workbook/survey-tabs.ts';
import { visitorOf } from '../web/visitor.ts';
import { append, type Append, type Words, type Workbook } from '../workbook/workbook.ts';
import { frameOf, wordsOf, type House } from './house.ts';
import { NotReceived, receive } from './receive.ts';
import { readSurvey, surveyFields, type AnswerProblem, type SurveyReading } from './survey-form.ts';
import { surveySource } from './survey-source.ts';
import { opennessOf, surveyNamed, type Openness } from '../rules/survey-window.ts';

/** Hours for which a form that was shown can be sent; afterwards it is shown again with all that was typed (WCAG 2.2.1). */
const TOKEN_HOURS = 24;

/** A survey with what can be asked of it. */
interface Sheet {
  readonly survey: Survey & { readonly id: string };
  readonly questions: readonly Question[];
  readonly words: Words;
}

type Values = Extract<SurveyReading, { ok: true }>['values'];

/** What is shown of a form besides its questions. */
interface Shown {
  readonly status: number;
  readonly token: string;
  readonly posted?: Posted;
  readonly problems?: ReadonlyMap<string, AnswerProblem>;
  readonly notice?: 'expired' | 'notStored' | 'wait';
}

/** GET `/umfrage/:survey`: the questions, or a page that says why they cannot be answered now. */
export async function showSurvey(asked: Asked, house: House): Promise<Answer> {
  const sheet = await sheetNamed(asked, house);
  const openness = opennessOf(sheet.survey, house.today);
  if (openness !== 'open' || sheet.questions.length === 0) return closedPage(sheet, openness, house);
  return surveyPage(sheet, house, { status: 200, token: newToken(sheet, house) });
}

/** POST: keeps the answers and says so, or shows the form again with every word that was typed. */
export async function answerSurvey(asked: Asked, house: House): Promise<Answer> {
  const posted = valuesOf(formOf(asked));
  let sheet: Sheet;
  try {
    sheet = await sheetNamed(asked, house);
  } catch (error) {
    if (error instanceof Refused) throw error;
    return againPage(asked, posted, house, 'down'); // without its questions the form cannot be shown; its answers can be kept
  }
  const openness = opennessOf(sheet.survey, house.today);
  if (openness === 'held') return againPage(asked, posted, house, 'held');
  if (openness !== 'open' || sheet.questions.length === 0) return closedPage(sheet, openness, house);
  const given = typeof posted['token'] === 'string' ? posted['token'] : '';
  const token = house.ports.keys.readToken(purposeOf(sheet), given, house.now);
  const read = readSurvey(sheet.questions, posted, sheet.words);
  const problems = read.ok ? {} : { problems: read.problems };
  if (!token.ok || crossSite(asked)) {
    const fresh = newToken(sheet, house);
    return surveyPage(sheet, house, { status: 422, token: fresh, posted, ...problems, notice: 'expired' });
  }
  if (!read.ok) return surveyPage(sheet, house, { status: 422, token: given, posted, ...problems });
  // Nothing else is asked about who answers: beside an answer stands nothing that leads to a person.
  const { turns, ports, now } = house;
  if (turns.take(visitorOf(asked.headers, ports.environment.TRUSTED_HOPS), now, false) === 'wait')
    return surveyPage(sheet, house, { status: 429, token: given, posted, notice: 'wait' });
  try {
    const ticket = ticketOf(house.ports.keys, sheet.survey.id, token.id, read.values);
    await keep(sheet, ticket, read.values, house);
  } catch (error) {
    if (!(error instanceof NotReceived)) throw error;
    return surveyPage(sheet, house, { status: 503, token: given, posted, notice: 'notStored' });
  }
  return thanksPage(sheet, house);
}

/**
 * What stands beside an answer: it follows from the form that was shown and what was answered, so that the same answers
 * sent twice are one, and Back with other answers (a household at one telephone) are others. Nobody can tell from it
 * whose it is. It has the shape of an id, so that readers recognise it anywhere.
 */
function ticketOf(keys: Keys, surveyId: string, submissionId: string, values: Values): string {
  return idOf(keys.hmac(`survey:${surveyId}`, `${submissionId}|${JSON.stringify(values)}`));
}

async function keep(
  { survey, questions }: Sheet,
  ticket: string,
  values: Values,
  { ports }: House,
): Promise<void> {
  const tab = answersTab(survey, questions);
  const row = append(tab, { ...values, ticket });
  await receive([row], ticket, { ...ports, workbook: withTab(ports.workbook, tab) });
}

const ensured = new WeakMap<Workbook, Set<string>>();

/** The workbook, which sees to it that the answers' tab and its columns are there before the first row goes in. */
function withTab(workbook: Workbook, tab: Tab): Workbook {
  const known = ensured.get(workbook) ?? new Set<string>();
  ensured.set(workbook, known);
  const shape = `${tab.key} ${Object.keys(tab.columns).join(' ')}`;
  return Object.assign(Object.create(workbook) as Workbook, {
    append: async (rows: readonly Append[], options?: Parameters<Workbook['append']>[1]) => {
      if (rows.some((row) => row.tab.key === tab.key) && !known.has(shape)) {
        await workbook.ensure([tab]);
        known.add(shape);
      }
      return workbook.append(rows, options);
    },
  });
}

async function sheetNamed(asked: Asked, house: House): Promise<Sheet> {
  const [source, office] = await Promise.all([surveySource(house.ports.workbook), house.officeOrNull()]);
  const survey = surveyNamed(source.surveys, asked.params['survey'] ?? '');
  if (!survey) throw new Refused(404);
  const words = wordsOf(office);
  return { survey, words, questions: questionsOf(source.questions, survey, words) };
}

function purposeOf({ survey }: Sheet): string {
  return `form:survey:${survey.id}`;
}

function newToken(sheet: Sheet, { ports, now }: House): string {
  const expires = new Date(now.getTime() + TOKEN_HOURS * 3_600_000);
  return ports.keys.token(purposeOf(sheet), randomId(), now, expires);
}

function pathOf({ survey }: Sheet): string {
  return `${paths.survey}/${survey.reference ?? survey.id}`;
}

async function surveyPage(sheet: Sheet, house: House, shown: Shown): Promise<Answer> {
  const { t } = house;
  const { survey, questions, words } = sheet;
  const frame = frameOf(await house.officeOrNull(), house);
  const fields = surveyFields(questions, words, t, shown.posted, shown.problems);
  const errors = errorsOf(fields);
  const view = {
    title: survey.title,
    intro: markup(survey.intro ?? ''),
    until: t('survey.form.until', { date: longDate(survey.closes ?? house.today, t.lang) }),
    who: t(survey.kind === 'namentlich' ? 'survey.form.named' : 'survey.form.anonymous'),
    count: t('survey.form.count', { n: questions.length }),
    form: {
      action: house.to(pathOf(sheet)),
      token: shown.token,
      submit: t('survey.form.submit'),
      fields,
      errors,
      failed: errors.length > 0,
    },
    expired: shown.notice === 'expired',
    notStored: shown.notice === 'notStored',
    wait: shown.notice === 'wait',
  };
  const failed = errors.length > 0 || shown.notice !== undefined;
  const body = renderPage('survey', view, { title: survey.title, place: 'none', frame, failed });
  return html(
    shown.status,
    body,
    'none',
    shown.status === 503 || shown.status === 429 ? { 'Retry-After': '60' } : {},
  );
}

async function closedPage({ survey }: Sheet, openness: Openness, house: House): Promise<Answer> {
  const { t } = house;
  const why = openness === 'open' ? 'draft' : openness;
  const dates = {
    opens: survey.opens === null ? '' : longDate(survey.opens, t.lang),
    closes: survey.closes === null ? '' : longDate(survey.closes, t.lang),
  };
  return notePage(
    {
      title: t(`survey.closed.${why}.title`, dates),
      lead: t(`survey.closed.${why}.lead`, { ...dates, title: survey.title }),
      lines: [t(`survey.closed.${why}.todo`, dates)],
      done: false,
    },
    house,
  );
}

async function thanksPage({ survey }: Sheet, house: House): Promise<Answer> {
  const { t } = house;
  return notePage(
    {
      title: t('survey.thanks.title'),
      lead: t('survey.thanks.lead', { title: survey.title }),
      done: true,
      lines: [
        t('survey.thanks.next', { date: longDate(survey.closes ?? house.today, t.lang) }),
        t(survey.kind === 'namentlich' ? 'survey.thanks.named' : 'survey.thanks.anonymous'),
      ],
    },
    house,
  );
}

/** A short page without a form: `templates/pages/survey-note.hbs`. */
async function notePage(
  note: {
    readonly title: string;
    readonly lead: string;
    readonly lines: readonly string[];
    readonly done: boolean;
  },
  house: House,
): Promise<Answer> {
  const frame = frameOf(await house.officeOrNull(), house);
  return html(200, renderPage('survey-note', note, { title: note.title, place: 'none', frame }), 'none');
}

/** The survey cannot be read or is held now: everything that was typed waits in the page, and one button sends it again. */
async function againPage(asked: Asked, posted: Posted, house: House, why: 'down' | 'held'): Promise<Answer> {
  const { t } = house;
  const frame = frameOf(await house.officeOrNull(), house);
  const title = t(`survey.again.${why}.title`);
  const carried = carriedFields(posted);
  const view = { title, lead: t(`survey.again.${why}.lead`), action: house.to(asked.path), carried };
  const body = renderPage('survey-again', view, { title, place: 'none', frame, failed: true });
  return why === 'held' ? html(409, body, 'none') : html(503, body, 'none', { 'Retry-After': '60' });
}
