import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { t, type Word } from '../../../local/workbench/public/words.ts';
import words from '../../../local/workbench/words.json' with { type: 'json' };

const ROOT = new URL('../../../local/workbench/', import.meta.url);
const source = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(new URL(path, ROOT), 'utf8'))
  .join('\n');
/** Keys that the code puts together: of functions, ways to see a message, states of a task, errors and failures. */
const COMPOSED =
  /^(runs\.(digest|brief|survey|upkeep)|mailbox\.(html|text|headers|source)|queue\.(waiting|done|deleted)|faults\.(429|500|502|503|befell\.\w+))/;

describe('the words of the workbench', () => {
  it('are all used', () => {
    const unused = Object.keys(words).filter((key) => !COMPOSED.test(key) && !source.includes(`'${key}'`));
    expect(unused).toEqual([]);
  });

  it('fill in values and choose by number', () => {
    expect(t('menu.deleteRows', { from: 2, to: 4 })).toBe('Zeilen 2–4 löschen');
    expect(t('mailbox.count', { n: 1 })).toBe('1 Nachricht');
    expect(t('mailbox.count', { n: 0 })).toBe('0 Nachrichten');
  });

  it('leave no hole where a value is missing', () => {
    for (const key of Object.keys(words).filter((name) => words[name as Word].includes('{'))) {
      expect(() => t(key as Word), key).toThrow('needs a value');
    }
  });
});
