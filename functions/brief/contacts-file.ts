import { contactsYear } from '../rules/contacts-year.ts';
import { newestContactsYear } from '../workbook/files.ts';

/**
 * The year whose contacts file the manager is asked for: from December on the next one's, until a link stands in
 * *Einstellungen*. Null where it does, and where there is no contacts file at all, which is a finding of its own.
 * @param day in Berlin, `YYYY-MM-DD`
 */
export function contactsFileOf(
  day: string,
  settings: Parameters<typeof newestContactsYear>[0],
): number | null {
  const newest = newestContactsYear(settings);
  const wanted = contactsYear(day);
  return newest !== null && newest < wanted ? wanted : null;
}
