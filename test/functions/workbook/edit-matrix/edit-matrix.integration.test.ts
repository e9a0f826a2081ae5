import { afterAll, describe, expect, it } from 'vitest';
import { contacts } from '../../../../sheets-schema/contacts.ts';
import { reviewContacts } from '../../../../sheets-schema/review.ts';
import { appendOrReview } from '../../../../functions/workbook/review.ts';
import { WorkbookError, type Workbook } from '../../../../functions/workbook/workbook.ts';
import type { Office } from '../office.ts';
import { edits, requestsOf } from './edits.ts';
import { judgeAppend, judgeCells, judgeRead, type Verdict } from './judge.ts';
import { cellsOf, entry, idOfEntry, startScene, type Cells } from './scene.ts';

const moments = ['cold', 'warm', 'during'] as const;
type Moment = (typeof moments)[number];

/** An operation's surroundings: the manager edits before it or during it. */
interface Try {
  readonly office: Office;
  readonly workbook: Workbook;
  readonly sheetId: number;
  /** The cells that the operation found: those after the edit. */
  readonly before: () => Promise<Cells>;
}

/** Makes the product remember where columns stand: only a write does. */
async function warmed(office: Office): Promise<Workbook> {
  const workbook = office.open();
  await workbook.read(contacts);
  await workbook.append([entry('F')], { unlessPresent: true });
  return workbook;
}

/** All operations of one edit at one moment, each by a workbook of its own. */
async function verdictsOf(name: string, moment: Moment): Promise<Map<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  const names = Object.keys(operations);
  // During a call there is one chance to edit; before it, one edited office serves all.
  const groups = moment === 'during' ? names.map((one) => [one]) : [names];
  for (const group of groups) {
    const office = await startScene();
    const { sheetId, requests } = await requestsOf(office, name);
    const workbooks = new Map<string, Workbook>();
    for (const one of group) workbooks.set(one, moment === 'cold' ? office.open() : await warmed(office));
    let before: Cells | undefined;
    const edit = async () => {
      await office.edit('contacts', ...requests);
      before = moment === 'during' ? await cellsOf(office) : undefined;
    };
    if (moment !== 'during') await edit();
    for (const one of group) {
      if (moment === 'during') office.interrupt[one === 'read' ? 'beforeRead' : 'beforeWrite'] = edit;
      const found = moment === 'during' ? undefined : await cellsOf(office);
      const workbook = workbooks.get(one) ?? office.open();
      const act = operations[one];
      if (!act) continue;
      verdicts.set(
        one,
        await act({ office, workbook, sheetId, before: async () => found ?? before ?? cellsOf(office) }),
      );
    }
    await office.close();
  }
  return verdicts;
}

/** Carries out an operation; a failure that says so is an outcome. */
async function attempted<T>(act: () => Promise<T>): Promise<{ result: T | null; failed: boolean }> {
  try {
    return { result: await act(), failed: false };
  } catch (error) {
    if (error instanceof WorkbookError) return { result: null, failed: true };
    throw error;
  }
}

/** What the product does with a tab, in an order in which none spoils the next. */
const operations: Readonly<Record<string, (given: Try) => Promise<Verdict>>> = {
  async read({ workbook, before, sheetId }) {
    const { result, failed } = await attempted(() => workbook.read(contacts));
    const said = failed || (result?.findings.length ?? 0) > 0;
    return judgeRead(result?.contacts ?? [], said, await before(), sheetId);
  },
  change({ workbook, ...given }) {
    const values = { state: 'geprüft' };
    return judged(given, 'C', values, async () => {
      const { missing } = await workbook.change([{ tab: contacts, id: idOfEntry('C'), values }]);
      return missing === 0;
    });
  },
  changeCells: ({ workbook, ...given }) =>
    judged(given, 'D', { name: 'Neue' }, async () => {
      const change = {
        tab: contacts,
        id: idOfEntry('D'),
        column: 'name',
        old: 'name-D',
        new: 'Neue',
        key: 'D',
      };
      return (await workbook.changeCells([change]))[0] === 'done';
    }),
  eraseCells({ workbook, ...given }) {
    const values = { need: null, name: null, reach: null };
    return judged(given, 'B', values, async () => {
      const erased = await workbook.eraseCells([{ tab: contacts, id: idOfEntry('B'), values }], 'frist');
      return erased.missing === 0;
    });
  },
  async append({ office, workbook, before, sheetId }) {
    const row = entry('G');
    const { result, failed } = await attempted(() =>
      appendOrReview(workbook, [row], { at: '2026-11-10T10:00:00.000Z', why: () => 'umgebaut' }),
    );
    const after = await cellsOf(office);
    const fresh = await attempted(() => office.open().read(contacts, reviewContacts));
    const kept =
      failed || (fresh.result?.review_contacts ?? []).some(({ payload }) => payload?.includes('need-G'));
    const said = failed || result === 'review' || (fresh.result?.findings.length ?? 0) > 0;
    return judgeAppend({ said, before: await before(), after }, sheetId, {
      kept,
      read: fresh.result?.contacts ?? [],
      sent: row.values as Record<string, unknown>,
    });
  },
};

/** Lets the product write cells of one entry. @param act whether all of it was done, by its own account */
async function judged(
  { office, before, sheetId }: Omit<Try, 'workbook'>,
  letter: string,
  values: Readonly<Record<string, string | null>>,
  act: () => Promise<boolean>,
): Promise<Verdict> {
  const { result, failed } = await attempted(act);
  const after = await cellsOf(office);
  return judgeCells(
    { said: failed || result === false, before: await before(), after },
    sheetId,
    letter,
    values,
  );
}

const table = new Map<string, ReadonlyMap<string, Verdict>>();
afterAll(() => {
  const heads = Object.keys(operations).flatMap((one) => moments.map((moment) => `${one} ${moment}`));
  const lines = [...table].map(([name, verdicts]) => [
    name,
    ...heads.map((head) => verdicts.get(head) ?? ''),
  ]);
  const rows = [['', ...heads], ...lines];
  const widths = heads.map((_, at) => Math.max(...rows.map((row) => (row[at + 1] ?? '').length)));
  const first = Math.max(...lines.map(([name = '']) => name.length));
  const shown = rows.map(([name = '', ...cellsOfRow]) =>
    [name.padEnd(first), ...cellsOfRow.map((cell, at) => cell.padEnd(widths[at] ?? 0))].join('  ').trimEnd(),
  );
  process.stdout.write(`${shown.join('\n')}\n`);
});

describe('whatever the manager does to the sheet, nothing is lost unsaid and no cell of hers is changed', () => {
  it.each(Object.keys(edits))('%s', async (name) => {
    const verdicts = new Map<string, Verdict>();
    for (const moment of moments)
      for (const [one, verdict] of await verdictsOf(name, moment)) verdicts.set(`${one} ${moment}`, verdict);
    table.set(name, verdicts);
    const wrong = [...verdicts].filter(([, verdict]) => verdict === 'LOST' || verdict === 'FOREIGN');
    expect(wrong.map((pair) => pair.join(': '))).toEqual([]);
  });
});
