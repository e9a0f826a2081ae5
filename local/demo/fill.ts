import { append, type Workbook } from '../../functions/workbook/workbook.ts';
import { confirmations } from '../../sheets-schema/confirmations.ts';
import { consents } from '../../sheets-schema/consents.ts';
import { contacts } from '../../sheets-schema/contacts.ts';
import { contents } from '../../sheets-schema/contents.ts';
import { cooperations } from '../../sheets-schema/cooperations.ts';
import { deliveries } from '../../sheets-schema/deliveries.ts';
import { events } from '../../sheets-schema/events.ts';
import { goals } from '../../sheets-schema/goals.ts';
import { issues } from '../../sheets-schema/issues.ts';
import { offers } from '../../sheets-schema/offers.ts';
import { organisations } from '../../sheets-schema/organisations.ts';
import { partners } from '../../sheets-schema/partners.ts';
import { questions } from '../../sheets-schema/questions.ts';
import { settings } from '../../sheets-schema/settings.ts';
import { surveys } from '../../sheets-schema/surveys.ts';
import type { NewRow, Tab } from '../../sheets-schema/tab.ts';
import { texts } from '../../sheets-schema/texts.ts';
import { fileKeys } from '../../sheets-schema/workbooks.ts';
import type { DemoData } from './data.ts';

/** The demo's rows with the tab that each belongs to, in the order of the files. */
export function tabsFilled(data: DemoData): { readonly tab: Tab; readonly rows: readonly NewRow<Tab>[] }[] {
  return [...officeTabs(data), ...lived(data)];
}

function officeTabs(data: Pick<DemoData, 'texts' | 'settings' | 'goals'>) {
  return [filled(texts, data.texts), filled(settings, data.settings), filled(goals, data.goals)];
}

function lived(data: DemoData) {
  return [
    filled(organisations, data.organisations),
    filled(offers, data.offers),
    filled(cooperations, data.cooperations),
    filled(events, data.events),
    filled(contacts, data.contacts),
    filled(surveys, data.surveys),
    filled(questions, data.questions),
    data.answers,
    filled(partners, data.partners),
    filled(consents, data.consents),
    filled(confirmations, data.confirmations),
    filled(issues, data.issues),
    filled(contents, data.contents),
    filled(deliveries, data.deliveries),
  ];
}

/** Pairs a tab with its rows, so that the compiler checks them. */
function filled<T extends Tab>(
  tab: T,
  rows: readonly NewRow<T>[],
): { tab: Tab; rows: readonly NewRow<Tab>[] } {
  return { tab, rows };
}

/**
 * What the office says about itself (*Texte*, *Einstellungen*, *Ziele*): fills in set-up's first rows.
 * @example await setUp(sheets, { directoryId, fillIn: officeOf(data) });
 */
export function officeOf(
  data: Pick<DemoData, 'texts' | 'settings' | 'goals'>,
): (tab: Tab, row: Readonly<Record<string, unknown>>) => object {
  const own = officeTabs(data);
  return (tab, row) => {
    const rows: readonly Row[] = own.find((other) => other.tab.key === tab.key)?.rows ?? [];
    return { ...row, ...rows.find((other) => other[tab.idColumn] === row[tab.idColumn]) };
  };
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Writes the lived year into workbooks that are set up: one write a file, and one for the survey's answers. All
 * contacts go to the contacts file that is there. A second call writes nothing twice.
 * @throws WorkbookError
 */
export async function fillDemo(workbook: Workbook, data: DemoData): Promise<void> {
  await workbook.ensure([data.answers.tab]);
  const rows = lived(data).flatMap((one) => one.rows.map((row) => append(one.tab, row)));
  const answers = rows.filter(({ tab }) => tab === data.answers.tab);
  const others = rows.filter(({ tab }) => tab !== data.answers.tab);
  for (const file of fileKeys)
    await workbook.append(
      others.filter(({ tab }) => tab.file === file),
      { unlessPresent: true },
    );
  await workbook.append(answers, { unlessPresent: true });
}
