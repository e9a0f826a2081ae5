import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../../functions/workbook/cells.ts';
import type { RawTab } from '../../../functions/workbook/snapshot.ts';
import { twinCells, twinSteps } from '../../../functions/workbook/twins.ts';
import { wordsFrom } from '../../../functions/workbook/words.ts';
import { idFrom } from '../../../sheets-schema/ids.ts';
import { reports } from '../../../sheets-schema/reports.ts';
import type { Tab } from '../../../sheets-schema/tab.ts';
import { contacts } from '../../../sheets-schema/contacts.ts';

const words = wordsFrom([{ list: 'topic', key: 'geld', label: 'Geldsorgen', aliases: 'Geld' }]);
type Row = Readonly<Record<string, RawCell>>;
const id = idFrom(new Uint8Array(16).fill(1));

function sheet(tab: Tab, rows: readonly Row[]): RawTab {
  const keys = Object.keys(tab.columns);
  return {
    title: tab.title,
    headerRow: 0,
    headers: [],
    places: new Map(keys.map((key, index) => [key, index])),
    cells: new Map(keys.map((key) => [key, ['Überschrift', ...rows.map((row) => row[key])]])),
    found: new Set(),
  };
}

/** The rows after all steps, by what is left in them. */
function blanked(tab: Tab, given: readonly Row[]): Row[] {
  const rows = given.map((row) => ({ ...row }));
  for (const step of twinSteps)
    for (const { row, key } of twinCells(tab, sheet(tab, rows), step, words)) delete rows[row - 1]?.[key];
  return rows;
}

describe('of two rows that are one submission', () => {
  const sent: Row = { date: 46_000, need: 'Ein langes Anliegen', name: 'Anna', id, submissionId: 'S' };
  const elder: Row = { ...sent, receivedAt: 46_000.1, state: 'gesehen' };
  const younger: Row = { ...sent, receivedAt: 46_000.2 };

  it('the younger is blanked, wherever it stands', () => {
    expect(blanked(contacts, [younger, elder])).toEqual([{}, elder]);
    expect(blanked(contacts, [elder, younger])).toEqual([elder, {}]);
  });

  it('a word that was renamed between the two is no difference', () => {
    const [before, after] = [
      { ...elder, mainTopic: 'Geld' },
      { ...younger, mainTopic: 'Geldsorgen' },
    ];
    expect(blanked(contacts, [before, after])).toEqual([before, {}]);
    expect(blanked(contacts, [before, { ...after, mainTopic: 'Wohnen' }])).toHaveLength(2);
    expect(blanked(contacts, [before, { ...after, mainTopic: 'Wohnen' }])[1]).not.toEqual({});
  });

  it('each step leaves something by which the row is known', () => {
    const [most, last, only] = twinSteps.map((step) =>
      twinCells(contacts, sheet(contacts, [elder, younger]), step, words),
    );
    expect(most?.map(({ key }) => key).toSorted()).toEqual(['date', 'name', 'receivedAt', 'submissionId']);
    expect([last, only]).toEqual([[], []]);
  });

  it('what a step that broke off has left is blanked by the next run', () => {
    expect(blanked(contacts, [elder, { id, need: sent['need'], date: 46_000 }])).toEqual([elder, {}]);
    expect(blanked(contacts, [elder, { id }])).toEqual([elder, {}]);
  });

  it('none is blanked that was changed since, or that a person typed and copied', () => {
    const edited = { ...younger, name: 'Anna B.' };
    expect(blanked(contacts, [elder, edited])).toEqual([elder, edited]);
    const typed: Row = { date: 46_000, need: 'getippt', id };
    expect(blanked(contacts, [typed, typed])).toEqual([typed, typed]);
  });

  it('the one stays that the manager has decided on; where she has on both, both stay', () => {
    const report: Row = { offer: 'Boule', text: 'Stimmt nicht', id, submissionId: 'S', receivedAt: 46_000.1 };
    const decided = { ...report, receivedAt: 46_000.2, decision: 'erledigt' };
    expect(blanked(reports, [report, decided])).toEqual([{}, decided]);
    expect(blanked(reports, [{ ...report, decision: 'ablehnen' }, decided])).toHaveLength(2);
    expect(blanked(reports, [{ ...report, decision: 'ablehnen' }, decided])[1]).toEqual(decided);
  });
});
