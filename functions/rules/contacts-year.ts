/**
 * The year whose contacts file should be there by now: from December on the next one's, so that it is ready at New Year.
 * @param day in Berlin, `YYYY-MM-DD`
 */
export function contactsYear(day: string): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return month === 12 ? year + 1 : year;
}

/** The key of the row in *Einstellungen* that links a year's contacts file. */
export function contactsFileKey(year: number): string {
  return `file.contacts.${year}`;
}
