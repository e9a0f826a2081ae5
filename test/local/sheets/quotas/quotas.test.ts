import { describe, expect, it } from 'vitest';
import { Quotas } from '../../../../local/sheets/quotas/quotas.ts';
import { quotaSettings } from '../../../../local/sheets/quotas/settings.ts';

const at = new Date('2026-11-24T08:00:00Z');

function counted(quotas: Quotas, user: string, calls: number): string[] {
  return Array.from({ length: calls }, () => {
    try {
      quotas.count('write', user, at);
      return 'counted';
    } catch (error) {
      return /limit '([^']+)'/.exec((error as Error).message)?.[1] ?? '';
    }
  });
}

describe('the count of a minute', () => {
  const limits = { perUser: { read: 9, write: 2 }, perProject: { read: 9, write: 3 } };

  it('names the user’s limit before the project’s, and does not count what it refuses', () => {
    const quotas = new Quotas(quotaSettings.parse({ enabled: true, ...limits }));
    expect(counted(quotas, 'anna', 3)).toEqual(['counted', 'counted', 'Write requests per minute per user']);
    expect(counted(quotas, 'bert', 2)).toEqual(['counted', 'Write requests per minute']);
    expect(quotas.used(at)).toEqual({
      project: { read: 0, write: 3 },
      users: { anna: { read: 0, write: 2 }, bert: { read: 0, write: 1 } },
    });
  });

  it('counts nothing while quotas are off', () => {
    const quotas = new Quotas(quotaSettings.parse({ enabled: false, ...limits }));
    expect(counted(quotas, 'anna', 9)).toEqual(Array.from({ length: 9 }, () => 'counted'));
    expect(quotas.used(at).users).toEqual({});
  });
});
