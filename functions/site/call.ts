import { changes } from '../../sheets-schema/changes.ts';
import { confirmations, type Confirmation } from '../../sheets-schema/confirmations.ts';
import { offers, type Offer } from '../../sheets-schema/offers.ts';
import { organisations, type Organisation } from '../../sheets-schema/organisations.ts';
import { settings } from '../../sheets-schema/settings.ts';
import { callsAWeek, callsOf, type CallAnswer, type Calls } from '../rules/calls.ts';
import { ladderOf, withConfirmations, type ConfirmedOffer } from '../rules/freshness.ts';
import { seeOther, type Answer } from '../web/answer.ts';
import { Refused, formOf, type Asked } from '../web/asked.ts';
import { answersView } from '../web/check.ts';
import { isManagerToken } from '../web/manager-link.ts';
import { phoneLink } from '../web/page.ts';
import { callPath, paths } from '../web/routes.ts';
import { longDate, shortDate } from '../words/dates.ts';
import { german, type Translate } from '../words/locale.ts';
import { plain } from '../platform/alike.ts';
import { isGone, isUnsure, type Words } from '../workbook/workbook.ts';
import { wordsOf, type House } from './house.ts';
import { showChangeForm, takeChangeForm, type ChangeForm } from './offer-change.ts';
import { LINK_PATIENCE_MS, within } from './patience.ts';
import { answerRow, changeRows, keepSaid, statusProposed, type Voice } from './said.ts';
import { secretHeaders, secretPage } from './secret-page.ts';

/** What one button notes; besides these there is the offer's own form. */
const ANSWERS = ['stimmt', 'pausiert', 'weg', 'nichtErreicht'] as const satisfies readonly CallAnswer[];

/** The status that an answer proposes to the manager: she decides at her desk, since whoever has the link could press. */
const PROPOSED: Partial<Record<CallAnswer, 'pausiert' | 'beendet'>> = {
  pausiert: 'pausiert',
  weg: 'beendet',
};

/** What is asked on the telephone, short enough for a call: what goes wrong most often, and what people need to get there. */
const ASKED = [
  'hours',
  'access',
  'howTo',
  'cost',
  'costText',
  'place',
  'street',
  'phone',
  'email',
  'url',
] as const;

/** These questions of the offer's form, as a form of their own. */
const callForm = {
  ...offers,
  columns: Object.fromEntries(ASKED.map((key) => [key, offers.columns[key]])),
};

type CalledOffer = ConfirmedOffer & { readonly id: string };

/** What the page is made of: the calls of this week, and what was noted so far. */
interface CallSheet {
  readonly link: string;
  readonly calls: Calls<CalledOffer>;
  readonly organisations: readonly Organisation[];
  readonly noted: ReadonlySet<string | null>;
  /** The same after one more answer. */
  readonly with: (row: Confirmation) => CallSheet;
}

/**
 * GET `/anrufen/<token>`: the calls of this week, the next one first; below it that of an offer. The link comes by the
 * brief. `notiert` in the address says what was noted just now.
 */
export async function showCalls(asked: Asked, house: House): Promise<Answer> {
  const sheet = await sheetFor(asked, house);
  if (!sheet) return stale(house);
  if (asked.params['offer']) return callPage(sheet, house, { offer: offerIn(sheet, asked) });
  const [id, given] = (asked.query.get('notiert') ?? '').split('.');
  const offer = offersOf(sheet.calls).find((one) => one.id === id);
  const answer = [...ANSWERS, 'geaendert' as const].find((one) => one === given);
  if (!offer || !answer) return callPage(sheet, house, {});
  // What waits in the queue does not stand there yet.
  const noted = sheet.with(answerRow(offer, answer, voiceFor(offer), house));
  return callPage(noted, house, { saved: { offer, answer } });
}

/**
 * POST `/anrufen/<token>/<offer>`: notes what came of a call, once a day however often it is sent, and leads to the next.
 * @throws NotReceived when nothing took it
 */
export async function takeAnswer(asked: Asked, house: House): Promise<Answer> {
  const sheet = await sheetFor(asked, house);
  if (!sheet) return stale(house);
  const offer = offerIn(sheet, asked);
  const given = formOf(asked).get('answer');
  const answer = ANSWERS.find((one) => one === given);
  if (!answer) throw new Refused(400);
  const voice = voiceFor(offer);
  const row = answerRow(offer, answer, voice, house);
  const status = PROPOSED[answer];
  const words = wordsOf(await house.officeOrNull());
  const proposed = status ? [statusProposed(offer, status, words)] : [];
  const isNew = ({ id }: { readonly id: string }): boolean => !sheet.noted.has(id);
  const changed = changeRows(offer, proposed, voice.by, house);
  await keepSaid({ answers: [row].filter(isNew), changes: changed.filter(isNew) }, house);
  return afterwards(sheet, offer, answer);
}

function afterwards({ link }: CallSheet, { id }: CalledOffer, answer: CallAnswer): Answer {
  return seeOther(`${callPath(link)}?notiert=${id}.${answer}`, secretHeaders);
}

/** GET `/anrufen/<token>/<offer>/aendern`: the offer's own form, filled in. */
export async function showCallChange(asked: Asked, house: House): Promise<Answer> {
  const sheet = await sheetFor(asked, house);
  return sheet ? showChangeForm(formIn(sheet, asked, house), house) : stale(house);
}

/** The same by POST: what is different becomes rows of *Änderungen*. @throws NotReceived when nothing took it */
export async function takeCallChange(asked: Asked, house: House): Promise<Answer> {
  const sheet = await sheetFor(asked, house);
  return sheet ? takeChangeForm(formIn(sheet, asked, house), asked, house) : stale(house);
}

function formIn(sheet: CallSheet, asked: Asked, house: House): ChangeForm {
  const t = german();
  const offer = offerIn(sheet, asked);
  const voice = voiceFor(offer);
  return {
    offer,
    action: callPath(sheet.link, offer.id, 'aendern'),
    lead: t('call.aendern.lead'),
    checkLead: t('call.check.lead'),
    by: voice.by,
    answer: answerRow(offer, 'geaendert', voice, house),
    changed: async () => afterwards(sheet, offer, 'geaendert'),
    unchanged: () => callPage(sheet, house, { offer, unchanged: true }),
  };
}

/** The office noted it, on the telephone or at the visit that the offer asks for. */
function voiceFor({ keepBy }: Offer): Voice {
  return { by: german()('call.by'), way: keepBy === 'besuch' ? 'besuch' : 'telefon' };
}

/**
 * This week's calls, for a link that counts; null for another.
 * @throws Refused 503 while offers or answers cannot be read: nobody is to be called in vain
 * @throws Late, WorkbookError, NoCatalogue when they cannot be read in time
 */
async function sheetFor({ params }: Asked, house: House): Promise<CallSheet | null> {
  const { ports, now, today } = house;
  const link = params['token'] ?? '';
  const { linksEndedOn } = await house.office();
  if (!isManagerToken(ports.keys, 'call', link, now, linksEndedOn)) return null;
  const read = await within(
    LINK_PATIENCE_MS,
    ports.workbook.read(offers, organisations, confirmations, changes, settings),
  );
  const { findings } = read;
  if (isUnsure(findings, offers) || findings.some((one) => one.file === confirmations.file && isGone(one)))
    throw new Refused(503);
  const ladder = ladderOf(read.settings);
  const most = callsAWeek(read.settings);
  const known = read.offers.flatMap((offer) => (offer.id === null ? [] : [{ ...offer, id: offer.id }]));
  const noted = new Set([...read.confirmations, ...read.changes].map(({ id }) => id));
  const sheetWith = (answers: readonly Confirmation[]): CallSheet => {
    const heard = { confirmations: answers, changes: read.changes };
    const calls = callsOf(withConfirmations(known, answers, today), heard, today, ladder, most);
    return {
      link,
      calls,
      noted,
      organisations: read.organisations,
      with: (row) => sheetWith([...answers, row]),
    };
  };
  return sheetWith(read.confirmations);
}

/** The offer that the address names. @throws Refused 404 when nobody is to be called about it */
function offerIn({ calls }: CallSheet, { params }: Asked): CalledOffer {
  const offer = offersOf(calls).find(({ id }) => id === params['offer']);
  if (!offer) throw new Refused(404);
  return offer;
}

function offersOf({ left, later, done }: CallSheet['calls']): CalledOffer[] {
  return [...left, ...later, ...done];
}

/** What the page shows besides the list. */
interface Shown {
  /** The call to be made now; else the next one. */
  readonly offer?: CalledOffer | null;
  readonly saved?: { readonly offer: CalledOffer; readonly answer: CallAnswer };
  /** The form was sent, and nothing in it was another. */
  readonly unchanged?: boolean;
}

async function callPage(sheet: CallSheet, house: House, { offer, saved, unchanged }: Shown): Promise<Answer> {
  const t = german();
  const { link, calls } = sheet;
  const words = wordsOf(await house.officeOrNull());
  const said = (answer: CallAnswer): string => words.label('confirmAnswer', answer);
  const now = offer ?? calls.left.find(({ missedOn }) => missedOn !== house.today) ?? null;
  const listed = (due: typeof calls.left) =>
    due
      .filter(({ id }) => id !== now?.id)
      .map(({ id, title, missedOn }) => ({
        path: callPath(link, id),
        title,
        note: missedOn === null ? '' : t('call.missed', { date: shortDate(missedOn) }),
      }));
  const view = {
    title: t('call.title'),
    progress: t('call.progress', { left: calls.left.length, done: calls.done.length }),
    saved: saved && savedView(t, link, saved.offer, saved.answer, said),
    unchanged: unchanged ?? false,
    none: t(calls.left.length > 0 ? 'call.noneToday' : 'call.none'),
    call: now && callView(t, link, now, sheet.organisations, words),
    left: listed(calls.left),
    later: listed(calls.later),
    done: calls.done.map(({ id, title, answer }) => ({
      path: callPath(link, id),
      title,
      note: said(answer),
    })),
  };
  return secretPage(200, 'call', view, saved ? t('call.saved.title') : view.title, house);
}

/** What was noted just now. What else stands there of an offer is confirmed only when somebody says so. */
function savedView(
  t: Translate,
  link: string,
  { id, title }: CalledOffer,
  answer: CallAnswer,
  said: (answer: CallAnswer) => string,
) {
  return {
    text: t('call.saved.text', { title, answer: said(answer) }),
    next: t.has(`call.saved.${answer}`) ? t(`call.saved.${answer}`) : '',
    rest: answer === 'geaendert' ? callPath(link, id) : '',
  };
}

/** One call: whom, what stands there now, and what can be answered. */
function callView(
  t: Translate,
  link: string,
  offer: CalledOffer,
  all: readonly Organisation[],
  words: Words,
) {
  const { id, title, organisation, confirmedAt, keepBy } = offer;
  return {
    title,
    organisation: organisation ?? '',
    isVisit: keepBy === 'besuch',
    phones: phonesOf(t, offer, all),
    standing: confirmedAt ? t('keep.confirmed', { date: longDate(confirmedAt) }) : t('keep.unconfirmed'),
    facts: answersView(callForm, 'offer', offer, { t, words }),
    action: callPath(link, id),
    changePath: callPath(link, id, 'aendern'),
  };
}

/** The offer's number, and those that the office has of its organisation; each once. */
function phonesOf(t: Translate, { phone, organisation }: Offer, all: readonly Organisation[]) {
  const own = all.find(({ name }) => plain(name) === plain(organisation ?? ''));
  const known = [
    { number: phone, of: t('call.phone.offer') },
    { number: own?.contactPhone ?? null, of: own?.contactPerson ?? t('call.phone.person') },
    { number: own?.phone ?? null, of: t('call.phone.organisation') },
  ].flatMap(({ number, of }) => {
    const dial = phoneLink(number ?? '');
    return number !== null && dial !== '' ? [{ number, of, dial }] : [];
  });
  return known.filter(({ dial }, at) => known.findIndex((one) => one.dial === dial) === at);
}

/** The page for a link that counts no more. */
async function stale(house: House): Promise<Answer> {
  const t = german();
  const title = t('call.stale.title');
  const view = { title, lead: t('call.stale.lead'), path: paths.start, link: t('call.stale.link') };
  return secretPage(410, 'stale', view, title, house);
}
