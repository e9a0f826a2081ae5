import { invalid } from '../errors.ts';
import type { Book } from './book.ts';
import type { Dimension } from './change-dimension.ts';
import type { Sheet } from './sheet.ts';

/** A DimensionRange closed to its grid. */
export interface DimensionStretch {
  sheet: Sheet;
  dimension: Dimension;
  start: number;
  end: number;
  size: number;
}

interface WireDimensionRange {
  sheetId?: number;
  dimension?: string;
  startIndex?: number;
  endIndex?: number;
}

/**
 * Reads a DimensionRange; open ends reach to the grid's.
 * @throws 400 for an unknown sheet or dimension, an empty or reversed stretch
 */
export function stretchOf(book: Book, range: WireDimensionRange | undefined): DimensionStretch {
  const sheet = book.grid(range?.sheetId);
  const { dimension } = range ?? {};
  if (dimension !== 'ROWS' && dimension !== 'COLUMNS') throw invalid('Dimension must be specified.');
  const size = dimension === 'ROWS' ? sheet.rowCount : sheet.columnCount;
  const start = range?.startIndex ?? 0;
  const end = range?.endIndex ?? size;
  if (start < 0 || end <= start) {
    throw invalid(`startIndex[${start}] must be less than endIndex[${end}].`);
  }
  return { sheet, dimension, start, end, size };
}

/** @throws 400 when the stretch reaches past the grid */
export function withinGrid(stretch: DimensionStretch): DimensionStretch {
  if (stretch.end > stretch.size) {
    const kind = stretch.dimension === 'ROWS' ? 'rows' : 'columns';
    throw invalid(`endIndex[${stretch.end}] is out of range: the sheet has ${stretch.size} ${kind}.`);
  }
  return stretch;
}
