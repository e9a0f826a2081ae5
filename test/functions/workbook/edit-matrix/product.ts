import { contacts } from '../../../../sheets-schema/contacts.ts';
import { reviewContacts } from '../../../../sheets-schema/review.ts';
import { appendOrReview } from '../../../../functions/workbook/review.ts';
import { WorkbookError, type Workbook } from '../../../../functions/workbook/workbook.ts';
import type { Contestant, Program, Seen } from './contestant.ts';
import { entry, idOfEntry } from './entries.ts';

/** Carries out an operation; null is a failure that says so. */
async function attempted<T>(act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof WorkbookError) return null;
    throw error;
  }
}

/** Our own gateway, as the product's functions use it. */
export const product: Contestant = {
  name: 'Brückenbauer',
  enter: () => () => undefined,
  async open(office, warm) {
    const workbook = office.open();
    if (warm) {
      await workbook.read(contacts);
      await workbook.append([entry('F')], { unlessPresent: true }); // only a write remembers where columns stand
    }
    return programOf(workbook, () => office.open());
  },
};

function programOf(workbook: Workbook, afresh: () => Workbook): Program {
  return {
    async read() {
      const result = await attempted(() => workbook.read(contacts));
      return { rows: result?.contacts ?? [], said: (result?.findings.length ?? 1) > 0 };
    },
    async change(letter, values) {
      const change = { tab: contacts, id: idOfEntry(letter), values };
      const result = await attempted(() => workbook.change([change]));
      return (result?.missing ?? 1) > 0;
    },
    async changeCells(letter, values) {
      const changes = Object.entries(values).map(([column, text]) => {
        const [id, old] = [idOfEntry(letter), `${column}-${letter}`];
        return { tab: contacts, id, column, old, new: text ?? '', key: letter };
      });
      const outcomes = await attempted(() => workbook.changeCells(changes));
      return outcomes === null || outcomes.some((outcome) => outcome !== 'done');
    },
    async eraseCells(letter, values) {
      const change = { tab: contacts, id: idOfEntry(letter), values };
      const result = await attempted(() => workbook.eraseCells([change], 'frist'));
      return (result?.missing ?? 1) > 0;
    },
    async append(letter) {
      const note = { at: '2026-11-10T10:00:00.000Z', why: () => 'umgebaut' };
      const place = await attempted(() => appendOrReview(workbook, [entry(letter)], note));
      if (place === null) return { said: true, kept: true }; // who called still has it
      const read = await attempted(() => afresh().read(contacts, reviewContacts));
      const rows = read?.review_contacts ?? [];
      return {
        said: place === 'review' || (read?.findings.length ?? 1) > 0,
        kept: rows.some(({ payload }) => payload?.includes(`need-${letter}`)),
      };
    },
    entry: (letter) => entry(letter).values as Seen,
  };
}
