import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { stateFolder } from '../../local/state.ts';

it('says which folder cannot hold the state, and how to choose another', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'state-')), 'file');
  writeFileSync(file, '');
  expect(() => stateFolder(file)).toThrow(`"${file}" cannot be used as the state folder.`);
  expect(() => stateFolder(join(file, 'below'))).toThrow('STATE_DIR=');
});
