import { goals } from '../../sheets-schema/goals.ts';
import { listsTab } from '../../sheets-schema/listing.ts';
import { presetRows } from '../../sheets-schema/presets.ts';
import { settings } from '../../sheets-schema/settings.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import { texts } from '../../sheets-schema/texts.ts';
import { append, type Append, type Workbook } from '../workbook/workbook.ts';

/**
 * Writes the rows that *Listen*, *Texte* and *Einstellungen* begin with where such a tab stands without any: in a new
 * office, or when somebody emptied it. Without them nobody knows what to fill in. *Ziele* get theirs in a new office only.
 * @param year of the contacts file whose link *Einstellungen* ask for
 * @returns how many rows were written
 * @throws WorkbookError
 */
export async function writeFirstRows(workbook: Workbook, year: number): Promise<number> {
  const read = await workbook.read(listsTab, texts, settings, goals);
  // A tab that cannot be read whole is not an empty one.
  const isBlank = (tab: typeof listsTab | typeof texts | typeof settings | typeof goals): boolean =>
    read[tab.key].length === 0 && !read.findings.some((finding) => finding.tab === tab.key);
  const blank: Tab[] = [listsTab, texts, settings].filter(isBlank);
  const isNew = blank.length === 3;
  const rows = [...blank, ...(isNew && isBlank(goals) ? [goals] : [])].flatMap((tab: Tab): Append[] =>
    presetRows(tab, { year }).map((row) => append(tab, row)),
  );
  if (rows.length > 0) await workbook.append(rows, { unlessPresent: true });
  return rows.length;
}
