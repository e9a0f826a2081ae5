import { z } from 'zod';
import { tabByKey } from '../../sheets-schema/workbooks.ts';
import type { NewRow, Tab } from '../../sheets-schema/tab.ts';
import { append, type Append } from './workbook.ts';

/** A write without an answer can still land for this long, in milliseconds (Google's own limit for a call is 180 s). */
export const STILL_LANDING_MS = 200_000;

/** Rows on their way through the task queue to `append`: the tab's key and the values by column key. */
export interface QueuedRows {
  readonly rows: readonly {
    readonly tab: string;
    readonly values: Readonly<Record<string, unknown>>;
  }[];
}

/** A task's payload that does not say which rows it means. */
class PayloadInvalid extends Error {
  readonly code = 'PAYLOAD_INVALID';
}

const payload = () =>
  z.object({
    rows: z
      .array(z.object({ tab: z.string(), values: z.record(z.string(), z.unknown()) }))
      .min(1)
      .max(100),
  });

/** What a task for `append` carries. */
export function queued(rows: readonly Append[]): QueuedRows {
  return { rows: rows.map(({ tab, values }) => ({ tab: tab.key, values })) };
}

/**
 * The rows that a task carries, each value checked against its column.
 * @param tabOf finds a tab by its key; the answers' tabs of surveys are not among the fixed ones
 * @throws PayloadInvalid naming tab and column, never a value
 */
export function rowsFromQueue(body: unknown, tabOf: (key: string) => Tab | undefined = tabByKey): Append[] {
  const parsed = payload().safeParse(body);
  if (!parsed.success) throw new PayloadInvalid('[append] The task holds no rows. Look at what made it.');
  return parsed.data.rows.map(({ tab: key, values }) => {
    const tab = tabOf(key);
    if (!tab) throw new PayloadInvalid(`[append] There is no tab "${key}". Look at what made the task.`);
    return append(tab, checked(tab, values));
  });
}

function checked(tab: Tab, values: Readonly<Record<string, unknown>>): NewRow<Tab> {
  for (const [key, value] of Object.entries(values)) {
    const column = Object.hasOwn(tab.columns, key) ? tab.columns[key] : undefined;
    if (!column || !column.schema.safeParse(value).success) {
      throw new PayloadInvalid(
        `[append] The value for "${key}" does not fit the tab "${tab.title}". Look at what made the task.`,
      );
    }
  }
  if (typeof values[tab.idColumn] !== 'string') {
    throw new PayloadInvalid(`[append] A row for "${tab.title}" has no id: it could be written twice.`);
  }
  return values as NewRow<Tab>;
}
