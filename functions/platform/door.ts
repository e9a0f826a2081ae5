import type { HttpFunction, Request, Response } from '@google-cloud/functions-framework';
import { codeOf, log } from './log.ts';
import { bodyTooLarge } from './server.ts';

/** What a scheduled run is told: its own schedule time decides what is due, so a late or repeated run means the same. */
export interface Run {
  readonly at: Date;
}

/** What a run answers: counts by name, shown to the operator. */
export type Report = Readonly<Record<string, string | number | boolean | null>>;

/**
 * The door of a function that Cloud Scheduler calls: POST with `X-CloudScheduler-ScheduleTime` (RFC 3339). Answers the
 * run's report as JSON; an error answers 500 with its code, so that the scheduler tries again.
 */
export function scheduled(name: string, run: (run: Run) => Promise<Report>): HttpFunction {
  return guarded(name, async (request, response) => {
    const time = new Date(request.get('x-cloudscheduler-scheduletime') ?? '');
    if (Number.isNaN(time.getTime())) {
      response.status(400).json({
        code: 'SCHEDULE_TIME_MISSING',
        message: 'Send X-CloudScheduler-ScheduleTime, for example 2026-11-30T06:00:00Z.',
      });
      return;
    }
    const report = await run({ at: time });
    response.status(200).json(report);
  });
}

/** Which try of a task a call is. */
export interface Try {
  /** The task's name within its queue; null where nobody says. */
  readonly task: string | null;
  /** From 1 on. */
  readonly number: number;
  /** Whether the try before ended with our own word that it failed; without, it may have done what it was to do, or be at it. */
  readonly isKnown: boolean;
}

/**
 * What a task is answered that has surely failed. No front end of Google's answers so for a function that died or was never
 * reached: those say 429 or 5xx (Cloud Run, "Troubleshoot").
 */
const SURELY_FAILED = 424;

/**
 * The door of a function that Cloud Tasks calls: POST with a JSON payload. 2xx ends the task, anything else is tried
 * again by the queue, which tells the tries before in `X-CloudTasks-TaskRetryCount` and the last answer in
 * `X-CloudTasks-TaskPreviousResponse` (Cloud Tasks, "Create HTTP target tasks"). An error whose `ambiguous` is true is
 * answered like the death of the function.
 */
export function tasked(
  name: string,
  handle: (payload: unknown, which: Try) => Promise<Report>,
): HttpFunction {
  const serve = async (request: Request, response: Response): Promise<void> => {
    const tries = Number(request.get('x-cloudtasks-taskretrycount') ?? 0);
    const task = request.get('x-cloudtasks-taskname') ?? null;
    const isKnown = !tries || request.get('x-cloudtasks-taskpreviousresponse') === String(SURELY_FAILED);
    response.status(200).json(await handle(request.body, { task, number: 1 + (tries || 0), isKnown }));
  };
  return guarded(name, serve, surelyFailed);
}

function surelyFailed(error: unknown): number {
  return (error as { ambiguous?: boolean }).ambiguous === true ? 500 : SURELY_FAILED;
}

function guarded(
  name: string,
  handle: (request: Request, response: Response) => Promise<void>,
  statusOf: (error: unknown) => number = () => 500,
): HttpFunction {
  return async (request, response) => {
    const started = performance.now();
    if (request.method !== 'POST') {
      response
        .status(405)
        .set('Allow', 'POST')
        .json({ code: 'METHOD', message: 'This function is called by POST.' });
      return;
    }
    if (bodyTooLarge(request)) {
      response.status(413).json({ code: 'BODY_TOO_LARGE', message: 'Send less at once.' });
      return;
    }
    try {
      await handle(request, response);
      log('INFO', 'ran', { function: name, ms: Math.round(performance.now() - started) });
    } catch (error) {
      const code = codeOf(error);
      log('ERROR', 'failed', { function: name, code, ms: Math.round(performance.now() - started) });
      if (!response.headersSent)
        response.status(statusOf(error)).json({ code, message: 'The run failed and may be tried again.' });
    }
  };
}
