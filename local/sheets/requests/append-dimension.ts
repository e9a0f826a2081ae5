import { invalid } from '../errors.ts';
import { requestKind } from './request-kind.ts';

/** Adds rows or columns at the end of a sheet. */
export const appendDimension = requestKind(
  'appendDimension',
  ({ sheetId, dimension, length = 0 }, { book }) => {
    const sheet = book.grid(sheetId);
    if (length < 1) throw invalid('length must be greater than zero.');
    if (dimension === 'ROWS') sheet.grow(sheet.rowCount + length, 0);
    else if (dimension === 'COLUMNS') sheet.grow(0, sheet.columnCount + length);
    else throw invalid('Dimension must be specified.');
  },
);
