import { parseArgs } from 'node:util';
import { answersFrom, doubtNames, doubts } from '../../../../local/sheets/doubts.ts';
import type { World } from '../../../support/office-template.ts';
import { edits } from './edits.ts';
import { googleSpreadsheet } from './google-spreadsheet.ts';
import { verdictsOf, wrongs, type Verdicts } from './matrix.ts';
import { product } from './product.ts';
import { shownTable } from './table.ts';

/**
 * `npm run matrix [-- [--all-worlds] [--world DOUBT=yes] [--edit NAME]]`: prints the edit matrix and fails by its exit status where an
 * entry is lost unsaid or a foreign cell changed. docs/edit-matrix.md says how to read it.
 */
async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'all-worlds': { type: 'boolean' },
      world: { type: 'string', multiple: true },
      edit: { type: 'string', multiple: true },
    },
  });
  const names = values.edit ?? Object.keys(edits);
  const likely = answersFrom(values.world ?? []);
  const worlds: World[] = values['all-worlds']
    ? doubtNames.map((name) => ({ ...likely, [name]: !doubts[name].likely }))
    : [likely];
  let wrong = 0;
  for (const world of worlds) {
    const contestants = values['all-worlds'] ? [product] : [product, googleSpreadsheet];
    const table = new Map<string, Verdicts[]>();
    const lines: string[] = [];
    for (const edit of names) {
      const all: Verdicts[] = [];
      for (const one of contestants) all.push(await verdictsOf(one, edit, world));
      table.set(edit, all);
      lines.push(...wrongs(all[0] ?? new Map()).map((one) => `${edit}, ${one}`));
    }
    const answers = Object.entries(world).map(([name, answer]) => `${name}=${answer ? 'yes' : 'no'}`);
    console.log(`\n${answers.join(' ') || 'the likely world'}`);
    console.log(
      shownTable(
        contestants.map(({ name }) => name),
        table,
      ),
    );
    for (const line of lines) console.log(`WRONG: ${line}`);
    wrong += lines.length;
  }
  if (wrong > 0) process.exitCode = 1;
}

await main(process.argv.slice(2));
