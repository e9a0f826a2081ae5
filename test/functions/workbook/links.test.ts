import { expect, it } from 'vitest';
import { spreadsheetIdOf } from '../../../functions/workbook/files.ts';
import { GOOGLE_SPREADSHEETS, spreadsheetLink } from '../../../functions/workbook/links.ts';

it('leads to a file, a tab or a cell, and its id can be read back', () => {
  expect(spreadsheetLink(GOOGLE_SPREADSHEETS, 'abc')).toBe('https://docs.google.com/spreadsheets/d/abc/edit');
  expect(spreadsheetLink('http://localhost:8081/spreadsheets', 'abc', 0, 'B7')).toBe(
    'http://localhost:8081/spreadsheets/d/abc/edit#gid=0&range=B7',
  );
  expect(spreadsheetIdOf(spreadsheetLink('http://localhost:8081/spreadsheets', 'abc', 5))).toBe('abc');
});
