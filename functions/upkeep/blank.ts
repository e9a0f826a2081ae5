import { personalColumns } from '../../sheets-schema/privacy.ts';
import type { Tab } from '../../sheets-schema/tab.ts';

/** The columns of a tab that hold data about a person. */
export function personal(tab: Tab): string[] {
  return personalColumns([tab]).map(({ column }) => column);
}

/** All columns of a tab of the machine's but the id. */
export function wholeRow(tab: Tab): string[] {
  return Object.keys(tab.columns).filter((key) => key !== tab.idColumn);
}

/** These columns, emptied. */
export function blank(columns: readonly string[]): Record<string, null> {
  return Object.fromEntries(columns.map((key) => [key, null]));
}
