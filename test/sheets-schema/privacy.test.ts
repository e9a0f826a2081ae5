import { describe, expect, it } from 'vitest';
import { personalColumns } from '../../sheets-schema/privacy.ts';
import { tabByKey } from '../../sheets-schema/workbooks.ts';

const table = personalColumns();

describe('the privacy table', () => {
  it('lists every column that may hold something about a person', () => {
    expect(table.map(({ tab, column }) => `${tab}.${column}`)).toEqual([
      'offers.contactPerson',
      'offers.keepEmail',
      'organisations.contactPerson',
      'organisations.contactEmail',
      'organisations.contactPhone',
      'events.reach',
      'changes.old',
      'changes.new',
      'reports.reach',
      'review_directory.payload',
      'contacts.need',
      'contacts.reach',
      'contacts.name',
      'review_contacts.payload',
      'review_surveys.payload',
      'partners.email',
      'partners.name',
      'partners.organisation',
      'wishes.old',
      'wishes.new',
      'review_operations.payload',
      'protocol.old',
      'protocol.new',
      'consents.addressHmac',
      'deliveries.key',
      'deliveries.recipient',
    ]);
  });

  it('shows none of them to everybody', () => {
    expect(table.filter(({ tab, column }) => tabByKey(tab)?.columns[column]?.public)).toEqual([]);
  });

  it('lets each end after a time counted from a day that stands in its own row, or from what its owner agreed to', () => {
    for (const { tab, column, retention } of table) {
      if ('ended' in retention) {
        expect(['partners', 'consents'], `${tab}.${column}`).toContain(tab);
        continue;
      }
      for (const { keep, from } of [retention, retention.otherwise ?? retention]) {
        expect(keep, `${tab}.${column}`).toMatch(/^P\d+[DMY]$/);
        expect(['date', 'instant'], `${tab}.${column} from ${from}`).toContain(
          tabByKey(tab)?.columns[from]?.kind,
        );
      }
    }
  });

  it('forgets who wrote a year after the matter is done, and after two years in any case', () => {
    expect(table.find(({ tab, column }) => tab === 'contacts' && column === 'reach')).toMatchObject({
      file: 'contacts',
      tabTitle: 'Kontakte',
      writer: 'resident',
      retention: { keep: 'P12M', from: 'doneAt', otherwise: { keep: 'P24M', from: 'date' } },
    });
  });

  it('says who fills a column where the column itself does not', () => {
    const writers = Object.fromEntries(table.map(({ tab, column, writer }) => [`${tab}.${column}`, writer]));
    expect(writers).toMatchObject({
      'organisations.contactPerson': 'manager',
      'protocol.old': 'machine',
      'partners.email': 'partner',
      'reports.reach': 'resident',
    });
  });
});
