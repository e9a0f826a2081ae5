/** Where Google shows spreadsheets to people. */
export const GOOGLE_SPREADSHEETS = 'https://docs.google.com/spreadsheets';

/**
 * The address at which a person opens a spreadsheet, a tab or a cell in it.
 * @param base where spreadsheets are shown, without a slash at the end
 * @param cell in A1 notation
 */
export function spreadsheetLink(
  base: string,
  spreadsheetId: string,
  sheetId?: number,
  cell?: string,
): string {
  const file = `${base}/d/${spreadsheetId}/edit`;
  if (sheetId === undefined) return file;
  return `${file}#gid=${sheetId}${cell ? `&range=${cell}` : ''}`;
}
