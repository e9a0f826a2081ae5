import { changes } from '../../sheets-schema/changes.ts';
import { confirmations } from '../../sheets-schema/confirmations.ts';
import { consents } from '../../sheets-schema/consents.ts';
import { contacts } from '../../sheets-schema/contacts.ts';
import { deliveries } from '../../sheets-schema/deliveries.ts';
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
import { wishes } from '../../sheets-schema/wishes.ts';
import { fileKeys, tabsOf } from '../../sheets-schema/workbooks.ts';
import { refusalsIn } from '../mail/rest.ts';
import { oldClaims } from '../mail/set-back.ts';
import { addressTabs } from '../rules/places.ts';
import { isUnsure, rowsIn, WorkbookError, type CellChange } from '../workbook/workbook.ts';
import { confirmationWork } from './confirmations.ts';
import { decidedWork, outcomeNotes } from './decided.ts';
import { erasureOf, unseenIn } from './erasure.ts';
import { entryWork } from './entries.ts';
import { writeFirstRows } from './first-rows.ts';
import { partnerWork } from './partners.ts';
import { expiredCells, keptTabs } from './retention.ts';
import { expiredProofs } from './proofs.ts';
import { carryOut } from './reviews.ts';
import type { UpkeepRun } from './run.ts';
import { surveyWork } from './surveys.ts';
import { wishNotes, wishWork } from './wishes.ts';

/** One step of a run. What it throws ends this step alone. */
type Step = (run: UpkeepRun) => Promise<void>;

/**
 * What is missing of the files is set up, and rows typed or copied by hand get an id.
 * @throws WorkbookError when not one file could be kept
 */
export const keepFiles: Step = async (run) => {
  const { workbook } = run.io;
  const kept: boolean[] = [];
  for (const file of fileKeys) {
    const isKept = await run.attempt(file, async () => {
      await workbook.ensure(file === start.file ? [start, ...tabsOf(file)] : tabsOf(file));
      if (file === start.file) run.count('first', await writeFirstRows(workbook, run.day));
    });
    kept.push(isKept);
    if (!isKept) continue;
    for (const tab of tabsOf(file))
      if (tab.kind === 'people' && !tab.keyed)
        await run.attempt(tab.key, async () => run.count('ids', await workbook.giveIds(tab)));
  }
  if (!kept.includes(true)) throw run.problems[0];
};

/** What the manager decided in *Prüfen*. */
const reviews: Step = async (run) => {
  for (const tab of [reviewDirectory, reviewContacts, reviewSurveys, reviewOperations])
    await run.attempt(tab.key, async () => {
      const read = await run.io.workbook.read(tab);
      const { admitted, failures } = await carryOut(tab, read[tab.key], run.at, run.io);
      run.count('admitted', admitted);
      if (failures.length > 0) throw failures[0];
    });
};

/** What partners asked for on their own pages. */
const wanted: Step = async (run) => {
  const { workbook } = run.io;
  const read = await workbook.read(partners, wishes, protocol);
  const { changes: cells, erasures } = wishWork(read.wishes);
  for (const wish of erasures)
    await run.attempt('erasure', async () => {
      const rows = await workbook.read(...addressTabs);
      const { elsewhere, own, done } = erasureOf(wish, read, (tab) => rowsIn(rows, tab), run.at);
      const erase = async (its: readonly CellChange[]): Promise<void> =>
        run.count('erased', (await workbook.eraseCells(its, 'wunsch')).erased);
      for (const its of elsewhere) await erase(its);
      // What cannot be seen now is looked for again, by the address in the partner's own row.
      const unseen = unseenIn(rows.findings);
      if (unseen)
        throw new WorkbookError(
          'ERASURE_WAITS',
          `[upkeep] The tab "${unseen.title}" cannot be seen whole, so an erasure is not done yet. Mend what the brief says of it; the next run goes on.`,
        );
      for (const its of own) await erase(its);
      await workbook.change([done]);
    });
  const outcomes = await workbook.changeCells(cells.map(({ change }) => change));
  run.count('wished', outcomes.filter((outcome) => outcome === 'done').length);
  await workbook.change(wishNotes(cells, outcomes, run.at));
};

/** Sign-ups that nobody confirmed, readers who left long ago, and what *Stand* says of partners. */
const signUps: Step = async (run) => {
  const { workbook, keys } = run.io;
  const state = await workbook.read(partners, consents, deliveries);
  // Proof that cannot be read whole is no reason to erase anybody.
  if (state.findings.some(({ tab }) => tab === 'consents')) return;
  const work = partnerWork(state.partners, state.consents, keys, run.at, refusalsIn(state.deliveries));
  run.count('expired', (await workbook.eraseCells(work.expired, 'unbestaetigt')).changed);
  run.count('erased', (await workbook.eraseCells(work.left, 'frist')).erased);
  run.count('stated', (await workbook.change(work.stated)).changed);
};

/** The addresses of surveys' forms. */
const surveyForms: Step = async (run) => {
  const { workbook, environment } = run.io;
  const state = await workbook.read(surveys);
  run.count('stated', (await workbook.change(surveyWork(state.surveys, environment.SITE_URL))).changed);
};

/** What the grey columns of entries do not say yet. */
const entries: Step = async (run) => {
  const { workbook } = run.io;
  const state = await workbook.read(contacts, offers, events);
  run.count('stated', (await workbook.change(entryWork(state, run.day))).changed);
};

/** Which offers the calls and visits are about that the manager noted. */
const confirmed: Step = async (run) => {
  const { workbook } = run.io;
  run.count('ids', await workbook.giveIds(confirmations));
  const state = await workbook.read(offers, confirmations);
  const work = confirmationWork(state.confirmations, state.offers, state.findings);
  run.count('stated', (await workbook.change(work)).changed);
};

/** What the manager decided in *Änderungen*. */
const decided: Step = async (run) => {
  const { workbook } = run.io;
  const state = await workbook.read(offers, changes);
  const { accepted, noted } = decidedWork(state.changes, state.offers, state.findings, run.day);
  const outcomes = await workbook.changeCells(accepted);
  run.count('carriedOut', outcomes.filter((outcome) => outcome === 'done').length);
  const notes = [...noted, ...outcomeNotes(accepted, outcomes, run.day)];
  run.count('stated', (await workbook.change(notes)).changed);
};

/** Rows that landed crooked are struck, and those that came twice blanked. */
const copies: Step = async (run) => {
  const { workbook } = run.io;
  for (const tab of fileKeys.flatMap(tabsOf)) {
    if (tab.kind === 'machine' || tab.keyed) continue;
    await run.attempt(tab.key, async () => run.count('crooked', await workbook.strikeCrooked(tab)));
    await run.attempt(tab.key, async () => run.count('twins', await workbook.blankTwins(tab)));
  }
};

/** Personal cells whose time is up. */
const retention: Step = async (run) => {
  const { workbook } = run.io;
  const rows = await workbook.read(...keptTabs);
  const cells = expiredCells((tab) => rowsIn(rows, tab), run.day);
  for (const [tab, its] of Map.groupBy(cells, ({ tab: of }) => of))
    await run.attempt(tab.key, async () =>
      run.count('erased', (await workbook.eraseCells(its, 'frist')).erased),
    );
};

/** Proofs of consent that nobody needs any more. */
const proofs: Step = async (run) => {
  const { workbook, keys } = run.io;
  const read = await workbook.read(partners, consents);
  // Of what cannot be read whole nobody knows whose end or beginning it is.
  if (read.findings.some(({ tab }) => tab === consents.key) || isUnsure(read.findings, partners)) return;
  const due = expiredProofs(read.consents, read.partners, keys, run.day);
  run.count('erased', (await workbook.eraseCells(due, 'frist')).erased);
};

/** Claims that have done their work: a file keeps some 1,900 of them. */
const claims: Step = async (run) => {
  const { before, except } = oldClaims(run.day);
  await run.io.workbook.forgetClaims(deliveries, before, except);
};

/** What every run does once the files are ready, in this order, by the names in the log. */
export const everyRun = {
  reviews,
  wanted,
  signUps,
  surveyForms,
  entries,
  confirmed,
  decided,
} satisfies Steps;

/** What the night's run does besides. */
export const atNight = { copies, retention, proofs, claims } satisfies Steps;

type Steps = Readonly<Record<string, Step>>;
