import type { ServerState } from '../server-state.ts';

/** One question or order at the admin door. */
interface AdminCall {
  state: ServerState;
  query: URLSearchParams;
  /** The body as it was parsed; undefined where none came. */
  body: unknown;
}

/** One address of the admin door. What an act gives back is answered as JSON. */
export interface Endpoint {
  /** The whole path, e.g. `/local/changes`. */
  path: string;
  /** What it does for each HTTP verb; any other verb is refused with 405. */
  acts: Partial<Record<'GET' | 'PUT' | 'DELETE', (call: AdminCall) => object>>;
}
