import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where states of offices lie: in memory where the system has such a place, for they are many and short-lived. */
const OFFICES = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A new folder for an office's state, or for several. */
export function officeFolder(): string {
  return mkdtempSync(join(OFFICES, 'workbook-'));
}

/** Gives the templates of all test files of a run one place (`office-template.ts`). */
export default function setUp(): () => void {
  const folder = officeFolder();
  process.env['OFFICE_TEMPLATES'] = folder;
  return () => rmSync(folder, { recursive: true });
}
