/** The functions that a schedule runs. */
export const SCHEDULED: readonly string[] = ['brief', 'digest', 'freshness', 'survey', 'upkeep'];

/** How a run of a scheduled function ended. */
export interface RunAnswer {
  /** HTTP status; 2xx is well. */
  readonly status: number;
  /** The answer's JSON, or its text where it is none. */
  readonly body: unknown;
  /** The schedule time that the function was told, RFC 3339 in UTC. */
  readonly scheduleTime: string;
}

/** The function's door cannot be reached. */
export class ProductNotRunning extends Error {
  readonly code = 'PRODUCT_NOT_RUNNING';

  constructor(cause?: unknown) {
    super(
      '[scheduler] The product is not running, or its state is another folder. Start it with "npm start".',
      {
        cause,
      },
    );
    this.name = 'ProductNotRunning';
  }
}

/** There is no such function, or no schedule runs it. */
export class FunctionUnknown extends Error {
  readonly code = 'FUNCTION_UNKNOWN';

  constructor(name: string, known: readonly string[]) {
    super(`[scheduler] No schedule runs a function "${name}". Take one of: ${known.join(', ')}.`);
    this.name = 'FunctionUnknown';
  }
}

/**
 * Runs a scheduled function as Cloud Scheduler would: by POST, with its headers. It is tried once.
 *
 * @param call `functions` is the address of the doors, `at` the schedule time the function decides by
 * @throws {ProductNotRunning} when nobody answers there
 * @throws {FunctionUnknown} when no schedule runs such a function, or the product has none
 */
export async function runScheduled(call: { functions: string; name: string; at: Date }): Promise<RunAnswer> {
  if (!SCHEDULED.includes(call.name)) throw new FunctionUnknown(call.name, SCHEDULED);
  const scheduleTime = call.at.toISOString();
  let response: Response;
  let text: string;
  try {
    response = await fetch(`${call.functions.replace(/\/$/, '')}/${encodeURIComponent(call.name)}`, {
      method: 'POST',
      headers: {
        'User-Agent': 'Google-Cloud-Scheduler',
        'X-CloudScheduler': 'true',
        'X-CloudScheduler-JobName': call.name,
        'X-CloudScheduler-ScheduleTime': scheduleTime,
      },
    });
    text = await response.text();
  } catch (error) {
    throw new ProductNotRunning(error);
  }
  const body = parse(text);
  const { code, functions } = (body ?? {}) as { code?: unknown; functions?: string[] };
  if (response.status === 404 && code === 'NO_FUNCTION')
    throw new FunctionUnknown(call.name, functions?.filter((name) => SCHEDULED.includes(name)) ?? []);
  return { status: response.status, body, scheduleTime };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
