import type { Area } from '../area.ts';
import { restoreCells, type Properties, type Snapshot, type UpdateRequest } from '../snapshot.ts';
import type { Dimension, Gesture, Place } from './gesture.ts';

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
 * Deletes rows or columns, by stretches of first and last. The way back brings cells, widths and the identities of
 * columns; not what lost its place elsewhere: formulas that named them, their part of filters and of protected ranges.
 */
export function deleting(
  place: Place,
  dimension: Dimension,
  runs: ReadonlyArray<readonly [from: number, to: number]>,
): Gesture {
  const { sheetId } = place;
  const [first, last] = [runs[0]?.[0] ?? 0, runs.at(-1)?.[1] ?? 0];
  const area = stretch(place, dimension, first, last);
  const range = ([from, to]: readonly [number, number]): UpdateRequest =>
    span(sheetId, dimension, from, to + 1);
  return {
    name: dimension === 'ROWS' ? 'gesture.deleteRows' : 'gesture.deleteColumns',
    sheetId,
    // From the last to the first: so the others keep their numbers.
    call: { requests: runs.toReversed().map((run) => ({ deleteDimension: { range: range(run) } })) },
    reads: area,
    watches: dimension === 'ROWS' ? area : header(place, first, last),
    edits: runs.map(([from, to]) => stretch(place, dimension, from, to)),
    back: (before) =>
      runs.flatMap((run) => [
        { insertDimension: { range: range(run), inheritFromBefore: run[0] > 0 } },
        ...(before ? restoreRun(sheetId, dimension, run, before) : []),
      ]),
  };
}

/** Puts back the cells and the properties of a stretch that lies within a snapshot. */
function restoreRun(
  sheetId: number,
  dimension: Dimension,
  [from, to]: readonly [number, number],
  { area, cells, rows, columns }: Snapshot,
): UpdateRequest[] {
  const [start, end] = [from - (dimension === 'ROWS' ? area.top : area.left), to + 1 - from];
  const part: Snapshot =
    dimension === 'ROWS'
      ? { area: { ...area, top: from, bottom: to }, cells: cells.slice(start, start + end), rows, columns }
      : {
          area: { ...area, left: from, right: to },
          cells: cells.map((row) => row.slice(start, start + end)),
          rows,
          columns,
        };
  const properties = (dimension === 'ROWS' ? rows : columns).slice(start, start + end);
  return [...restoreCells(sheetId, part), ...restoreProperties(sheetId, dimension, from, properties)];
}

function restoreProperties(
  sheetId: number,
  dimension: Dimension,
  from: number,
  properties: readonly Properties[],
): UpdateRequest[] {
  return properties.flatMap(({ pixelSize, hiddenByUser, developerMetadata = [] }, at) => {
    const range = span(sheetId, dimension, from + at, from + at + 1);
    const sized = dimension === 'COLUMNS' && pixelSize;
    return [
      ...(sized || hiddenByUser
        ? [
            {
              updateDimensionProperties: {
                range,
                properties: { ...(sized && { pixelSize }), hiddenByUser: hiddenByUser ?? false },
                fields: sized ? 'pixelSize,hiddenByUser' : 'hiddenByUser',
              },
            },
          ]
        : []),
      ...developerMetadata.map((entry) => ({
        createDeveloperMetadata: { developerMetadata: { ...entry, location: { dimensionRange: range } } },
      })),
    ];
  });
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
