import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** File and what it imports. */
type Import = readonly [file: string, target: string];

const against: readonly Import[] = [
  ['sheets-schema/offers.ts', '../functions/platform/time.ts'],
  ['sheets-schema/offers.ts', 'node:fs'],
  ['functions/digest/letter.ts', '../brief/letter.ts'],
  ['functions/site/contact.ts', '../append/function.ts'],
  ['functions/platform/time.ts', '../workbook/workbook.ts'],
  ['functions/words/locale.ts', '../web/page.ts'],
  ['functions/rules/visibility.ts', '../workbook/workbook.ts'],
  ['functions/workbook/read.ts', '../mail/mailer.ts'],
  ['functions/mail/mailer.ts', '../ports.ts'],
  ['functions/web/page.ts', '../site/contact.ts'],
  ['functions/digest/function.ts', '../../local/system.ts'],
  ['functions/workbook/read.ts', 'googleapis'],
];

const along: readonly Import[] = [
  ['sheets-schema/offers.ts', './vocabulary.ts'],
  ['sheets-schema/offers.ts', 'zod'],
  ['functions/digest/function.ts', '../workbook/workbook.ts'],
  ['functions/digest/function.ts', '../ports.ts'],
  ['functions/digest/function.ts', './letters.ts'],
  ['functions/mail/ledger.ts', '../workbook/workbook.ts'],
  ['functions/platform/keys.ts', '../../sheets-schema/ids.ts'],
  ['local/system.ts', '../functions/ports.ts'],
];

/** Which of the imports the linter refuses, in one run over a house of its own: an import is a line of its file. */
function refused(imports: readonly Import[]): readonly Import[] {
  const house = mkdtempSync(join(tmpdir(), 'house-'));
  copyFileSync(join(root, '.oxlintrc.json'), join(house, '.oxlintrc.json'));
  const files = Map.groupBy(imports, ([file]) => file);
  for (const [file, lines] of files) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    const source = lines.map(([, target], at) => `import { x as x${at} } from '${target}';\n`);
    writeFileSync(join(house, file), source.join(''));
  }
  const run = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--format=unix'], {
    cwd: house,
    encoding: 'utf8',
  });
  rmSync(house, { recursive: true });
  const lines = run.stdout.matchAll(/^(\S+?):(\d+):.*no-restricted-imports/gm);
  return [...lines].flatMap(
    ([, file = '', line]) => files.get(file)?.slice(Number(line) - 1, Number(line)) ?? [],
  );
}

const found = refused([...against, ...along]);

describe('the linter refuses an import against the arrows', () => {
  it.each(against)('%s → %s', (...one) => {
    expect(found).toContainEqual(one);
  });
});

describe('the linter takes an import along the arrows', () => {
  it.each(along)('%s → %s', (...one) => {
    expect(found).not.toContainEqual(one);
  });
});
