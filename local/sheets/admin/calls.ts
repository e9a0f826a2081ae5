import type { Endpoint } from './endpoint.ts';

/** `GET /local/calls` → `{ "calls": [CallRecord, …] }`: the last 200 calls of the API, the newest last, without contents. */
export const calls: Endpoint = {
  path: '/local/calls',
  acts: { GET: ({ state }) => ({ calls: state.calls.list() }) },
};
