import { expect, it } from 'vitest';
import type { Content, LastIssue } from '../../../functions/brief/content.ts';
import { effortOf } from '../../../functions/brief/effort.ts';

type Asked = Parameters<typeof effortOf>[0];
const rows = (count: number) => Array.from({ length: count }, () => ({})) as never[];
const asked = (counts: Partial<Record<keyof Content['decide'] | 'call' | 'ending', number>> = {}): Asked => ({
  decide: {
    offers: rows(counts.offers ?? 0),
    events: rows(counts.events ?? 0),
    changes: rows(counts.changes ?? 0),
    reports: rows(counts.reports ?? 0),
    reviews: rows(counts.reviews ?? 0),
  },
  call: Array.from({ length: counts.call ?? 0 }, (_, at) => ({ organisation: `Verein ${at}` }) as never),
  ending: rows(counts.ending ?? 0),
  issue: null,
});

it('a week in which the system asks for nothing takes no minutes', () => {
  expect(effortOf(asked(), 0, false)).toEqual({ all: 0, calls: 0 });
});

it('decisions and cells add up, half minutes to whole ones', () => {
  expect(effortOf(asked({ changes: 2, offers: 1 }), 1, false)).toEqual({ all: 6, calls: 0 });
});

it('calls are told apart, and above ten minutes all is a multiple of five', () => {
  expect(effortOf(asked({ call: 2 }), 0, false)).toEqual({ all: 8, calls: 8 });
  expect(effortOf(asked({ call: 2, reports: 1 }), 0, false)).toEqual({ all: 15, calls: 8 });
});

it('more offers of a provider are one call', () => {
  const call = ['Verein A', 'verein a', 'Verein B'].map((organisation) => ({ organisation }) as never);
  expect(effortOf({ ...asked(), call }, 0, false).calls).toBe(9);
});

it('unclear letters take one decision for all of them, and the next contacts file its own time', () => {
  const totals = { key: '2026-W48', state: '', planned: 9, sent: 0, failed: 0, unclear: 9 };
  const minutes = (unclear: string | null) =>
    effortOf({ ...asked(), issue: { ...totals, place: { unclear } as LastIssue['place'] } }, 0, false).all;
  expect(minutes(null)).toBe(2);
  expect(minutes('lassen')).toBe(0);
  expect(effortOf(asked(), 0, true).all).toBe(5);
});
