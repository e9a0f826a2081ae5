import { changes } from './changes.ts';
import { confirmations } from './confirmations.ts';
import { consents } from './consents.ts';
import { contacts } from './contacts.ts';
import { contents } from './contents.ts';
import { cooperations } from './cooperations.ts';
import { deliveries } from './deliveries.ts';
import { errors } from './errors.ts';
import { events } from './events.ts';
import { figures } from './figures.ts';
import { goals } from './goals.ts';
import { issues } from './issues.ts';
import { listsTab } from './listing.ts';
import { notices } from './notices.ts';
import { offers } from './offers.ts';
import { organisations } from './organisations.ts';
import { partners } from './partners.ts';
import { preview } from './preview.ts';
import { protocol } from './protocol.ts';
import { questions } from './questions.ts';
import { reports } from './reports.ts';
import { reviewContacts, reviewDirectory, reviewOperations, reviewSurveys } from './review.ts';
import { runs } from './runs.ts';
import { settings } from './settings.ts';
import { surveys } from './surveys.ts';
import type { FileKey, Tab } from './tab.ts';
import { texts } from './texts.ts';
import { wishes } from './wishes.ts';

/** The four files, in the order in which people meet them. */
export const fileKeys = [
  'directory',
  'contacts',
  'surveys',
  'operations',
] as const satisfies readonly FileKey[];

/** Every tab that is there from the start, by file and in the order of its tabs. *Antworten …* come with each survey. */
export const allTabs = [
  offers,
  organisations,
  cooperations,
  events,
  goals,
  listsTab,
  texts,
  settings,
  changes,
  reports,
  reviewDirectory,
  notices,
  figures,

  contacts,
  reviewContacts,

  surveys,
  questions,
  reviewSurveys,

  partners,
  wishes,
  preview,
  reviewOperations,
  protocol,
  errors,
  confirmations,
  consents,
  issues,
  contents,
  deliveries,
  runs,
] as const satisfies readonly Tab<any>[]; // eslint-disable-line typescript/no-explicit-any -- any columns

/** The tabs of one file, in their order. */
export function tabsOf(file: FileKey): readonly Tab[] {
  return allTabs.filter((tab) => tab.file === file);
}

/** The tab with a key, or undefined. */
export function tabByKey(key: string): Tab | undefined {
  return allTabs.find((tab) => tab.key === key);
}

/** A file's title. @param year of the contacts file, of which there is one a year */
export function fileTitle(file: FileKey, year: number): string {
  return file === 'contacts' ? `Kontakte ${year}` : fileTitles[file];
}

const fileTitles = { directory: 'Verzeichnis', surveys: 'Befragungen', operations: 'Versand' } as const;
