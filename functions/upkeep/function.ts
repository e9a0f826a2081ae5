import { consents } from '../../sheets-schema/consents.ts';
import { partners } from '../../sheets-schema/partners.ts';
import { start } from '../../sheets-schema/start.ts';
import { surveys } from '../../sheets-schema/surveys.ts';
import { fileKeys, tabsOf } from '../../sheets-schema/workbooks.ts';
import { scheduled, type Report } from '../platform/door.ts';
import { codeOf, log } from '../platform/log.ts';
import { berlinDate } from '../platform/time.ts';
import { ports, type Ports } from '../ports.ts';
import { WorkbookError } from '../workbook/workbook.ts';
import { writeFirstRows } from './first-rows.ts';
import { partnerWork } from './partners.ts';
import { surveyWork } from './surveys.ts';

/** What the upkeep works with. */
export type UpkeepPorts = Pick<Ports, 'workbook' | 'keys'> & {
  readonly environment: Pick<Ports['environment'], 'SITE_URL'>;
};

/** Ids, expiry, set-up kept complete. */
export const upkeep = scheduled('upkeep', ({ at }) => runUpkeep(at, ports()));

/**
 * Keeps the files in order, and makes them ready in a new office: what is missing of them is set up, but for what people
 * deleted of their own; rows typed or copied by hand get an id; sign-ups that nobody confirmed are erased; and *Stand* says
 * what is known, of a survey the address of its form. A second run finds nothing to do.
 * @param at the schedule time
 * @throws WorkbookError when not one file could be kept
 */
export async function runUpkeep(at: Date, { workbook, keys, environment }: UpkeepPorts): Promise<Report> {
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
      if (file === start.file) first = await writeFirstRows(workbook, Number(berlinDate(at).slice(0, 4)));
      return 1;
    });
    kept += set;
    if (set === 0) continue;
    for (const tab of tabsOf(file))
      if (tab.kind === 'people' && !tab.keyed) ids += await attempt(() => workbook.giveIds(tab));
  }
  let expired = 0;
  let stated = await attempt(async () => {
    const state = await workbook.read(partners, consents);
    // Proof that cannot be read whole is no reason to erase anybody.
    if (state.findings.some(({ tab }) => tab === 'consents')) return 0;
    const work = partnerWork(state.partners, state.consents, keys, at);
    expired = (await workbook.change(work.expired)).changed;
    return (await workbook.change(work.stated)).changed;
  });
  stated += await attempt(async () => {
    const state = await workbook.read(surveys);
    return (await workbook.change(surveyWork(state.surveys, environment.SITE_URL))).changed;
  });
  if (kept === 0) throw problems[0];
  return { first, ids, expired, stated, problems: problems.length };
}
