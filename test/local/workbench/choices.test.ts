import { describe, expect, it } from 'vitest';
import {
  allowed,
  choose,
  listed,
  matching,
  optionsOf,
} from '../../../local/workbench/public/desk/choices.ts';

const status = { strict: true, options: ['neu', 'öffentlich', 'pausiert', 'abgelehnt'] };
const topics = { strict: false, options: ['Familie', 'Geld und Schulden', 'Gesundheit', 'Wohnen'] };

describe('the options of a dropdown', () => {
  it('begin with what is typed first, then contain it, whatever the case', () => {
    expect(matching(status, 'ÖFF')).toEqual(['öffentlich']);
    expect(matching(topics, 'ge')).toEqual(['Geld und Schulden', 'Gesundheit']);
    expect(matching(topics, 'schu')).toEqual(['Geld und Schulden']);
  });

  it('look at the last of several values only', () => {
    expect(matching(topics, 'Familie, wo')).toEqual(['Wohnen']);
  });
});

describe('choosing an option', () => {
  it('replaces the value of a strict column', () => {
    expect(choose(status, 'neu', 'öffentlich')).toBe('öffentlich');
  });

  it('keeps the values before it where a cell may hold several', () => {
    expect(choose(topics, 'Familie, wo', 'Wohnen')).toBe('Familie, Wohnen');
    expect(choose(topics, 'Fam', 'Familie')).toBe('Familie');
  });
});

describe('a text of one’s own', () => {
  it('is taken in a free column only; emptying is always allowed', () => {
    expect(allowed(topics, 'Gärtnern')).toBe(true);
    expect(allowed(status, 'vielleicht')).toBe(false);
    expect(allowed(status, 'neu')).toBe(true);
    expect(allowed(status, '')).toBe(true);
  });
});

describe('what a cell holds', () => {
  it('is marked as foreign to its list, unless it is several of its entries; an entry may hold a comma', () => {
    const places = { strict: false, options: ['Nord', 'Markt, Rathaus', 'Süd'] };
    expect(['', 'Nord', 'Süd, Nord', 'Markt, Rathaus, Süd'].map((text) => listed(places, text))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['West', 'Nord, West', 'Markt', 'Nord,Süd'].map((text) => listed(places, text))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(listed(status, 'neu, pausiert')).toBe(false);
  });
});

describe('a rule of the sheet', () => {
  const values = (...texts: string[]) => texts.map((userEnteredValue) => ({ userEnteredValue }));

  it('offers a list, a range of any tab, or a tick; other rules offer nothing', () => {
    expect(optionsOf({ condition: { type: 'ONE_OF_LIST', values: values('a', 'b') } })).toEqual({
      options: ['a', 'b'],
    });
    expect(optionsOf({ condition: { type: 'ONE_OF_RANGE', values: values("='Listen'!$C$2:$C$9") } })).toEqual(
      {
        range: "'Listen'!$C$2:$C$9",
      },
    );
    expect(optionsOf({ condition: { type: 'BOOLEAN' } })).toEqual({ options: ['TRUE', 'FALSE'] });
    expect(optionsOf({ condition: { type: 'TEXT_IS_EMAIL' } })).toBeUndefined();
  });
});
