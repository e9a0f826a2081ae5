import { contacts } from '../../sheets-schema/contacts.ts';
import { events } from '../../sheets-schema/events.ts';
import { offers, type Offer } from '../../sheets-schema/offers.ts';
import { reports } from '../../sheets-schema/reports.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import type { FormName } from '../../sheets-schema/vocabulary.ts';
import { shortDate } from '../words/dates.ts';
import { german } from '../words/locale.ts';
import type { Answer } from '../web/answer.ts';
import { Refused, crossSite, formOf, valuesOf, type Asked } from '../web/asked.ts';
import type { Posted } from '../web/form.ts';
import { isManagerToken } from '../web/manager-link.ts';
import { enterPath, paperPath, paths } from '../web/routes.ts';
import { contact } from './contact.ts';
import {
  entryField,
  entryFields,
  readSheet,
  sheetForm,
  textOf,
  type EntryField,
  type SheetForm,
} from './enter-form.ts';
import { wordsOf, type House } from './house.ts';
import { keepRow } from './keep.ts';
import { newEvent } from './new-event.ts';
import { newOffer } from './new-offer.ts';
import { newToken, type PublicForm, type Submission } from './public-form.ts';
import { NotReceived } from './receive.ts';
import { secretPage } from './secret-page.ts';
import { submissionOf } from './submit.ts';
import { subscription } from './subscription.ts';

/** A kind of sheet, and how what stands on one becomes a row. */
interface Sheet {
  /** The last part of its address. */
  readonly slug: string;
  readonly form: FormName;
  readonly tab: Tab;
  readonly check?: PublicForm['check'];
  /** Where empty sheets are printed; a report's is at its offer. */
  readonly printed?: string;
  /** It says yes to letters: only with a signature, and without a reference. */
  readonly signed?: true;
  readonly aboutOffer?: true;
  /** @throws NotReceived when nothing took it */
  readonly keep: (submission: Submission, on: OnSheet, house: House) => Promise<unknown>;
}

/** What stands on a sheet besides the form's answers. */
interface OnSheet {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly offer: Offer | null;
}

const sheets: readonly Sheet[] = [
  {
    slug: 'anliegen',
    form: 'contact',
    tab: contacts,
    printed: contact.path,
    keep: (submission, { date }, house) =>
      keepRow(contacts, 'contact', submission, house, { state: stateOf(date), channel: 'papier', date }),
  },
  {
    slug: 'angebot',
    form: 'offer',
    tab: offers,
    printed: newOffer.path,
    keep: (submission, { date }, house) =>
      keepRow(offers, 'offer', submission, house, { state: stateOf(date) }),
  },
  {
    slug: 'termin',
    form: 'event',
    tab: events,
    printed: newEvent.path,
    check: newEvent.check,
    keep: (submission, { date }, house) =>
      keepRow(events, 'event', submission, house, { state: stateOf(date) }),
  },
  {
    slug: 'stimmt-nicht',
    form: 'report',
    tab: reports,
    aboutOffer: true,
    keep: (submission, { offer }, house) =>
      keepRow(reports, 'report', submission, house, { offer: offer?.title, offerId: offer?.id }),
  },
  {
    slug: 'rundbrief',
    form: 'subscription',
    tab: subscription.tab,
    printed: subscription.path,
    signed: true,
    keep: (submission, _on, house) => subscription.keep(submission, house),
  },
];

function stateOf(date: string): string {
  return german()('enter.state', { date: shortDate(date) });
}

/** So many sheets entered last are compared with the next one. */
const RECENT = 20;

/** A sheet entered in this sitting: the fingerprint of what stood on it, and its reference. */
interface Entered {
  readonly mark: string;
  readonly reference: string;
}

/** GET `/erfassen/<token>`: which sheets are to be entered. The link acts for the manager and comes by the brief. */
export async function showEntrance(asked: Asked, house: House): Promise<Answer> {
  const link = asked.params['token'] ?? '';
  if (!(await mayEnter(link, house))) return stale(house);
  return entryPage(house, link, null);
}

/** GET `/erfassen/<token>/<sheet>`: an empty form for one kind of sheet. */
export async function showSheet(asked: Asked, house: House): Promise<Answer> {
  const sheet = sheetOf(asked);
  const link = asked.params['token'] ?? '';
  if (!(await mayEnter(link, house))) return stale(house);
  return entryPage(house, link, sheet, { token: newToken(purposeOf(sheet), house) });
}

/** POST: keeps the sheet and shows the next empty form, or the same one with every word that was typed. */
export async function takeSheet(asked: Asked, house: House): Promise<Answer> {
  const sheet = sheetOf(asked);
  const link = asked.params['token'] ?? '';
  const posted = valuesOf(formOf(asked));
  if (!(await mayEnter(link, house))) return stale(house);
  const given = textOf(posted['token']);
  const token = house.ports.keys.readToken(purposeOf(sheet), given, house.now);
  const recent = recentOf(textOf(posted['recent']));
  const count = Math.min(Number(/^\d{1,4}$/.exec(textOf(posted['count']))?.[0] ?? 0), 9_998);
  const form = sheetForm(sheet.tab, sheet.form, wordsOf(await house.office()));
  const again = { form, posted, recent, count, token: given };
  if (!token.ok || crossSite(asked))
    return entryPage(house, link, sheet, {
      ...again,
      status: 422,
      token: newToken(purposeOf(sheet), house),
      expired: true,
    });

  const read = readSheet(form, posted, (answers) =>
    sheet.check ? sheet.check(answers, house.today) : new Map(),
  );
  const besides = await besidesOf(sheet, posted, house);
  if (!read.ok || besides.problems.size > 0) {
    const problems = new Map([...besides.problems, ...(read.ok ? [] : read.problems)]);
    return entryPage(house, link, sheet, { ...again, status: 422, problems });
  }
  const { on } = besides;
  const purpose = `${purposeOf(sheet)}:${on.offer?.id ?? ''}`;
  const mark = house.ports.keys.hmac(purpose, JSON.stringify(read.answers)).slice(0, 16);
  const twin = recent.find((one) => one.mark === mark);
  if (twin && textOf(posted['again']) !== 'ja')
    return entryPage(house, link, sheet, { ...again, status: 409, twin: twin.reference });
  const submission = submissionOf(purpose, token.id, read.answers, house);
  try {
    await sheet.keep(submission, on, house);
  } catch (error) {
    if (!(error instanceof NotReceived)) throw error;
    return entryPage(house, link, sheet, { ...again, status: 503, notStored: true });
  }
  const { reference } = submission;
  return entryPage(house, link, sheet, {
    form,
    token: newToken(purposeOf(sheet), house),
    // The next sheet of the pile is often of the same day.
    posted: { sheetDate: on.date },
    recent: [{ mark, reference }, ...recent.filter((one) => one.mark !== mark)].slice(0, RECENT),
    count: count + 1,
    saved: sheet.signed ? '' : reference,
  });
}

/** @throws NoCatalogue while nobody can say whether *Einstellungen* have ended the link */
async function mayEnter(link: string, house: House): Promise<boolean> {
  const { linksEndedOn } = await house.office();
  return isManagerToken(house.ports.keys, 'enter', link, house.now, linksEndedOn);
}

/** @throws Refused 404 for a kind of sheet that is none */
function sheetOf({ params }: Asked): Sheet {
  const sheet = sheets.find(({ slug }) => slug === params['sheet']);
  if (!sheet) throw new Refused(404);
  return sheet;
}

function purposeOf({ slug }: Sheet): string {
  return `enter:${slug}`;
}

/** The sheets entered before, as the form carries them from one to the next: `<mark>.<reference>` each. */
function recentOf(text: string): Entered[] {
  return [...text.matchAll(/([\w-]{16})\.([2-9A-Z]{4}-[2-9A-Z]{4})/g)]
    .map(([, mark = '', reference = '']) => ({ mark, reference }))
    .slice(0, RECENT);
}

/** What a sheet says besides the form's answers, and what is wrong with it. */
async function besidesOf(
  sheet: Sheet,
  posted: Posted,
  house: House,
): Promise<{ readonly on: OnSheet; readonly problems: ReadonlyMap<string, string> }> {
  const t = german();
  const problems = new Map<string, string>();
  const date = textOf(posted['sheetDate']);
  const isDay = contacts.columns.date.schema.safeParse(date).success;
  if (!isDay || date > house.today) problems.set('sheetDate', t('enter.date.wrong'));
  const offer = sheet.aboutOffer
    ? ((await shownTo(house)).find(({ id }) => id === textOf(posted['offer'])) ?? null)
    : null;
  if (sheet.aboutOffer && !offer) problems.set('offer', t('enter.offer.required'));
  if (sheet.signed && textOf(posted['signed']) !== 'ja') problems.set('signed', t('enter.signed.required'));
  return { on: { date, offer }, problems };
}

/** The offers that a report can be about, by title. @throws Refused 503 while they cannot be read */
async function shownTo(house: House): Promise<Offer[]> {
  const { offers: all } = await house.catalogue();
  if (all === null) throw new Refused(503);
  return all
    .filter(({ status, id }) => status === 'oeffentlich' && id !== null)
    .toSorted((a, b) => a.title.localeCompare(b.title, 'de'));
}

/** What an entry page shows besides an empty form. */
interface Shown {
  readonly token: string;
  /** The sheet's questions, where they were needed before. */
  readonly form?: SheetForm;
  readonly status?: number;
  readonly posted?: Posted;
  readonly problems?: ReadonlyMap<string, string>;
  readonly recent?: readonly Entered[];
  readonly count?: number;
  /** The reference of the sheet saved just now; empty where there is none to write down. */
  readonly saved?: string;
  /** The reference of a sheet with the same answers. */
  readonly twin?: string;
  readonly expired?: boolean;
  readonly notStored?: boolean;
}

async function entryPage(
  house: House,
  link: string,
  sheet: Sheet | null,
  shown: Shown = { token: '' },
): Promise<Answer> {
  const t = german();
  const { status = 200, recent = [], count = 0, twin } = shown;
  const fields = sheet ? await fieldsOf(sheet, shown, house) : [];
  const errors = fields.flatMap(({ id, error }) => (error ? [{ href: `#${id}`, text: error }] : []));
  const focus = twin
    ? null
    : (fields.find(({ error }) => error) ?? fields.find(({ name }) => name !== 'sheetDate'));
  const isSaved = shown.saved !== undefined;
  const view = {
    title: t('enter.title'),
    kinds: sheets.map(({ slug, form }) => ({
      path: enterPath(link, slug),
      label: t(`enter.${form}`),
      current: slug === sheet?.slug,
    })),
    entry: sheet && {
      title: t(`enter.${sheet.form}`),
      action: enterPath(link, sheet.slug),
      token: shown.token,
      recent: recent.map(({ mark, reference }) => `${mark}.${reference}`).join(' '),
      count: String(count),
      fields: fields.map((field) => ({ ...field, first: field === focus })),
      errors,
      failed: errors.length > 0,
      expired: shown.expired ?? false,
      notStored: shown.notStored ?? false,
      twin: twin ? t('enter.again.text', { reference: twin }) : '',
      saved: isSaved && {
        reference: shown.saved ?? '',
        count: t('enter.saved.count', { n: count }),
      },
    },
    printed: sheets.flatMap(({ form, printed }) =>
      printed ? [{ path: paperPath(printed), label: t(`enter.${form}`) }] : [],
    ),
  };
  // What was saved is said first by a screen reader, before the field that the focus is in.
  const title = isSaved ? [t('enter.saved.title'), shown.saved].filter(Boolean).join(' ') : view.title;
  const failed = errors.length > 0 || twin !== undefined;
  return secretPage(status, 'enter', view, title, house, failed);
}

async function fieldsOf(
  sheet: Sheet,
  { posted = {}, problems = new Map(), ...shown }: Shown,
  house: House,
): Promise<EntryField[]> {
  const t = german();
  const form = shown.form ?? sheetForm(sheet.tab, sheet.form, wordsOf(await house.office()));
  const chosen = textOf(posted['offer']);
  const choices = sheet.aboutOffer
    ? (await shownTo(house)).map(({ id, title, organisation }) => ({
        value: id ?? '',
        label: [title, organisation].filter(Boolean).join(' – '),
        chosen: id === chosen,
      }))
    : [];
  return [
    entryField('sheetDate', t('enter.date.label'), problems, {
      isText: true,
      type: 'date',
      required: true,
      value: textOf(posted['sheetDate']) || house.today,
    }),
    ...(sheet.aboutOffer
      ? [entryField('offer', t('enter.offer.label'), problems, { isSelect: true, required: true, choices })]
      : []),
    ...entryFields(form, posted, problems),
    ...(sheet.signed
      ? [
          entryField('signed', t('enter.signed.label'), problems, {
            isCheck: true,
            required: true,
            value: textOf(posted['signed']),
          }),
        ]
      : []),
  ];
}

/** The page for a link that counts no more. */
async function stale(house: House): Promise<Answer> {
  const t = german();
  const title = t('enter.stale.title');
  const view = { title, lead: t('enter.stale.lead'), path: paths.start, link: t('enter.stale.link') };
  return secretPage(410, 'stale', view, title, house);
}
