import { formFields, usedAnswers, type FormField } from '../../sheets-schema/forms.ts';
import { offers, type Offer } from '../../sheets-schema/offers.ts';
import type { Answers, Column } from '../../sheets-schema/vocabulary.ts';
import { idOf } from '../platform/keys.ts';
import type { Answer } from '../web/answer.ts';
import { formOf, valuesOf, type Asked } from '../web/asked.ts';
import { carriedFields, fieldView, formView, readAnswers, type Posted, type Problems } from '../web/form.ts';
import { keepPath } from '../web/routes.ts';
import { spokenIn } from '../web/spoken.ts';
import { german } from '../words/locale.ts';
import type { Words } from '../workbook/workbook.ts';
import { wordsOf, type House } from './house.ts';
import { keptBy, lapsed, offerIn, type Kept } from './kept.ts';
import { NotReceived } from './receive.ts';
import { changeRows, keepSaid, type AnswerRow } from './said.ts';
import { donePage } from './still-right.ts';
import { secretPage } from './secret-page.ts';

/** An offer's form for somebody who may say what is different about it. */
export interface ChangeForm {
  readonly offer: Offer & { readonly id: string };
  /** Where it is sent to. */
  readonly action: string;
  /** What stands above it, and above what is old and new. */
  readonly lead: string;
  readonly checkLead: string;
  /** Whose word it is. */
  readonly by: string;
  /** The answer that is noted with what is different. */
  readonly answer?: AnswerRow;
  /** The page when something is different, and when nothing is. */
  readonly changed: () => Promise<Answer>;
  readonly unchanged: () => Promise<Answer>;
}

/** `/stimmt-noch/<token>/<offer>/aendern` by GET: the offer's own form, filled in. */
export async function showChange(asked: Asked, house: House): Promise<Answer> {
  const kept = await keptBy(asked, house);
  return kept ? showChangeForm(formOfKeeper(kept, asked, house), house) : lapsed(house);
}

/** The same by POST. @throws NotReceived when nothing took it */
export async function takeChange(asked: Asked, house: House): Promise<Answer> {
  const kept = await keptBy(asked, house);
  return kept ? takeChangeForm(formOfKeeper(kept, asked, house), asked, house) : lapsed(house);
}

function formOfKeeper(kept: Kept, asked: Asked, house: House): ChangeForm {
  const t = german();
  const offer = offerIn(kept, asked);
  return {
    offer,
    action: keepPath(kept.token, offer.id, 'aendern'),
    lead: t('keep.aendern.lead'),
    checkLead: t('keep.check.lead'),
    by: kept.keeper,
    changed: () => donePage('changed', kept, [offer], house),
    unchanged: () => donePage('unchanged', kept, [offer], house),
  };
}

/** The form, filled in with what stands in the sheet. */
export function showChangeForm(form: ChangeForm, house: House): Promise<Answer> {
  return changePage(form, house, { posted: postedOf(form.offer) });
}

/**
 * The form's button shows what is old and new; there `step` says whether it is sent or changed once more. What is sent is
 * proposed to the manager field by field, once a day however often it is sent, and only as it was shown: what the office
 * changed meanwhile is shown first.
 */
export async function takeChangeForm(form: ChangeForm, asked: Asked, house: House): Promise<Answer> {
  const { offer, by, answer } = form;
  const { step, shown, ...posted } = valuesOf(formOf(asked));
  if (step === 'change') return changePage(form, house, { posted });
  const words = wordsOf(await house.officeOrNull());
  const read = readAnswers(offers, 'offer', posted, words);
  if (!read.ok) return changePage(form, house, { posted, problems: read.problems });
  const proposed = changesOf(offer, usedAnswers(offers, 'offer', read.answers), words);
  if (proposed.length === 0) return form.unchanged();
  const rows = changeRows(
    offer,
    proposed.map((one) => ({ field: one.column.label, old: one.old, new: one.new })),
    by,
    house,
  );
  const key = idOf(rows.map(({ id, old }) => `${old}|${id}`).join(' '));
  const look = { posted, proposed, key };
  if (step !== 'send' || shown !== key) return checkPage(form, house, look);
  try {
    await keepSaid({ changes: rows, answers: answer ? [answer] : [] }, house);
  } catch (error) {
    if (!(error instanceof NotReceived)) throw error;
    return checkPage(form, house, { ...look, notStored: true });
  }
  return form.changed();
}

/** A field that is to change, its values as their cells show them; empty where there is none. */
interface Proposed extends FormField {
  readonly old: string;
  readonly new: string;
}

/** The fields of the form in which the answers differ from the offer, in the sheet's own words. */
export function changesOf(offer: Offer, answers: Answers, words: Pick<Words, 'label'>): Proposed[] {
  const now: Readonly<Record<string, unknown>> = offer;
  return formFields(offers, 'offer').flatMap((field) => {
    const old = cellText(field.column, now[field.key], words);
    const wanted = cellText(field.column, answers[field.key], words);
    const isSame = old === wanted || isSameChoice(now[field.key], answers[field.key]);
    return isSame ? [] : [{ ...field, old, new: wanted }];
  });
}

/** Whether two lists hold the same: a form sends them in its own order. */
function isSameChoice(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return false;
  return one.length === other.length && one.every((key) => other.includes(key));
}

/** A value as its cell shows it; empty where there is none. */
function cellText({ kind, list }: Column, value: unknown, words: Pick<Words, 'label'>): string {
  if (value === null || value === undefined) return '';
  // The form asks for words, lists and addresses only: no number, date or time.
  if (kind === 'someOf') return (value as string[]).map((key) => words.label(list ?? '', key)).join(', ');
  if (kind === 'oneOf') return words.label(list ?? '', value as string);
  return (value as string).replaceAll('\r\n', '\n').trim();
}

/** The form filled in with what stands in the sheet. */
function postedOf(offer: Offer): Posted {
  const now: Readonly<Record<string, unknown>> = offer;
  return Object.fromEntries(
    formFields(offers, 'offer').flatMap(({ key }) => {
      const value = now[key];
      return value === null || value === undefined ? [] : [[key, value as string | string[]]];
    }),
  );
}

async function changePage(
  { offer, action, lead }: ChangeForm,
  house: House,
  shown: { readonly posted: Posted; readonly problems?: Problems },
): Promise<Answer> {
  const t = german();
  const title = t('keep.aendern.title');
  const words = wordsOf(await house.officeOrNull());
  const form = formView(offers, 'offer', { t, action, token: '', words, ...shown });
  const view = {
    title,
    about: offer.title,
    lead,
    form,
    button: t('keep.aendern.toCheck'),
  };
  return secretPage(form.failed ? 422 : 200, 'offer-change', view, title, house, form.failed);
}

/** What is old and what is new, before it is sent. The page carries every word that was typed. */
async function checkPage(
  { offer, action, checkLead }: ChangeForm,
  house: House,
  {
    posted,
    proposed,
    key,
    notStored = false,
  }: {
    readonly posted: Posted;
    readonly proposed: readonly Proposed[];
    readonly key: string;
    readonly notStored?: boolean;
  },
): Promise<Answer> {
  const t = german();
  const spoken = spokenIn(t, wordsOf(await house.officeOrNull()));
  const title = t('keep.check.title');
  const lines = (text: string): string[] => text.split('\n');
  const view = {
    title,
    about: offer.title,
    lead: checkLead,
    action,
    carried: carriedFields(posted),
    shown: key,
    changes: proposed.map((one) => ({
      label: fieldView(t, 'offer', one, spoken).label,
      old: lines(one.old || t('keep.check.empty')),
      new: lines(one.new || t('keep.check.emptied')),
    })),
    button: t('keep.aendern.button'),
    notStored,
  };
  return secretPage(notStored ? 503 : 200, 'offer-change-check', view, title, house, notStored);
}
