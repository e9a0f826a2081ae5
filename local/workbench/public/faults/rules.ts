import { t, type Word } from '../words.ts';
import { duration } from './duration.ts';

/** What befalls a call, as a rule of `/local/faults` says it. */
export type Effect =
  | { readonly fault: 'error'; readonly status: 429 | 500 | 502 | 503; readonly when?: 'before' | 'after' }
  | { readonly fault: 'lost'; readonly connection?: 'closed' | 'held' }
  | { readonly fault: 'cut' }
  | { readonly fault: 'late'; readonly delayMs: number }
  | {
      readonly fault: 'latency';
      readonly ms?: number;
      readonly medianMs?: number;
      readonly p99Ms?: number;
    };

/** Which calls it befalls; what is left out does not matter. */
export interface Scope {
  readonly methods?: readonly string[];
  readonly user?: string;
  readonly spreadsheetId?: string;
  readonly skip?: number;
  readonly times?: number;
  readonly probability?: number;
}

export type Rule = Effect & Scope;

/** What `/local/faults` answers. */
export interface Report {
  readonly plan: { readonly seed: number; readonly rules: readonly Rule[] };
  /** One for each rule, in their order. */
  readonly counts: ReadonlyArray<{ readonly seen: number; readonly fired: number }>;
}

/** Whether a rule has taken effect as often as it was to. */
export function isSpent(rule: Rule, fired: number): boolean {
  return rule.times !== undefined && fired >= rule.times;
}

/**
 * The rules as they must be put again for each to go on where it stands: a plan that is put counts from zero. Those that
 * are spent fall away, and the one at `without`.
 */
export function rulesLeft({ plan, counts }: Report, without?: number): Rule[] {
  return plan.rules.flatMap((rule, index) => {
    const { seen = 0, fired = 0 } = counts[index] ?? {};
    if (index === without || isSpent(rule, fired)) return [];
    const { skip = 0, times } = rule;
    return [
      { ...rule, skip: Math.max(0, skip - seen), ...(times !== undefined && { times: times - fired }) },
    ];
  });
}

/** „Nicht erreichbar (503), aber ausgeführt“ */
export function effectWords(effect: Effect): string {
  switch (effect.fault) {
    case 'error': {
      const error = t(`faults.${effect.status}`);
      return effect.when === 'after' ? t('faults.after', { error }) : error;
    }
    case 'lost':
      return t(effect.connection === 'held' ? 'faults.held' : 'faults.closed');
    case 'cut':
      return t('faults.cut');
    case 'late':
      return t('faults.lateBy', { delay: duration(effect.delayMs) });
    default: {
      const { ms = 0, medianMs = 0, p99Ms = 0 } = effect;
      const values = { fixed: duration(ms), median: duration(medianMs), p99: duration(p99Ms) };
      return t(medianMs === 0 ? 'faults.slow' : ms === 0 ? 'faults.tail' : 'faults.slowAndTail', values);
    }
  }
}

const KINDS: Readonly<Record<string, Word>> = {
  '*': 'faults.all',
  write: 'faults.write',
  read: 'faults.read',
};

/** „nur Schreiben · einmal“; `program` is who a rule usually concerns, so only another one is named. */
export function scopeWords(rule: Rule, program: string | undefined): string {
  const { methods = ['*'], user, spreadsheetId, skip = 0, times, probability = 1 } = rule;
  return [
    methods.map((name) => (KINDS[name] ? t(KINDS[name]) : name)).join(', '),
    probability < 1
      ? t('faults.sometimes', { percent: `${(probability * 100).toLocaleString('de-DE')} %` })
      : undefined,
    times === undefined ? undefined : t('faults.times', { n: times }),
    probability === 1 && times === undefined ? t('faults.always') : undefined,
    skip > 0 ? t('faults.skip', { n: skip }) : undefined,
    user === program ? undefined : user === undefined ? t('faults.everybody') : t('faults.user', { user }),
    spreadsheetId === undefined ? undefined : t('faults.file', { id: spreadsheetId }),
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}
