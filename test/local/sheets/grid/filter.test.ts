import { describe, expect, it } from 'vitest';
import { addFilterView } from '../../../../local/sheets/requests/add-filter-view.ts';
import { clearBasicFilter } from '../../../../local/sheets/requests/clear-basic-filter.ts';
import { deleteDimension } from '../../../../local/sheets/requests/delete-dimension.ts';
import { insertDimension } from '../../../../local/sheets/requests/insert-dimension.ts';
import { setBasicFilter } from '../../../../local/sheets/requests/set-basic-filter.ts';
import type { Book } from '../../../../local/sheets/grid/book.ts';
import { bookOf, carryOut, told, valuesOf } from '../book.ts';

const list = (): Book =>
  bookOf([
    ['Name', 'Ort', 'Alter'],
    ['Ada', 'Nord', 36],
    ['Ben', 'Süd', 40],
    ['Cem', 'Nord', 51],
    ['Dua', null, 18],
  ]);
const range = { sheetId: 7, startRowIndex: 0, endRowIndex: 5, startColumnIndex: 0, endColumnIndex: 3 };

/** The first column of the rows that are told as hidden. */
function hidden(book: Book): unknown[] {
  const data = told(book, { gridData: true }).sheets?.[0]?.data?.[0];
  const names = valuesOf(book, 'Liste!A1:A20');
  return (data?.rowMetadata ?? []).flatMap((row, index) =>
    row.hiddenByFilter ? [names[index]?.[0] ?? null] : [],
  );
}

describe('the basic filter', () => {
  it('hides rows by a condition, and the header never', () => {
    const book = list();
    const criteria = { 2: { condition: { type: 'NUMBER_GREATER', values: [{ userEnteredValue: '38' }] } } };
    carryOut(book, setBasicFilter, { filter: { range, criteria } });
    expect(hidden(book)).toEqual(['Ada', 'Dua']);
  });
  it('hides values that are named, empty ones included', () => {
    const book = list();
    const filterSpecs = [{ columnIndex: 1, filterCriteria: { hiddenValues: ['Nord', ''] } }];
    carryOut(book, setBasicFilter, { filter: { range, filterSpecs } });
    expect(hidden(book)).toEqual(['Ada', 'Cem', 'Dua']);
  });
  it('shows rows that meet the criteria of all columns', () => {
    const book = list();
    const filterSpecs = [
      { columnIndex: 1, filterCriteria: { hiddenValues: ['Süd'] } },
      {
        columnIndex: 2,
        filterCriteria: { condition: { type: 'NUMBER_LESS', values: [{ userEnteredValue: '50' }] } },
      },
    ];
    carryOut(book, setBasicFilter, { filter: { range, filterSpecs } });
    expect(hidden(book)).toEqual(['Ben', 'Cem']);
  });
  it('hides nothing by what is not understood, and nothing once it is cleared', () => {
    const book = list();
    const custom = { condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: '=FALSE' }] } };
    carryOut(book, setBasicFilter, { filter: { range, criteria: { 0: custom } } });
    expect(hidden(book)).toEqual([]);
    carryOut(book, setBasicFilter, { filter: { range, criteria: { 0: { hiddenValues: ['Ada'] } } } });
    expect(hidden(book)).toEqual(['Ada']);
    carryOut(book, clearBasicFilter, { sheetId: 7 });
    expect(hidden(book)).toEqual([]);
  });
  it('leaves values as they are read', () => {
    const book = list();
    carryOut(book, setBasicFilter, { filter: { range, criteria: { 0: { hiddenValues: ['Ada'] } } } });
    expect(valuesOf(book, 'Liste!A1:A3')).toEqual([['Name'], ['Ada'], ['Ben']]);
  });
  it('follows its columns, as filter views do', () => {
    const book = list();
    const filterSpecs = [{ columnIndex: 1, filterCriteria: { hiddenValues: ['Süd'] } }];
    const sortSpecs = [{ dimensionIndex: 2, sortOrder: 'ASCENDING' }];
    carryOut(book, setBasicFilter, {
      filter: { range, criteria: { 1: { hiddenValues: ['Süd'] } }, filterSpecs },
    });
    carryOut(book, addFilterView, { filter: { range, filterSpecs, sortSpecs } });
    const columns = (startIndex: number, endIndex: number): object => ({
      range: { sheetId: 7, dimension: 'COLUMNS', startIndex, endIndex },
    });
    carryOut(book, insertDimension, columns(1, 2));
    expect(hidden(book)).toEqual(['Ben']);
    const sheet = (): NonNullable<ReturnType<typeof told>['sheets']>[number] | undefined =>
      told(book).sheets?.[0];
    expect(sheet()?.basicFilter).toMatchObject({ criteria: { 2: {} }, filterSpecs: [{ columnIndex: 2 }] });
    expect(sheet()?.filterViews?.[0]).toMatchObject({
      filterSpecs: [{ columnIndex: 2 }],
      sortSpecs: [{ dimensionIndex: 3 }],
    });
    carryOut(book, deleteDimension, columns(2, 3));
    expect(sheet()?.basicFilter).toMatchObject({ criteria: {}, filterSpecs: [] });
    expect(hidden(book)).toEqual([]);
  });
});
