import { describe, expect, it } from 'vitest';
import { fileIdsFrom, spreadsheetIdOf } from '../../../functions/workbook/files.ts';

describe('the link to a file', () => {
  it.each([
    ['https://docs.google.com/spreadsheets/d/abc-D_1/edit#gid=0', 'abc-D_1'],
    ['https://docs.google.com/spreadsheets/u/1/d/abc-D_1/edit?usp=sharing', 'abc-D_1'],
    ['https://drive.google.com/open?id=abc-D_1', 'abc-D_1'],
    ['  abc-D_1 ', 'abc-D_1'],
    ['kommt noch', null],
    ['', null],
    [null, null],
  ])('%j names %j', (link, id) => {
    expect(spreadsheetIdOf(link)).toBe(id);
  });

  it('is the newest of the years for contacts, the older ones after it', () => {
    const files = fileIdsFrom('D', [
      { key: 'file.contacts.2026', value: 'six' },
      { key: 'file.contacts.2027', value: 'seven' },
      { key: 'file.contacts.2028', value: null },
      { key: ' file.surveys ', value: 'S' },
    ]);
    expect(files).toEqual({ directory: ['D'], contacts: ['seven', 'six'], surveys: ['S'], operations: [] });
  });
});
