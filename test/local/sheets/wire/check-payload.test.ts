import { describe, expect, it } from 'vitest';
import { checkPayload } from '../../../../local/sheets/wire/check-payload.ts';

const check = (requests: unknown): unknown => checkPayload({ requests }, 'BatchUpdateSpreadsheetRequest');

describe('the check of a payload', () => {
  it('refuses an unknown field and says where', () => {
    expect(() => check([{ addSheet: { properties: { titel: 'x' } } }])).toThrow(
      'Invalid JSON payload received. Unknown name "titel" at \'requests[0].add_sheet.properties\': Cannot find field.',
    );
    expect(() => checkPayload({ x: 1 }, 'ValueRange')).toThrow(
      'Invalid JSON payload received. Unknown name "x": Cannot find field.',
    );
  });
  it('takes nulls for not set, but keeps them among cell values', () => {
    expect(check([{ addSheet: { properties: null } }])).toEqual({ requests: [{ addSheet: {} }] });
    expect(checkPayload({ values: [[null, 1]], range: null }, 'ValueRange')).toEqual({ values: [[null, 1]] });
  });
  it('reads numbers written as texts, as proto3 JSON does', () => {
    expect(check([{ deleteSheet: { sheetId: '7' } }])).toEqual({
      requests: [{ deleteSheet: { sheetId: 7 } }],
    });
  });
  it('takes names in snake_case', () => {
    expect(check([{ delete_sheet: { sheet_id: 7 } }])).toEqual({
      requests: [{ deleteSheet: { sheetId: 7 } }],
    });
  });
  it('refuses values that are no list of lists, in the recorded words', () => {
    expect(() => checkPayload({ values: 'A1:D4' }, 'ValueRange')).toThrow(
      'Invalid value at \'data.values\' (type.googleapis.com/google.protobuf.ListValue), "A1:D4"',
    );
  });
  it.each([
    [{ deleteSheet: { sheetId: 'x' } }, 'TYPE_INT32'],
    [{ updateSheetProperties: { fields: {} } }, 'TYPE_STRING'],
    [{ updateSheetProperties: { properties: { hidden: 'yes' } } }, 'TYPE_BOOL'],
    [{ appendCells: { rows: {} } }, 'RowData'],
    [{ addSheet: [] }, 'AddSheetRequest'],
  ])('refuses a value of a wrong type: %j', (request, type) => {
    expect(() => check([request])).toThrow(type);
  });
});
