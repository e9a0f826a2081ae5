import type { Endpoint } from './endpoint.ts';

/** `GET /local/changes?since=N` → `{ "<spreadsheetId>": n, … }`: what changed after change number N (default 0). */
export const changes: Endpoint = {
  path: '/local/changes',
  acts: { GET: ({ state, query }) => state.library.changes(Number(query.get('since') ?? 0)) },
};
