import { t } from '../words.ts';

const german = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 1 });

/** Milliseconds as people read them: „120 ms“, „1,5 s“. */
export function duration(ms: number): string {
  return ms < 1000 ? t('faults.ms', { n: Math.round(ms) }) : t('faults.s', { n: german.format(ms / 1000) });
}
