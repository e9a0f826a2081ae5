import { z } from 'zod';
import { driveMethods } from '../drive/index.ts';
import { methods } from '../methods/index.ts';

/** Google's names of the methods, and names for many at once. */
const METHODS = ['*', 'read', 'write', ...[...methods, ...driveMethods].map(({ name }) => name)];

/** Google ends a request after 180 s (documented, "Usage limits"), so nothing takes effect later than that. */
export const MAX_MS = 180_000;

const milliseconds = z.number().min(0).max(MAX_MS);

/** Which calls a rule concerns. All conditions must hold; the counts are those of the rule itself. */
const scope = {
  /** `*`, `read`, `write` or Google's names. */
  methods: z.array(z.enum(METHODS)).min(1).default(['*']),
  spreadsheetId: z.string().optional(),
  /** The caller's address. */
  user: z.string().optional(),
  /** So many matching calls pass before the rule takes effect. */
  skip: z.int().min(0).default(0),
  /** It takes effect so many times; always, where left out. */
  times: z.int().min(1).optional(),
  /** The chance that it takes effect at a call that it could. */
  probability: z.number().gt(0).max(1).default(1),
};

/** An error is answered, before the call is carried out or in place of its true answer. */
const error = z
  .strictObject({
    fault: z.literal('error'),
    status: z.literal([429, 500, 502, 503]),
    when: z.enum(['before', 'after']).default('before'),
    ...scope,
  })
  .refine(({ status, when }) => status !== 429 || when === 'before', {
    path: ['when'],
    message: 'A quota refuses before anything is carried out, so 429 is never "after"',
  });

/** The call is carried out and nobody hears of it: the connection is closed, or held until the client gives up. */
const lost = z.strictObject({
  fault: z.literal('lost'),
  connection: z.enum(['closed', 'held']).default('closed'),
  ...scope,
});

/** The client waits in vain; so long after it gave up, the write is carried out. Reads are never concerned. */
const late = z.strictObject({ fault: z.literal('late'), delayMs: milliseconds, ...scope });

/** The call is carried out, and the connection breaks in the middle of its answer. */
const cut = z.strictObject({ fault: z.literal('cut'), ...scope });

/** The call waits before it is carried out: a fixed time, a log-normal one with this median and 99th percentile, or both. */
const latency = z
  .strictObject({
    fault: z.literal('latency'),
    ms: milliseconds.default(0),
    medianMs: milliseconds.gt(0).optional(),
    p99Ms: milliseconds.gt(0).optional(),
    ...scope,
  })
  .refine(({ medianMs, p99Ms }) => (medianMs === undefined) === (p99Ms === undefined), {
    path: ['p99Ms'],
    message: 'A long tail needs both medianMs and p99Ms',
  })
  .refine(({ medianMs = 0, p99Ms = Infinity }) => medianMs <= p99Ms, {
    path: ['p99Ms'],
    message: 'The 99th percentile is never below the median',
  });

const rule = z.discriminatedUnion('fault', [error, lost, late, cut, latency]);

/** Failures on demand: rules in the order they are tried, and the seed of their chance. */
export const faultPlan = z.strictObject({ seed: z.int().min(0).default(1), rules: z.array(rule) });

/** A plan as it is written, with everything left out that has a default. */
export type FaultPlanInput = z.input<typeof faultPlan>;

export type FaultPlan = z.output<typeof faultPlan>;
export type FaultRule = FaultPlan['rules'][number];
export type LatencyRule = Extract<FaultRule, { fault: 'latency' }>;
/** What can become of a call beside being slow. */
export type FailureRule = Exclude<FaultRule, LatencyRule>;

/** The plan of a server at which nothing fails. */
export const NO_FAULTS: FaultPlan = faultPlan.parse({ rules: [] });
