import type { IncomingMessage } from 'node:http';
import { actorOf, checkAccess } from '../access.ts';
import type { ServerState } from '../server-state.ts';
import { checkPayload } from '../wire/check-payload.ts';
import { applyMask } from '../wire/field-mask.ts';
import { parseJson } from '../wire/json.ts';
import { checkQuery, maskOf } from './check-query.ts';
import { route } from './route.ts';

/**
 * Carries out one call of the API: route, caller, URL parameters, mask, payload, method, mask on the answer.
 * @throws ApiError as Google would answer
 */
export function answerCall(request: IncomingMessage, url: URL, text: string, state: ServerState): object {
  const query = url.searchParams;
  const { method, path } = route(request.method ?? 'GET', url.pathname);
  const actor = actorOf(request, query, state.tokens);
  checkAccess(actor, method.access);
  checkQuery(query, method);
  const mask = maskOf(query, method);
  const body = method.body ? checkPayload(parseJson(text), method.body) : undefined;
  const { library, documentEditors } = state;
  const call = { library, actor, documentEditors, now: state.clock(), path, query, body, mask };
  return applyMask(method.run(call), mask) as object;
}
