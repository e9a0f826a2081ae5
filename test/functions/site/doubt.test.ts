import { describe, expect, it } from 'vitest';
import { doubtsAbout, type Sent } from '../../../functions/site/doubt.ts';

/** A person without JavaScript who took their time. */
const person: Sent = { trap: '', ageS: 40, texts: ['Die Lampe ist kaputt.'], proven: false, many: false };
const about = (more: Partial<Sent>) => doubtsAbout({ ...person, ...more });
const links = (n: number): string => 'Siehe https://verein.example und '.repeat(n);

describe('a submission', () => {
  it('of a person without JavaScript goes its way', () => {
    expect(about({})).toEqual([]);
  });
  it.each([
    ['a password manager filled the hidden field', { trap: 'Anna' }],
    ['the person was very quick', { ageS: 2 }],
    ['many links stand in it', { texts: [links(9)] }],
    ['an old mail was pasted into it', { texts: ['<a class="x" href="https://verein.example">hier</a>'] }],
    ['a whole class sends from one address', { many: true }],
  ])('with one sign goes its way: %s', (_why, more: Partial<Sent>) => {
    expect(about(more)).toEqual([]);
  });
  it('with two signs is put aside, with the reasons', () => {
    expect(about({ trap: 'x', ageS: 0 })).toEqual(['trap', 'fast']);
    expect(about({ texts: ['[url=http://a.example]a[/url] http://b.example www.c.example'] })).toEqual([
      'links',
      'markup',
    ]);
    expect(about({ ageS: 1, many: true })).toEqual(['fast', 'many']);
  });
  it('with a proof of work needs one sign more', () => {
    expect(about({ trap: 'x', ageS: 0, proven: true })).toEqual([]);
    expect(about({ trap: 'x', ageS: 0, many: true, proven: true })).toEqual(['trap', 'fast', 'many']);
  });
  it('counts time from three seconds on, and links from three on, over all texts', () => {
    expect(about({ trap: 'x', ageS: 3 })).toEqual([]);
    expect(about({ trap: 'x', texts: [links(1), links(1)] })).toEqual([]);
    expect(about({ trap: 'x', texts: [links(1), links(2)] })).toEqual(['trap', 'links']);
  });
  it('with blanks alone in the hidden field bears no sign', () => {
    expect(about({ trap: ' \n', ageS: 0 })).toEqual([]);
  });
});
