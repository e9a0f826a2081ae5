import { contacts } from '../../../../sheets-schema/contacts.ts';
import type { World } from '../../../support/office-template.ts';
import type { CellTexts, Contestant, Program } from './contestant.ts';
import { requestsOf } from './edits.ts';
import { judgeAppend, judgeCells, judgeRead, type Verdict } from './judge.ts';
import { cellsOf, startScene, type Cells } from './scene.ts';
import type { Office } from '../office.ts';

/** The manager edits before the program starts, after it has looked around, or in the middle of its call. */
export const moments = ['cold', 'warm', 'during'] as const;
export type Moment = (typeof moments)[number];

/** What a program is asked to do, and the surroundings in which it is judged. */
interface Try {
  readonly program: Program;
  /** A program that starts afterwards. */
  readonly afresh: () => Promise<Program>;
  readonly sheetId: number;
  /** The cells that the operation found: those after the edit. */
  readonly before: () => Promise<Cells>;
  readonly after: () => Promise<Cells>;
}

/** What is done with a tab, in an order in which none spoils the next. */
const acts: Readonly<Record<string, (given: Try) => Promise<Verdict>>> = {
  async read({ program, before, sheetId }) {
    const { rows, said } = await program.read();
    return judgeRead(rows, said, await before(), sheetId);
  },
  change: (given) => cells(given, 'change', 'C', { state: 'geprüft' }),
  changeCells: (given) => cells(given, 'changeCells', 'D', { name: 'Neue' }),
  eraseCells: (given) => cells(given, 'eraseCells', 'B', { need: null, name: null, reach: null }),
  async append({ program, afresh, before, after, sheetId }) {
    const { said, kept } = await program.append('G');
    const account = { said, before: await before(), after: await after() };
    const { rows } = await (await afresh()).read();
    return judgeAppend(account, sheetId, { kept, read: rows, sent: program.entry('G') });
  },
};

export const operations = Object.keys(acts);

async function cells(
  { program, before, after, sheetId }: Try,
  how: 'change' | 'changeCells' | 'eraseCells',
  letter: string,
  values: CellTexts,
): Promise<Verdict> {
  const said = await program[how](letter, values);
  return judgeCells({ said, before: await before(), after: await after() }, sheetId, letter, values);
}

/** Verdicts by `operation moment`. */
export type Verdicts = ReadonlyMap<string, Verdict>;

/** What may not be: `operation moment: verdict`. */
export function wrongs(verdicts: Verdicts): string[] {
  return [...verdicts]
    .filter(([, verdict]) => verdict === 'LOST' || verdict === 'FOREIGN')
    .map((pair) => pair.join(': '));
}

/** All operations at all moments around one edit, each by a program of its own. */
export async function verdictsOf(contestant: Contestant, edit: string, world: World = {}): Promise<Verdicts> {
  const verdicts = new Map<string, Verdict>();
  for (const moment of moments)
    // During a call there is one chance to edit; before it, one edited office serves all.
    for (const group of moment === 'during' ? operations.map((one) => [one]) : [operations]) {
      const office = await startScene(world);
      const leave = contestant.enter(office);
      try {
        for (const [one, verdict] of await judged(contestant, office, edit, moment, group))
          verdicts.set(`${one} ${moment}`, verdict);
      } finally {
        leave();
        await office.close();
      }
    }
  return verdicts;
}

async function judged(
  contestant: Contestant,
  office: Office,
  edit: string,
  moment: Moment,
  group: readonly string[],
): Promise<Map<string, Verdict>> {
  const { sheetId, requests } = await requestsOf(office, edit);
  const programs = new Map<string, Program>();
  for (const one of group) programs.set(one, await contestant.open(office, moment !== 'cold'));
  let edited: Cells | undefined;
  const act = async () => {
    if (requests.length > 0) await office.edit(contacts.file, ...requests);
    edited = await cellsOf(office);
  };
  const verdicts = new Map<string, Verdict>();
  if (moment !== 'during') await act();
  for (const [one, program] of programs) {
    if (moment === 'during') office.interrupt[one === 'read' ? 'beforeRead' : 'beforeWrite'] = act;
    else if (verdicts.size > 0) edited = await cellsOf(office);
    const verdict = await acts[one]?.({
      program,
      afresh: () => contestant.open(office, false),
      sheetId,
      before: async () => edited ?? (await cellsOf(office)),
      after: () => cellsOf(office),
    });
    if (verdict) verdicts.set(one, verdict);
  }
  return verdicts;
}
