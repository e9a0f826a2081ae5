import type { DoubtName } from '../../../../local/sheets/doubts.ts';
import { refusal } from '../client.ts';
import { type Contract, stretch } from './contract.ts';

/** Finds out how a server answers a question: true for yes. Throws where it does neither. */
export type Question = (contract: Contract) => Promise<boolean>;

/** How each doubt is settled: local/sheets/doubts.ts says what the answers mean. */
export const probes: Record<DoubtName, Question> = {
  async sortTakesRowMetadata(contract) {
    const sheet = await contract.sheet([['b'], ['a']]);
    const id = await contract.mark(sheet, 'ROWS', 0);
    const range = { sheetId: sheet.sheetId, startRowIndex: 0, endRowIndex: 2 };
    await contract.batch({
      sortRange: { range, sortSpecs: [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }] },
    });
    return either(await contract.placeOf(id), 1, 0);
  },

  async copyKeepsMetadata(contract) {
    const sheet = await contract.sheet([['a']]);
    const { id, title } = contract.fresh();
    const metadataKey = `copy-${id}`;
    await contract.mark(sheet, 'COLUMNS', 0, { metadataKey });
    await contract.batch({
      duplicateSheet: { sourceSheetId: sheet.sheetId, newSheetId: id, newSheetName: title },
    });
    return either((await contract.lookUp({ metadataKey })).length, 2, 1);
  },

  async usedMetadataIdIsRefused(contract) {
    const sheet = await contract.sheet();
    const { id: metadataId } = contract.fresh();
    await contract.mark(sheet, 'COLUMNS', 0, { metadataId });
    return isRefused(contract.mark(sheet, 'COLUMNS', 1, { metadataId }));
  },

  async maskReachesMetadata(contract) {
    const sheet = await contract.sheet();
    const id = await contract.mark(sheet, 'COLUMNS', 1);
    const { sheets = [] } = await contract.get(
      [],
      'sheets(properties.sheetId,data.columnMetadata.developerMetadata.metadataId)',
    );
    const { data = [] } = sheets.find(({ properties }) => properties?.sheetId === sheet.sheetId) ?? {};
    return data[0]?.columnMetadata?.[1]?.developerMetadata?.[0]?.metadataId === id;
  },

  async appendedCellsInherit(contract) {
    const sheet = await contract.sheet([['a']]);
    const { sheetId } = sheet;
    const cell = { userEnteredFormat: { textFormat: { bold: true } } };
    const range = { sheetId, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 };
    await contract.batch(
      { repeatCell: { range, cell, fields: 'userEnteredFormat.textFormat.bold' } },
      appended(sheetId, 'b'),
    );
    const { userEnteredFormat } = await contract.cell(sheet.at('A2'), 'userEnteredFormat');
    return userEnteredFormat?.textFormat?.bold === true;
  },

  async validatedRowsAreData(contract) {
    const sheet = await contract.sheet([['a']]);
    const { sheetId } = sheet;
    const range = { sheetId, startRowIndex: 0, endRowIndex: 10, startColumnIndex: 0, endColumnIndex: 1 };
    const rule = { condition: { type: 'DATE_IS_VALID' }, strict: false };
    await contract.batch({ setDataValidation: { range, rule } }, appended(sheetId, 'b'));
    const { values } = await contract.read(sheet.at('A:A'));
    return either(values?.length, 11, 2);
  },

  async umlautTitlesAreQuoted(contract) {
    const { id: sheetId } = contract.fresh();
    const title = `Prüfen_${sheetId}`;
    await contract.batch({ addSheet: { properties: { sheetId, title } } });
    const { range } = await contract.read(`'${title}'!A1`);
    return either(range, `'${title}'!A1`, `${title}!A1`);
  },

  async validationRefusesWrites(contract) {
    const sheet = await contract.sheet();
    const { sheetId } = sheet;
    const range = { sheetId, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 1 };
    const condition = { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'ja' }] };
    await contract.batch({ setDataValidation: { range, rule: { condition, strict: true } } });
    const byValues = await isRefused(contract.write(sheet.at('A1'), [['vielleicht']]));
    const rows = [{ values: [{ userEnteredValue: { stringValue: 'vielleicht' } }] }];
    const start = { sheetId, rowIndex: 1 };
    const byCells = await isRefused(
      contract.batch({ updateCells: { start, rows, fields: 'userEnteredValue' } }),
    );
    if (byValues !== byCells) {
      throw new Error(
        `values.update is ${byValues ? '' : 'not '}refused, updateCells is ${byCells ? '' : 'not '}refused.`,
      );
    }
    return byCells;
  },

  async cutPasteTakesColumnMetadata(contract) {
    const sheet = await contract.sheet([['a']], { rowCount: 5, columnCount: 5 });
    const { sheetId } = sheet;
    const id = await contract.mark(sheet, 'COLUMNS', 0);
    const source = { sheetId, startRowIndex: 0, endRowIndex: 5, startColumnIndex: 0, endColumnIndex: 1 };
    const destination = { sheetId, rowIndex: 0, columnIndex: 3 };
    await contract.batch({ cutPaste: { source, destination, pasteType: 'PASTE_NORMAL' } });
    return either(await contract.placeOf(id), 3, 0);
  },

  async partMoveSplitsRanges(contract) {
    const sheet = await contract.sheet([['a'], ['b'], ['c']]);
    const { sheetId } = sheet;
    const name = `Teil_${contract.fresh().id}`;
    const range = { sheetId, startRowIndex: 0, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 1 };
    await contract.batch(
      { addNamedRange: { namedRange: { name, range } } },
      { moveDimension: { source: stretch(sheet, 'ROWS', 1), destinationIndex: 10 } },
    );
    const { namedRanges = [] } = await contract.get([], 'namedRanges(name,range)');
    const now = namedRanges.find((one) => one.name === name)?.range;
    return either(`${now?.startRowIndex}-${now?.endRowIndex}`, '0-2', '0-3');
  },

  async replacedTextStaysText(contract) {
    const sheet = await contract.sheet([['x42']]);
    await contract.batch({ findReplace: { find: 'x', replacement: '', sheetId: sheet.sheetId } });
    const { values } = await contract.read(sheet.at('A1'));
    return either(values?.[0]?.[0], '42', 42);
  },

  async titlesIgnoreCase(contract) {
    const { id } = contract.fresh();
    const sheetIds = { lower: contract.fresh().id, upper: contract.fresh().id };
    await contract.batch({ addSheet: { properties: { sheetId: sheetIds.lower, title: `fall_${id}` } } });
    return isRefused(
      contract.batch({ addSheet: { properties: { sheetId: sheetIds.upper, title: `Fall_${id}` } } }),
    );
  },

  async runningOnGrows(contract) {
    const sheet = await contract.sheet([], { rowCount: 2, columnCount: 2 });
    return !(await isRefused(contract.write(sheet.at('B2'), [['a', 'b'], ['c']])));
  },

  async commentStateIsTold(contract) {
    const sheet = await contract.sheet();
    return 'commentUpdateState' in (await contract.batch(appended(sheet.sheetId, 'a')));
  },
};

/** What is assumed without a switch: true where it holds. docs/assumptions.md lists each by its name. */
export const assumptions = {
  async filtersThatMatchNothingAreLeftOut(contract) {
    const sheet = await contract.sheet([['a']]);
    const { spreadsheetId, api } = contract;
    const unknown = { developerMetadataLookup: { metadataId: contract.fresh().id } };
    const requestBody = { dataFilters: [unknown, { a1Range: sheet.at('A1') }] };
    const { data } = await api.spreadsheets.values.batchGetByDataFilter({ spreadsheetId, requestBody });
    return data.valueRanges?.length === 1;
  },

  async aFileInWhichFiltersMatchNothingIsToldWithoutSheets(contract) {
    const { spreadsheetId, api } = contract;
    const unknown = { developerMetadataLookup: { metadataId: contract.fresh().id } };
    const call = {
      spreadsheetId,
      fields: 'sheets.properties.sheetId',
      requestBody: { dataFilters: [unknown] },
    };
    const { data } = await api.spreadsheets.getByDataFilter(call);
    return (data.sheets ?? []).length === 0;
  },

  async filtersOfOneRangeShareIt(contract) {
    const sheet = await contract.sheet([['a']]);
    const { spreadsheetId, api } = contract;
    const requestBody = { dataFilters: [{ a1Range: sheet.at('A1') }, { a1Range: sheet.at('A1:A1') }] };
    const { data } = await api.spreadsheets.values.batchGetByDataFilter({ spreadsheetId, requestBody });
    return data.valueRanges?.length === 1 && data.valueRanges[0]?.dataFilters?.length === 2;
  },

  async metadataIdsAreFreeAfterDeletion(contract) {
    const sheet = await contract.sheet();
    const metadataId = await contract.mark(sheet, 'COLUMNS', 0);
    const location = { dimensionRange: stretch(sheet, 'COLUMNS', 2) };
    const developerMetadata = { metadataId, metadataKey: 'contract', visibility: 'DOCUMENT', location };
    await contract.batch(
      { deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId } } } },
      { createDeveloperMetadata: { developerMetadata } },
    );
    return (await contract.placeOf(metadataId)) === 2;
  },

  async lookupsCrossGeometrically(contract) {
    const sheet = await contract.sheet();
    const id = await contract.mark(sheet, 'COLUMNS', 3);
    const metadataLocation = { dimensionRange: stretch(sheet, 'ROWS', 0) };
    const locationMatchingStrategy = 'INTERSECTING_LOCATION';
    const found = await contract.lookUp({ metadataLocation, locationMatchingStrategy });
    return found.some(({ metadataId }) => metadataId === id);
  },

  async appendedRowsLandBelowAFilter(contract) {
    const sheet = await contract.sheet([['Kopf'], ['a'], ['b']]);
    const { sheetId } = sheet;
    const range = { sheetId, startRowIndex: 0, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 1 };
    const filterSpecs = [{ columnIndex: 0, filterCriteria: { hiddenValues: ['a', 'b'] } }];
    await contract.batch({ setBasicFilter: { filter: { range, filterSpecs } } }, appended(sheetId, 'c'));
    const { values } = await contract.read(sheet.at('A4'));
    return values?.[0]?.[0] === 'c';
  },

  async cellsPastedPastTheGridAreRefused(contract) {
    const { sheetId } = await contract.sheet([['a']], { rowCount: 2, columnCount: 2 });
    const source = { sheetId, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 2 };
    const destination = { sheetId, rowIndex: 1, columnIndex: 1 };
    return isRefused(contract.batch({ cutPaste: { source, destination, pasteType: 'PASTE_NORMAL' } }));
  },

  async germanIsRead(contract) {
    const sheet = await contract.sheet();
    const typed = [['27.9.2026', '1.234,5', '12,5 %', 'WAHR', '08:30']];
    await contract.write(sheet.at('A1'), typed, { valueInputOption: 'USER_ENTERED' });
    const { values } = await contract.read(sheet.at('A1:E1'));
    return JSON.stringify(values) === JSON.stringify([[46292, 1234.5, 0.125, true, 8.5 / 24]]);
  },

  async germanIsShown(contract) {
    const sheet = await contract.sheet();
    const typed = [['27.9.2026', '1.234,5', '12,5 %', 'WAHR', '08:30']];
    await contract.write(sheet.at('A1'), typed, { valueInputOption: 'USER_ENTERED' });
    const { values } = await contract.read(sheet.at('A1:E1'), { valueRenderOption: 'FORMATTED_VALUE' });
    return JSON.stringify(values) === JSON.stringify([['27.9.2026', '1.234,50', '12,50%', 'WAHR', '08:30']]);
  },
} satisfies Record<string, Question>;

/** @throws when the server does neither */
function either<T>(seen: T, yes: T, no: T): boolean {
  if (seen !== yes && seen !== no) {
    throw new Error(
      `Neither answer: ${JSON.stringify(seen)} is not ${JSON.stringify(yes)} and not ${JSON.stringify(no)}.`,
    );
  }
  return seen === yes;
}

/** Whether a call is refused with 400. @throws when it fails in any other way */
async function isRefused(call: Promise<unknown>): Promise<boolean> {
  const answer = await refusal(call);
  if (answer !== 'not refused' && !answer.startsWith('400 ')) throw new Error(answer);
  return answer !== 'not refused';
}

function appended(sheetId: number, text: string) {
  const rows = [{ values: [{ userEnteredValue: { stringValue: text } }] }];
  return { appendCells: { sheetId, rows, fields: 'userEnteredValue' } };
}
