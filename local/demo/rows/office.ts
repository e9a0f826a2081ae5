import { goals } from '../../../sheets-schema/goals.ts';
import { presetRows } from '../../../sheets-schema/presets.ts';
import { settings } from '../../../sheets-schema/settings.ts';
import type { NewRow } from '../../../sheets-schema/tab.ts';
import { texts } from '../../../sheets-schema/texts.ts';
import { demoGoals, demoSettings, demoTexts } from '../office.ts';
import { daysAgo, momentOf, type World } from './world.ts';

/** The measure of a goal by its number, as other rows refer to it. */
export type MeasureOf = (no: string) => string | undefined;

/** The rows of *Ziele* after one year. */
export function goalRows(world: World): NewRow<typeof goals>[] {
  return presetRows(goals).map((row) => {
    const { actual, ...rest } = demoGoals[row.no ?? ''] ?? { assessment: 'geplant' as const };
    return { ...row, ...rest, actualManual: actual, receivedAt: momentOf(world, daysAgo(world, 350)) };
  });
}

/** The rows of *Texte*, filled in. */
export function textRows(): NewRow<typeof texts>[] {
  const own: Readonly<Record<string, string | undefined>> = demoTexts;
  return presetRows(texts).map((row) => ({ ...row, text: own[row.key ?? ''] ?? row.text }));
}

/** The rows of *Einstellungen*, filled in; the links to the files are not known here. */
export function settingRows(): NewRow<typeof settings>[] {
  return presetRows(settings)
    .filter((row) => !row.key?.startsWith('file.'))
    .map((row) => ({ ...row, value: demoSettings[row.key ?? ''] ?? row.value }));
}
