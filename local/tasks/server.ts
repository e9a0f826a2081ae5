import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { BodyTooLarge, listen, readBody, sendJson } from '../http.ts';
import { parseNewTask } from './create.ts';
import { startDispatcher, type Retry } from './dispatch.ts';
import { TaskError } from './errors.ts';
import { openTaskStore, type StoredTask } from './store.ts';

/** Bytes of a CreateTask call: a body of 100 KB in base64, with room for the rest. */
const MAX_CALL_SIZE = 1024 * 1024;

/** How many tasks a page of a list has (the limit of Cloud Tasks). */
const PAGE_SIZE = 1000;

/** What {@link startTasks} returns. */
export interface Tasks {
  readonly port: number;
  /** Root address for googleapis, without a slash at the end. */
  readonly url: string;
  /** The newest tasks, 200 unless told, also those that are over, without what they carry. */
  list(limit?: number): TaskSummary[];
  close(): Promise<void>;
}

/** What the workbench shows of a task. Times are ISO 8601. */
export interface TaskSummary {
  /** The last part of its name. */
  readonly id: string;
  readonly queue: string;
  /** Where it goes, without its query, for that may hold a token. */
  readonly target: string;
  readonly state: StoredTask['state'];
  readonly attempts: number;
  /** HTTP status of the last answer; null where none came yet. */
  readonly lastStatus: number | null;
  readonly createdAt: string;
  readonly lastAttemptAt: string | null;
  /** The next try; null when it is over. */
  readonly nextAt: string | null;
}

/**
 * Starts a task queue that speaks the part of the Cloud Tasks REST API v2 that the product calls: create, list,
 * get and delete tasks with an HTTP target. What else is asked is refused with a 501 that names it. Tasks lie in
 * `state/tasks.sqlite`. `GET /local/tasks` lists {@link TaskSummary} for the workbench, `?limit=` more than 200.
 *
 * @param options `now` is the local clock (default: real time); `retry` waits 100 ms, doubling up to 30 s,
 *   where a cloud queue would go up to an hour
 * @throws {PortTaken} when the port is in use; TASKS_PORT chooses another
 */
export async function startTasks(options: {
  port: number;
  state: string;
  now?: () => Date;
  retry?: Retry;
  maxConcurrent?: number;
}): Promise<Tasks> {
  const now = options.now ?? (() => new Date());
  const store = openTaskStore(options.state);
  const list = (limit = 200): TaskSummary[] => store.recent(limit).map(summarise);

  const create = async (queue: string, request: IncomingMessage): Promise<unknown> => {
    const json = parseJson(await readBody(request, MAX_CALL_SIZE));
    const { task, full } = parseNewTask(queue, json, { local: now().getTime(), real: Date.now() });
    if (!store.add(task)) {
      const over = store.get(task.name)?.state !== 'waiting';
      throw new TaskError(
        'ALREADY_EXISTS',
        over
          ? 'The task cannot be created because a task with this name existed too recently.'
          : 'Requested entity already exists',
      );
    }
    dispatcher.wake();
    return resource(store.get(task.name)!, full);
  };

  const answer = async (request: IncomingMessage): Promise<unknown> => {
    const url = new URL(request.url ?? '/', 'http://tasks');
    if (request.method === 'GET' && url.pathname === '/local/tasks')
      return { tasks: list(Number(url.searchParams.get('limit')) || undefined) };

    const route = /^\/v2\/(projects\/[^/]+\/locations\/[^/]+\/queues\/[^/:]+)\/tasks(?:\/([^/:]+))?$/.exec(
      url.pathname,
    );
    const [, queue, id] = route ?? [];
    const call = `${request.method} ${id === undefined ? 'tasks' : 'task'}`;
    if (queue === undefined || !['POST tasks', 'GET tasks', 'GET task', 'DELETE task'].includes(call)) {
      throw new TaskError('UNIMPLEMENTED', `The local task queue has no ${request.method} ${url.pathname}.`);
    }
    if (!/^Bearer .+/.test(request.headers.authorization ?? '')) {
      throw new TaskError(
        'UNAUTHENTICATED',
        'Request is missing required authentication credential. Expected OAuth 2 access token.',
      );
    }
    const full = url.searchParams.get('responseView') === 'FULL';
    if (call === 'POST tasks') return create(queue, request);
    if (call === 'GET tasks') {
      const from = Number(url.searchParams.get('pageToken') ?? 0);
      const size = Math.min(PAGE_SIZE, Number(url.searchParams.get('pageSize') ?? 0) || PAGE_SIZE);
      const waiting = store.waiting(queue);
      return {
        tasks: waiting.slice(from, from + size).map((task) => resource(task, full)),
        ...(from + size < waiting.length ? { nextPageToken: String(from + size) } : {}),
      };
    }
    const task = store.get(`${queue}/tasks/${id}`);
    if (task?.state !== 'waiting') {
      throw new TaskError(
        'NOT_FOUND',
        task
          ? 'The task no longer exists, though a task with this name existed recently.'
          : 'Requested entity was not found.',
      );
    }
    if (call === 'GET task') return resource(task, full);
    store.remove(task.name);
    return {};
  };

  const server = createServer((request, response) => {
    answer(request).then(
      (value) => sendJson(response, 200, value),
      (error: unknown) => refuse(response, error),
    );
  });
  const port = await listen(server, { part: 'tasks', port: options.port, variable: 'TASKS_PORT' }).catch(
    (error: unknown) => {
      store.close();
      throw error;
    },
  );
  const dispatcher = startDispatcher(store, {
    now: () => now().getTime(),
    retry: options.retry ?? { minBackoffMs: 100, maxBackoffMs: 30_000 },
    maxConcurrent: options.maxConcurrent ?? 10,
  });

  return {
    port,
    url: `http://127.0.0.1:${port}`,
    list,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await Promise.all([closed, dispatcher.stop()]);
      store.close();
    },
  };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new TaskError('INVALID_ARGUMENT', 'Invalid JSON payload received. It cannot be parsed.');
  }
}

function refuse(response: ServerResponse, error: unknown): void {
  const refusal =
    error instanceof TaskError
      ? error
      : error instanceof BodyTooLarge
        ? new TaskError('INVALID_ARGUMENT', error.message)
        : undefined;
  if (refusal) {
    sendJson(response, refusal.status, refusal, { Connection: 'close' });
    return;
  }
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  const message = `[tasks] The queue could not answer (${code}).`;
  sendJson(response, 500, { error: { code: 500, message, status: 'INTERNAL' } });
}

/** A task as the Cloud Tasks API shows it. Only the full view has what it carries. */
function resource(task: StoredTask, full: boolean): unknown {
  const { body, ...request } = task.request;
  return {
    name: task.name,
    httpRequest: { httpMethod: 'POST', ...request, ...(full && body !== undefined ? { body } : {}) },
    scheduleTime: new Date(task.scheduledFor).toISOString(),
    createTime: `${new Date(task.createdAt).toISOString().slice(0, 19)}Z`,
    dispatchDeadline: `${task.deadlineMs / 1000}s`,
    dispatchCount: task.dispatchCount,
    responseCount: task.responseCount,
    ...(task.lastAttemptAt === null
      ? {}
      : { lastAttempt: { dispatchTime: new Date(task.lastAttemptAt).toISOString() } }),
    view: full ? 'FULL' : 'BASIC',
  };
}

function summarise(task: StoredTask): TaskSummary {
  const parts = task.name.split('/');
  const target = new URL(task.request.url);
  const next = Math.max(task.scheduledFor, task.dispatchCount > 0 ? task.notBefore : 0);
  return {
    id: parts[7] ?? '',
    queue: parts[5] ?? '',
    target: `${target.origin}${target.pathname}`,
    state: task.state,
    attempts: task.dispatchCount,
    lastStatus: task.lastStatus,
    createdAt: new Date(task.createdAt).toISOString(),
    lastAttemptAt: task.lastAttemptAt === null ? null : new Date(task.lastAttemptAt).toISOString(),
    nextAt: task.state === 'waiting' ? new Date(next).toISOString() : null,
  };
}
