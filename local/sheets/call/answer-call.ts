import type { IncomingMessage, ServerResponse } from 'node:http';
import { actorOf, actorOn, checkAccess } from '../access.ts';
import { errorReply } from '../faults/error-reply.ts';
import type { FailureRule } from '../faults/plan.ts';
import type { ServerState } from '../server-state.ts';
import type { Method } from '../methods/method.ts';
import { checkPayload, knownOnly } from '../wire/check-payload.ts';
import { applyMask } from '../wire/field-mask.ts';
import { parseJson } from '../wire/json.ts';
import type { Arrival } from './arrival.ts';
import type { CallRecord } from './call-log.ts';
import { checkQuery, maskOf } from './check-query.ts';
import { type Reply, replyOf, send, sendHalf } from './reply.ts';
import { route } from './route.ts';
import { givenUp, pause } from './waiting.ts';

/** What came over the wire. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  /** The body as it came. */
  text: string;
}

/** A call that is well-formed and may be carried out. */
interface Accepted extends Arrival {
  /** Carries the method out, in one go: nothing else happens meanwhile. */
  run: () => object | undefined;
}

/**
 * Answers one call of the API: it is checked and counted, faults are drawn, it waits its latency, and only then it is
 * carried out, directly before its answer. So a slow read still shows every write that was answered before it.
 */
export async function answerCall(exchange: Exchange, state: ServerState): Promise<void> {
  const { response } = exchange;
  const record = state.calls.begin(response, state.clock());
  try {
    const call = accept(exchange, state, record);
    await state.hooks.beforeCall?.(call);
    const { delayMs, failure } = state.faults.draw(call);
    Object.assign(record, { delayMs, fault: failure?.fault ?? null });
    await pause(delayMs, state.closing);
    const act = (): Promise<Reply> => carryOut(call, state, record);
    if (failure) await fail(failure, call, response, act, state.closing);
    else send(response, await act());
  } catch (error) {
    // What still waits when the server closes was never carried out, and nobody is left to be told.
    if (!state.closing.aborted) send(response, replyOf(error));
  }
}

/** Route, caller, quota, URL parameters, mask, payload. @throws ApiError as Google would answer */
function accept({ request, url, text }: Exchange, state: ServerState, record: CallRecord): Accepted {
  const query = url.searchParams;
  const { method, path } = route(request.method ?? 'GET', url.pathname);
  record.method = method.name;
  const caller = actorOf(request, query, state.tokens);
  record.user = caller.email;
  // Drive counts by quotas of its own, which are not held here.
  if (!method.api) state.quotas.count(method.access, query.get('quotaUser') ?? caller.email, state.clock());
  const actor = actorOn(caller, state.library.file(path['id'] ?? ''));
  if (method.check) method.check(actor, path);
  else checkAccess(actor, method.access);
  checkQuery(query, method);
  const mask = maskOf(query, method);
  const body = method.body ? bodyOf(text, method.body, method.api) : undefined;
  const { library, documentEditors } = state;
  return {
    method: method.name,
    access: method.access,
    spreadsheetId: path['id'],
    actor,
    body,
    run: () => {
      const call = { library, actor, caller, documentEditors, now: state.clock(), path, query, body, mask };
      return applyMask(method.run(call), mask) as object | undefined;
    },
  };
}

/** The body as its message reads it. Drive leaves aside what it does not know: gspread sends it fields of its version 2. */
function bodyOf(text: string, message: string, api: Method['api']): unknown {
  const given = parseJson(text);
  return checkPayload(api === 'drive' ? knownOnly(given, message) : given, message);
}

async function carryOut(call: Accepted, { hooks, closing }: ServerState, record: CallRecord): Promise<Reply> {
  await hooks.beforeExecute?.(call);
  closing.throwIfAborted();
  let reply: Reply;
  try {
    const body = call.run();
    reply = body ? { status: 200, body } : { status: 204, body: '' };
    record.carriedOut = true;
  } catch (error) {
    reply = replyOf(error);
  }
  await hooks.afterExecute?.(call);
  return reply;
}

/** Lets a call fail by a rule; `act` carries it out. */
async function fail(
  failure: FailureRule,
  { access }: Arrival,
  response: ServerResponse,
  act: () => Promise<Reply>,
  closing: AbortSignal,
): Promise<void> {
  switch (failure.fault) {
    case 'error':
      if (failure.when === 'after') await act();
      return send(response, errorReply(failure.status, access));
    case 'lost':
      await act();
      if (failure.connection === 'closed') response.destroy();
      return;
    case 'cut':
      return sendHalf(response, await act());
    case 'late':
      await givenUp(response);
      await pause(failure.delayMs, closing);
      await act();
  }
}
