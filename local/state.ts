import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Everything the local system keeps in its state folder; `--fresh` removes these and nothing else. */
const OURS = [
  'addresses.json',
  'clock.json',
  'keys.json',
  'workbooks.json',
  'mail',
  'sheets.sqlite',
  'sheets.sqlite-wal',
  'sheets.sqlite-shm',
  'tasks.sqlite',
  'tasks.sqlite-wal',
  'tasks.sqlite-shm',
];

/** Where the local system keeps its state: STATE_DIR, or `.brueckenbauer` in the working directory. */
export function stateDirectory(): string {
  return process.env['STATE_DIR'] || '.brueckenbauer';
}

/** The state folder cannot be made. */
class StateUnusable extends TypeError {
  readonly code = 'STATE_UNUSABLE';
  constructor(path: string, cause: unknown) {
    super(
      `[state] "${path}" cannot be used as the state folder. Choose a folder that you may write to: STATE_DIR=…`,
      { cause },
    );
  }
}

/** The folder of the local system's state, made where it is missing. @throws StateUnusable */
export function stateFolder(path: string): string {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
  } catch (cause) {
    throw new StateUnusable(path, cause);
  }
  return path;
}

/** Removes what the local system has kept, and no other file that may lie in the folder. */
export function forget(state: string): void {
  for (const name of OURS) rmSync(join(state, name), { recursive: true, force: true });
}

/** What a JSON file of the state folder holds, or `undefined` where there is none. */
export function readState(state: string, name: string): unknown {
  const file = join(state, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Writes a JSON file of the state folder, whole or not at all, readable by its owner only. */
export function writeState(state: string, name: string, value: unknown): void {
  const file = join(state, name);
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
