import { describe, expect, expectTypeOf, it } from 'vitest';
import { setupRequests } from '../../functions/workbook/setup-requests.ts';
import { wordsFrom } from '../../functions/workbook/words.ts';
import type { Contact } from '../../sheets-schema/contacts.ts';
import { formFields, formSchema } from '../../sheets-schema/forms.ts';
import type { Offer, offers } from '../../sheets-schema/offers.ts';
import { personalColumns } from '../../sheets-schema/privacy.ts';
import { reviewTab } from '../../sheets-schema/review.ts';
import {
  columnMetadata,
  headerMetadata,
  peopleTab,
  tabMetadata,
  writerOf,
  type Columns,
  type NewRow,
  type RowOf,
} from '../../sheets-schema/tab.ts';
import { ask, email, oneOf, text } from '../../sheets-schema/vocabulary.ts';

describe('RowOf', () => {
  it('knows what each cell of an offer may hold', () => {
    expectTypeOf<Offer['title']>().toEqualTypeOf<string>(); // essential: without it there is no row
    expectTypeOf<Offer['summary']>().toEqualTypeOf<string | null>();
    expectTypeOf<Offer['ageFrom']>().toEqualTypeOf<number | null>();
    expectTypeOf<Offer['status']>().toEqualTypeOf<
      'neu' | 'oeffentlich' | 'pausiert' | 'beendet' | 'abgelehnt'
    >();
    expectTypeOf<Offer['cost']>().extract<'frei'>().toEqualTypeOf<'frei'>();
    expectTypeOf<Offer['topics'][number]>().extract<'geld.schulden'>().toEqualTypeOf<'geld.schulden'>();
    expectTypeOf<Offer['id']>().toEqualTypeOf<string | null>();
    expectTypeOf<Contact['persons']>().toEqualTypeOf<number | null>();
  });

  it('lets a new row leave out what it does not know', () => {
    expectTypeOf<{ title: 'Frühstück' }>().toExtend<NewRow<typeof offers>>();
    expectTypeOf<{ title: 5 }>().not.toExtend<NewRow<typeof offers>>();
  });

  it('keeps a tab’s own key, also of the tab that stands in each file', () => {
    expectTypeOf(reviewTab('surveys').key).toEqualTypeOf<'review_surveys'>();
    expect(reviewTab('surveys').key).toBe('review_surveys');
  });
});

describe('adding one field', () => {
  const before = {
    title: text({
      label: 'Angebot',
      required: true,
      essential: true,
      forms: { offer: ask(1, { required: true }) },
    }),
    status: oneOf('status', { label: 'Status', required: true, essential: true }),
  };
  /** The one edit: this line. */
  const added = {
    childcareEmail: email({
      label: 'Kinderbetreuung',
      help: 'Wohin man wegen der Kinderbetreuung schreibt.',
      personal: { keep: 'P12M', from: 'receivedAt' },
      writer: 'partner',
      forms: { offer: ask(2) },
    }),
  };
  const tab = peopleTab('offers', { file: 'directory', title: 'Angebote', columns: { ...before, ...added } });

  it('gives the row type its value', () => {
    expectTypeOf<RowOf<typeof tab>['childcareEmail']>().toEqualTypeOf<string | null>();
  });

  it('gives the sheet its column before the grey ones, with header, note and identity', () => {
    expect(Object.keys(tab.columns).slice(0, 4)).toEqual(['title', 'status', 'childcareEmail', 'state']);
    expect(tab.columns.childcareEmail).toMatchObject({ kind: 'email', label: 'Kinderbetreuung', help: /./ });
    expect(columnMetadata(tab, 'childcareEmail').name).toBe('column:offers.childcareEmail');
  });

  it('gives set-up the requests that make the column in the sheet', () => {
    const lists = { words: wordsFrom([]), rows: new Map() };
    const others = Object.keys(tab.columns).filter((key) => key !== 'childcareEmail');
    const sheet = {
      sheetId: 7,
      title: 'Angebote',
      columnCount: others.length,
      metadata: new Map([
        [tabMetadata(tab).id, -1],
        [headerMetadata(tab).id, 0],
        ...others.map((key, index) => [columnMetadata(tab, key).id, index] as const),
      ]),
      seen: new Map<number, string>(),
      headers: others.map((key) => (tab.columns as Columns)[key]?.label ?? ''),
      empty: false,
    };
    const remembers = (keys: readonly string[]) => new Map([[tab.key, new Set(keys)]]);
    const requests = JSON.stringify(setupRequests([sheet], [tab], lists, remembers(others)));
    expect(requests).toContain('{"stringValue":"Kinderbetreuung"},"note":"Wohin man');
    expect(requests).toContain(`"metadataId":${columnMetadata(tab, 'childcareEmail').id}`);
    const whole = {
      ...sheet,
      columnCount: others.length + 1,
      metadata: new Map([...sheet.metadata, [columnMetadata(tab, 'childcareEmail').id, 7]]),
    };
    expect(
      setupRequests(
        [{ ...whole, headers: [...sheet.headers, 'Kinderbetreuung'] }],
        [tab],
        lists,
        remembers(Object.keys(tab.columns)),
      ),
    ).toEqual([]);
  });

  it('gives the form its question and the check of its answer', () => {
    expect(formFields(tab, 'offer').map(({ key }) => key)).toEqual(['title', 'childcareEmail']);
    expect(formSchema(tab, 'offer').parse({ title: 'x', childcareEmail: ' kita@quartier.example ' })).toEqual(
      {
        title: 'x',
        childcareEmail: 'kita@quartier.example',
      },
    );
    const wrong = formSchema(tab, 'offer').safeParse({ title: 'x', childcareEmail: 'kita' });
    expect(wrong.error?.issues.map(({ message }) => message)).toEqual(['email']);
  });

  it('gives reading its schema', () => {
    expect(tab.columns.childcareEmail.schema.safeParse(null).success).toBe(true);
    expect(tab.columns.childcareEmail.schema.safeParse(5).success).toBe(false);
  });

  it('gives the privacy table its line', () => {
    expect(personalColumns([tab])).toMatchObject([{ label: 'Kinderbetreuung', writer: 'partner' }]);
  });
});

it('knows who usually fills a tab', () => {
  const tab = reviewTab('contacts');
  expect(writerOf(tab, tab.columns.why)).toBe('machine');
  expect(writerOf(tab, tab.columns.decision)).toBe('manager');
  expect(writerOf(tab, tab.columns.payload)).toBe('resident');
});
