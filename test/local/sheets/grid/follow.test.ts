import { describe, expect, it } from 'vitest';
import type { Book } from '../../../../local/sheets/grid/book.ts';
import { addConditionalFormatRule } from '../../../../local/sheets/requests/add-conditional-format-rule.ts';
import { addFilterView } from '../../../../local/sheets/requests/add-filter-view.ts';
import { addSheet } from '../../../../local/sheets/requests/add-sheet.ts';
import { cutPaste } from '../../../../local/sheets/requests/cut-paste.ts';
import { deleteDimension } from '../../../../local/sheets/requests/delete-dimension.ts';
import { deleteSheet } from '../../../../local/sheets/requests/delete-sheet.ts';
import { insertDimension } from '../../../../local/sheets/requests/insert-dimension.ts';
import { moveDimension } from '../../../../local/sheets/requests/move-dimension.ts';
import { setDataValidation } from '../../../../local/sheets/requests/set-data-validation.ts';
import { updateSheetProperties } from '../../../../local/sheets/requests/update-sheet-properties.ts';
import { bookOf, carryOut, told } from '../book.ts';
import { computed, enterFormulas, formulasOf } from '../formulas.ts';

/** A spreadsheet with `Liste` (7) and `Andere` (8). */
function twoSheets(values: Parameters<typeof bookOf>[0] = []): Book {
  const book = bookOf(values);
  carryOut(book, addSheet, { properties: { title: 'Andere', sheetId: 8 } });
  return book;
}
const rows = (startIndex: number, endIndex: number): object => ({
  sheetId: 7,
  dimension: 'ROWS',
  startIndex,
  endIndex,
});
const cells = (
  startRowIndex: number,
  endRowIndex: number,
  startColumnIndex: number,
  endColumnIndex: number,
): object => ({
  sheetId: 7,
  startRowIndex,
  endRowIndex,
  startColumnIndex,
  endColumnIndex,
});

describe('references', () => {
  it('follow inserted, deleted and moved rows, on every sheet, and only those to the sheet that changed', () => {
    const book = twoSheets();
    enterFormulas(book, { B1: '=SUM(A2:A)', C1: '=A5&Andere!A5' });
    enterFormulas(book, { A1: "=A5+Liste!A5+'Liste'!$A$1:A9" }, 8);
    carryOut(book, insertDimension, { range: rows(1, 2) });
    expect(formulasOf(book)).toEqual({ B1: '=SUM(A3:A)', C1: '=A6&Andere!A5' });
    expect(formulasOf(book, 8)).toEqual({ A1: "=A5+Liste!A6+'Liste'!$A$1:A10" });
    carryOut(book, deleteDimension, { range: rows(5, 6) });
    expect(formulasOf(book)).toEqual({ B1: '=SUM(A3:A)', C1: '=#REF!&Andere!A5' });
    expect(formulasOf(book, 8)).toEqual({ A1: "=A5+#REF!+'Liste'!$A$1:A9" });
    carryOut(book, moveDimension, { source: rows(0, 1), destinationIndex: 3 });
    expect(formulasOf(book)).toEqual({ B3: '=SUM(A2:A)', C3: '=#REF!&Andere!A5' });
  });
  it('give the same sum after a row inside their range has moved', () => {
    const book = bookOf([[1], [2], [3]]);
    enterFormulas(book, { B1: '=SUM(A1:A3)' });
    carryOut(book, moveDimension, { source: rows(1, 2), destinationIndex: 10 });
    expect(computed('=B1', book)).toBe(4);
    carryOut(book, moveDimension, { source: rows(9, 10), destinationIndex: 1 });
    expect(computed('=B1', book)).toBe(6);
  });
  it('in validation, conditional formats and filter views follow too', () => {
    const book = twoSheets();
    const condition = (type: string, userEnteredValue: string): object => ({
      type,
      values: [{ userEnteredValue }],
    });
    carryOut(book, setDataValidation, {
      range: { ...cells(0, 2, 0, 1), sheetId: 8 },
      rule: { condition: condition('ONE_OF_RANGE', '=Liste!$A$2:$A$9') },
    });
    carryOut(book, addConditionalFormatRule, {
      rule: {
        ranges: [cells(1, 9, 1, 2)],
        booleanRule: {
          condition: condition('CUSTOM_FORMULA', '=$C2>0'),
          format: { textFormat: { bold: true } },
        },
      },
    });
    carryOut(book, addFilterView, {
      filter: {
        range: cells(0, 9, 0, 3),
        criteria: { 0: { condition: condition('CUSTOM_FORMULA', '=A2="x"') } },
      },
    });
    carryOut(book, insertDimension, { range: rows(0, 1) });
    const sheet = JSON.stringify(told(book).sheets?.[0]);
    expect(sheet).toContain('=$C3>0');
    expect(sheet).toContain('=A3=\\"x\\"');
    const [first, second] = [0, 1].map((row) => book.grid(8).rows.cell(row, 0)?.dataValidation);
    expect(first?.condition?.values).toEqual([{ userEnteredValue: '=Liste!$A$3:$A$10' }]);
    expect(first).toBe(second);
  });
  it('take the new title of their sheet, quoted where it must be', () => {
    const book = twoSheets();
    enterFormulas(book, { A1: '=liste!B1+B1' });
    enterFormulas(book, { A1: '=Liste!B1+"Liste!B1"' }, 8);
    const rename = (title: string): void => {
      carryOut(book, updateSheetProperties, { properties: { sheetId: 7, title }, fields: 'title' });
    };
    rename("Anna's Liste");
    expect(formulasOf(book)).toEqual({ A1: "='Anna''s Liste'!B1+B1" });
    expect(formulasOf(book, 8)).toEqual({ A1: `='Anna''s Liste'!B1+"Liste!B1"` });
    rename('Neu');
    expect(formulasOf(book, 8)).toEqual({ A1: '=Neu!B1+"Liste!B1"' });
  });
  it('to a deleted sheet are gone', () => {
    const book = twoSheets();
    enterFormulas(book, { A1: '=Liste!B1+B1' }, 8);
    carryOut(book, deleteSheet, { sheetId: 7 });
    expect(formulasOf(book, 8)).toEqual({ A1: '=#REF!+B1' });
  });
  it('to cells that are cut and pasted follow them; what was moved goes on speaking of the same cells', () => {
    const book = bookOf([[1, 2, 3]]);
    enterFormulas(book, { B2: '=A1*2', C3: '=B2+$B$2+SUM(A2:B2)+SUM(B2:B3)' });
    carryOut(book, cutPaste, {
      source: cells(0, 2, 0, 2),
      destination: { sheetId: 7, rowIndex: 9, columnIndex: 2 },
    });
    expect(formulasOf(book)).toEqual({ D11: '=C10*2', C3: '=D11+$D$11+SUM(C11:D11)+SUM(B2:B3)' });
  });
  it('name the sheet when cells are cut and pasted into another', () => {
    const book = twoSheets();
    enterFormulas(book, { A1: '=A2+C9', C1: '=A1+Liste!A2' });
    enterFormulas(book, { F9: '=Liste!A1' }, 8);
    carryOut(book, cutPaste, { source: cells(0, 2, 0, 1), destination: { sheetId: 8, columnIndex: 1 } });
    expect(formulasOf(book)).toEqual({ C1: '=Andere!B1+Andere!B2' });
    expect(formulasOf(book, 8)).toEqual({ B1: '=B2+Liste!C9', F9: '=B1' });
  });
  it('stay when only the values of cut cells are pasted', () => {
    const book = bookOf([[1]]);
    enterFormulas(book, { C3: '=A1' });
    carryOut(book, cutPaste, {
      source: cells(0, 1, 0, 1),
      destination: { sheetId: 7, rowIndex: 5 },
      pasteType: 'PASTE_VALUES',
    });
    expect(formulasOf(book)).toEqual({ C3: '=A1' });
  });
});
