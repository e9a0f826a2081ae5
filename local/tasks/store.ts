import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The HTTP request that a task makes when it is its turn (Cloud Tasks `HttpRequest`). */
interface HttpRequest {
  readonly url: string;
  readonly httpMethod?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** base64 */
  readonly body?: string;
  readonly oidcToken?: { readonly serviceAccountEmail: string; readonly audience?: string };
}

/** A task as it is kept. All times are milliseconds since 1970. */
export interface StoredTask {
  /** `projects/p/locations/l/queues/q/tasks/t` */
  readonly name: string;
  readonly request: HttpRequest;
  /** Not before this time of the local clock … */
  readonly scheduledFor: number;
  /** … or this much real time has passed, for a local clock that is set back never catches up. */
  readonly notBefore: number;
  readonly createdAt: number;
  /** How long one attempt may take. */
  readonly deadlineMs: number;
  readonly dispatchCount: number;
  readonly responseCount: number;
  readonly lastAttemptAt: number | null;
  /** The HTTP status of the last try's answer; null where none came, or not yet. */
  readonly lastStatus: number | null;
  readonly state: 'waiting' | 'done' | 'deleted';
}

/** The fields of a task that its creator decides. */
export type NewTask = Pick<
  StoredTask,
  'name' | 'request' | 'scheduledFor' | 'notBefore' | 'createdAt' | 'deadlineMs'
>;

/** The queue's memory: every task, and the names of those that are over, so that none is used twice. */
export interface TaskStore {
  /** @returns false where the name was used before, also by a task that is over */
  add(task: NewTask): boolean;
  get(name: string): StoredTask | undefined;
  /** The tasks still waiting in one queue, oldest first. */
  waiting(queue: string): StoredTask[];
  /** Tasks whose turn it is, those longest due first. */
  due(localNow: number, realNow: number, limit: number): StoredTask[];
  /** All tasks, newest first, also those that are over. */
  recent(limit: number): StoredTask[];
  /** When the next waiting task comes due by real time, if one is still to come. */
  nextAfter(realNow: number): number | undefined;
  started(name: string, at: number): void;
  /** Ends a task well; its content is forgotten, its name is not. */
  completed(name: string, status: number): void;
  /** Puts a task back until a moment of real time. `status` null: no answer came. */
  failed(name: string, status: number | null, notBefore: number): void;
  remove(name: string): void;
  close(): void;
}

const COLUMNS = `name, request, scheduled_for AS scheduledFor, not_before AS notBefore, created_at AS createdAt,
  deadline_ms AS deadlineMs, dispatch_count AS dispatchCount, response_count AS responseCount,
  last_attempt_at AS lastAttemptAt, last_status AS lastStatus, state`;

/**
 * Opens `state/tasks.sqlite`. Each call is durable when it returns, so a task that was accepted outlives
 * `kill -9`; one that was under way at that moment is tried again.
 */
export function openTaskStore(state: string): TaskStore {
  mkdirSync(state, { recursive: true });
  const db = new DatabaseSync(join(state, 'tasks.sqlite'));
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS tasks (
      name TEXT PRIMARY KEY,
      request TEXT NOT NULL,
      scheduled_for INTEGER NOT NULL,
      not_before INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      deadline_ms INTEGER NOT NULL,
      dispatch_count INTEGER NOT NULL DEFAULT 0,
      response_count INTEGER NOT NULL DEFAULT 0,
      last_attempt_at INTEGER,
      last_status INTEGER,
      state TEXT NOT NULL DEFAULT 'waiting'
    );
    CREATE INDEX IF NOT EXISTS tasks_waiting ON tasks (not_before) WHERE state = 'waiting';
  `);
  const insert =
    db.prepare(`INSERT INTO tasks (name, request, scheduled_for, not_before, created_at, deadline_ms)
    VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING`);
  const byName = db.prepare(`SELECT ${COLUMNS} FROM tasks WHERE name = ?`);
  const inQueue = db.prepare(`SELECT ${COLUMNS} FROM tasks
    WHERE state = 'waiting' AND substr(name, 1, length(?1)) = ?1 ORDER BY created_at, rowid`);
  // Either clock may release a task for the first time; between two tries only real time counts.
  const dueNow = db.prepare(`SELECT ${COLUMNS} FROM tasks WHERE state = 'waiting'
    AND (not_before <= ?2 OR (dispatch_count = 0 AND scheduled_for <= ?1)) ORDER BY not_before, rowid LIMIT ?3`);
  const newest = db.prepare(`SELECT ${COLUMNS} FROM tasks ORDER BY rowid DESC LIMIT ?`);
  const next = db.prepare(
    `SELECT min(not_before) AS at FROM tasks WHERE state = 'waiting' AND not_before > ?`,
  );
  // Once begun, a moved clock has released it: after a crash it need not wait for its hour again. Until its answer comes there
  // is none, and after a crash none was.
  const start = db.prepare(`UPDATE tasks SET dispatch_count = dispatch_count + 1, last_attempt_at = ?1,
    last_status = NULL, not_before = min(not_before, ?1) WHERE name = ?2`);
  const complete =
    db.prepare(`UPDATE tasks SET state = 'done', response_count = response_count + 1, last_status = ?,
    request = json_remove(request, '$.body', '$.headers', '$.oidcToken') WHERE name = ? AND state = 'waiting'`);
  const fail = db.prepare(`UPDATE tasks SET last_status = ?1, not_before = ?2,
    response_count = response_count + (?1 IS NOT NULL) WHERE name = ?3 AND state = 'waiting'`);
  const forget = db.prepare(`UPDATE tasks SET state = 'deleted',
    request = json_remove(request, '$.body', '$.headers', '$.oidcToken') WHERE name = ?`);

  return {
    add: (task) =>
      insert.run(
        task.name,
        JSON.stringify(task.request),
        task.scheduledFor,
        task.notBefore,
        task.createdAt,
        task.deadlineMs,
      ).changes === 1,
    get: (name) => byName.all(name).map(fromRow)[0],
    waiting: (queue) => inQueue.all(`${queue}/tasks/`).map(fromRow),
    due: (localNow, realNow, limit) => dueNow.all(localNow, realNow, limit).map(fromRow),
    recent: (limit) => newest.all(limit).map(fromRow),
    nextAfter: (realNow) => (next.get(realNow) as { at: number | null }).at ?? undefined,
    started: (name, at) => void start.run(at, name),
    completed: (name, status) => void complete.run(status, name),
    failed: (name, status, notBefore) => void fail.run(status, notBefore, name),
    remove: (name) => void forget.run(name),
    close: () => db.close(),
  };
}

function fromRow(row: Record<string, unknown>): StoredTask {
  return { ...row, request: JSON.parse(row['request'] as string) as HttpRequest } as StoredTask;
}
