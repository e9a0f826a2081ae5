import type { ServerResponse } from 'node:http';

/** How many calls are remembered. */
const KEPT = 200;

/** One call of the API as the admin door tells it; never a word of its content. */
export interface CallRecord {
  /** When it arrived, by the server's clock, ISO 8601. */
  time: string;
  /** Google's name; null where the path leads to no method. */
  method: string | null;
  /** The caller's address; null where nobody is known. */
  user: string | null;
  /** The HTTP status of the answer; null while there is none, and for good when none got out whole. */
  status: number | null;
  /** Milliseconds from its arrival until the answer was out or the connection closed; null until then. */
  ms: number | null;
  /** Latency that a fault added, in milliseconds. */
  delayMs: number;
  /** The failure that was applied to it. */
  fault: string | null;
  /** Whether the method did what was asked; a write that lands late turns true when it has landed. */
  carriedOut: boolean;
}

/** The last calls of the API, in the order they arrived. */
export class CallLog {
  readonly #records: CallRecord[] = [];

  /** Notes a call that arrives now. Whoever carries it out fills in the rest; status and time follow the response. */
  begin(response: ServerResponse, now: Date): CallRecord {
    const record: CallRecord = {
      time: now.toISOString(),
      method: null,
      user: null,
      status: null,
      ms: null,
      delayMs: 0,
      fault: null,
      carriedOut: false,
    };
    const begun = performance.now();
    response.once('close', () => {
      record.ms = Math.round(performance.now() - begun);
      if (response.writableFinished) record.status = response.statusCode;
    });
    this.#records.push(record);
    if (this.#records.length > KEPT) this.#records.shift();
    return record;
  }

  /** The newest comes last. */
  list(): readonly CallRecord[] {
    return this.#records;
  }
}
