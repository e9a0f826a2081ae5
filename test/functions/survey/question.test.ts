import { describe, expect, it } from 'vitest';
import { askedOf, givenIn } from '../../../functions/survey/question.ts';
import { tally } from '../../../functions/survey/tally.ts';
import { wordsFrom } from '../../../functions/workbook/words.ts';
import { question, words } from './samples.ts';

const read = (values: Parameters<typeof question>[0], cells: (string | number | null)[], own = words) => {
  const one = question(values);
  const asked = askedOf(one, own);
  return tally(
    asked,
    cells.map((cell) => givenIn(cell, asked, one.scale, own)),
  );
};

describe('counting a question', () => {
  it('keeps "keine Angabe" and "nicht beantwortet" apart and out of the base', () => {
    const cells = [
      'sehr zufrieden',
      'weiß nicht / keine Angabe',
      null,
      '',
      'eher zufrieden',
      'sehr zufrieden',
    ];
    expect(read({ type: 'skala', scale: 'zufrieden5' }, cells)).toMatchObject({
      base: 3,
      noStatement: 1,
      unanswered: 2,
      counts: [2, 1, 0, 0, 0],
    });
  });

  it('counts people, not ticks, when several answers were possible', () => {
    const options = 'Bänke\nMehr Grün\nTreffpunkt';
    expect(read({ type: 'mehrfach', options }, ['Bänke\nMehr Grün', 'Bänke', 'Bänke\nBänke'])).toMatchObject({
      base: 3,
      counts: [3, 1, 0],
    });
  });

  it('still reads a label that the manager has renamed since', () => {
    const renamed = wordsFrom([
      { list: 'scale.gut5', key: '5', label: 'super', aliases: 'sehr gut', order: 1 },
      { list: 'scale.gut5', key: '4', label: 'gut', order: 2 },
    ]);
    expect(read({ type: 'skala', scale: 'gut5' }, ['sehr gut', 'super', 'gut'], renamed).counts).toEqual([
      2, 1,
    ]);
  });

  it('takes an option line "keine Angabe" for what it says', () => {
    expect(read({ type: 'einzel', options: 'Ja\nNein\nKeine Angabe' }, ['Ja', 'Keine Angabe'])).toMatchObject(
      {
        base: 1,
        noStatement: 1,
        counts: [1, 0],
      },
    );
  });

  it('counts an answer that is no option any more as no statement', () => {
    expect(read({ type: 'einzel', options: 'Ja\nNein' }, ['Vielleicht', 'Ja'])).toMatchObject({
      base: 1,
      noStatement: 1,
    });
  });

  it('orders a recommendation from 10 to 0', () => {
    expect(read({ type: 'empfehlung' }, [10, 10, 0]).counts).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });

  it('finds the middle of numbers, and only counts texts', () => {
    expect(read({ type: 'zahl' }, [1, 4, 2]).median).toBe(2);
    expect(read({ type: 'text' }, ['Danke!', null])).toMatchObject({ base: 1, unanswered: 1, counts: [] });
  });

  it('gives a nominal scale neither an order nor joined classes', () => {
    const asked = askedOf(question({ type: 'skala', scale: 'bekannt4' }), words);
    expect(asked).toMatchObject({ ordered: false, folds: [] });
  });
});
