import { hash as digestOf } from 'node:crypto';
import type { Offer } from '../../sheets-schema/offers.ts';

/** How fingerprints are made. A new way gets a new number: fingerprints of two ways are never compared. */
export const FINGERPRINT_VERSION = 1;

/** What a change is told of, and the columns it lies in. Cells count as keys, so a renamed label changes nothing. */
const fields = {
  title: ['title'],
  organisation: ['organisation'],
  summary: ['summary'],
  topics: ['topics'],
  targetGroups: ['targetGroups'],
  access: ['access'],
  cost: ['cost', 'costText'],
  place: ['place', 'street', 'postcode', 'city'],
  hours: ['hours', 'hoursNote'],
  contact: ['phone', 'email', 'url'],
} as const satisfies Record<string, readonly (keyof Offer)[]>;

/** A part of an offer that readers of the letter care about. */
export type Field = keyof typeof fields;

/**
 * What was told of an offer, as `title:1f3a hours:77c0 …`: a short hash a field, so that a change can be named.
 * @param lost columns that cannot be read now: their fields are left out, and not compared
 */
export function fingerprint(offer: Offer, lost: ReadonlySet<string> = new Set()): string {
  let parts = made.get(offer);
  if (!parts) made.set(offer, (parts = FIELDS.map(([field, columns]) => signOf(field, offer, columns))));
  return parts.filter((_, at) => !FIELDS[at]?.[1].some((column) => lost.has(column))).join(' ');
}

const FIELDS = Object.entries(fields) as readonly [Field, readonly (keyof Offer)[]][];

/** The parts of offers' fingerprints: a run asks for the same ones several times, and an offer once read does not change. */
const made = new WeakMap<Offer, readonly string[]>();

function signOf(field: Field, offer: Offer, columns: readonly (keyof Offer)[]): string {
  return `${field}:${hash(columns.map((column) => offer[column]))}`;
}

/** The fields that differ, of those that both fingerprints know. */
export function changedFields(before: string, now: string): Field[] {
  if (before === now) return [];
  const told = partsOf(before);
  return [...partsOf(now)].flatMap(([field, value]) =>
    told.has(field) && told.get(field) !== value && field in fields ? [field as Field] : [],
  );
}

/** The newer fingerprint, with what only the older one knows. */
export function carriedOn(before: string, now: string): string {
  const parts = new Map([...partsOf(before), ...partsOf(now)]);
  return [...parts].map(([field, value]) => `${field}:${value}`).join(' ');
}

/** Whether the older fingerprint compares all that the newer one does. */
export function knows(before: string, now: string): boolean {
  if (before === now) return true;
  const told = partsOf(before);
  return [...partsOf(now).keys()].every((field) => told.has(field));
}

function partsOf(text: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of text.split(' ')) {
    const end = part.indexOf(':');
    if (end > 0) parts.set(part.slice(0, end), part.slice(end + 1));
  }
  return parts;
}

/** 48 bits: enough to see that a value is another one. The order of several values and outer blanks do not matter. */
function hash(values: readonly Offer[keyof Offer][]): string {
  const plain = values.map((value) => (Array.isArray(value) ? sorted(value) : `${value ?? ''}`.trim()));
  return digestOf('sha256', JSON.stringify(plain), 'base64url').slice(0, 8);
}

function sorted(keys: readonly string[]): string[] {
  return keys.toSorted((a, b) => (a < b ? -1 : 1));
}
