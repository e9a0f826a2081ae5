import { byId, h } from './dom.ts';
import { t } from './words.ts';

/** What `/api/addresses` says. */
export interface Addresses {
  readonly site: string;
  readonly spreadsheets: Readonly<Record<string, string>>;
  /** The scheduled functions that get a button. */
  readonly scheduled: readonly string[];
  /** The address by which the functions call the Sheets API, where it is known. */
  readonly program?: string;
}

/** What `/api/clock` says. */
export interface Clock {
  /** Wall clock in Berlin, `2026-11-30T07:00:00`. */
  readonly berlin: string;
  readonly offsetMs: number;
}

/** Milliseconds between two looks at the clock in the bar. */
const CLOCK_EVERY = 5000;

/**
 * Asks the workbench's server; what is sent goes by POST, or by the method given.
 *
 * @throws Error with a German message for the person
 */
export async function ask<T>(path: string, send?: unknown, method = 'POST'): Promise<T> {
  const request =
    send === undefined
      ? {}
      : { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(send) };
  let response: Response;
  try {
    response = await fetch(path, request);
  } catch (cause) {
    throw new Error(t('shell.failed'), { cause });
  }
  const answer = (await response.json().catch(() => ({}))) as T & { error?: string | { message?: string } };
  if (!response.ok) {
    const message = typeof answer.error === 'string' ? answer.error : answer.error?.message;
    throw new Error(message ?? t('shell.failed'));
  }
  return answer;
}

/** Shows a message at the edge for a while; errors stay longer and can be closed. */
export function toast(message: string, kind: 'info' | 'error' = 'error'): void {
  const close = h('button', { type: 'button', 'aria-label': '×', onclick: () => box.remove() }, '×');
  const box = h('div', { class: `toast ${kind}` }, h('p', {}, message), close);
  byId('toasts').append(box);
  setTimeout(() => box.remove(), kind === 'error' ? 12_000 : 4000);
}

/** `2026-11-30T07:00:00` as „Mo., 30.11.2026, 07:00“. */
export function germanTime(berlin: string): string {
  const format = new Intl.DateTimeFormat('de-DE', {
    weekday: 'short',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${berlin.slice(0, 19)}Z`));
}

/** An instant as a German date and time in Berlin. */
export function germanInstant(instant: string, style: 'short' | 'medium' = 'short'): string {
  return new Intl.DateTimeFormat('de-DE', {
    dateStyle: style,
    timeStyle: 'short',
    timeZone: 'Europe/Berlin',
  }).format(new Date(instant));
}

/** Shows the clock in the bar, now and from time to time. */
export async function showClock(): Promise<Clock | undefined> {
  const place = byId('now');
  try {
    const clock = await ask<Clock>('/api/clock');
    const moved = clock.offsetMs === 0 ? undefined : h('em', {}, t('shell.moved'));
    place.replaceChildren(
      ...[h('time', { dateTime: clock.berlin }, germanTime(clock.berlin)), moved].filter((e) => !!e),
    );
    return clock;
  } catch {
    place.replaceChildren();
    return undefined;
  }
}

/** Calls an act now and then again and again, never twice at once and not while nobody looks. */
export function repeat(act: () => Promise<void>, everyMs: number): void {
  const round = async (): Promise<void> => {
    if (!document.hidden) await act();
    setTimeout(() => void round(), everyMs);
  };
  void round();
}

async function showSite(): Promise<void> {
  const link = byId('site') as HTMLAnchorElement;
  const { site } = await ask<Addresses>('/api/addresses');
  link.href = site;
  link.hidden = false;
}

repeat(async () => void (await showClock()), CLOCK_EVERY);
showSite().catch(() => undefined);
