import type { Endpoint } from './endpoint.ts';

/** `GET /local/spreadsheets` → `[{ "spreadsheetId", "title" }]`, in the order they were made. */
export const spreadsheets: Endpoint = {
  path: '/local/spreadsheets',
  acts: { GET: ({ state }) => state.library.list() },
};
