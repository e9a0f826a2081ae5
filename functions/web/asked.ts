import type { IncomingHttpHeaders } from 'node:http';

/** Bytes of a posted form: more than all our fields together can hold (Google's cell limit is 50,000 characters). */
export const BODY_LIMIT = 200_000;

/** What a page is asked, as plain values. */
export interface Asked {
  readonly method: string;
  /** Decoded, without a slash at the end. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The body as it came; empty when there was none. */
  readonly body: Buffer;
  /** The parts of the path that a route names, such as `slug`. */
  readonly params: Readonly<Record<string, string>>;
}

/** A request that gets an error page instead of its own. `status` is HTTP's. */
export class Refused extends Error {
  readonly code: string;
  readonly status: ErrorStatus;
  constructor(status: ErrorStatus, cause?: unknown) {
    super(`[web] The request was refused with ${status}.`, { cause });
    this.name = 'Refused';
    this.status = status;
    this.code = `HTTP_${status}`;
  }
}

export type ErrorStatus = 400 | 404 | 405 | 410 | 413 | 415 | 500 | 503;

/**
 * The fields of a posted form (urlencoded UTF-8, as our pages send it).
 * @throws Refused 413 for a body that is too large, 415 for another kind of body
 */
export function formOf(asked: Asked): URLSearchParams {
  if (asked.body.length > BODY_LIMIT) throw new Refused(413);
  const type = (asked.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') throw new Refused(415);
  return new URLSearchParams(asked.body.toString('utf8'));
}

/** Control characters besides tab and line ends: nobody types them, and sheets, letters and pages cannot hold them. */
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;

/** The fields as a form's schema takes them: one text, or several where a field came more than once. */
export function valuesOf(form: URLSearchParams): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = Object.create(null) as Record<string, never>;
  // One pass: `getAll` for each name would take seconds for a body of nothing but names.
  for (const [key, typed] of form) {
    const text = typed.replace(CONTROLS, '');
    const before = values[key];
    if (before === undefined) values[key] = text;
    else if (typeof before === 'string') values[key] = [before, text];
    else before.push(text);
  }
  return values;
}

/** A page of another site sent the reader's browser here with a form: such a form counts only after the reader has looked at it. */
export function crossSite(asked: Asked): boolean {
  return asked.headers['sec-fetch-site'] === 'cross-site';
}
