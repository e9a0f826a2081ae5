import { byId, h } from './dom.ts';
import { ask, germanTime, toast, type Addresses } from './shell.ts';
import { hasWord, t } from './words.ts';

interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** The schedule time in Berlin. */
  readonly berlin: string;
}

const main = byId('main');
const at = h('input', { type: 'datetime-local', id: 'at' });

function words(name: string, part: string): string {
  const key = `runs.${name}${part}`;
  return hasWord(key) ? t(key) : part === '' ? name : '';
}

function card(name: string): HTMLElement {
  const outcome = h('div', { class: 'outcome', 'aria-live': 'polite' });
  const start = h('button', { type: 'button', class: 'primary' }, t('runs.start', { name: words(name, '') }));
  start.addEventListener('click', () => void run(name, start, outcome));
  return h(
    'article',
    { class: 'card', 'data-function': name },
    h('h2', {}, words(name, ''), h('code', {}, name)),
    h('p', { class: 'when' }, words(name, '.when')),
    h('p', {}, words(name, '.does')),
    start,
    outcome,
  );
}

async function run(name: string, start: HTMLButtonElement, outcome: HTMLElement): Promise<void> {
  start.disabled = true;
  outcome.replaceChildren(h('p', { class: 'muted' }, t('runs.running')));
  try {
    const answer = await ask<Answer>('/api/runs', { function: name, ...(at.value && { at: at.value }) });
    outcome.replaceChildren(...report(answer));
  } catch (error) {
    outcome.replaceChildren();
    toast((error as Error).message);
  } finally {
    start.disabled = false;
  }
}

function report({ status, body, berlin }: Answer): HTMLElement[] {
  const well = status >= 200 && status < 300;
  const heading = h(
    'p',
    { class: well ? 'well' : 'failed' },
    h('strong', {}, well ? t('runs.done') : t('runs.failed')),
    ` ${t('runs.for', { time: germanTime(berlin) })} · ${status}`,
  );
  if (typeof body !== 'object' || body === null)
    return typeof body === 'string' && body !== '' ? [heading, h('pre', {}, body)] : [heading];
  const rows = Object.entries(body).map(([key, value]) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, key),
      h('td', {}, typeof value === 'string' ? value : JSON.stringify(value)),
    ),
  );
  return [heading, h('table', {}, ...rows)];
}

async function show(): Promise<void> {
  const { scheduled } = await ask<Addresses>('/api/addresses');
  main.append(
    h('p', { class: 'intro' }, t('runs.intro')),
    h(
      'div',
      { class: 'field' },
      h('label', { for: 'at' }, t('runs.at')),
      at,
      h('p', { class: 'hint' }, t('runs.atHint')),
    ),
    h('div', { class: 'cards' }, ...scheduled.map(card)),
  );
  main.dataset['ready'] = 'true';
}

show().catch((error: unknown) => toast((error as Error).message));
