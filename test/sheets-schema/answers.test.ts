import { describe, expect, it } from 'vitest';
import {
  answersTab,
  joinAnswers,
  optionsOf,
  questionColumn,
  splitAnswers,
  type AskedQuestion,
} from '../../sheets-schema/answers.ts';

const survey = { id: 'ABCDEFGH23456789', title: 'Wie lebt es sich hier?', reference: null };

function question(values: Partial<AskedQuestion>): AskedQuestion {
  return { key: 'k', no: 1, text: 'Frage?', type: 'text', scale: null, options: null, ...values };
}

describe('answersTab', () => {
  const tab = answersTab(survey, [
    question({ key: 'gern', type: 'skala', scale: 'zufrieden5', text: 'Wohnen Sie gern hier?' }),
    question({ key: 'wege', type: 'mehrfach', options: 'Aushang\nNachbarn', text: 'Woher kennen Sie uns?' }),
    question({ key: 'jahre', type: 'zahl', text: 'Seit wie vielen Jahren?' }),
    question({ key: 'weiter', type: 'empfehlung', text: 'Würden Sie uns empfehlen?' }),
    question({ key: null, no: 5, type: 'text', text: 'Noch etwas?' }),
  ]);

  it('is a tab of the survey’s own, with a column a question and a ticket', () => {
    expect(tab.key).toBe('answers.ABCDEFGH23456789');
    expect(tab.title).toBe('Antworten ABCD-EFGH');
    expect(tab.file).toBe('surveys');
    expect(Object.keys(tab.columns)).toEqual(['q.gern', 'q.wege', 'q.jahre', 'q.weiter', 'q.nr5', 'ticket']);
    expect(tab.idColumn).toBe('ticket');
  });

  it('keeps no id, time, address or anything else beside an anonymous answer', () => {
    const others = Object.keys(tab.columns).filter((key) => !key.startsWith('q.'));
    expect(others).toEqual(['ticket']);
  });

  it('stores words as text and amounts as numbers', () => {
    const kinds = Object.entries(tab.columns).map(([key, { kind }]) => [key, kind]);
    expect(Object.fromEntries(kinds)).toEqual({
      'q.gern': 'text',
      'q.wege': 'longText',
      'q.jahre': 'number',
      'q.weiter': 'number',
      'q.nr5': 'longText',
      ticket: 'text',
    });
    expect(tab.columns['q.weiter']?.schema.safeParse(11).success).toBe(false);
  });

  it('names the same question the same way in the form, the sheet and the summary', () => {
    expect(questionColumn({ key: ' gern ', no: 1 })).toBe('q.gern');
    expect(questionColumn({ key: '  ', no: 7 })).toBe('q.nr7');
  });
});

describe('optionsOf', () => {
  it('offers a scale’s words, best first, with "keine Angabe" last', () => {
    const options = optionsOf(question({ type: 'skala', scale: 'gut5' }));
    expect(options.map(({ key }) => key)).toEqual(['5', '4', '3', '2', '1', 'kA']);
    expect(options[0]?.label).toBe('sehr gut');
  });

  it('offers the manager’s words where she renamed them', () => {
    const entries = (list: string) => [{ key: '5', label: `prima (${list})` }];
    expect(optionsOf(question({ type: 'skala', scale: 'gut5' }), entries)).toEqual([
      { key: '5', label: 'prima (scale.gut5)' },
    ]);
  });

  it('offers the lines of the options, without blanks and doubles', () => {
    expect(
      optionsOf(question({ type: 'einzel', options: ' Ja \n\nNein\r\nJa' })).map(({ label }) => label),
    ).toEqual(['Ja', 'Nein']);
  });

  it('offers 0 to 10 for a recommendation and nothing for free text, numbers and a scale without name', () => {
    expect(optionsOf(question({ type: 'empfehlung' })).map(({ key }) => key)).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
    ]);
    for (const type of ['text', 'zahl', 'skala'] as const) expect(optionsOf(question({ type }))).toEqual([]);
  });
});

it('keeps several answers in one cell and reads them again', () => {
  const chosen = ['Aushang im Treff', 'Nachbarn, Freunde', 'Aushang im Treff'];
  expect(splitAnswers(joinAnswers(chosen))).toEqual(['Aushang im Treff', 'Nachbarn, Freunde']);
  expect(splitAnswers(null)).toEqual([]);
});
