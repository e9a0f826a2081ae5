import { describe, expect, it } from 'vitest';
import { findBySlug, slugOf } from '../../../functions/web/slug.ts';

const id = 'K7TQX2MABCDEFGH2';

describe('slugOf', () => {
  it('is the title in plain letters and the first eight signs of the id', () => {
    expect(slugOf({ title: 'Frühstück für Große & Ältere', id })).toBe(
      'fruehstueck-fuer-grosse-aeltere-k7tqx2ma',
    );
  });
  it('writes letters of other scripts and accents plainly, or leaves them out', () => {
    expect(slugOf({ title: 'Café Łódź', id })).toBe('cafe-odz-k7tqx2ma');
    expect(slugOf({ title: 'مقهى', id })).toBe('k7tqx2ma');
  });
  it('keeps a long title short', () => {
    expect(slugOf({ title: 'a'.repeat(120), id }).length).toBeLessThanOrEqual(70);
  });
  it('is the title alone while a row has no id', () => {
    expect(slugOf({ title: 'Sprachcafé', id: null })).toBe('sprachcafe');
  });
  it('is never empty', () => {
    expect(slugOf({ title: '!!!', id: null })).toBe('eintrag');
  });
});

describe('findBySlug', () => {
  const entries = [
    { title: 'Sprachcafé', id },
    { title: 'Reparaturtreff', id: null },
  ];
  it('finds a renamed entry by the signs of its id', () => {
    expect(findBySlug(entries, 'ganz-anderer-name-k7tqx2ma')).toBe(entries[0]);
  });
  it('does not care for capitals', () => {
    expect(findBySlug(entries, 'Sprachcafe-K7TQX2MA')).toBe(entries[0]);
  });
  it('finds an entry that has no id yet by its title', () => {
    expect(findBySlug(entries, 'reparaturtreff')).toBe(entries[1]);
  });
  it('finds an entry by its title after it got an id', () => {
    expect(findBySlug(entries, 'sprachcafe')).toBe(entries[0]);
  });
  it('finds nothing for an unknown slug', () => {
    expect(findBySlug(entries, 'k7tqx2m')).toBeUndefined();
    expect(findBySlug(entries, 'anderes-aaaaaaaa')).toBeUndefined();
  });
});
