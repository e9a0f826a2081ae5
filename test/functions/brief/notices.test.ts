import { describe, expect, it } from 'vitest';
import { german, textsOf } from '../../../functions/words/locale.ts';
import type { Placed } from '../../../functions/brief/content.ts';
import { mendingsOf, noticeWork, withoutLeft, withoutUnfinished } from '../../../functions/brief/notices.ts';
import type { Finding } from '../../../functions/workbook/workbook.ts';
import type { Contact } from '../../../sheets-schema/contacts.ts';
import { notices, type Notice } from '../../../sheets-schema/notices.ts';

const AT = new Date('2026-11-30T05:30:00Z');
const finding = (code: Finding['code'], row: number, column = 'access'): Finding => ({
  code,
  file: 'directory',
  tab: 'offers',
  tabTitle: 'Angebote',
  column,
  columnLabel: column === 'access' ? 'Zugang' : 'Ansprechperson',
  row,
  link: `https://sheets.example/#range=K${row}`,
});
const missing = [finding('VALUE_MISSING', 6), finding('VALUE_MISSING', 9)];
const asRow = (findings: Finding[], values: Partial<Notice> = {}): Notice => {
  const [added] = noticeWork(mendingsOf(findings), [], AT).added;
  return { gone: null, decision: null, ...(added?.values as object), ...values } as Notice;
};

describe('what is to be mended', () => {
  it('is one thing for each kind in each column, the heaviest first', () => {
    const found = mendingsOf([...missing, finding('WORD_UNKNOWN', 3), finding('ROWS_SHUFFLED', 1)]);
    expect(found.map(({ first, cells, weight }) => [first.code, cells, weight])).toEqual([
      ['ROWS_SHUFFLED', 1, 3],
      ['WORD_UNKNOWN', 1, 2],
      ['VALUE_MISSING', 2, 1],
    ]);
  });

  it('is no personal value that is missing: it may have been erased in time', () => {
    expect(mendingsOf([finding('VALUE_MISSING', 6, 'contactPerson')])).toEqual([]);
  });

  it('is no gap of a contact from the form that is still worked on, where no form asks', () => {
    const gap = (row: number, column: string, file = 'K26'): Finding => ({
      ...finding('VALUE_MISSING', row, column),
      tab: 'contacts',
      link: `https://sheets.example/${file}/#range=K${row}`,
    });
    const contact = (row: number, values: object) =>
      ({ row, spreadsheetId: 'K26', receivedAt: AT.toISOString(), done: null, ...values }) as Placed<Contact>;
    const rows = [contact(2, {}), contact(3, { done: 'ja' }), contact(4, { receivedAt: null })];
    const gaps = [gap(2, 'duration'), gap(2, 'mainTopic'), gap(2, 'duration', 'K25'), gap(3, 'duration')];
    const left = withoutUnfinished([...gaps, gap(4, 'duration'), ...missing], rows);
    expect(left).toEqual([...gaps.slice(1), gap(4, 'duration'), ...missing]);
  });

  it('is not what the manager decided to leave', () => {
    const row = asRow(missing, { decision: 'solassen' });
    expect(withoutLeft(mendingsOf([...missing, finding('WORD_UNKNOWN', 3)]), [row])).toMatchObject([
      { first: { code: 'WORD_UNKNOWN' } },
    ]);
  });
});

describe('Hinweise', () => {
  it('get a row with what, where and what to do', () => {
    expect(asRow(missing)).toMatchObject({
      weight: 1,
      what: 'Tabelle „Angebote“, Spalte „Zugang“, Zeile 6: Hier fehlt eine Angabe.',
      where: 'https://sheets.example/#range=K6',
      todo: 'Bitte tragen Sie die Angabe nach. Dasselbe gilt für eine weitere Zeile.',
      since: AT.toISOString(),
    });
  });

  it('stay as they are while nothing changes, and follow where the first cell is', () => {
    expect(noticeWork(mendingsOf(missing), [asRow(missing)], AT)).toEqual({ added: [], changed: [] });
    const { changed } = noticeWork(mendingsOf(missing.slice(1)), [asRow(missing)], AT);
    expect(changed).toMatchObject([
      {
        tab: notices,
        values: {
          what: 'Tabelle „Angebote“, Spalte „Zugang“, Zeile 9: Hier fehlt eine Angabe.',
          where: 'https://sheets.example/#range=K9',
          todo: 'Bitte tragen Sie die Angabe nach.',
        },
      },
    ]);
  });

  it('say since when it is mended, once, and no more when it is back', () => {
    const row = asRow(missing);
    const gone = AT.toISOString();
    expect(noticeWork([], [row], AT).changed).toEqual([{ tab: notices, id: row.id, values: { gone } }]);
    expect(noticeWork([], [{ ...row, gone }], AT).changed).toEqual([]);
    expect(noticeWork(mendingsOf(missing), [{ ...row, gone }], AT)).toMatchObject({
      added: [],
      changed: [{ values: { gone: null } }],
    });
  });

  it('have all texts of each kind', () => {
    const kinds = Object.keys(textsOf('de')).flatMap(
      (key) => /^finding\.([A-Z_]+)\.what$/.exec(key)?.[1] ?? [],
    );
    expect(kinds.length).toBeGreaterThan(10);
    for (const kind of kinds)
      for (const key of [`finding.${kind}.todo`, `brief.finding.${kind}`])
        expect([key, german().has(key)]).toEqual([key, true]);
  });
});
