import { partners } from '../../sheets-schema/partners.ts';
import { wishes, type Wish } from '../../sheets-schema/wishes.ts';
import { berlinDate } from '../platform/time.ts';
import { shortDate } from '../words/dates.ts';
import { german } from '../words/locale.ts';
import type { AcceptedChange, CellChange, ChangeOutcome } from '../workbook/workbook.ts';

/** What partners asked for on their own pages and nobody has done yet. */
export interface WishWork {
  /** Changes of their rows, and for each the ids of the wishes that it carries out. */
  readonly changes: readonly { readonly change: AcceptedChange; readonly wishes: readonly string[] }[];
  /** Wishes to be erased. */
  readonly erasures: readonly Pick<Wish, 'id' | 'partnerId'>[];
}

/**
 * What is to be done. Several wishes about one cell are one change, from what stood there before the first to what the last
 * one says. A partner who is to be erased wants nothing else.
 */
export function wishWork(rows: readonly Wish[]): WishWork {
  const open = rows.filter(({ id, doneAt }) => id && doneAt === null);
  const erasures = open.filter(({ kind }) => kind === 'loeschen');
  const going = new Set(rows.flatMap(({ kind, partnerId }) => (kind === 'loeschen' ? partnerId : [])));
  const byCell = Map.groupBy(
    open
      .filter(({ kind, partnerId }) => kind === 'aendern' && !going.has(partnerId))
      .toSorted((a, b) => (a.receivedAt ?? '').localeCompare(b.receivedAt ?? '')),
    ({ partnerId, field }) => `${partnerId}|${field}`,
  );
  const changes = [...byCell.values()].flatMap((own) => {
    const [first, last] = [own[0], own.at(-1)];
    const column = columnOf(last?.field ?? null);
    if (!first || !last?.id || !column) return [];
    const change = {
      tab: partners,
      id: last.partnerId,
      column,
      old: first.old ?? '',
      new: last.new ?? '',
      key: last.id,
    };
    return [{ change, wishes: own.flatMap(({ id }) => id ?? []) }];
  });
  return { changes, erasures };
}

/** What *Stand* says of carried-out wishes. What may still come is not spoken of. */
export function wishNotes(
  changes: WishWork['changes'],
  outcomes: readonly ChangeOutcome[],
  at: Date,
): CellChange[] {
  return changes.flatMap(({ wishes: ids }, index) => {
    const outcome = outcomes[index] ?? 'shuffled';
    return outcome === 'shuffled' ? [] : ids.map((id) => done(id, outcome, at));
  });
}

function done(id: string, note: Exclude<ChangeOutcome, 'shuffled'>, at: Date): CellChange {
  const state = german()(`upkeep.wish.${note}`, { date: shortDate(berlinDate(at)) });
  return { tab: wishes, id, values: { state, doneAt: at.toISOString() } };
}

function columnOf(field: string | null): string | null {
  return Object.entries(partners.columns).find(([, { label }]) => label === field)?.[0] ?? null;
}
