import { goals } from '../../sheets-schema/goals.ts';
import { listsTab } from '../../sheets-schema/listing.ts';
import { presetRows } from '../../sheets-schema/presets.ts';
import { settings } from '../../sheets-schema/settings.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import { texts } from '../../sheets-schema/texts.ts';
import { contactsFileKey, contactsYear } from '../rules/contacts-year.ts';
import { append, type Append, type Workbook } from '../workbook/workbook.ts';

/**
 * Writes the rows that *Listen*, *Texte* and *Einstellungen* begin with where such a tab stands without any: in a new
 * office, or when somebody emptied it. Without them nobody knows what to fill in. *Ziele* get theirs in a new office only.
 * From December on *Einstellungen* get the row for the next year's contacts file.
 * @param day in Berlin, `YYYY-MM-DD`
 * @returns how many rows were written
 * @throws WorkbookError
 */
export async function writeFirstRows(workbook: Workbook, day: string): Promise<number> {
  const read = await workbook.read(listsTab, texts, settings, goals);
  // A tab that cannot be read whole is not an empty one.
  const isBlank = (tab: typeof listsTab | typeof texts | typeof settings | typeof goals): boolean =>
    read[tab.key].length === 0 && !read.findings.some((finding) => finding.tab === tab.key);
  const blank: Tab[] = [listsTab, texts, settings].filter(isBlank);
  const isNew = blank.length === 3;
  const year = Number(day.slice(0, 4));
  const rows = [...blank, ...(isNew && isBlank(goals) ? [goals] : [])].flatMap((tab: Tab): Append[] =>
    presetRows(tab, { year }).map((row) => append(tab, row)),
  );
  const nextKey = contactsFileKey(contactsYear(day));
  const known = blank.includes(settings) || read.findings.some(({ tab }) => tab === settings.key);
  if (contactsYear(day) > year && !known && !read.settings.some(({ key }) => key.trim() === nextKey))
    rows.push(
      ...presetRows(settings, { year: contactsYear(day) })
        .filter(({ key }) => key === nextKey)
        .map((row) => append(settings, row)),
    );
  if (rows.length > 0) await workbook.append(rows, { unlessPresent: true });
  return rows.length;
}
