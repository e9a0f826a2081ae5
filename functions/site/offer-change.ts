import { changes } from '../../sheets-schema/changes.ts';
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
import { append, type Words } from '../workbook/workbook.ts';
import { wordsOf, type House } from './house.ts';
import { keptBy, lapsed, offerIn, type Kept, type KeptOffer } from './kept.ts';
import { NotReceived, receive } from './receive.ts';
import { donePage } from './still-right.ts';
import { secretPage } from './secret-page.ts';

/** `/stimmt-noch/<token>/<offer>/aendern` by GET: the offer's own form, filled in. */
export async function showChange(asked: Asked, house: House): Promise<Answer> {
  const kept = await keptBy(asked, house);
  if (!kept) return lapsed(house);
  const offer = offerIn(kept, asked);
  return changePage(kept, offer, house, { posted: postedOf(offer) });
}

/**
 * The same by POST: the form's button shows what is old and new; there `step` says whether it is sent or changed once more.
 * What is sent is proposed to the manager field by field, once a day however often it is sent, and only as it was shown:
 * what the office changed meanwhile is shown first.
 */
export async function takeChange(asked: Asked, house: House): Promise<Answer> {
  const kept = await keptBy(asked, house);
  if (!kept) return lapsed(house);
  const offer = offerIn(kept, asked);
  const { step, shown, ...posted } = valuesOf(formOf(asked));
  if (step === 'change') return changePage(kept, offer, house, { posted });
  const words = wordsOf(await house.officeOrNull());
  const read = readAnswers(offers, 'offer', posted, words);
  if (!read.ok) return changePage(kept, offer, house, { posted, problems: read.problems });
  const proposed = changesOf(offer, usedAnswers(offers, 'offer', read.answers), words);
  if (proposed.length === 0) return donePage('unchanged', kept, [offer], house);
  const { ports, instant, today } = house;
  const idFor = ({ column, new: value }: Proposed): string =>
    idOf(`change|${offer.id}|${column.label}|${value}|${kept.keeper}|${today}`);
  const key = idOf(proposed.map((one) => `${one.old}|${idFor(one)}`).join(' '));
  const look = { posted, proposed, key };
  if (step !== 'send' || shown !== key) return checkPage(kept, offer, house, look);
  const rows = proposed.map((one) =>
    append(changes, {
      field: one.column.label,
      old: one.old,
      new: one.new,
      offer: offer.title,
      receivedAt: instant,
      offerId: offer.id,
      id: idFor(one),
    }),
  );
  try {
    await receive(rows, key, ports);
  } catch (error) {
    if (!(error instanceof NotReceived)) throw error;
    return checkPage(kept, offer, house, { ...look, notStored: true });
  }
  return donePage('changed', kept, [offer], house);
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
  { token }: Kept,
  offer: KeptOffer,
  house: House,
  shown: { readonly posted: Posted; readonly problems?: Problems },
): Promise<Answer> {
  const t = german();
  const title = t('keep.aendern.title');
  const action = keepPath(token, offer.id, 'aendern');
  const words = wordsOf(await house.officeOrNull());
  const form = formView(offers, 'offer', { t, action, token: '', words, ...shown });
  const view = {
    title,
    about: offer.title,
    lead: t('keep.aendern.lead'),
    form,
    button: t('keep.aendern.toCheck'),
  };
  return secretPage(form.failed ? 422 : 200, 'offer-change', view, title, house, form.failed);
}

/** What is old and what is new, before it is sent. The page carries every word that was typed. */
async function checkPage(
  { token }: Kept,
  offer: KeptOffer,
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
    lead: t('keep.check.lead'),
    action: keepPath(token, offer.id, 'aendern'),
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
