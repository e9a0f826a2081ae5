import type { Tab } from '../../sheets-schema/tab.ts';
import type { LinkTo, RowPlace } from './tab-links.ts';
import type { Finding, FindingCode } from './workbook.ts';

/** A finding about the meaning of a row: its tab, column and place, with a link to the row. @param place none: the whole column */
export function rowFinding(
  code: FindingCode,
  tab: Tab,
  column: string,
  place: RowPlace | null,
  linkTo: LinkTo,
): Finding {
  const link = place ? linkTo(tab, place) : linkTo(tab);
  return {
    code,
    file: tab.file,
    tab: tab.key,
    tabTitle: tab.title,
    column,
    columnLabel: tab.columns[column]?.label ?? column,
    ...(place && { row: place.row }),
    ...(link !== null && { link }),
  };
}
