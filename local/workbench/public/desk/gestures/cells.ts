import type { Word } from '../../words.ts';
import { gridRange, type Area, type Cell } from '../area.ts';
import { toRanges, type CellEdit } from '../ranges.ts';
import { restoreCells, type UpdateRequest } from '../snapshot.ts';
import type { Dimension, Gesture, Place } from './gesture.ts';

const restoring =
  (sheetId: number): NonNullable<Gesture['back']> =>
  (before, after) =>
    before ? restoreCells(sheetId, before, after) : [];

/** The smallest block around some edits. */
export function around(edits: readonly CellEdit[]): Area {
  let [left, top, right, bottom] = [Infinity, Infinity, 0, 0];
  for (const { x, y } of edits) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
}

/** Types into cells: Google reads the texts as if a person had typed them. */
export function typing(place: Place, edits: readonly CellEdit[], name: Word = 'gesture.typing'): Gesture {
  const reads = around(edits);
  return {
    name,
    sheetId: place.sheetId,
    call: { data: toRanges(place.title, edits) },
    typed: edits,
    reads,
    edits: [reads],
    back: restoring(place.sheetId),
  };
}

/** Empties cells; formats and dropdowns stay. */
export function clearing(place: Place, runs: readonly Area[]): Gesture {
  const reads = around(runs.flatMap(corners));
  return {
    name: 'gesture.clearing',
    sheetId: place.sheetId,
    call: {
      requests: runs.map((run) => ({
        repeatCell: { range: gridRange(place.sheetId, run), cell: {}, fields: 'userEnteredValue' },
      })),
    },
    reads,
    edits: runs,
    back: restoring(place.sheetId),
  };
}

/** Fills runs of cells from a block, again and again, formulas moving along. */
export function filling(place: Place, source: Area, runs: readonly Area[]): Gesture {
  const reads = around(runs.flatMap(corners));
  return {
    name: 'gesture.filling',
    sheetId: place.sheetId,
    call: {
      requests: runs.map((run) => ({
        copyPaste: {
          source: gridRange(place.sheetId, source),
          destination: gridRange(place.sheetId, run),
          pasteType: 'PASTE_NORMAL',
        },
      })),
    },
    reads,
    edits: runs,
    back: restoring(place.sheetId),
  };
}

/** Copies cells of this file to a block, with formats, dropdowns and formulas. Rows and columns are added where they lack. */
export function copying(place: Place, source: Area, from: number, target: Area): Gesture {
  return {
    name: 'gesture.pasting',
    sheetId: place.sheetId,
    call: {
      requests: [
        ...growing(place, target),
        {
          copyPaste: {
            source: gridRange(from, source),
            destination: gridRange(place.sheetId, target),
            pasteType: 'PASTE_NORMAL',
          },
        },
      ],
    },
    reads: target,
    edits: [target],
    back: restoring(place.sheetId),
  };
}

/** Moves cells to another place of this file. */
export function moving(place: Place, source: Area, from: number, to: Cell): Gesture {
  const target = {
    left: to.x,
    top: to.y,
    right: to.x + source.right - source.left,
    bottom: to.y + source.bottom - source.top,
  };
  return {
    name: 'gesture.moving',
    sheetId: place.sheetId,
    call: {
      requests: [
        ...growing(place, target),
        {
          cutPaste: {
            source: gridRange(from, source),
            destination: { sheetId: place.sheetId, rowIndex: to.y, columnIndex: to.x },
            pasteType: 'PASTE_NORMAL',
          },
        },
      ],
    },
    reads: target,
    edits: from === place.sheetId ? [source, target] : [target],
    back: (before) => [
      {
        cutPaste: {
          source: gridRange(place.sheetId, target),
          destination: { sheetId: from, rowIndex: source.top, columnIndex: source.left },
          pasteType: 'PASTE_NORMAL',
        },
      },
      ...(before ? restoreCells(place.sheetId, before) : []),
    ],
  };
}

/** The requests that add the rows and columns which a block needs and a tab lacks. */
export function growing(place: Place, { right, bottom }: Area): UpdateRequest[] {
  const more = (dimension: Dimension, length: number): UpdateRequest[] =>
    length > 0 ? [{ appendDimension: { sheetId: place.sheetId, dimension, length } }] : [];
  return [...more('ROWS', bottom + 1 - place.rowCount), ...more('COLUMNS', right + 1 - place.columnCount)];
}

/** Sorts rows by a column. Empty cells come last either way. */
export function sorting(
  place: Place,
  area: Area,
  column: number,
  order: 'ASCENDING' | 'DESCENDING',
): Gesture {
  return {
    name: 'gesture.sorting',
    sheetId: place.sheetId,
    call: {
      requests: [
        {
          sortRange: {
            range: gridRange(place.sheetId, area),
            sortSpecs: [{ dimensionIndex: column, sortOrder: order }],
          },
        },
      ],
    },
    reads: area,
    edits: [area],
    back: restoring(place.sheetId),
  };
}

/** Replaces a text wherever it stands in a tab, or in one block of it. */
export function replacing(
  place: Place,
  find: string,
  replacement: string,
  area: Area,
  whole: boolean,
): Gesture {
  const { sheetId } = place;
  const scope = whole ? { sheetId } : { range: gridRange(sheetId, area) };
  return {
    name: 'gesture.replacing',
    sheetId,
    call: { requests: [{ findReplace: { find, replacement, ...scope } }] },
    reads: area,
    edits: [area],
    back: restoring(sheetId),
  };
}

function corners({ left, top, right, bottom }: Area): CellEdit[] {
  return [
    { x: left, y: top, value: '' },
    { x: right, y: bottom, value: '' },
  ];
}
