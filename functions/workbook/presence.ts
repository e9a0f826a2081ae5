import { columnMetadata } from '../../sheets-schema/tab.ts';
import { byMetadata, type Api } from './api.ts';
import { standsCrooked, type EncodedRow } from './append-requests.ts';
import { rawTab, tabFilters } from './snapshot.ts';

/** Which rows stand in the sheet by their id, and which of them with values under wrong columns. */
export async function presentRows(
  api: Api,
  spreadsheetId: string,
  rows: readonly EncodedRow[],
  deadline: number,
): Promise<{ present: ReadonlySet<EncodedRow>; crooked: ReadonlySet<EncodedRow> }> {
  const named = rows.filter(({ id }) => id !== null);
  const present = new Set<EncodedRow>();
  const crooked = new Set<EncodedRow>();
  const idColumns = new Map(named.map(({ tab }) => [columnMetadata(tab, tab.idColumn).id, tab.key]));
  if (idColumns.size === 0) return { present, crooked };
  const ids = new Map<string, ReadonlySet<string>>();
  const ranges = await api.values(spreadsheetId, byMetadata(idColumns.keys()), deadline);
  for (const { dataFilters, valueRange } of ranges)
    for (const filter of dataFilters ?? []) {
      const key = idColumns.get(filter.developerMetadataLookup?.metadataId ?? 0);
      const cells: unknown[] = valueRange?.values?.[0] ?? [];
      if (key) ids.set(key, new Set(cells.map(String)));
    }
  for (const row of named) if (ids.get(row.tab.key)?.has(row.id ?? '')) present.add(row);

  // Only where an id was found is the rest of its row worth a read, and all of them no more than one.
  const tabs = new Map([...present].map(({ tab }) => [tab.key, tab]));
  if (tabs.size === 0) return { present, crooked };
  const whole = await api.values(spreadsheetId, [...tabs.values()].flatMap(tabFilters), deadline);
  for (const tab of tabs.values()) {
    const sheet = rawTab(tab, whole);
    if (!sheet) continue;
    const column = sheet.cells.get(tab.idColumn) ?? [];
    for (const row of present) {
      const at = row.tab.key === tab.key ? column.indexOf(row.id) : -1;
      if (at >= 0 && standsCrooked(row, (key) => sheet.cells.get(key)?.[at])) crooked.add(row);
    }
  }
  return { present, crooked };
}
