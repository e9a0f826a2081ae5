import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { berlinDateTime, instantFromBerlin } from '../../functions/platform/time.ts';
import { readClock, resetClock, setClock } from '../clock.ts';
import { readBody, sendJson } from '../http.ts';
import { FunctionUnknown, ProductNotRunning, runScheduled } from '../scheduler.ts';
import type { WorkbenchOptions } from './server.ts';
import { word, type Word } from './words.ts';

const berlinTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/);
const clockChange = z.union([
  z.strictObject({ berlin: berlinTime }),
  z.strictObject({ real: z.literal(true) }),
]);
const runOrder = z.strictObject({ function: z.string(), at: berlinTime.optional() });

/**
 * Answers what the pages ask beside sheets and mail: `/api/addresses`, `/api/clock` (GET, POST), `/api/runs` (POST)
 * and `/api/tasks`.
 *
 * @returns whether the address is one of these
 */
export async function answerTools(
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  options: WorkbenchOptions,
): Promise<boolean> {
  const { state, functions, program } = options;
  const refuse = (status: number, message: Word): void =>
    sendJson(response, status, { error: word(message) });

  switch (`${request.method} ${url.pathname}`) {
    case 'GET /api/addresses':
      sendJson(response, 200, { ...options.addresses(), scheduled: functions, program });
      return true;

    case 'GET /api/clock':
      sendJson(response, 200, shown(state));
      return true;

    case 'POST /api/clock': {
      const change = clockChange.safeParse(await readJson(request));
      if (!change.success) {
        refuse(400, 'clock.invalid');
        return true;
      }
      try {
        if ('real' in change.data) resetClock(state);
        else setClock(state, change.data.berlin);
        sendJson(response, 200, shown(state));
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        refuse(400, 'clock.invalid');
      }
      return true;
    }

    case 'POST /api/runs': {
      const order = runOrder.safeParse(await readJson(request));
      if (!order.success || !functions.includes(order.data.function)) {
        refuse(400, 'runs.unknown');
        return true;
      }
      try {
        const at = order.data.at === undefined ? readClock(state).now : instantFromBerlin(order.data.at);
        const answer = await runScheduled({
          functions: options.addresses().functions,
          name: order.data.function,
          at,
        });
        sendJson(response, 200, { ...answer, berlin: berlinDateTime(at) });
      } catch (error) {
        if (error instanceof ProductNotRunning) refuse(503, 'runs.unreachable');
        else if (error instanceof FunctionUnknown) refuse(404, 'runs.unknown');
        else if (error instanceof RangeError) refuse(400, 'clock.invalid');
        else throw error;
      }
      return true;
    }

    case 'GET /api/tasks':
      try {
        const answer = await fetch(`${options.addresses().tasks.replace(/\/$/, '')}/local/tasks`);
        sendJson(response, answer.status, await answer.json());
      } catch {
        refuse(503, 'queue.unreachable');
      }
      return true;

    default:
      return false;
  }
}

function shown(state: string): unknown {
  const { now, offsetMs } = readClock(state);
  return { berlin: berlinDateTime(now), offsetMs };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse((await readBody(request, 10_000)).toString('utf8'));
  } catch {
    return undefined;
  }
}
