import type { StoredTask, TaskStore } from './store.ts';

/** How a queue tries again. */
export interface Retry {
  /** Milliseconds before the second try; each further wait is twice as long … */
  readonly minBackoffMs: number;
  /** … up to this. */
  readonly maxBackoffMs: number;
}

/** The part of the queue that calls the workers. */
export interface Dispatcher {
  /** Looks for tasks whose turn it is; called when one arrived. */
  wake(): void;
  /** Stops at once. What is under way is broken off and will be tried again after the next start. */
  stop(): Promise<void>;
}

/** Milliseconds between two looks at a moved clock, while tasks wait for a later hour. */
const LOOK_AGAIN_MS = 500;

/** Milliseconds to wait before the try that follows the `tries`-th. */
export function backoff(tries: number, { minBackoffMs, maxBackoffMs }: Retry): number {
  return Math.min(maxBackoffMs, minBackoffMs * 2 ** Math.min(30, Math.max(0, tries - 1)));
}

/** The headers of an attempt: the task's own, and over them those that only the queue may set. */
function dispatchHeaders(task: StoredTask): Headers {
  const headers = new Headers({ ...task.request.headers });
  const reserved = [...headers.keys()].filter((name) =>
    /^(x-cloudtasks-|x-google-|x-appengine-|host$|content-length$)/.test(name),
  );
  for (const name of reserved) headers.delete(name);
  const parts = task.name.split('/');
  headers.set('User-Agent', 'Google-Cloud-Tasks');
  headers.set('X-CloudTasks-QueueName', parts[5] ?? '');
  headers.set('X-CloudTasks-TaskName', parts[7] ?? '');
  headers.set('X-CloudTasks-TaskRetryCount', String(task.dispatchCount));
  headers.set('X-CloudTasks-TaskExecutionCount', String(task.responseCount));
  headers.set('X-CloudTasks-TaskETA', String(task.scheduledFor / 1000));
  if (task.lastStatus !== null) headers.set('X-CloudTasks-TaskPreviousResponse', String(task.lastStatus));
  const { oidcToken, url } = task.request;
  if (oidcToken) {
    headers.set(
      'Authorization',
      `Bearer ${identityToken(oidcToken.serviceAccountEmail, oidcToken.audience ?? url)}`,
    );
  }
  return headers;
}

/**
 * An identity token as a private Cloud Run service gets to see it: the claims that Google vouched for, the
 * signature already taken off (`facts/operations.md`, "OIDC trap").
 */
function identityToken(email: string, audience: string): string {
  const issuedAt = Math.floor(Date.now() / 1000);
  const claims = {
    iss: 'https://accounts.google.com',
    aud: audience,
    email,
    email_verified: true,
    iat: issuedAt,
    exp: issuedAt + 3600,
  };
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}.SIGNATURE_REMOVED_BY_GOOGLE`;
}

/**
 * Calls the workers of all waiting tasks when it is their turn: at most `maxConcurrent` at once, again with
 * growing pauses until a 2xx comes.
 */
export function startDispatcher(
  store: TaskStore,
  options: { now: () => number; retry: Retry; maxConcurrent: number },
): Dispatcher {
  const underWay = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  const attempt = async (task: StoredTask): Promise<void> => {
    store.started(task.name, Date.now());
    let status: number | null = null;
    try {
      const response = await fetch(task.request.url, {
        method: task.request.httpMethod ?? 'POST',
        headers: dispatchHeaders(task),
        body: task.request.body === undefined ? null : Buffer.from(task.request.body, 'base64'),
        redirect: 'manual',
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(task.deadlineMs)]),
      });
      await response.body?.cancel();
      status = response.status;
    } catch {
      // Refused, too slow or broken off: no answer, so it is tried again.
    }
    if (stopping.signal.aborted) return;
    if (status !== null && status >= 200 && status < 300) store.completed(task.name, status);
    else store.failed(task.name, status, Date.now() + backoff(task.dispatchCount + 1, options.retry));
  };

  const look = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (stopping.signal.aborted) return;
    const realNow = Date.now();
    const free = options.maxConcurrent - underWay.size;
    if (free > 0) {
      const due = store
        .due(options.now(), realNow, options.maxConcurrent)
        .filter(({ name }) => !underWay.has(name));
      for (const task of due.slice(0, free)) {
        const run = attempt(task).finally(() => {
          underWay.delete(task.name);
          look();
        });
        underWay.set(task.name, run);
      }
    }
    const next = store.nextAfter(realNow);
    if (next !== undefined) timer = setTimeout(look, Math.min(LOOK_AGAIN_MS, next - realNow));
  };

  look();
  return {
    wake: look,
    stop: async () => {
      clearTimeout(timer);
      stopping.abort();
      await Promise.all(underWay.values());
    },
  };
}
