import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultPlan } from '../../../../local/sheets/faults/plan.ts';

/** What is wrong with a plan of one rule: `rules.0.status: …`. */
function problems(rule: object): string[] {
  const checked = faultPlan.safeParse({ rules: [rule] });
  return checked.success ? [] : checked.error.issues.map(({ path }) => path.join('.'));
}

describe('a plan of failures', () => {
  it('fills in what is left out', () => {
    expect(faultPlan.parse({ rules: [{ fault: 'error', status: 503 }] })).toEqual({
      seed: 1,
      rules: [{ fault: 'error', status: 503, when: 'before', methods: ['*'], skip: 0, probability: 1 }],
    });
  });

  it.each([
    ['an unknown failure', { fault: 'flood' }, 'rules.0.fault'],
    ['a method that is none', { fault: 'cut', methods: ['spreadsheets.explode'] }, 'rules.0.methods.0'],
    ['no method', { fault: 'cut', methods: [] }, 'rules.0.methods'],
    ['a misspelt condition', { fault: 'cut', time: 1 }, 'rules.0'],
    ['a status that Google’s outages do not have', { fault: 'error', status: 404 }, 'rules.0.status'],
    ['a quota that refuses what was done', { fault: 'error', status: 429, when: 'after' }, 'rules.0.when'],
    ['a write that lands after more than 180 s', { fault: 'late', delayMs: 180_001 }, 'rules.0.delayMs'],
    ['a chance above 1', { fault: 'cut', probability: 1.5 }, 'rules.0.probability'],
    ['a long tail without its end', { fault: 'latency', medianMs: 100 }, 'rules.0.p99Ms'],
    ['a long tail below its median', { fault: 'latency', medianMs: 100, p99Ms: 50 }, 'rules.0.p99Ms'],
  ])('refuses %s and says where', (_what, rule, place) => {
    expect(problems(rule)).toEqual([place]);
  });
});

describe('docs/sheets-server.md', () => {
  const page = readFileSync(new URL('../../../../docs/sheets-server.md', import.meta.url), 'utf8');

  it('shows a plan that is accepted', () => {
    const shown = /local\/faults -d '([^']+)'/.exec(page)?.[1] ?? '';
    expect(faultPlan.parse(JSON.parse(shown)).rules.length).toBe(2);
  });

  it('has a row for every failure, with its own fields', () => {
    const scope = ['methods', 'spreadsheetId', 'user', 'skip', 'times', 'probability'];
    for (const { shape } of faultPlan.shape.rules.element.options) {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${shape.fault.value}\` `));
      expect(row, shape.fault.value).toBeDefined();
      const own = Object.keys(shape).filter((name) => name !== 'fault' && !scope.includes(name));
      expect(own.filter((name) => !row?.includes(`\`${name}\``))).toEqual([]);
    }
    const section = page.slice(page.indexOf('## Failures on demand'));
    expect(scope.filter((name) => !section.includes(`\`${name}\``))).toEqual([]);
  });
});
