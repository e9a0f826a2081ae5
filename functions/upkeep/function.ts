import { changes } from '../../sheets-schema/changes.ts';
import { consents } from '../../sheets-schema/consents.ts';
import { contacts } from '../../sheets-schema/contacts.ts';
import { events } from '../../sheets-schema/events.ts';
import { offers } from '../../sheets-schema/offers.ts';
import { partners } from '../../sheets-schema/partners.ts';
import { protocol } from '../../sheets-schema/protocol.ts';
import {
  reviewContacts,
  reviewDirectory,
  reviewOperations,
  reviewSurveys,
} from '../../sheets-schema/review.ts';
import { start } from '../../sheets-schema/start.ts';
import { surveys } from '../../sheets-schema/surveys.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import { wishes } from '../../sheets-schema/wishes.ts';
import { fileKeys, tabsOf } from '../../sheets-schema/workbooks.ts';
import { scheduled, type Report } from '../platform/door.ts';
import { codeOf, log } from '../platform/log.ts';
import { berlinDate, berlinDateTime } from '../platform/time.ts';
import { ports, type Ports } from '../ports.ts';
import { WorkbookError, type CellChange } from '../workbook/workbook.ts';
import { decidedWork, outcomeNotes } from './decided.ts';
import { entryWork } from './entries.ts';
import { writeFirstRows } from './first-rows.ts';
import { partnerWork } from './partners.ts';
import { expiredCells, keptTabs, type Row } from './retention.ts';
import { carryOut } from './reviews.ts';
import { surveyWork } from './surveys.ts';
import { erasureOf, wishNotes, wishWork } from './wishes.ts';

/** What the upkeep works with. */
export type UpkeepPorts = Pick<Ports, 'workbook' | 'keys' | 'tasks'> & {
  readonly environment: Pick<Ports['environment'], 'SITE_URL' | 'POST_URL'>;
};

/** Runs that begin before this hour in Berlin are the night's, which do also what nobody should be working beside. */
const MORNING = 6;

/** Ids, accepted changes, retention, expiry, set-up kept complete. */
export const upkeep = scheduled('upkeep', ({ at }) => runUpkeep(at, ports()));

/**
 * Keeps the files in order, and makes them ready in a new office: what is missing of them is set up, but for what people
 * deleted of their own; rows typed or copied by hand get an id; what the manager lets in from *Prüfen* is written, what she
 * accepted in *Änderungen* and what partners asked for on their own pages carried out; sign-ups that nobody confirmed are
 * erased; and *Stand* says what is known, of a survey the address of its form. At night rows that came twice are blanked,
 * those that landed crooked struck, and personal cells erased whose time is up. A second run finds nothing to do.
 * @param at the schedule time
 * @throws WorkbookError when not one file could be kept
 */
export async function runUpkeep(at: Date, io: UpkeepPorts): Promise<Report> {
  const { workbook, keys, environment } = io;
  const problems: unknown[] = [];
  /** A file that is not linked or not shared must not keep the others waiting; its finding stands in the brief. */
  const attempt = async (act: () => Promise<number>): Promise<number> => {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof WorkbookError)) throw error;
      problems.push(error);
      log('WARNING', 'not kept', { function: 'upkeep', code: codeOf(error) });
      return 0;
    }
  };

  let first = 0;
  let ids = 0;
  let kept = 0;
  for (const file of fileKeys) {
    const set = await attempt(async () => {
      await workbook.ensure(file === start.file ? [start, ...tabsOf(file)] : tabsOf(file));
      if (file === start.file) first = await writeFirstRows(workbook, berlinDate(at));
      return 1;
    });
    kept += set;
    if (set === 0) continue;
    for (const tab of tabsOf(file))
      if (tab.kind === 'people' && !tab.keyed) ids += await attempt(() => workbook.giveIds(tab));
  }
  let admitted = 0;
  for (const tab of [reviewDirectory, reviewContacts, reviewSurveys, reviewOperations])
    admitted += await attempt(async () => carryOut(tab, (await workbook.read(tab))[tab.key], at, io));
  let wished = 0;
  let erased = 0;
  await attempt(async () => {
    const read = await workbook.read(partners, wishes, protocol);
    const { changes: wanted, erasures } = wishWork(read.wishes);
    for (const wish of erasures)
      erased += await attempt(async () => {
        const { offers: all } = await workbook.read(offers);
        const { blanked, done } = erasureOf(wish, { ...read, offers: all }, at);
        let cells = 0;
        for (const its of blanked) cells += (await workbook.eraseCells(its, 'wunsch')).erased;
        await workbook.change([done]);
        return cells;
      });
    const outcomes = await workbook.changeCells(wanted.map(({ change }) => change));
    wished = outcomes.filter((outcome) => outcome === 'done').length;
    return (await workbook.change(wishNotes(wanted, outcomes, at))).changed;
  });
  let expired = 0;
  let stated = await attempt(async () => {
    const state = await workbook.read(partners, consents);
    // Proof that cannot be read whole is no reason to erase anybody.
    if (state.findings.some(({ tab }) => tab === 'consents')) return 0;
    const work = partnerWork(state.partners, state.consents, keys, at);
    expired = (await workbook.eraseCells(work.expired, 'unbestaetigt')).changed;
    return (await workbook.change(work.stated)).changed;
  });
  stated += await attempt(async () => {
    const state = await workbook.read(surveys);
    return (await workbook.change(surveyWork(state.surveys, environment.SITE_URL))).changed;
  });
  const day = berlinDate(at);
  stated += await attempt(async () => {
    const state = await workbook.read(contacts, offers, events);
    return (await workbook.change(entryWork(state, day))).changed;
  });
  let carriedOut = 0;
  stated += await attempt(async () => {
    const state = await workbook.read(offers, changes);
    const { accepted, noted } = decidedWork(state.changes, state.offers, state.findings, day);
    const outcomes = await workbook.changeCells(accepted);
    carriedOut = outcomes.filter((outcome) => outcome === 'done').length;
    return (await workbook.change([...noted, ...outcomeNotes(accepted, outcomes, day)])).changed;
  });
  let crooked = 0;
  let twins = 0;
  if (Number(berlinDateTime(at).slice(11, 13)) < MORNING) {
    for (const tab of fileKeys.flatMap(tabsOf)) {
      if (tab.kind === 'machine' || tab.keyed) continue;
      crooked += await attempt(() => workbook.strikeCrooked(tab));
      twins += await attempt(() => workbook.blankTwins(tab));
    }
    const due = new Map<Tab, readonly CellChange[]>();
    await attempt(async () => {
      const rows: Readonly<Record<string, unknown>> = await workbook.read(...keptTabs);
      const cells = expiredCells((tab) => rows[tab.key] as readonly Row[], day);
      for (const [tab, its] of Map.groupBy(cells, ({ tab: of }) => of)) due.set(tab, its);
      return due.size;
    });
    for (const cells of due.values())
      erased += await attempt(async () => (await workbook.eraseCells(cells, 'frist')).erased);
  }
  if (kept === 0) throw problems[0];
  return {
    first,
    ids,
    crooked,
    twins,
    admitted,
    wished,
    carriedOut,
    expired,
    erased,
    stated,
    problems: problems.length,
  };
}
