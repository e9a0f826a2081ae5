import { plainAddress } from '../../sheets-schema/addresses.ts';
import { consents, type Consent } from '../../sheets-schema/consents.ts';
import { deliveries, type Delivery } from '../../sheets-schema/deliveries.ts';
import type { Event } from '../../sheets-schema/events.ts';
import type { Offer } from '../../sheets-schema/offers.ts';
import { partners, type Partner } from '../../sheets-schema/partners.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import type { Answers } from '../../sheets-schema/vocabulary.ts';
import { wishes, type Wish } from '../../sheets-schema/wishes.ts';
import { idOf } from '../platform/keys.ts';
import type { Place } from '../rules/places.ts';
import { plain } from '../platform/alike.ts';
import { decodeCell, enteredValue } from '../workbook/cells.ts';
import type { Words } from '../workbook/workbook.ts';

/** The columns of *Partner* that a partner changes on their own page. */
export const wishFields = ['topics', 'rhythm', 'lang'] as const;

type WishField = (typeof wishFields)[number];

/** What these cells say, as the sheet writes it, once all that was asked for is carried out. */
export type Wanted = Readonly<Record<WishField, string>>;

/** What a partner wants now: what stands in their row, and over it what they asked for since. @param own their wishes */
export function wantedBy(row: Pick<Partner, WishField>, own: readonly Wish[], words: Words): Wanted {
  const of = (field: WishField): string => {
    const open = ofField(own, field).find(({ doneAt }) => doneAt === null);
    return open ? (open.new ?? '') : written(field, row[field], words);
  };
  return { topics: of('topics'), rhythm: of('rhythm'), lang: of('lang') };
}

/** The keys of what a cell says. */
export function keysIn(field: WishField, text: string, words: Words): string[] {
  const { value } = decodeCell(partners.columns[field], text, words);
  return [(value ?? []) as string | string[]].flat();
}

/**
 * The wishes that a posted form adds: one for each column that it changes. Their ids follow from what was wanted before,
 * so that a second click is the same wish, and the same change a month later another.
 */
export function newWishes(
  row: Pick<Partner, 'id' | 'reference'>,
  answers: Answers,
  { wanted, own, words, at }: { wanted: Wanted; own: readonly Wish[]; words: Words; at: string },
): (Wish & { readonly id: string })[] {
  return wishFields.flatMap((field) => {
    const [before, now] = [wanted[field], written(field, answers[field], words)];
    if (same(keysIn(field, before, words), keysIn(field, now, words))) return [];
    const since = ofField(own, field)[0]?.id ?? '';
    return [
      {
        ...NEW,
        receivedAt: at,
        partner: row.reference,
        field: partners.columns[field].label,
        old: before || null,
        new: now || null,
        partnerId: row.id ?? '',
        id: idOf(`wish|${row.id}|${field}|${before}|${now}|${since}`),
      },
    ];
  });
}

/** The wish to be erased: one for a row, however often it is sent. */
export function erasureWish(
  { id: partnerId, reference: partner }: Pick<Partner, 'id' | 'reference'>,
  receivedAt: string,
): Wish & { readonly id: string } {
  const id = idOf(`wish|${partnerId}|erase`);
  return { ...NEW, receivedAt, partner, kind: 'loeschen', partnerId: partnerId ?? '', id };
}

/** A wish that says nothing yet. */
const NEW = { kind: 'aendern', field: null, old: null, new: null, state: null, doneAt: null } as const;

/** Wishes about one column, newest first; of one second the one that came last in the sheet. */
function ofField(own: readonly Wish[], field: WishField): Wish[] {
  const { label } = partners.columns[field];
  return own
    .filter((wish) => wish.field === label)
    .toReversed()
    .toSorted((a, b) => (b.receivedAt ?? '').localeCompare(a.receivedAt ?? ''));
}

function written(field: WishField, value: unknown, words: Words): string {
  return enteredValue(partners.columns[field], value, words)?.stringValue ?? '';
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key) => b.includes(key));
}

/**
 * The offers that a partner sees as their own: all that are kept by their address, which the link proves, and the public
 * ones of the organisation that their row names, which anybody may have typed.
 * @param shown the ones that everybody may see
 */
export function ownOffers(
  { email, organisation }: Pick<Partner, 'email' | 'organisation'>,
  all: readonly Offer[],
  shown: readonly Offer[],
): Offer[] {
  const everybodys = new Set(shown);
  return all.filter(
    (offer) =>
      isSameAddress(offer.keepEmail, email) ||
      (everybodys.has(offer) && isSameName(offer.organisation, organisation)),
  );
}

/** The events of a partner's organisation that everybody may know of. */
export function ownEvents(
  { organisation }: Pick<Partner, 'organisation'>,
  all: readonly Event[],
): readonly Event[] {
  return all.filter(
    (event) =>
      (event.status === 'oeffentlich' || event.status === 'abgesagt') &&
      isSameName(event.organisation, organisation),
  );
}

function isSameAddress(a: string | null, b: string | null): boolean {
  return plainAddress(a) !== '' && plainAddress(a) === plainAddress(b);
}

function isSameName(a: string | null, b: string | null): boolean {
  return plain(a) !== '' && plain(a) === plain(b);
}

/** Everything that is stored about a partner, as the sheets say it: by the tab's title the rows, by column. */
export function exportOf(
  row: Partner,
  found: {
    readonly consents: readonly Consent[];
    readonly wishes: readonly Wish[];
    readonly deliveries: readonly Delivery[];
    readonly places: readonly Place[];
  },
  words: Words,
): Readonly<Record<string, readonly object[]>> {
  const said = (tab: Tab, rows: readonly object[]): object[] => rows.map((one) => saidRow(tab, one, words));
  return {
    [partners.title]: said(partners, [row]),
    [consents.title]: said(consents, found.consents),
    [wishes.title]: said(wishes, found.wishes),
    [deliveries.title]: said(deliveries, found.deliveries),
    ...Object.fromEntries(
      [...Map.groupBy(found.places, ({ tab }) => tab.title)].map(([title, its]) => [
        title,
        its.map((place) => saidRow(place.tab, place.row, words)),
      ]),
    ),
  };
}

/** A row by the labels of its columns, without empty cells and what the office notes for itself. */
function saidRow(tab: Tab, row: object, words: Words): object {
  return Object.fromEntries(
    Object.entries(tab.columns).flatMap(([key, { label, list }]) => {
      const value = (row as Readonly<Record<string, unknown>>)[key];
      const several = [value ?? []].flat();
      if (several.length === 0 || key === 'note') return [];
      const said = several.map((one: unknown) => (list ? words.label(list, String(one)) : one));
      return [[label, Array.isArray(value) ? said : said[0]]];
    }),
  );
}
