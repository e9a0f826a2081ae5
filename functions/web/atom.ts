/** One entry of a feed. Addresses are whole, instants ISO 8601 in UTC. */
interface AtomEntry {
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly updated: string;
}

/** A feed, newest entry first. */
export interface AtomFeed {
  readonly title: string;
  readonly author: string;
  /** Its own address, and the page that shows the same. */
  readonly self: string;
  readonly page: string;
  readonly lang: string;
  readonly entries: readonly AtomEntry[];
}

export const ATOM_TYPE = 'application/atom+xml; charset=utf-8';

/**
 * A feed as XML (RFC 4287). An entry's address is its id too: it never changes.
 * @param empty when the feed counts as updated while it has no entry
 */
export function atom(feed: AtomFeed, empty: string): string {
  const { title, author, self, page, lang, entries } = feed;
  const updated =
    entries
      .map((entry) => entry.updated)
      .toSorted()
      .at(-1) ?? empty;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(lang)}">`,
    `  <title>${xml(title)}</title>`,
    `  <id>${xml(self)}</id>`,
    `  <link rel="self" type="application/atom+xml" href="${xml(self)}"/>`,
    `  <link rel="alternate" type="text/html" href="${xml(page)}"/>`,
    `  <updated>${xml(updated)}</updated>`,
    `  <author><name>${xml(author)}</name></author>`,
    ...entries.map(
      (entry) =>
        `  <entry>
    <title>${xml(entry.title)}</title>
    <id>${xml(entry.url)}</id>
    <link rel="alternate" type="text/html" href="${xml(entry.url)}"/>
    <updated>${xml(entry.updated)}</updated>
    <summary>${xml(entry.summary)}</summary>
  </entry>`,
    ),
    '</feed>',
    '',
  ].join('\n');
}

/** What XML 1.0 cannot hold even when it is escaped (section 2.2, Char): control characters, lone surrogates, U+FFFE and U+FFFF. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function xml(text: string): string {
  return text.replace(FORBIDDEN, '\u{FFFD}').replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}
