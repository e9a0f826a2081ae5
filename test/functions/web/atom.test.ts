import { describe, expect, it } from 'vitest';
import { atom, type AtomFeed } from '../../../functions/web/atom.ts';

const NOW = '2026-12-01T10:00:00Z';
const feed: AtomFeed = {
  title: 'Wochenbrief',
  author: 'Quartier',
  self: 'https://quartier.example/feed',
  page: 'https://quartier.example/',
  lang: 'de',
  entries: [],
};
const entry = { url: 'https://quartier.example/1?a=1&b=2', title: 'Eins', summary: 'Neu.', updated: NOW };

describe('a feed', () => {
  it('has what Atom asks of it and of each entry', () => {
    expect(atom({ ...feed, entries: [entry] }, NOW)).toBe(`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">
  <title>Wochenbrief</title>
  <id>https://quartier.example/feed</id>
  <link rel="self" type="application/atom+xml" href="https://quartier.example/feed"/>
  <link rel="alternate" type="text/html" href="https://quartier.example/"/>
  <updated>2026-12-01T10:00:00Z</updated>
  <author><name>Quartier</name></author>
  <entry>
    <title>Eins</title>
    <id>https://quartier.example/1?a=1&amp;b=2</id>
    <link rel="alternate" type="text/html" href="https://quartier.example/1?a=1&amp;b=2"/>
    <updated>2026-12-01T10:00:00Z</updated>
    <summary>Neu.</summary>
  </entry>
</feed>
`);
  });

  it('counts as updated with its newest entry', () => {
    const older = { ...entry, updated: '2026-11-01T10:00:00Z' };
    expect(atom({ ...feed, entries: [older] }, NOW)).toContain(
      '<updated>2026-11-01T10:00:00Z</updated>\n  <author>',
    );
    expect(atom(feed, NOW)).toContain(`<updated>${NOW}</updated>\n  <author>`);
  });

  it('escapes markup, and replaces what XML cannot hold', () => {
    const title = 'a<b> & "c" \'d\' \u0000\u0008\u001B\uFFFE\uFFFF\uD800 \t\u{1F600}';
    const xml = atom({ ...feed, title }, NOW);
    const shown = /<title>([^<]*)<\/title>/.exec(xml)?.[1];
    expect(shown).toBe(`a&lt;b&gt; &amp; &quot;c&quot; &apos;d&apos; ${'\uFFFD'.repeat(6)} \t\u{1F600}`);
  });
});
