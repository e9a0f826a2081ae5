import { t } from '../words.ts';
import { within } from './area.ts';
import type { Grid } from './grid.ts';
import type { Session } from './session.ts';
import { summarise } from './summary.ts';

/** What the line below the cells says: sum and count of a chosen block, else how much the tab holds. */
export function statusText(session: Session, grid: Grid): string {
  const { values, sheet, filteredCount } = session;
  const width = values.reduce((most, row) => Math.max(most, row.length), 0);
  const { left, top, right, bottom } = grid.selection;
  const used = within(grid.selection, values.length, width);
  if (used && (left !== right || top !== bottom)) {
    const texts: string[] = [];
    for (let y = used.top; y <= used.bottom; y += 1) {
      if (session.hidden(y)) continue;
      for (let x = used.left; x <= used.right; x += 1) texts.push(values[y]?.[x] ?? '');
    }
    const { count, numbers, sum } = summarise(texts);
    const german = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 });
    if (numbers > 1)
      return t('status.sum', { sum: german.format(sum), average: german.format(sum / numbers), count });
    if (count > 0) return t('status.count', { count });
  }
  const all = Math.max(0, values.length - (sheet?.frozenRows ?? 0));
  if (filteredCount === 0) return t('status.rows', { n: all });
  let shown = 0;
  for (let y = sheet?.frozenRows ?? 0; y < values.length; y += 1) if (!session.hidden(y)) shown += 1;
  return t('status.filtered', { shown, n: all });
}
