import { ApiError } from '../errors.ts';
import { quotaExceeded } from '../quotas/quota-exceeded.ts';
import { type Reply, replyOf } from '../call/reply.ts';

/** The limit that a 429 on demand names: writes or reads a minute of one user. */
const PER_USER = 60;

/** What Google's front end shows when it gets no answer from the API: a page, no JSON (seen at sheets.googleapis.com, apache/hop#4391). */
const BAD_GATEWAY = `<!DOCTYPE html>
<html lang=en>
  <meta charset=utf-8>
  <meta name=viewport content="initial-scale=1, minimum-scale=1, width=device-width">
  <title>Error 502 (Server Error)!!1</title>
  <p><b>502.</b> <ins>That’s an error.</ins>
  <p>The server encountered a temporary error and could not complete your request.<p>Please try again in 30 seconds.  <ins>That’s all we know.</ins>
`;

/** Google's words for the errors of the API itself. */
const WORDS = { 500: 'Internal error encountered.', 503: 'The service is currently unavailable.' };

/** An error of Google's by its status. */
export function errorReply(status: 429 | 500 | 502 | 503, access: 'read' | 'write'): Reply {
  if (status === 502) return { status, body: BAD_GATEWAY };
  if (status === 429) return replyOf(quotaExceeded(access, 'user', PER_USER));
  return replyOf(new ApiError(status, WORDS[status]));
}
