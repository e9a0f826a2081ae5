import { describe, expect, it } from 'vitest';
import { wordsFrom } from '../../../functions/workbook/words.ts';

const row = (key: string | null, label: string, more: object = {}) => ({ list: 'cost', key, label, ...more });

describe('the words of the office', () => {
  it("are read by today's label, by former ones and by the program's own", () => {
    const words = wordsFrom([row('frei', 'Gratis', { aliases: 'umsonst, ohne Kosten' })]);
    expect(words.keyOf('cost', 'gratis')).toBe('frei');
    expect(words.keyOf('cost', ' Umsonst')).toBe('frei');
    expect(words.keyOf('cost', 'Kostenlos')).toBe('frei');
    expect(words.label('cost', 'frei')).toBe('Gratis');
  });

  it('mean what they mean today when a label changed hands', () => {
    const words = wordsFrom([row('a', 'Neu', { aliases: 'Alt' }), row('b', 'Alt')]);
    expect(words.keyOf('cost', 'Alt')).toBe('b');
  });

  it("are offered in the manager's order, without the retired ones, which are still read", () => {
    const words = wordsFrom([
      row('b', 'Zwei', { order: 2 }),
      row('a', 'Eins', { order: 1 }),
      row('c', 'Drei', { order: 3, active: 'nein' }),
    ]);
    expect(words.entries('cost').map(({ key }) => key)).toEqual(['a', 'b']);
    expect(words.keyOf('cost', 'Drei')).toBe('c');
  });

  it('are read by their keys as well, which other programs write', () => {
    const words = wordsFrom([row('frei', 'Umsonst')]);
    expect(words.keyOf('cost', 'frei')).toBe('frei');
    expect(words.keyOf('scale', 'zufrieden5')).toBe('zufrieden5');
  });

  it('may be added without a key', () => {
    const words = wordsFrom([row(null, 'Spende')]);
    expect(words.keyOf('cost', 'spende')).toBe('Spende');
  });

  it("are the program's own where the manager keeps no such list", () => {
    const words = wordsFrom([]);
    expect(words.entries('yesno').map(({ label }) => label)).toEqual(['Ja', 'Nein']);
    expect(words.keyOf('constructor', 'name')).toBeNull();
    expect(words.label('nothing', 'x')).toBe('x');
  });
});
