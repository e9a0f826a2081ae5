import { personalColumns } from '../../sheets-schema/privacy.ts';
import type { Retention } from '../../sheets-schema/vocabulary.ts';
import { tabByKey } from '../../sheets-schema/workbooks.ts';
import { german } from '../words/locale.ts';

/** What of a table is kept for how long, in German as the tables are. */
interface KeptView {
  readonly where: string;
  readonly what: string;
  readonly time: string;
}

/** How long what is stored about people stays, as the schema declares it: what `upkeep` goes by. */
export function keptViews(): KeptView[] {
  const lines = personalColumns().map(({ tab, tabTitle, label, retention }) => ({
    where: tabTitle,
    label,
    time: timeText(retention, (key) => tabByKey(tab)?.columns[key]?.label ?? key),
  }));
  return [...Map.groupBy(lines, ({ where, time }) => `${where}\n${time}`).values()].flatMap((its) => {
    const [first] = its;
    if (!first) return [];
    // Prüfen stands in every file.
    const what = [...new Set(its.map(({ label }) => label))].join(', ');
    return [{ where: first.where, what, time: first.time }];
  });
}

function timeText(retention: Retention, labelOf: (column: string) => string): string {
  const t = german();
  if ('ended' in retention) {
    const { ended, unconfirmed } = retention;
    return t('privacy.consent', { ended: durationText(ended), unconfirmed: durationText(unconfirmed) });
  }
  const { keep, from, otherwise } = retention;
  const time = { time: durationText(keep), from: labelOf(from) };
  return otherwise
    ? t('privacy.otherwise', {
        ...time,
        otherTime: durationText(otherwise.keep),
        otherFrom: labelOf(otherwise.from),
      })
    : t('privacy.time', time);
}

const units = { D: 'days', M: 'months', Y: 'years' } as const;

/** An ISO 8601 duration in words, such as "12 Monate". */
function durationText(duration: string): string {
  const unit = units[duration.slice(-1) as keyof typeof units];
  return german()(`privacy.${unit}`, { n: Number(duration.slice(1, -1)) });
}
