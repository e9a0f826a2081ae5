import { moments, operations, type Verdicts } from './matrix.ts';
import type { Verdict } from './judge.ts';

const signs: Readonly<Record<Verdict, string>> = { right: '·', loud: '!', LOST: 'L', FOREIGN: 'F' };
const kinds = Object.keys(signs) as Verdict[];

/** Verdicts of several contestants by edit. */
export type Table = ReadonlyMap<string, readonly Verdicts[]>;

/** How often each verdict was found. */
export function countsOf(verdicts: Iterable<Verdict>): Readonly<Record<Verdict, number>> {
  const counts: Record<Verdict, number> = { right: 0, loud: 0, LOST: 0, FOREIGN: 0 };
  for (const verdict of verdicts) counts[verdict]++;
  return counts;
}

/** The table as people read it: a line an edit, a block a contestant. */
export function shownTable(names: readonly string[], table: Table): string {
  const first = Math.max(...[...table.keys()].map(({ length }) => length));
  const width = Math.max(...operations.map(({ length }) => length));
  const wide = operations.length * (width + 1) + 4 * kinds.length;
  const line = (edit: string, blocks: readonly string[]) =>
    [edit.padEnd(first), ...blocks.map((block) => block.padEnd(wide))].join(' │ ').trimEnd();
  const figures = (verdicts: Iterable<Verdict>) =>
    Object.values(countsOf(verdicts))
      .map((count) => String(count || '').padStart(4))
      .join('');
  const heads = `${operations.map((one) => one.padEnd(width + 1)).join('')}${kinds.map((kind) => signs[kind].padStart(4)).join('')}`;
  const lines = [...table].map(([edit, all]) =>
    line(
      edit,
      all.map((verdicts) => {
        const marks = operations.map((one) =>
          moments
            .map((moment) => signs[verdicts.get(`${one} ${moment}`) ?? 'LOST'])
            .join('')
            .padEnd(width + 1),
        );
        return marks.join('') + figures(verdicts.values());
      }),
    ),
  );
  const sums = names.map((_, at) =>
    figures([...table.values()].flatMap((all) => [...(all[at]?.values() ?? [])])).padStart(wide),
  );
  return [
    `${moments.join(', ')} each; · right, ! said and kept, L lost unsaid, F a foreign cell changed`,
    line('', names),
    line(
      '',
      names.map(() => heads),
    ),
    ...lines,
    line('all', sums),
  ].join('\n');
}
