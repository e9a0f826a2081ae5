import { describe, expect, it } from 'vitest';
import type { Arrival } from '../../../../local/sheets/call/arrival.ts';
import { Faults } from '../../../../local/sheets/faults/faults.ts';
import { faultPlan, type FaultPlanInput } from '../../../../local/sheets/faults/plan.ts';
import { editor, owner } from '../book.ts';

const append: Arrival = {
  method: 'spreadsheets.values.append',
  access: 'write',
  spreadsheetId: 'a',
  actor: editor,
  body: {},
};
const get: Arrival = { ...append, method: 'spreadsheets.get', access: 'read' };

function faultsOf(...rules: FaultPlanInput['rules']): Faults {
  return new Faults(faultPlan.parse({ rules }));
}

/** What befalls so many calls, one after the other. */
function drawn(faults: Faults, calls: number, arrival = append): (string | undefined)[] {
  return Array.from({ length: calls }, () => faults.draw(arrival).failure?.fault);
}

describe('a rule', () => {
  it.each([
    ['all calls', {}, [true, true, true]],
    ['writes', { methods: ['write'] }, [true, false, true]],
    ['methods by name', { methods: ['spreadsheets.get', 'spreadsheets.create'] }, [false, true, false]],
    ['a file', { spreadsheetId: 'b' }, [false, false, true]],
    ['a user', { user: owner.email }, [false, false, true]],
    ['a user’s reads', { user: owner.email, methods: ['read'] }, [false, false, false]],
  ])('concerns %s', (_what, scope, expected) => {
    const others = { ...append, spreadsheetId: 'b', actor: owner };
    const hit = [append, get, others].map(
      (arrival) => faultsOf({ fault: 'cut', ...scope }).draw(arrival).failure !== undefined,
    );
    expect(hit).toEqual(expected);
  });

  it('lets calls pass first, then takes effect so many times, and counts both', () => {
    const faults = faultsOf({ fault: 'cut', skip: 2, times: 2, methods: ['write'] });
    drawn(faults, 3, get);
    expect(drawn(faults, 6)).toEqual([undefined, undefined, 'cut', 'cut', undefined, undefined]);
    expect(faults.report().counts).toEqual([{ seen: 6, fired: 2 }]);
  });

  it('takes effect by chance, which repeats with the seed', () => {
    const rules = [{ fault: 'cut', probability: 0.3 }] as const;
    const runs = [5, 5, 6].map((seed) => drawn(new Faults(faultPlan.parse({ seed, rules })), 400));
    expect(runs[0]).toEqual(runs[1]);
    expect(runs[0]).not.toEqual(runs[2]);
    const fired = runs[0]?.filter(Boolean).length ?? 0;
    expect(fired).toBeGreaterThan(80);
    expect(fired).toBeLessThan(160);
  });

  it('that comes first has the call, and those behind it do not count it', () => {
    const faults = faultsOf({ fault: 'cut', times: 1 }, { fault: 'lost', skip: 1 });
    expect(drawn(faults, 3)).toEqual(['cut', undefined, 'lost']);
    expect(faults.report().counts).toEqual([
      { seen: 3, fired: 1 },
      { seen: 2, fired: 1 },
    ]);
  });
});

describe('latency', () => {
  it('adds up over rules, and a call can fail beside it', () => {
    const faults = faultsOf(
      { fault: 'latency', ms: 20 },
      { fault: 'cut' },
      { fault: 'latency', ms: 5, times: 1 },
    );
    expect(faults.draw(append)).toMatchObject({ delayMs: 25, failure: { fault: 'cut' } });
    expect(faults.draw(append).delayMs).toBe(20);
  });

  it('never lasts longer than Google lets a request last', () => {
    const rule = { fault: 'latency', ms: 180_000 } as const;
    expect(faultsOf(rule, rule).draw(append).delayMs).toBe(180_000);
  });

  it('has the median and the long tail that were asked for', () => {
    const faults = faultsOf({ fault: 'latency', medianMs: 300, p99Ms: 4000 });
    const waits = Array.from({ length: 20_000 }, () => faults.draw(get).delayMs).toSorted((a, b) => a - b);
    expect(waits[10_000]).toBeGreaterThan(285);
    expect(waits[10_000]).toBeLessThan(315);
    expect(waits[19_800]).toBeGreaterThan(3600);
    expect(waits[19_800]).toBeLessThan(4400);
  });
});
