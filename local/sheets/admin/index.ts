import { ApiError } from '../errors.ts';
import { parseJson } from '../wire/json.ts';
import type { ServerState } from '../server-state.ts';
import { calls } from './calls.ts';
import { changes } from './changes.ts';
import { doubts } from './doubts.ts';
import type { Endpoint } from './endpoint.ts';
import { faults } from './faults.ts';
import { quotas } from './quotas.ts';
import { spreadsheets } from './spreadsheets.ts';

/** Every address of the admin door, beside Google's API: for the desk, the workbench and tests. */
const endpoints: readonly Endpoint[] = [spreadsheets, changes, doubts, faults, quotas, calls];

/** Whether a path leads to the admin door. */
export function isAdmin(path: string): boolean {
  return path.startsWith('/local/');
}

/**
 * Carries out one call at the admin door. Nobody needs a token here: the server listens to this machine only.
 * @throws 404 for an address that is none, 405 for a verb it does not take, 400 for a body it cannot use
 */
export function answerAdmin(verb: string, url: URL, text: string, state: ServerState): object {
  const endpoint = endpoints.find(({ path }) => path === url.pathname);
  if (!endpoint) {
    throw new ApiError(404, `No such address. There are: ${endpoints.map(({ path }) => path).join(', ')}.`);
  }
  const act = Object.hasOwn(endpoint.acts, verb) ? endpoint.acts[verb as 'GET'] : undefined;
  if (!act) {
    throw new ApiError(405, `${endpoint.path} takes ${Object.keys(endpoint.acts).join(', ')} only.`);
  }
  return act({ state, query: url.searchParams, body: text === '' ? undefined : parseJson(text) });
}
