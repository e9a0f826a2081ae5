import { h } from '../dom.ts';
import { t, type Word } from '../words.ts';
import { duration } from './duration.ts';

/** What `/local/calls` tells of a call. */
export interface Call {
  readonly time: string;
  readonly method: string | null;
  readonly user: string | null;
  readonly status: number | null;
  readonly ms: number | null;
  readonly delayMs: number;
  readonly fault: 'error' | 'lost' | 'cut' | 'late' | null;
  readonly carriedOut: boolean;
}

/** How many of the last calls are shown. */
const SHOWN = 30;

const COLUMNS: readonly Word[] = [
  'faults.time',
  'faults.caller',
  'faults.call',
  'faults.answer',
  'faults.carriedOut',
  'faults.duration',
  'faults.befell',
];

const time = new Intl.DateTimeFormat('de-DE', { timeStyle: 'medium', timeZone: 'Europe/Berlin' });

/** The last calls as a table, the newest first; `program` is shown by its name instead of its address. */
export function callTable(calls: readonly Call[], program: string | undefined): HTMLElement {
  if (calls.length === 0) return h('p', { class: 'empty' }, t('faults.callsEmpty'));
  return h(
    'table',
    { class: 'list' },
    h('thead', {}, h('tr', {}, ...COLUMNS.map((word) => h('th', { scope: 'col' }, t(word))))),
    h(
      'tbody',
      {},
      ...calls
        .slice(-SHOWN)
        .toReversed()
        .map((call) => row(call, program)),
    ),
  );
}

function row(call: Call, program: string | undefined): HTMLElement {
  const { method, user, ms } = call;
  return h(
    'tr',
    {},
    h('td', { class: 'figure' }, time.format(new Date(call.time))),
    h('td', {}, user === program ? t('faults.program') : user || t('faults.nobody')),
    h('td', {}, h('code', {}, method?.replace(/^spreadsheets\./, '') ?? t('faults.unknownCall'))),
    h('td', {}, answer(call)),
    h('td', {}, t(call.carriedOut ? 'faults.yes' : 'faults.no')),
    h('td', { class: 'figure' }, ms === null ? '' : duration(ms)),
    h('td', {}, befell(call)),
  );
}

function answer({ status, ms }: Call): HTMLElement {
  if (status === null) {
    return h('span', { class: 'state waiting' }, t(ms === null ? 'faults.running' : 'faults.noAnswer'));
  }
  return h('span', { class: `state ${status < 400 ? 'done' : 'failed'}` }, String(status));
}

function befell({ fault, delayMs }: Call): string {
  return [
    fault === null ? undefined : t(`faults.befell.${fault}`),
    delayMs === 0 ? undefined : t('faults.waited', { ms: duration(delayMs) }),
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}
