import { describe, expect, it } from 'vitest';
import { protectionsOf } from '../../../local/workbench/public/desk/protection.ts';

const column = { startColumnIndex: 3, endColumnIndex: 4 };
const cells = (left: number, right: number) => [{ left, right, top: 1, bottom: 2 }];

describe('protected cells', () => {
  it('are met where an edit shares a cell with them', () => {
    const warning = { range: column, warningOnly: true };
    expect(protectionsOf([warning], cells(2, 3))).toEqual([warning]);
    expect(protectionsOf([warning], cells(0, 2))).toEqual([]);
    expect(protectionsOf([warning], [])).toEqual([]);
  });

  it('do not hinder those who may edit them', () => {
    const hard = { range: column };
    expect(protectionsOf([hard], cells(3, 3))).toEqual([hard]);
    expect(protectionsOf([{ ...hard, requestingUserCanEdit: true }], cells(3, 3))).toEqual([]);
  });

  it('leave out what a protected tab leaves free', () => {
    const tab = { warningOnly: true, unprotectedRanges: [{ startColumnIndex: 0, endColumnIndex: 2 }] };
    expect(protectionsOf([tab], cells(0, 1))).toEqual([]);
    expect(protectionsOf([tab], cells(1, 2))).toEqual([tab]);
  });
});
