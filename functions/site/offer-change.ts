import { changes } from '../../sheets-schema/changes.ts';
import { formFields, usedAnswers } from '../../sheets-schema/forms.ts';
import { offers, type Offer } from '../../sheets-schema/offers.ts';
import type { NewRow } from '../../sheets-schema/tab.ts';
import type { Answers, Column } from '../../sheets-schema/vocabulary.ts';
import { idOf } from '../platform/keys.ts';
import type { Answer } from '../web/answer.ts';
import { formOf, valuesOf, type Asked } from '../web/asked.ts';
import { formView, readAnswers, type Posted, type Problems } from '../web/form.ts';
import { keepPath } from '../web/routes.ts';
import { german } from '../words/locale.ts';
import { append, type Words } from '../workbook/workbook.ts';
import { wordsOf, type House } from './house.ts';
import { keptBy, lapsed, offerIn, type Kept, type KeptOffer } from './kept.ts';
import { receive } from './receive.ts';
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
 * The same by POST: proposes to the manager each field that is another now, once a day however often it is sent.
 * @throws NotReceived when nothing took it
 */
export async function takeChange(asked: Asked, house: House): Promise<Answer> {
  const kept = await keptBy(asked, house);
  if (!kept) return lapsed(house);
  const offer = offerIn(kept, asked);
  const posted = valuesOf(formOf(asked));
  const words = wordsOf(await house.officeOrNull());
  const read = readAnswers(offers, 'offer', posted, words);
  if (!read.ok) return changePage(kept, offer, house, { posted, problems: read.problems });
  const proposed = changesOf(offer, usedAnswers(offers, 'offer', read.answers), words);
  if (proposed.length === 0) return donePage('unchanged', kept, [offer], house);
  const { ports, instant, today } = house;
  const idFor = ({ field, new: value }: Proposed): string =>
    idOf(`change|${offer.id}|${field}|${value}|${kept.keeper}|${today}`);
  const rows = proposed.map((one) =>
    append(changes, {
      ...one,
      offer: offer.title,
      receivedAt: instant,
      offerId: offer.id,
      id: idFor(one),
    }),
  );
  const key = idOf(proposed.map(idFor).join(' '));
  await receive(rows, key, ports);
  return donePage('changed', kept, [offer], house);
}

/** A field that is to change, as the manager reads it in *Änderungen*. */
type Proposed = Required<Pick<NewRow<typeof changes>, 'field' | 'old' | 'new'>>;

/** The fields of the form in which the answers differ from the offer, each by its header and in the sheet's own words. */
export function changesOf(offer: Offer, answers: Answers, words: Pick<Words, 'label'>): Proposed[] {
  const now: Readonly<Record<string, unknown>> = offer;
  return formFields(offers, 'offer').flatMap(({ key, column }) => {
    const old = cellText(column, now[key], words);
    const wanted = cellText(column, answers[key], words);
    return old === wanted ? [] : [{ field: column.label, old, new: wanted }];
  });
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
    button: t('keep.aendern.button'),
  };
  return secretPage(form.failed ? 422 : 200, 'offer-change', view, title, house, form.failed);
}
