import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { TaskError } from './errors.ts';
import type { NewTask } from './store.ts';

/** Bytes of a task's body. Google's pages say 100 KB and 1 MB; the stricter one keeps us safe (REST reference). */
const MAX_BODY_SIZE = 100 * 1024;
/** A task may be scheduled at most this far ahead (Cloud Tasks, "Quotas and limits"). */
const MAX_AHEAD_MS = 30 * 24 * 3600 * 1000;
/** Limits and default of `dispatchDeadline` for HTTP tasks (Cloud Tasks reference, Task). */
const DEADLINE_MS = { min: 15_000, usual: 600_000, max: 1_800_000 };

const METHODS = ['POST', 'GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const;
const WITH_BODY = ['POST', 'PUT', 'PATCH'];

/** Fields that Cloud Tasks knows and this queue does not. */
const UNSUPPORTED = [
  ['task', 'appEngineHttpRequest'],
  ['task', 'retryConfig'],
  ['task', 'httpRequest', 'oauthToken'],
] as const;

const timestamp = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'must be an RFC 3339 time');

const creation = z.strictObject({
  responseView: z.enum(['VIEW_UNSPECIFIED', 'BASIC', 'FULL']).optional(),
  task: z.strictObject({
    name: z.string().optional(),
    httpRequest: z.strictObject({
      url: z.url({ protocol: /^https?$/ }).max(2083),
      httpMethod: z.enum(METHODS).optional(),
      headers: z.record(z.string(), z.string()).optional(),
      body: z.base64().optional(),
      oidcToken: z
        .strictObject({ serviceAccountEmail: z.string().min(1), audience: z.string().optional() })
        .optional(),
    }),
    scheduleTime: timestamp.optional(),
    dispatchDeadline: z
      .string()
      .regex(/^\d+(\.\d{1,9})?s$/)
      .optional(),
  }),
});

/**
 * Reads the JSON of a CreateTask call.
 *
 * @param queue `projects/p/locations/l/queues/q`
 * @param now `local` is the local clock, `real` the machine's
 * @throws {TaskError} as Cloud Tasks would answer
 */
export function parseNewTask(
  queue: string,
  json: unknown,
  now: { local: number; real: number },
): { task: NewTask; full: boolean } {
  for (const path of UNSUPPORTED) {
    if (path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], json)) {
      throw new TaskError('UNIMPLEMENTED', `The local task queue has no ${path.join('.')}.`);
    }
  }
  const parsed = creation.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    // The path and the rule only: what stands in a task is nobody's business.
    throw new TaskError(
      'INVALID_ARGUMENT',
      `Invalid value at '${issue?.path.join('.')}': ${issue?.code === 'unrecognized_keys' ? `unknown name ${issue.keys.join(', ')}` : (issue?.code ?? 'malformed')}.`,
    );
  }
  const { httpRequest, name, scheduleTime, dispatchDeadline } = parsed.data.task;

  if (httpRequest.body && !WITH_BODY.includes(httpRequest.httpMethod ?? 'POST')) {
    throw new TaskError('INVALID_ARGUMENT', 'HTTP body is only allowed with POST, PUT or PATCH.');
  }
  if (httpRequest.body && Buffer.byteLength(httpRequest.body, 'base64') > MAX_BODY_SIZE) {
    throw new TaskError(
      'INVALID_ARGUMENT',
      `Task size too large: its body is limited to ${MAX_BODY_SIZE} bytes.`,
    );
  }
  const wellNamed =
    name === undefined ||
    (name.startsWith(`${queue}/tasks/`) &&
      /^[\w-]{1,500}$/.test(name.slice(queue.length + '/tasks/'.length)));
  if (!wellNamed) {
    throw new TaskError(
      'INVALID_ARGUMENT',
      `Task name must be "${queue}/tasks/<TASK_ID>"; TASK_ID has letters, digits, "-" and "_", at most 500.`,
    );
  }
  const scheduledFor = scheduleTime === undefined ? now.local : Date.parse(scheduleTime);
  if (scheduledFor > now.local + MAX_AHEAD_MS) {
    throw new TaskError('INVALID_ARGUMENT', 'The scheduleTime is more than 30 days ahead.');
  }
  const deadlineMs = dispatchDeadline
    ? Math.trunc(Number.parseFloat(dispatchDeadline) * 1000)
    : DEADLINE_MS.usual;
  if (deadlineMs < DEADLINE_MS.min || deadlineMs > DEADLINE_MS.max) {
    throw new TaskError('INVALID_ARGUMENT', 'The dispatchDeadline must be between 15s and 1800s.');
  }

  return {
    full: parsed.data.responseView === 'FULL',
    task: {
      name: name ?? `${queue}/tasks/${randomId()}`,
      request: httpRequest as NewTask['request'],
      scheduledFor,
      notBefore: now.real + Math.max(0, scheduledFor - now.local),
      createdAt: now.real,
      deadlineMs,
    },
  };
}

/** Cloud Tasks names a nameless task with a long number. */
function randomId(): string {
  return `${randomInt(1e9, 1e10)}${randomInt(1e9, 1e10)}`;
}
