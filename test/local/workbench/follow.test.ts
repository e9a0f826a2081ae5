import { describe, expect, it } from 'vitest';
import { followRow } from '../../../local/workbench/public/desk/follow.ts';

const before = [['Angebot'], ['Chor'], ['Tanz', 'neu'], []];

describe('the row in which somebody types', () => {
  it.each([
    ['stays', before, 2],
    ['moves down when a row is inserted above it', [['Angebot'], ['Neu'], ['Chor'], ['Tanz', 'neu']], 3],
    ['moves up when one is deleted', [['Angebot'], ['Tanz', 'neu']], 1],
    ['stays when somebody else edits it', [['Angebot'], ['Chor'], ['Tanz', 'pausiert']], 2],
    ['stays when its content stands twice', [['Tanz', 'neu'], ['Tanz', 'neu'], ['Chor']], 2],
  ])('%s', (_how, after, y) => {
    expect(followRow(before, after, 2)).toBe(y);
  });

  it('stays when it was blank', () => {
    expect(followRow(before, [['Angebot'], [], ['Chor']], 3)).toBe(3);
  });
});
