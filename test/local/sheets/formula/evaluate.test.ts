import { describe, expect, it } from 'vitest';
import { addNamedRange } from '../../../../local/sheets/requests/add-named-range.ts';
import { addSheet } from '../../../../local/sheets/requests/add-sheet.ts';
import { bookOf, carryOut } from '../book.ts';
import { computed, enterFormulas, explained } from '../formulas.ts';

describe('a formula', () => {
  it.each([
    ['=1+2*3^2', 19],
    ['=(1+2)*3', 9],
    ['=-2^2', 4],
    ['=-2%', -0.02],
    ['= 1 + 1 ', 2],
    ['="Zoo ""Bremen"""', 'Zoo "Bremen"'],
    ['=A1+1', 1],
    ['=A1', undefined],
    ['=1,5*2', 3],
  ])('%s is %j', (formula, value) => {
    expect(computed(formula)).toBe(value);
  });

  it.each([
    ['=1/0', '#DIV/0! (Function DIVIDE parameter 2 cannot be zero.)'],
    ['=FOO(1)', "#NAME? (Unknown function: 'FOO'.)"],
    ['=Kasse', "#NAME? (Unknown range name: 'KASSE'.)"],
    ['=Weg!A1', "#REF! (Unresolved sheet name 'Weg'.)"],
    ['=#REF!+1', '#REF! (Reference does not exist.)'],
    ['=1+', '#ERROR! (Formula parse error.)'],
    ['=SUM(A1,A2)', '#ERROR! (Formula parse error.)'],
    [
      '="x"+1',
      "#VALUE! (Function ADD parameter 1 expects number values. But 'x' is a text and cannot be coerced to a number.)",
    ],
    [
      '=ROUND()',
      '#N/A (Wrong number of arguments to ROUND. Expected between 1 and 2 arguments, but got 0 arguments.)',
    ],
    ['=A1:A3', '#VALUE! (An array value could not be found.)'],
    [
      '=INDEX(A1:B3;0;1)',
      '#ERROR! (A formula that fills more than one cell is not supported by this local Sheets server.)',
    ],
    ['={1;2}', '#ERROR! (Lists in braces are not supported by this local Sheets server.)'],
  ])('%s is the error %s', (formula, error) => {
    expect(explained(formula)).toBe(error);
  });

  it('takes from a range the cell in its own row', () => {
    const book = bookOf([[1], [2], [3]]);
    book.grid(7).rows.set(19, 0, { value: 20 });
    expect(computed('=A1:A20', book)).toBe(20);
  });
  it('reads other sheets, whose titles may be quoted, and named ranges', () => {
    const book = bookOf([[5]]);
    carryOut(book, addSheet, { properties: { title: "Anna's Liste", sheetId: 8 } });
    book.grid(8).rows.set(1, 1, { value: 37 });
    carryOut(book, addNamedRange, {
      namedRange: { name: 'Kasse', range: { sheetId: 8, startRowIndex: 0, endRowIndex: 2 } },
    });
    expect(computed("=A1+'Anna''s Liste'!B2", book)).toBe(42);
    expect(computed('=SUM(Kasse)', book)).toBe(37);
    expect(computed('=SUM(liste!A:A)', book)).toBe(5);
  });
  it('takes the names of functions for functions, though they look like cells', () => {
    expect(explained('=LOG10(5)')).toBe("#NAME? (Unknown function: 'LOG10'.)");
  });
  it('reads American signs in any other spreadsheet', () => {
    const book = bookOf();
    book.change().properties.locale = 'en_US';
    expect(computed('=SUM(1.5,2;3)', book)).toBe(6.5);
    expect(computed('=1.5&TRUE', book)).toBe('1.5TRUE');
  });
  it('is an error where it leads back to itself', () => {
    const book = bookOf();
    enterFormulas(book, { A1: '=B1', B1: '=SUM(A1:A3)' });
    expect(explained('=A1', book)).toContain('#REF! (Circular dependency detected.');
    enterFormulas(book, { A1: '=IF(TRUE;1;B1)' });
    expect(computed('=B1', book)).toBe(1);
  });
  it('may have hundreds of terms, and is an error where it is too deep', () => {
    expect(computed(`=${Array.from({ length: 250 }, () => 1).join('+')}`)).toBe(250);
    for (const deep of [
      `${'('.repeat(20_000)}1${')'.repeat(20_000)}`,
      `${'-'.repeat(40_000)}1`,
      '1+'.repeat(20_000) + 1,
    ]) {
      expect(explained(`=${deep}`)).toContain('#ERROR! (A formula over 300 levels deep');
    }
  });
  it('may stand at the end of a chain of deep ones', () => {
    const book = bookOf([[1]]);
    const { rows } = book.grid(7);
    book.grid(7).grow(500, 6);
    const ones = Array.from({ length: 250 }, () => 1).join('+');
    for (let row = 1; row < 500; row += 1) rows.set(row, 0, { formula: `=A${row}+${ones}` });
    expect(computed('=A500', book)).toBe(499 * 250 + 1);
  });
  it('may stand at the end of a chain of thousands', () => {
    const book = bookOf([[1]]);
    const { rows } = book.grid(7);
    book.grid(7).grow(5000, 6);
    for (let row = 1; row < 5000; row += 1) rows.set(row, 0, { formula: `=A${row}+1` });
    expect(computed('=A5000', book)).toBe(5000);
  });
});
