import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const house = mkdtempSync(join(tmpdir(), 'house-'));
copyFileSync(join(root, '.oxlintrc.json'), join(house, '.oxlintrc.json'));
afterAll(() => rmSync(house, { recursive: true }));

/** What the linter says of one file in a house of its own. */
function lint(file: string, source: string): string {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), source);
  const run = spawnSync(join(root, 'node_modules/.bin/oxlint'), [file], { cwd: house, encoding: 'utf8' });
  rmSync(join(house, file));
  return run.stdout;
}

describe('the linter refuses an import against the arrows', () => {
  it.each([
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
  ])('%s → %s', (file, target) => {
    expect(lint(file, `import { x } from '${target}';\nexport const y = x;\n`)).toContain(
      'no-restricted-imports',
    );
  });
});

describe('the linter takes an import along the arrows', () => {
  it.each([
    ['sheets-schema/offers.ts', './vocabulary.ts'],
    ['sheets-schema/offers.ts', 'zod'],
    ['functions/digest/function.ts', '../workbook/workbook.ts'],
    ['functions/digest/function.ts', '../ports.ts'],
    ['functions/digest/function.ts', './letters.ts'],
    ['functions/mail/ledger.ts', '../workbook/workbook.ts'],
    ['functions/platform/keys.ts', '../../sheets-schema/ids.ts'],
    ['local/system.ts', '../functions/ports.ts'],
  ])('%s → %s', (file, target) => {
    expect(lint(file, `import { x } from '${target}';\nexport const y = x;\n`)).not.toContain(
      'no-restricted-imports',
    );
  });
});
