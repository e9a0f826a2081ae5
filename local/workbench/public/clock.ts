import { byId, h } from './dom.ts';
import { ask, germanTime, repeat, showClock, toast, type Clock } from './shell.ts';
import { t } from './words.ts';

const main = byId('main');
const face = h('p', { class: 'face', role: 'timer' });
const distance = h('p', { class: 'muted' });
const time = h('input', { type: 'datetime-local', id: 'time', required: true });

let clock: Clock | undefined;

/** „2 Tage 03:15 Stunden“ */
function inWords(milliseconds: number): string {
  const minutes = Math.round(Math.abs(milliseconds) / 60_000);
  const days = Math.floor(minutes / 1440);
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = t('clock.hours', { time: `${two(Math.floor((minutes % 1440) / 60))}:${two(minutes % 60)}` });
  return days > 0 ? `${t('clock.days', { n: days })} ${hours}` : hours;
}

function show(now: Clock | undefined): void {
  clock = now;
  if (!now) return;
  face.textContent = germanTime(now.berlin);
  distance.textContent =
    now.offsetMs === 0
      ? t('clock.real')
      : t(now.offsetMs > 0 ? 'clock.ahead' : 'clock.behind', { distance: inWords(now.offsetMs) });
  if (!time.value) time.value = now.berlin.slice(0, 16);
  main.dataset['ready'] = 'true';
}

async function set(change: { berlin: string } | { real: true }): Promise<void> {
  try {
    await ask('/api/clock', change);
    time.value = '';
    show(await showClock());
  } catch (error) {
    toast((error as Error).message);
  }
}

/** Seven in the morning of the next day after today that is one of `weekdays` (0 = Sunday). */
function nextSeven(weekdays: readonly number[]): string {
  const day = new Date(`${(clock?.berlin ?? new Date().toISOString()).slice(0, 10)}T00:00:00Z`);
  do day.setUTCDate(day.getUTCDate() + 1);
  while (!weekdays.includes(day.getUTCDay()));
  return `${day.toISOString().slice(0, 10)}T07:00`;
}

const jump = (
  word: 'clock.tomorrow' | 'clock.saturday' | 'clock.monday',
  ...weekdays: number[]
): HTMLElement =>
  h('button', { type: 'button', onclick: () => void set({ berlin: nextSeven(weekdays) }) }, t(word));

main.append(
  h('p', { class: 'intro' }, t('clock.intro')),
  h('section', { class: 'card dial' }, face, distance),
  h(
    'form',
    {
      class: 'field',
      onsubmit: (event: SubmitEvent) => {
        event.preventDefault();
        void set({ berlin: time.value });
      },
    },
    h('label', { for: 'time' }, t('clock.set')),
    h('div', { class: 'line' }, time, h('button', { type: 'submit', class: 'primary' }, t('clock.apply'))),
  ),
  h(
    'div',
    { class: 'line' },
    jump('clock.tomorrow', 0, 1, 2, 3, 4, 5, 6),
    jump('clock.saturday', 6),
    jump('clock.monday', 1),
    h('button', { type: 'button', onclick: () => void set({ real: true }) }, t('clock.reset')),
  ),
);
repeat(async () => show(await showClock()), 1000);
