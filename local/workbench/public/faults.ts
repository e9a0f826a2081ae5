import { byId, h } from './dom.ts';
import { type Call, callTable } from './faults/calls.ts';
import { ruleForm } from './faults/form.ts';
import { type Quotas, quotaCard } from './faults/quotas.ts';
import { effectWords, isSpent, type Report, type Rule, rulesLeft, scopeWords } from './faults/rules.ts';
import { ask, repeat, toast, type Addresses } from './shell.ts';
import { t } from './words.ts';

/** Milliseconds between two looks at the server. */
const LOOK_EVERY = 2000;

const main = byId('main');
const on = h('section', { class: 'card' });
const calls = h('div', { class: 'calls', role: 'region', tabIndex: 0, 'aria-label': t('faults.calls') });
const quotas = quotaCard(setQuotas);

let program: string | undefined;
let report: Report | undefined;

/** Shows only what is new: what is the same stays in place, and the reader's focus and selection with it. */
function whenNew<T>(show: (value: T) => void): (value: T) => void {
  let shown = '';
  return (value) => {
    const text = JSON.stringify(value);
    if (text !== shown) show(value);
    shown = text;
  };
}

const showRules = whenNew<Report>((now) => {
  report = now;
  const focused = [...on.querySelectorAll('button')].findIndex((button) => button === document.activeElement);
  const { rules } = now.plan;
  on.replaceChildren(
    h('h2', {}, t('faults.on')),
    rules.length === 0
      ? h('p', { class: 'muted' }, t('faults.none'))
      : h('ul', { class: 'rules' }, ...rules.map((rule, at) => item(rule, at, now.counts[at]?.fired ?? 0))),
    ...(rules.length > 1
      ? [h('button', { type: 'button', onclick: () => void put([]) }, t('faults.removeAll'))]
      : []),
  );
  on.querySelectorAll('button')[focused]?.focus();
});

const showCalls = whenNew<readonly Call[]>((now) => calls.replaceChildren(callTable(now, program)));

function item(rule: Rule, at: number, fired: number): HTMLElement {
  const what = effectWords(rule);
  const spent = isSpent(rule, fired);
  return h(
    'li',
    { class: spent ? 'spent' : '' },
    h(
      'p',
      {},
      h('strong', {}, what),
      h('span', { class: 'muted' }, scopeWords(rule, program)),
      h(
        'span',
        { class: `state ${spent ? 'done' : fired > 0 ? 'waiting' : ''}` },
        t(spent ? 'faults.spent' : fired > 0 ? 'faults.fired' : 'faults.notYet', { n: fired }),
      ),
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'quiet',
        'aria-label': `${t(spent ? 'faults.remove' : 'faults.turnOff')}: ${what}`,
        onclick: () => void put(report ? rulesLeft(report, at) : []),
      },
      t(spent ? 'faults.remove' : 'faults.turnOff'),
    ),
  );
}

async function put(rules: readonly Rule[]): Promise<void> {
  const plan = { ...report?.plan, rules };
  await attempt(async () => showRules(await ask<Report>('/sheets/local/faults', plan, 'PUT')));
}

async function add(rule: Rule): Promise<void> {
  const left = report ? rulesLeft(report) : [];
  await put([...left, { ...rule, ...(program !== undefined && { user: program }) }]);
}

async function setQuotas(enabled: boolean): Promise<void> {
  await attempt(async () =>
    quotas.show(await ask<Quotas>('/sheets/local/quotas', { enabled }, 'PUT'), program),
  );
}

async function attempt(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    toast((error as Error).message);
  }
}

async function look(): Promise<void> {
  program ??= (await ask<Addresses>('/api/addresses')).program;
  showRules(await ask<Report>('/sheets/local/faults'));
  quotas.show(await ask<Quotas>('/sheets/local/quotas'), program);
  showCalls((await ask<{ calls: readonly Call[] }>('/sheets/local/calls')).calls);
  main.dataset['ready'] = 'true';
}

main.append(
  h('p', { class: 'intro' }, t('faults.intro')),
  h('div', { class: 'halves' }, ruleForm(add), h('div', {}, on, quotas.element)),
  h('h2', {}, t('faults.calls')),
  calls,
);

let failing = false;
repeat(async () => {
  try {
    await look();
    failing = false;
  } catch (error) {
    if (!failing) toast((error as Error).message);
    failing = true;
  }
}, LOOK_EVERY);
