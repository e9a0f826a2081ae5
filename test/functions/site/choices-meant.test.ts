import { describe, expect, it } from 'vitest';
import { choicesMeant } from '../../../functions/site/choices-meant.ts';
import { lists } from '../../../sheets-schema/lists.ts';

const choices = (list: 'lang' | 'group') => lists[list].map(({ key, label }) => ({ value: key, label }));

describe('typed beginnings of words', () => {
  it.each([
    ['ara tür', ['ar', 'tr']],
    ['ARABISCH,türkisch', ['ar', 'tr']],
    ['  ', []],
    ['ara ara', ['ar']],
    ['tür ara', ['ar', 'tr']],
    ['kroat', ['sr']],
  ])('"%s" mean the languages %j', (typed, keys) => {
    expect(choicesMeant(typed, choices('lang')).values).toEqual(keys);
  });

  it('mean the whole word before a longer one that begins so', () => {
    expect(choicesMeant('deutsch', choices('lang'))).toEqual({ values: ['de'], unclear: [] });
    expect(choicesMeant('alle', choices('group'))).toEqual({ values: ['alle'], unclear: [] });
  });

  it('find umlauts however they are typed, and words inside a label', () => {
    expect(choicesMeant('aelt behind wenig', choices('group')).values).toEqual([
      'aeltere',
      'behinderung',
      'wenigGeld',
    ]);
  });

  it('are named where they fit several or none, and nothing is guessed', () => {
    expect(choicesMeant('mensch kinder xyz', choices('group'))).toEqual({
      values: ['kinder'],
      unclear: ['mensch', 'xyz'],
    });
  });

  it('may be whole labels with commas between', () => {
    const typed = 'Menschen mit Behinderung, Frauen';
    expect(choicesMeant(typed, choices('group')).values).toEqual(['behinderung', 'frauen']);
  });
});
