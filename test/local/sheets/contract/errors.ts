import { describe, expect, it } from 'vitest';
import { refusal } from '../client.ts';
import type { Contract } from './contract.ts';

/** The texts of refusals. Sources: recordings of burnash/gspread; nailegg/sensory-api-test, samples/google_sheets. */
export function errorsContract(at: () => Contract): void {
  describe('a refusal', () => {
    it('of a file that is not there is 404 (recorded)', async () => {
      const spreadsheetId = '1'.padEnd(44, 'x');
      const call = at().api.spreadsheets.get({ spreadsheetId });
      expect(await refusal(call)).toBe('404 Requested entity was not found.');
    });

    it('of a sheet that is not there repeats the range (recorded)', async () => {
      const { title } = at().fresh();
      expect(await refusal(at().read(`${title}!A1`))).toBe(`400 Unable to parse range: ${title}!A1`);
    });

    it('of a range past the grid tells its size (recorded)', async () => {
      const sheet = await at().sheet([], { rowCount: 5, columnCount: 2 });
      expect(await refusal(at().read(sheet.at('A6')))).toBe(
        `400 Range (${sheet.at('A6')}) exceeds grid limits. Max rows: 5, max columns: 2`,
      );
    });

    it('names the sheet id, as a grid for cells and as a sheet for properties (recorded, measured)', async () => {
      const { id: sheetId } = at().fresh();
      const range = { sheetId, startRowIndex: 0, endRowIndex: 1 };
      const repeat = { repeatCell: { range, cell: {}, fields: 'userEnteredValue' } };
      expect(await at().refused(repeat)).toBe(
        `400 Invalid requests[0].repeatCell: No grid with id: ${sheetId}`,
      );
      const properties = { sheetId, title: 'egal' };
      expect(await at().refused({ updateSheetProperties: { properties, fields: 'title' } })).toBe(
        `400 Invalid requests[0].updateSheetProperties: No sheet with id: ${sheetId}`,
      );
    });

    it('of a title in use names it (recorded)', async () => {
      const { title } = await at().sheet();
      expect(await at().refused({ addSheet: { properties: { title } } })).toBe(
        `400 Invalid requests[0].addSheet: A sheet with the name "${title}" already exists. Please enter another name.`,
      );
    });

    it('keeps the last sheet from being hidden (recorded)', async () => {
      const { sheets = [] } = await at().get([], 'sheets.properties(sheetId,hidden)');
      const hide = sheets.map(({ properties }) => ({
        updateSheetProperties: {
          properties: { sheetId: properties?.sheetId ?? 0, hidden: true },
          fields: 'hidden',
        },
      }));
      expect(await at().refused(...hide)).toContain("You can't hide all the sheets in a document.");
    });

    it('names a field that Google does not have (recorded)', async () => {
      const { sheetId } = await at().sheet();
      const request = { addSheet: { properties: { sheetId, farbe: 'rot' } } } as object;
      expect(await at().refused(request)).toMatch(
        /^400 Invalid JSON payload received\. Unknown name "farbe" at 'requests\[0\].*': Cannot find field\.$/,
      );
    });

    it('names the value that is no list of rows, in its details too (recorded)', async () => {
      const sheet = await at().sheet();
      const description =
        'Invalid value at \'data.values\' (type.googleapis.com/google.protobuf.ListValue), "A1:B1"';
      await expect(at().write(sheet.at('A1'), 'A1:B1' as unknown as [])).rejects.toMatchObject({
        status: 400,
        message: description,
        response: {
          data: { error: { status: 'INVALID_ARGUMENT', details: [{ fieldViolations: [{ description }] }] } },
        },
      });
    });

    it('asks how input is meant (recorded)', async () => {
      const sheet = await at().sheet();
      const answer = await at().writeRefused(sheet.at('A1'), [['a']], { valueInputOption: undefined });
      expect(answer).toBe("400 'valueInputOption' is required but not specified");
    });
  });

  describe('a protected cell', () => {
    // Six code bases quote the text; the owner's way was measured by nailegg/sensory-api-test.
    it('lets its owner write, and answers 400 to an editor who is not listed (measured, reported)', async (context) => {
      const { editor, spreadsheetId } = at();
      if (!editor) context.skip('nobody is there but the owner');
      const sheet = await at().sheet();
      const range = { sheetId: sheet.sheetId, startRowIndex: 0, endRowIndex: 1 };
      await at().batch({ addProtectedRange: { protectedRange: { range, editors: { users: [] } } } });
      expect(await at().writeRefused(sheet.at('A1'), [['a']])).toBe('not refused');
      const call = editor?.spreadsheets.values.update({
        spreadsheetId,
        range: sheet.at('A1'),
        valueInputOption: 'RAW',
        requestBody: { values: [['b']] },
      });
      expect(await refusal(call ?? Promise.resolve())).toBe(
        '400 You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
      );
    });
  });
}
