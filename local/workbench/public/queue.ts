import { byId, h } from './dom.ts';
import { ask, germanInstant, repeat, toast } from './shell.ts';
import { t, type Word } from './words.ts';

interface Task {
  readonly id: string;
  readonly queue: string;
  readonly target: string;
  readonly state: 'waiting' | 'done' | 'deleted';
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly createdAt: string;
  readonly nextAt: string | null;
}

const COLUMNS: readonly Word[] = [
  'queue.state',
  'queue.target',
  'queue.attempts',
  'queue.lastStatus',
  'queue.created',
  'queue.next',
  'queue.id',
];

/** Milliseconds between two looks at the queue. */
const LOOK_EVERY = 2000;

const main = byId('main');
const content = h('div', {});

function row(task: Task): HTMLElement {
  return h(
    'tr',
    {},
    h('td', {}, h('span', { class: `state ${task.state}` }, t(`queue.${task.state}`))),
    h('td', {}, new URL(task.target).pathname),
    h('td', { class: 'figure' }, String(task.attempts)),
    h('td', { class: 'figure' }, task.lastStatus === null ? t('queue.noAnswer') : String(task.lastStatus)),
    h('td', {}, germanInstant(task.createdAt)),
    h('td', {}, task.nextAt === null ? '' : germanInstant(task.nextAt)),
    h('td', {}, h('code', { title: task.id }, task.id.slice(0, 10))),
  );
}

main.append(h('p', { class: 'intro' }, t('queue.intro')), content);

let failing = false;
repeat(async () => {
  try {
    const { tasks } = await ask<{ tasks: readonly Task[] }>('/api/tasks');
    failing = false;
    content.replaceChildren(
      tasks.length === 0
        ? h('p', { class: 'empty' }, t('queue.empty'))
        : h(
            'table',
            { class: 'list' },
            h('thead', {}, h('tr', {}, ...COLUMNS.map((word) => h('th', { scope: 'col' }, t(word))))),
            h('tbody', {}, ...tasks.map(row)),
          ),
    );
    main.dataset['ready'] = 'true';
  } catch (error) {
    if (!failing) toast((error as Error).message);
    failing = true;
  }
}, LOOK_EVERY);
