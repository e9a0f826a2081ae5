import { describe, expect, it } from 'vitest';
import { readSurvey, surveyFields } from '../../../functions/site/survey-form.ts';
import { reviewRows } from '../../../functions/workbook/review.ts';
import { questionsOf } from '../../../functions/workbook/survey-tabs.ts';
import { append } from '../../../functions/workbook/workbook.ts';
import { wordsFrom } from '../../../functions/workbook/words.ts';
import { german } from '../../../functions/words/locale.ts';
import { answersTab } from '../../../sheets-schema/answers.ts';
import { question, survey, words } from '../survey/samples.ts';

const one = (values: Parameters<typeof question>[0]) => [question({ key: 'x', ...values })];
const read = (values: Parameters<typeof question>[0], posted: string | string[] | undefined) => {
  const reading = readSurvey(one(values), posted === undefined ? {} : { 'q.x': posted }, words);
  return reading.ok ? reading.values['q.x'] : reading.problems.get('q.x');
};

describe('readSurvey', () => {
  it('keeps the label of a scale, the chosen lines, and numbers as numbers', () => {
    expect(read({ type: 'skala', scale: 'gut5' }, '5')).toBe('sehr gut');
    expect(read({ type: 'skala', scale: 'gut5' }, 'kA')).toBe('weiß nicht / keine Angabe');
    expect(read({ type: 'einzel', options: 'Ja\nNein' }, 'Nein')).toBe('Nein');
    expect(read({ type: 'mehrfach', options: 'A, B\nC' }, ['C', 'A, B'])).toBe('C\nA, B');
    expect(read({ type: 'empfehlung' }, '0')).toBe(0);
    expect(read({ type: 'zahl' }, ' 2,5 ')).toBe(2.5);
    expect(read({ type: 'zahl' }, '1.500')).toBe(1500);
    expect(read({ type: 'zahl' }, '1.234.5')).toBe('number');
    expect(read({ type: 'text' }, ' a\r\nb ')).toBe('a\nb');
  });

  it('takes a blank for no answer, and asks only for what is required', () => {
    expect(read({ type: 'text' }, '  ')).toBeNull();
    expect(read({ type: 'einzel', options: 'Ja' }, undefined)).toBeNull();
    expect(read({ type: 'einzel', options: 'Ja', required: 'ja' }, undefined)).toBe('required');
    expect(read({ type: 'mehrfach', options: 'Ja', required: 'ja' }, [])).toBe('required');
  });

  it.each([
    [{ type: 'skala', scale: 'gut5' }, '6', 'choice'],
    [{ type: 'einzel', options: 'Ja' }, 'Vielleicht', 'choice'],
    [{ type: 'mehrfach', options: 'Ja' }, ['Ja', 'Nein'], 'choice'],
    [{ type: 'empfehlung' }, '11', 'choice'],
    [{ type: 'zahl' }, 'drei', 'number'],
    [{ type: 'zahl' }, '-1', 'number'],
    [{ type: 'zahl' }, '0x10', 'number'],
    [{ type: 'zahl' }, '1e3', 'number'],
    [{ type: 'zahl' }, '1.000.001', 'tooLarge'],
    [{ type: 'text' }, 'x'.repeat(2001), 'tooLong'],
  ] as const)('refuses for %j the answer %j as %s', (values, posted, problem) => {
    expect(read(values, typeof posted === 'string' ? posted : [...posted])).toBe(problem);
  });

  it('drops what no question asks for', () => {
    const reading = readSurvey(one({ type: 'text' }), { 'q.x': 'a', 'q.y': 'b', ticket: 'c' }, words);
    expect(reading).toEqual({ ok: true, values: { 'q.x': 'a' } });
  });
});

describe('an answer that its tab refuses', () => {
  it('goes to Prüfen whole, and there, too, without a time', () => {
    const tab = answersTab(survey(), one({ type: 'text' }));
    const row = append(tab, { 'q.x': 'a', ticket: 'T' });
    const [kept] = reviewRows([row], { at: '2026-11-20T10:00:00.000Z', why: (title) => title });
    const { tab: place, values } = kept ?? row;
    expect(place.file).toBe('surveys');
    expect(values).toMatchObject({ receivedAt: null, submissionId: null });
    expect(JSON.stringify(values)).toContain('q.x');
    expect(JSON.stringify(values)).not.toContain('2026-');
  });
});

describe('surveyFields', () => {
  it('shows again all that was given, with the problem beside it', () => {
    const [field] = surveyFields(
      one({ type: 'zahl', help: 'Ungefähr reicht.' }),
      words,
      german(),
      { 'q.x': 'viele' },
      new Map([['q.x', 'number']]),
    );
    expect(field).toMatchObject({ value: 'viele', describedBy: 'frage-1-hinweis frage-1-fehler' });
    expect(field?.error).toContain('Frage 1');
  });

  it('offers the manager’s own words of a scale', () => {
    const own = wordsFrom([{ list: 'scale.gut5', key: '5', label: 'super', order: 1 }]);
    const [field] = surveyFields(one({ type: 'skala', scale: 'gut5' }), own, german());
    expect(field?.choices.map(({ label }) => label)).toEqual(['super']);
  });
});

describe('questionsOf', () => {
  const texts = (rows: Parameters<typeof questionsOf>[0]) =>
    questionsOf(rows, survey(), words).map(({ text }) => text);

  it('takes the questions of this survey by their number, those without one last', () => {
    const rows = [
      question({ type: 'text', text: 'dritte', no: null }),
      question({ type: 'text', text: 'zweite', no: 2 }),
      question({ type: 'text', text: 'erste', no: 1 }),
      question({ type: 'text', text: 'fremde', no: 1, survey: 'Eine andere' }),
    ];
    expect(texts(rows)).toEqual(['erste', 'zweite', 'dritte']);
  });

  it('leaves out a question with nothing to choose from', () => {
    expect(texts([question({ type: 'einzel', options: ' \n' }), question({ type: 'skala' })])).toEqual([]);
  });

  it('gives questions that would share a column a key of their own, whatever their order', () => {
    const rows = [
      question({ type: 'text', text: 'A', no: null }),
      question({ type: 'text', text: 'B', no: null }),
    ];
    const keys = (all: typeof rows) =>
      Object.fromEntries(questionsOf(all, survey(), words).map(({ text, key }) => [text, key]));
    expect(new Set(Object.values(keys(rows))).size).toBe(2);
    expect(keys(rows)).toEqual(keys(rows.toReversed()));
  });
});
