import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { errorOf } from '../../../functions/workbook/api.ts';

describe('a failed call', () => {
  it.each([
    [{ status: 429 }, { code: 'QUOTA', ambiguous: false, retryable: true }],
    [{ status: 503 }, { code: 'UNREACHABLE', ambiguous: true, retryable: true }],
    [{ status: 500 }, { code: 'UNREACHABLE', ambiguous: true, retryable: true }],
    [{ status: 408 }, { code: 'UNREACHABLE', ambiguous: true, retryable: true }],
    [{ code: 'TimeoutError' }, { code: 'UNREACHABLE', ambiguous: true, retryable: true }],
    [{ code: 'ECONNRESET' }, { code: 'UNREACHABLE', ambiguous: true, retryable: true }],
    [{ code: 'ECONNREFUSED' }, { code: 'UNREACHABLE', ambiguous: false, retryable: true }],
    [{ status: 400 }, { code: 'REFUSED', ambiguous: false, retryable: false }],
    [{ status: 403 }, { code: 'ACCESS_DENIED', ambiguous: false, retryable: true }],
    [{ status: 404 }, { code: 'FILE_MISSING', ambiguous: false, retryable: true }],
  ])('of a write that ends with %j means %j', (error, expected) => {
    expect(errorOf(error, 'write', true)).toMatchObject(expected);
  });

  it('of a read is never ambiguous', () => {
    expect(errorOf({ status: 503 }, 'read', false).ambiguous).toBe(false);
  });

  it('keeps which request was refused, and nothing of what people wrote', () => {
    const google = Object.assign(
      new Error('Invalid requests[2].appendCells: Your input contains Frau Beispiel'),
      { status: 400, config: { data: 'Frau Beispiel' } },
    );
    const shown = inspect(errorOf(google, 'write', true), { depth: 9, showHidden: true });
    expect(shown).toContain('HTTP 400: Invalid requests[2].appendCells');
    expect(shown).not.toContain('Beispiel');
  });
});
