import type { WireFilter, WireFilterView } from '../filter.ts';
import type { UpdateRequest } from '../snapshot.ts';
import type { Gesture } from './gesture.ts';

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
