import { changes } from '../../sheets-schema/changes.ts';
import { partners, type Partner } from '../../sheets-schema/partners.ts';
import { personalColumns } from '../../sheets-schema/privacy.ts';
import { protocol, type ProtocolEntry } from '../../sheets-schema/protocol.ts';
import { reviewDirectory, reviewOperations } from '../../sheets-schema/review.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import { wishes, type Wish } from '../../sheets-schema/wishes.ts';
import { berlinDate } from '../platform/time.ts';
import { addressTabs, placesOf } from '../rules/places.ts';
import { shortDate } from '../words/dates.ts';
import { german } from '../words/locale.ts';
import { isGone, type CellChange, type Finding } from '../workbook/workbook.ts';
import { blank, personal } from './blank.ts';
import type { Row } from './retention.ts';

/** What an erasure blanks, tab by tab. */
export interface Erasure {
  readonly elsewhere: readonly (readonly CellChange[])[];
  /** The partner's own rows, the one in *Partner* last: by its address the others are found, and a run that broke off begins anew. */
  readonly own: readonly (readonly CellChange[])[];
  /** That it is done. */
  readonly done: CellChange;
}

/**
 * What is to be blanked of one partner. What waits for a decision of the manager's says that it is gone, and is not
 * carried out any more.
 * @param wish the one to be erased
 * @param rowsOf the rows of `addressTabs` as read
 */
export function erasureOf(
  { id, partnerId }: Pick<Wish, 'id' | 'partnerId'>,
  read: {
    readonly partners: readonly Partner[];
    readonly wishes: readonly Wish[];
    readonly protocol: readonly ProtocolEntry[];
  },
  rowsOf: (tab: Tab) => readonly Row[],
  at: Date,
): Erasure {
  const t = german();
  const date = shortDate(berlinDate(at));
  const address = read.partners.find((row) => row.id === partnerId)?.email ?? null;
  const state = t('upkeep.partner.erased', { date });
  const besides = (tab: Tab): Record<string, string> => {
    if (tab.key === changes.key) return { state };
    const isReview = tab.key === reviewDirectory.key || tab.key === reviewOperations.key;
    return isReview ? { state, doneAt: at.toISOString() } : {};
  };
  const elsewhere = placesOf(address, rowsOf).flatMap(({ tab, row, columns }): CellChange[] => {
    const rowId = row[tab.idColumn];
    return typeof rowId === 'string'
      ? [{ tab, id: rowId, values: { ...blank(columns), ...besides(tab) } }]
      : [];
  });
  const blankAll = (tab: Tab, ids: readonly (string | null)[]): CellChange[] =>
    ids.flatMap((one) => (one ? [{ tab, id: one, values: blank(personal(tab)) }] : []));
  return {
    elsewhere: [...Map.groupBy(elsewhere, ({ tab }) => tab).values()],
    own: [
      blankAll(
        protocol,
        read.protocol.filter(({ entry }) => entry === partnerId).map((row) => row.id),
      ),
      blankAll(
        wishes,
        read.wishes.filter((one) => one.partnerId === partnerId).map((row) => row.id),
      ),
      [{ tab: partners, id: partnerId, values: { ...blank(personal(partners)), state } }],
    ],
    done: {
      tab: wishes,
      id: id ?? '',
      values: { state: t('upkeep.wish.erased', { date }), doneAt: at.toISOString() },
    },
  };
}

/** A tab in which an address may stand that cannot be seen now; undefined where all can. */
export function unseenIn(findings: readonly Finding[]): Tab | undefined {
  return addressTabs.find((tab: Tab) => {
    const columns = new Set(personalColumns([tab]).map(({ column }) => column));
    return findings.some(
      (one) =>
        (one.tab === tab.key || (one.code === 'FILE_MISSING' && one.file === tab.file)) &&
        ((isGone(one) && (one.column === undefined || columns.has(one.column))) ||
          one.code === 'ROWS_SHUFFLED'),
    );
  });
}
