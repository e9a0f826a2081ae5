/** A sign that a submission was made by a program: the last part of the locale key that tells the manager. */
export type Doubt = 'trap' | 'fast' | 'links' | 'markup' | 'many';

/** How many signs put a submission aside. One alone happens to people too: a password manager, a hurry, a school's address. */
const SIGNS_TO_SET_ASIDE = 2;

/** Seconds in which nobody reads and fills in a form (OWASP ASVS 5.0, 2.4.2: human timing). */
const FASTEST_PERSON_S = 3;

/** From how many web addresses in the texts on it is a sign: who tells of an offer names one or two. */
const LINKS = 3;

/** What is known of a submission besides its answers. */
export interface Sent {
  /** What stands in the field that people do not see. */
  readonly trap: string;
  /** Seconds since the form was shown. */
  readonly ageS: number;
  /** Whatever was typed freely; not the fields that ask for an address. */
  readonly texts: readonly string[];
  /** The browser has spent time on a proof of work. */
  readonly proven: boolean;
  /** More came from this address than usual. */
  readonly many: boolean;
}

/**
 * The signs of doubt that put a submission aside, or none where it goes its way. A proof of work outweighs one sign: it
 * costs a person nothing and a program that sends thousands a lot. Without one nothing changes, because without
 * JavaScript there is none.
 */
export function doubtsAbout({ trap, ageS, texts, proven, many }: Sent): readonly Doubt[] {
  const all = texts.join('\n');
  const signs = {
    trap: trap.trim() !== '',
    fast: ageS < FASTEST_PERSON_S,
    links: (all.match(/\bhttps?:\/\/(?:www\.)?|\bwww\./gi)?.length ?? 0) >= LINKS,
    // Nobody types these: they are how programs write links for forums and pages.
    markup: /<a\s[^>]{0,200}href|\[(?:url|link)\b/i.test(all),
    many,
  } satisfies Record<Doubt, boolean>;
  const found = (Object.keys(signs) as Doubt[]).filter((sign) => signs[sign]);
  return found.length - (proven ? 1 : 0) >= SIGNS_TO_SET_ASIDE ? found : [];
}
