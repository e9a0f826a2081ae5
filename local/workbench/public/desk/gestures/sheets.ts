import type { Word } from '../../words.ts';
import type { UpdateRequest } from '../snapshot.ts';
import type { Gesture } from './gesture.ts';

/** Changes properties of a tab: its title, its place, what is frozen. `properties` and `before` have the same fields. */
export function changingSheet(
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
