/** What a page's address is made of: a title and the id of its row. */
export interface Sluggable {
  readonly title: string;
  /** Absent until `upkeep` has given one to a row typed by hand. */
  readonly id: string | null;
}

/** Longest part of a slug that comes from the title, so that an address fits on one line of a leaflet. */
const TITLE_SIGNS = 60;

/**
 * The last part of a page's address: the title in plain letters and the id's first eight signs, `sprachcafe-k7tqx2ma`.
 * The page is found by those signs, so a renamed entry keeps its old addresses.
 */
export function slugOf({ title, id }: Sluggable): string {
  const words = title
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, TITLE_SIGNS)
    .replace(/^-+|-+$/g, '');
  return [words, id?.slice(0, 8).toLowerCase()].filter(Boolean).join('-') || 'eintrag';
}

/** The entry that a slug means: by the signs of its id, else by the title alone (a row that had no id yet). */
export function findBySlug<T extends Sluggable>(entries: readonly T[], slug: string): T | undefined {
  const wanted = slug.toLowerCase();
  const signs = wanted.slice(wanted.lastIndexOf('-') + 1);
  return (
    entries.find(({ id }) => signs.length === 8 && id?.slice(0, 8).toLowerCase() === signs) ??
    entries.find(({ title }) => slugOf({ title, id: null }) === wanted)
  );
}
