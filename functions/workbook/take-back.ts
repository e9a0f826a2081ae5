import type { Tab } from '../../sheets-schema/tab.ts';
import type { EncodedRow } from './append-requests.ts';
import { isEmpty, type RawCell } from './cells.ts';
import { writeCarefully, type CarefulIo, type CellWrite } from './careful.ts';
import type { RawTab } from './snapshot.ts';

/**
 * Empties rows of ours that stand beside another's of the same ids: they were written under a claim that somebody else
 * holds. Until then readers take the first of the two.
 * @throws what `writeCarefully` throws
 */
export async function takeBack(
  io: Pick<CarefulIo, 'api' | 'writer' | 'deadline'>,
  rows: readonly EncodedRow[],
): Promise<void> {
  // Only rows of ours are emptied, which nobody sorts: there is nothing to compare with, and nothing to note.
  const careful = { ...io, known: new Map(), onPutBack: () => undefined };
  const byTab = Map.groupBy(rows, ({ tab }) => tab);
  for (const [tab, its] of byTab) {
    const plan = (sheet: RawTab) => doubledCells(tab, sheet, its);
    await writeCarefully(careful, tab, plan); // all but the ids,
    await writeCarefully(careful, tab, plan); // and then those
  }
}

/** The cells of each row's last double, where all that is left of it is as we wrote it: its id goes last, for it tells the row. */
export function doubledCells(tab: Tab, sheet: RawTab, rows: readonly EncodedRow[]): CellWrite[] {
  const ids = sheet.cells.get(tab.idColumn) ?? [];
  return rows.flatMap(({ id, cells }) => {
    const bearers = ids.flatMap((cell, row) => (row > sheet.headerRow && cell === id ? [row] : []));
    if (bearers.length < 2) return [];
    const row = bearers.findLast((one) =>
      [...sheet.cells].every(
        ([key, column]) => isEmpty(column[one]) || column[one] === written(cells.get(key)),
      ),
    );
    if (row === undefined) return [];
    const filled = [...cells.keys()].filter((key) => !isEmpty(sheet.cells.get(key)?.[row]));
    const others = filled.filter((key) => key !== tab.idColumn);
    return (others.length > 0 ? others : filled).map((key) => ({ row, key, value: null }));
  });
}

function written(cell: ReturnType<EncodedRow['cells']['get']>): RawCell {
  return cell?.userEnteredValue?.stringValue ?? cell?.userEnteredValue?.numberValue ?? null;
}
