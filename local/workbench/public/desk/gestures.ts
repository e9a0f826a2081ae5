import type { Word } from '../words.ts';
import { gridRange, type Area } from './area.ts';
import type { WireFilter, WireFilterView } from './filter.ts';
import { toRanges, type CellEdit, type ValueRange } from './ranges.ts';
import { restoreCells, type Properties, type Snapshot, type UpdateRequest } from './snapshot.ts';

/** One call of the Sheets API: typed values, or requests that all happen or none. */
export type Call = { readonly data: readonly ValueRange[] } | { readonly requests: readonly UpdateRequest[] };

/** What a person does in one go: one call, and the way back. */
export interface Gesture {
  readonly name: Word;
  readonly sheetId: number;
  readonly call: Call;
  /** The cells that it changes; read before and after it, for the way back. */
  readonly reads?: Area | undefined;
  /** The cells in which somebody else's change forbids the way back; without it, those that are read. */
  readonly watches?: Area | undefined;
  /** What is typed, to be shown before the answer is there. */
  readonly typed?: readonly CellEdit[];
  /** Cells whose protection is to be respected. */
  readonly edits: readonly Area[];
  /** The requests that take it back, in one call; without it there is no way back. */
  readonly back?: (before: Snapshot | undefined, after: Snapshot | undefined) => readonly UpdateRequest[];
}

/** The part of a tab that gestures need to know. */
export interface Place {
  readonly sheetId: number;
  readonly title: string;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly frozenRows: number;
}

/** Rows or columns. */
export type Dimension = 'ROWS' | 'COLUMNS';

const span = (
  sheetId: number,
  dimension: Dimension,
  startIndex: number,
  endIndex: number,
): UpdateRequest => ({
  sheetId,
  dimension,
  startIndex,
  endIndex,
});

/** A stretch of whole rows or columns as a block of cells. */
function stretch(place: Place, dimension: Dimension, from: number, to: number): Area {
  return dimension === 'ROWS'
    ? { left: 0, right: place.columnCount - 1, top: from, bottom: to }
    : { left: from, right: to, top: 0, bottom: place.rowCount - 1 };
}

/** The header rows of some columns: what tells columns apart, however many rows come in below. */
function header(place: Place, from: number, to: number): Area {
  return { left: from, right: to, top: 0, bottom: Math.max(0, place.frozenRows - 1) };
}

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
export function moving(place: Place, source: Area, from: number, to: { x: number; y: number }): Gesture {
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

/** Inserts rows or columns before an index; they look like their neighbour before, or after. */
export function inserting(
  place: Place,
  dimension: Dimension,
  index: number,
  count: number,
  inheritFromBefore: boolean,
): Gesture {
  const range = span(place.sheetId, dimension, index, index + count);
  return {
    name: dimension === 'ROWS' ? 'gesture.insertRows' : 'gesture.insertColumns',
    sheetId: place.sheetId,
    call: { requests: [{ insertDimension: { range, inheritFromBefore } }] },
    reads: stretch(place, dimension, index, index + count - 1),
    edits: [],
    back: () => [{ deleteDimension: { range } }],
  };
}

/**
 * Deletes rows or columns. The way back brings cells, widths and the identities of columns; not what lost its place
 * elsewhere: formulas that named them, their part of filters and of protected ranges.
 */
export function deleting(place: Place, dimension: Dimension, from: number, to: number): Gesture {
  const { sheetId } = place;
  const range = span(sheetId, dimension, from, to + 1);
  const area = stretch(place, dimension, from, to);
  return {
    name: dimension === 'ROWS' ? 'gesture.deleteRows' : 'gesture.deleteColumns',
    sheetId,
    call: { requests: [{ deleteDimension: { range } }] },
    reads: area,
    watches: dimension === 'ROWS' ? area : header(place, from, to),
    edits: [area],
    back: (before) => [
      { insertDimension: { range, inheritFromBefore: from > 0 } },
      ...(before ? restoreCells(sheetId, before) : []),
      ...(before ? restoreProperties(sheetId, dimension, from, before) : []),
    ],
  };
}

function restoreProperties(
  sheetId: number,
  dimension: Dimension,
  from: number,
  { rows, columns }: Snapshot,
): UpdateRequest[] {
  return (dimension === 'ROWS' ? rows : columns).flatMap(
    ({ pixelSize, hiddenByUser, developerMetadata = [] }: Properties, at) => {
      const range = span(sheetId, dimension, from + at, from + at + 1);
      return [
        ...(dimension === 'COLUMNS' || hiddenByUser
          ? [
              {
                updateDimensionProperties: {
                  range,
                  properties: { ...(pixelSize && { pixelSize }), hiddenByUser: hiddenByUser ?? false },
                  fields: pixelSize ? 'pixelSize,hiddenByUser' : 'hiddenByUser',
                },
              },
            ]
          : []),
        ...developerMetadata.map((entry) => ({
          createDeveloperMetadata: {
            developerMetadata: { ...entry, location: { dimensionRange: range } },
          },
        })),
      ];
    },
  );
}

/** Moves rows or columns before an index, which counts before they are taken out. */
export function shifting(
  place: Place,
  dimension: Dimension,
  from: number,
  to: number,
  destinationIndex: number,
): Gesture {
  const { sheetId } = place;
  const count = to - from + 1;
  const right = destinationIndex > to;
  const landed = right ? destinationIndex - count : destinationIndex;
  const [low, high] = right ? [from, destinationIndex - 1] : [destinationIndex, to];
  return {
    name: dimension === 'ROWS' ? 'gesture.moveRows' : 'gesture.moveColumns',
    sheetId,
    call: {
      requests: [{ moveDimension: { source: span(sheetId, dimension, from, to + 1), destinationIndex } }],
    },
    reads: dimension === 'ROWS' ? stretch(place, dimension, low, high) : header(place, low, high),
    edits: [],
    back: () => [
      {
        moveDimension: {
          source: span(sheetId, dimension, landed, landed + count),
          destinationIndex: right ? from : from + count,
        },
      },
    ],
  };
}

/** Sets the width or the visibility of columns, or the visibility of rows; `before` is what each had. */
export function shaping(
  place: Place,
  dimension: Dimension,
  from: number,
  to: number,
  properties: { readonly pixelSize: number } | { readonly hiddenByUser: boolean },
  before: readonly (number | boolean)[],
): Gesture {
  const { sheetId } = place;
  const field = 'pixelSize' in properties ? 'pixelSize' : 'hiddenByUser';
  const request = (start: number, end: number, value: Readonly<Record<string, unknown>>): UpdateRequest => ({
    updateDimensionProperties: {
      range: span(sheetId, dimension, start, end),
      properties: value,
      fields: field,
    },
  });
  return {
    name: field === 'pixelSize' ? 'gesture.width' : 'gesture.hiding',
    sheetId,
    call: { requests: [request(from, to + 1, properties)] },
    edits: [],
    back: () => before.map((value, at) => request(from + at, from + at + 1, { [field]: value })),
  };
}

/** Adds rows at the end of a tab. */
export function addingRows(place: Place, length: number): Gesture {
  const { sheetId, rowCount } = place;
  return {
    name: 'gesture.addRows',
    sheetId,
    call: { requests: [{ appendDimension: { sheetId, dimension: 'ROWS', length } }] },
    reads: stretch(place, 'ROWS', rowCount, rowCount + length - 1),
    edits: [],
    back: () => [{ deleteDimension: { range: span(sheetId, 'ROWS', rowCount, rowCount + length) } }],
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

/** Changes properties of a tab: its title, its place, what is frozen. `properties` and `before` have the same fields. */
export function renaming(
  sheetId: number,
  name: Word,
  properties: UpdateRequest,
  before: UpdateRequest,
  fields: string,
): Gesture {
  const request = (value: UpdateRequest): UpdateRequest => ({
    updateSheetProperties: { properties: { sheetId, ...value }, fields },
  });
  return {
    name,
    sheetId,
    call: { requests: [request(properties)] },
    edits: [],
    back: () => [request(before)],
  };
}

/** Adds or duplicates a tab under an id of our own, so that the way back knows it. */
export function addingSheet(request: UpdateRequest, newSheetId: number): Gesture {
  return {
    name: 'gesture.addSheet',
    sheetId: newSheetId,
    call: { requests: [request] },
    edits: [],
    back: () => [{ deleteSheet: { sheetId: newSheetId } }],
  };
}

/** Deletes a tab; there is no way back by the API. */
export function deletingSheet(sheetId: number): Gesture {
  return {
    name: 'gesture.deleteSheet',
    sheetId,
    call: { requests: [{ deleteSheet: { sheetId } }] },
    edits: [],
  };
}

/** Sets or, without a filter, takes away the filter that everybody sees. */
export function filtering(
  sheetId: number,
  filter: WireFilter | undefined,
  before: WireFilter | undefined,
): Gesture {
  const request = (one: WireFilter | undefined): UpdateRequest =>
    one ? { setBasicFilter: { filter: one } } : { clearBasicFilter: { sheetId } };
  return {
    name: 'gesture.filtering',
    sheetId,
    call: { requests: [request(filter)] },
    edits: [],
    back: () => [request(before)],
  };
}

/** Adds, changes or deletes a filter view: from one state to another, where undefined means that it is not there. */
export function viewing(
  sheetId: number,
  view: WireFilterView | undefined,
  before: WireFilterView | undefined,
): Gesture {
  return {
    name: 'gesture.filtering',
    sheetId,
    call: { requests: [viewRequest(view, before)] },
    edits: [],
    back: () => [viewRequest(before, view)],
  };
}

function viewRequest(view: WireFilterView | undefined, before: WireFilterView | undefined): UpdateRequest {
  if (!view) return { deleteFilterView: { filterId: before?.filterViewId } };
  return before
    ? { updateFilterView: { filter: view, fields: 'title,range,criteria,filterSpecs' } }
    : { addFilterView: { filter: view } };
}

function corners({ left, top, right, bottom }: Area): CellEdit[] {
  return [
    { x: left, y: top, value: '' },
    { x: right, y: bottom, value: '' },
  ];
}
