import { describe, expect, it } from 'vitest';
import { decodeCell, encodeCell, type RawCell } from '../../../functions/workbook/cells.ts';
import { wordsFrom } from '../../../functions/workbook/words.ts';
import { peopleTab } from '../../../sheets-schema/tab.ts';
import {
  date,
  email,
  instant,
  longText,
  number,
  oneOf,
  phone,
  reference,
  someOf,
  text,
  time,
  url,
} from '../../../sheets-schema/vocabulary.ts';

const words = wordsFrom([]);
const tab = peopleTab('samples', {
  file: 'directory',
  title: 'Muster',
  columns: {
    text: text({ label: 'Text' }),
    longText: longText({ label: 'Langer Text' }),
    email: email({ label: 'E-Mail' }),
    phone: phone({ label: 'Telefon' }),
    url: url({ label: 'Internet' }),
    date: date({ label: 'Datum' }),
    time: time({ label: 'Zeit' }),
    instant: instant({ label: 'Moment' }),
    number: number({ label: 'Zahl', max: 2000 }),
    oneOf: oneOf('yesno', { label: 'Ja/Nein' }),
    someOf: someOf('topic', { label: 'Themen' }),
    reference: reference('offers', { label: 'Angebot' }),
  },
});
type Key = keyof typeof tab.columns;

/** What a cell written by us gives when it is read. */
function roundTrip(key: Key, value: unknown): unknown {
  const { userEnteredValue } = encodeCell(tab, tab.columns[key], value, words);
  return decodeCell(tab.columns[key], userEnteredValue?.numberValue ?? userEnteredValue?.stringValue, words)
    .value;
}

function read(key: Key, raw: RawCell) {
  return decodeCell(tab.columns[key], raw, words);
}

describe('a cell', () => {
  it.each<[Key, unknown]>([
    ['text', '=SUM(A1)'],
    ['longText', 'zwei\nZeilen'],
    ['email', 'info@verein.example'],
    ['phone', '0049 30 0000'],
    ['url', 'https://verein.example'],
    ['date', '2026-11-30'],
    ['date', '2028-02-29'],
    ['time', '00:00'],
    ['time', '23:59'],
    ['instant', '2026-07-01T22:30:59.000Z'],
    ['instant', '2026-12-31T23:00:01.000Z'],
    ['instant', '2026-03-29T01:00:00.000Z'], // the hour after the clocks went forward
    ['instant', '2026-10-25T00:59:59.000Z'], // the last second of October's doubled hour, first pass
    ['number', 0],
    ['number', 12.5],
    ['oneOf', 'ja'],
    ['someOf', ['geld.leistungen', 'wohnen']],
    ['reference', 'Frühstück'],
  ])('of kind %s keeps %j', (key, value) => {
    expect(roundTrip(key, value)).toEqual(value);
  });

  it('holds a text as text and a day as a number with a format, so that neither can become a formula', () => {
    expect(encodeCell(tab, tab.columns.text, '=1+1', words)).toEqual({
      userEnteredValue: { stringValue: '=1+1' },
    });
    expect(encodeCell(tab, tab.columns.date, '2026-11-30', words)).toEqual({
      userEnteredValue: { numberValue: 46356 },
      userEnteredFormat: { numberFormat: { type: 'DATE', pattern: 'dd.mm.yyyy' } },
    });
    expect(encodeCell(tab, tab.columns.phone, '0123', words).userEnteredFormat?.numberFormat?.pattern).toBe(
      '@',
    );
  });

  it('holds the label of a key', () => {
    const cell = encodeCell(tab, tab.columns.someOf, ['geld', 'wohnen'], words);
    expect(cell.userEnteredValue).toEqual({ stringValue: 'Geld und Existenz, Wohnen' });
  });

  it.each<[Key, unknown]>([
    ['text', null],
    ['date', undefined],
    ['someOf', []],
  ])('of kind %s stays empty for %j', (key, value) => {
    expect(encodeCell(tab, tab.columns[key], value, words)).toEqual({});
  });
});

describe('what people type', () => {
  it.each<[Key, RawCell, unknown]>([
    ['date', '24.12.2026', '2026-12-24'],
    ['date', '4.1.26', '2026-01-04'],
    ['date', ' 2026-12-24 ', '2026-12-24'],
    ['date', 46356.75, '2026-11-30'],
    ['time', '9 Uhr', '09:00'],
    ['time', '9.30 Uhr', '09:30'],
    ['time', 0.5, '12:00'],
    ['instant', '30.11.2026 7:30', '2026-11-30T06:30:00.000Z'],
    ['number', '12,5', 12.5],
    ['number', '1.200', 1200],
    ['oneOf', ' JA ', 'ja'],
    ['oneOf', true, 'ja'],
    ['phone', 493012345678901, '493012345678901'],
    ['someOf', 'Wohnen,Wohnen; Schulden', ['wohnen', 'geld.schulden']],
    ['text', '   ', null],
    ['text', undefined, null],
    ['someOf', '', []],
  ])('into a cell of kind %s as %j is read as %j', (key, raw, value) => {
    expect(read(key, raw)).toEqual({ value });
  });

  it.each<[Key, RawCell]>([
    ['date', 'ca. Mai'],
    ['date', '31.4.2026'],
    ['date', '12/24/2026'],
    ['date', 2026],
    ['date', true],
    ['time', '25:00'],
    ['time', 1.5],
    ['instant', 'gestern'],
    ['number', 'viele'],
    ['number', -1],
    ['number', 2001],
    ['email', 'keine Mail'],
    ['url', 'siehe Aushang'],
    ['url', 'javascript:alert(1)'],
    ['text', '#REF!'],
    ['number', '#DIV/0! (Function DIVIDE parameter 2 cannot be zero.)'],
  ])('into a cell of kind %s as %j is nothing, and unreadable', (key, raw) => {
    expect(read(key, raw)).toEqual({ value: null, problem: 'VALUE_UNREADABLE' });
  });

  it.each(['=SUMME(1;1)', '+ Kaffee', '- Frühstück\n- Mittag', '@treff', ' =A1'])(
    'that is public text and begins as a formula does is read, and is a finding: %s',
    (typed) => {
      for (const kind of [text, longText]) {
        const decoded = (isPublic: boolean) =>
          decodeCell(kind({ label: 'x', public: isPublic }), typed, words);
        expect(decoded(true)).toEqual({ value: typed.trim(), problem: 'FORMULA_LIKE' });
        expect(decoded(false)).toEqual({ value: typed.trim() });
      }
    },
  );
  it('that is public text with markup in it, or longer than a form takes, is read, and is a finding', () => {
    const decoded = (typed: string, isPublic = true) =>
      decodeCell(text({ label: 'x', max: 40, public: isPublic }), typed, words);
    const long = 'x'.repeat(41);
    expect(decoded('Wir <b>laden</b> ein')).toEqual({
      value: 'Wir <b>laden</b> ein',
      problem: 'MARKUP_LIKE',
    });
    expect(decoded(long)).toEqual({ value: long, problem: 'TEXT_LONG' });
    expect(decoded(long.slice(1))).toEqual({ value: long.slice(1) });
    expect(decoded('<b>', false)).toEqual({ value: '<b>' });
    for (const typed of ['3 < 4 > 2', 'Kinder < 6', 'a <- b', '<3'])
      expect(decoded(typed)).toEqual({ value: typed });
  });
  it('that is a telephone number with a plus is no finding: its cells are texts, whoever types into them', () => {
    expect(decodeCell(phone({ label: 'x', public: true }), '+49 571 0', words)).toEqual({
      value: '+49 571 0',
    });
  });
  it('that is in no list is unknown; the known words beside it stay', () => {
    expect(read('oneOf', 'vielleicht')).toEqual({ value: null, problem: 'WORD_UNKNOWN' });
    expect(read('someOf', 'Wohnen, Unfug')).toEqual({ value: ['wohnen'], problem: 'WORD_UNKNOWN' });
  });
});
