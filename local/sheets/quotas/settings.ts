import { z } from 'zod';

/** Calls a minute. */
const callsAMinute = z.int().min(0);

const limits = z.strictObject({ read: callsAMinute, write: callsAMinute });

/** Google's quotas (documented, "Usage limits"): off, or on with its own limits or others. */
export const quotaSettings = z.strictObject({
  enabled: z.boolean(),
  perUser: limits.default({ read: 60, write: 60 }),
  perProject: limits.default({ read: 300, write: 300 }),
});

/** Settings as they are written, with everything left out that has a default. */
export type QuotaSettingsInput = z.input<typeof quotaSettings>;

export type QuotaSettings = z.output<typeof quotaSettings>;
