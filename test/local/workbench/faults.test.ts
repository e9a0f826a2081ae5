import { describe, expect, it } from 'vitest';
import { faultPlan } from '../../../local/sheets/faults/plan.ts';
import {
  effectWords,
  type Report,
  type Rule,
  rulesLeft,
  scopeWords,
} from '../../../local/workbench/public/faults/rules.ts';

const PROGRAM = 'intake@office.example';

/** A report of rules as the server completes them, with what they counted. */
function reportOf(...entries: [rule: Rule, seen: number, fired: number][]): Report {
  const plan = faultPlan.parse({ seed: 4, rules: entries.map(([rule]) => rule) }) as Report['plan'];
  return { plan, counts: entries.map(([, seen, fired]) => ({ seen, fired })) };
}

describe('the rules that are left', () => {
  it('go on where they stand, and those that are spent fall away', () => {
    const report = reportOf(
      [{ fault: 'cut', times: 3, skip: 2 }, 3, 1],
      [{ fault: 'lost', times: 1 }, 1, 1],
      [{ fault: 'error', status: 503, skip: 5 }, 2, 0],
    );
    expect(rulesLeft(report)).toMatchObject([
      { fault: 'cut', times: 2, skip: 0 },
      { fault: 'error', status: 503, skip: 3 },
    ]);
    expect(faultPlan.safeParse({ rules: rulesLeft(report) }).success).toBe(true);
  });

  it('lack the one that somebody takes away', () => {
    const report = reportOf([{ fault: 'cut' }, 0, 0], [{ fault: 'lost' }, 0, 0]);
    expect(rulesLeft(report, 0).map(({ fault }) => fault)).toEqual(['lost']);
  });
});

describe('a rule in words', () => {
  it.each<[Rule, string]>([
    [{ fault: 'error', status: 502 }, 'Kein Durchkommen (502)'],
    [{ fault: 'error', status: 503, when: 'after' }, 'Nicht erreichbar (503), aber ausgeführt'],
    [{ fault: 'lost' }, 'Ausgeführt, aber die Verbindung geht zu'],
    [{ fault: 'lost', connection: 'held' }, 'Ausgeführt, aber es kommt keine Antwort'],
    [{ fault: 'cut' }, 'Ausgeführt, aber die Antwort bricht mittendrin ab'],
    [{ fault: 'late', delayMs: 90_000 }, 'Keine Antwort, und erst 90 s später ausgeführt'],
    [{ fault: 'latency', ms: 250 }, 'Langsam: 250 ms'],
    [{ fault: 'latency', medianMs: 500, p99Ms: 4500 }, 'Langsam: meist 500 ms, selten 4,5 s'],
    [
      { fault: 'latency', ms: 100, medianMs: 500, p99Ms: 5000 },
      'Langsam: 100 ms und dazu meist 500 ms, selten 5 s',
    ],
  ])('says what %j does', (rule, words) => {
    const [whole] = reportOf([rule, 0, 0]).plan.rules;
    expect(effectWords(whole!)).toBe(words);
  });

  it.each<[Rule, string]>([
    [{ fault: 'cut', user: PROGRAM }, 'Lesen und Schreiben · bei jedem Aufruf'],
    [{ fault: 'cut', user: PROGRAM, methods: ['write'], times: 1 }, 'nur Schreiben · einmal'],
    [{ fault: 'cut', user: PROGRAM, times: 2, skip: 1 }, 'Lesen und Schreiben · 2-mal · nach einem Aufruf'],
    [
      { fault: 'cut', methods: ['spreadsheets.get'], probability: 0.025 },
      'spreadsheets.get · zufällig, bei 2,5 % der Aufrufe · alle, auch der Schreibtisch',
    ],
    [
      { fault: 'cut', user: 'a@b.example', spreadsheetId: 'xyz' },
      'Lesen und Schreiben · bei jedem Aufruf · nur a@b.example · nur in Datei xyz',
    ],
  ])('says which calls %j concerns', (rule, words) => {
    const [whole] = reportOf([rule, 0, 0]).plan.rules;
    expect(scopeWords(whole!, PROGRAM)).toBe(words);
  });
});
