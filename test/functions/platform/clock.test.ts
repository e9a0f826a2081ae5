import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clockFrom } from '../../../functions/platform/clock.ts';

it('shows the system’s time without a file, and follows the file as it comes, changes and goes', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'clock-')), 'clock.json');
  const clock = clockFrom(file);
  const offset = (): number => Math.round((clock.now().getTime() - Date.now()) / 60_000) + 0;
  expect(offset()).toBe(0);
  writeFileSync(file, '{"offsetMs": 3600000}');
  expect(offset()).toBe(60);
  writeFileSync(file, '{"offsetMs": -7200000}');
  expect(offset()).toBe(-120);
  rmSync(file);
  expect(offset()).toBe(0);
});

it('says which file holds no offset', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'clock-')), 'clock.json');
  writeFileSync(file, '{}');
  expect(() => clockFrom(file).now()).toThrow(file);
});
