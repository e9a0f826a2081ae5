import { idFrom } from '../../sheets-schema/ids.ts';
import { mulberry32 } from '../chance.ts';

/** Chance that repeats: the same seed gives the same sequence. */
export interface Random {
  /** A number from 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** `count` different ones of a list, in the list's order. */
  some<T>(from: readonly T[], count: number): T[];
  /** A key by its weight. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  /** A new id in the schema's shape. */
  id(): string;
}

/** Chance from a seed, in the forms that demo data asks for. */
export function randomFrom(seed: number): Random {
  const next = mulberry32(seed);
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: <T>(from: readonly T[]): T => {
      const [picked] = from.slice(between(0, from.length - 1));
      if (picked === undefined) throw new RangeError('[demo] Nothing to pick from.');
      return picked;
    },
    some: (from, count) => {
      const order = from.map((_, at) => ({ at, by: next() })).toSorted((a, b) => a.by - b.by);
      const chosen = new Set(order.slice(0, count).map(({ at }) => at));
      return from.filter((_, at) => chosen.has(at));
    },
    weighted: <K extends string>(weights: Readonly<Record<K, number>>): K => {
      const entries = Object.entries(weights) as [K, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) if ((left -= weight) < 0) return key;
      throw new RangeError('[demo] No weights to choose by.');
    },
    id: () => idFrom(Uint8Array.from({ length: 15 }, () => between(0, 255))),
  };
}

/**
 * Telephone numbers that are never given to anybody: the Bundesnetzagentur keeps them for film and print ("Drama
 * Numbers", Mitteilung 148/2021): a thousand each in Berlin, Köln, Hamburg, Frankfurt and München, and for mobiles
 * 0171 39200 00–99 and 0176 040690 00–99.
 */
export function phoneNumber(random: Random, kind: 'office' | 'mobile' = 'office'): string {
  if (kind === 'mobile')
    return `${random.pick(['0171 39200', '0176 040690'])} ${String(random.between(0, 99)).padStart(2, '0')}`;
  const block = random.pick(['030 23125', '0221 4710', '040 66969', '069 90009', '089 99998']);
  return `${block} ${String(random.between(0, 999)).padStart(3, '0')}`;
}
