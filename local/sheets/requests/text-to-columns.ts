import { invalid, unsupported } from '../errors.ts';
import { withParts } from '../grid/cell.ts';
import { areaOf } from '../grid/range.ts';
import { localeOf } from '../values/locale.ts';
import { parseEntered } from '../values/parse.ts';
import { requestKind } from './request-kind.ts';

const DELIMITERS: Record<string, string> = { COMMA: ',', SEMICOLON: ';', PERIOD: '.', SPACE: ' ' };

/**
 * Splits the texts of one column over the columns to its right, whose cells are overwritten and which are added where the
 * grid ends. The pieces are read as if a person had entered them (assumed).
 */
export const textToColumns = requestKind(
  'textToColumns',
  ({ source = {}, delimiterType, delimiter: custom }, edit) => {
    const area = areaOf(edit.book, source);
    if (area.endColumn - area.startColumn !== 1) throw invalid('The source must span exactly one column.');
    if (delimiterType === 'AUTODETECT') throw unsupported('textToColumns with delimiterType AUTODETECT');
    const delimiter = delimiterType === 'CUSTOM' ? custom : DELIMITERS[delimiterType ?? ''];
    if (!delimiter) throw invalid('A delimiter must be specified.');
    const { sheet, startColumn } = area;
    const locale = localeOf(edit.book.locale);
    const year = edit.now.getUTCFullYear();
    for (let row = area.startRow; row < Math.min(area.endRow, sheet.rows.length); row += 1) {
      const cell = sheet.rows.cell(row, startColumn);
      if (typeof cell?.value !== 'string') continue;
      const pieces = cell.value.split(delimiter);
      if (pieces.length === 1) continue;
      const endColumn = startColumn + pieces.length;
      edit.guard({ sheet, startRow: row, endRow: row + 1, startColumn, endColumn });
      sheet.grow(0, endColumn);
      pieces.forEach((piece, at) => {
        const before = sheet.rows.cell(row, startColumn + at);
        const { value, formula, numberFormat } = parseEntered(piece.trim(), locale, year);
        const own = before?.format?.numberFormat;
        const format = numberFormat && !own ? { ...before?.format, numberFormat } : before?.format;
        sheet.rows.set(row, startColumn + at, withParts(before, { value, formula, format }));
      });
    }
  },
);
