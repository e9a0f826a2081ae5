import { badRequest } from '../errors.ts';
import type { Method } from '../methods/method.ts';
import { checkMask, type Mask, parseMask } from '../wire/field-mask.ts';

/** URL parameters that every method of Google's takes. */
const COMMON_QUERY = new Set([
  'alt',
  'fields',
  'key',
  'access_token',
  'oauth_token',
  'prettyPrint',
  'quotaUser',
  'callback',
  'uploadType',
  'upload_protocol',
  '$.xgafv',
  '$alt',
]);

/** @throws 400 for a URL parameter that the method does not take */
export function checkQuery(query: URLSearchParams, method: Method): void {
  if (!method.query) return;
  for (const name of query.keys()) {
    if (COMMON_QUERY.has(name) || method.query.includes(name)) continue;
    throw badRequest(
      `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`,
      '',
    );
  }
}

/** The URL's `fields`, or what the method shows without; undefined where all is told. @throws 400 for a field that the answer does not have */
export function maskOf(query: URLSearchParams, method: Method): Mask | undefined {
  const fields = query.get('fields') || (method.shown ?? '');
  if (fields === '') return undefined;
  const mask = parseMask(fields);
  checkMask(mask, method.answer);
  return mask;
}
