import { invalid } from '../errors.ts';
import type { Book } from './book.ts';
import { normaliseColours } from './colour.ts';
import type { Sheet, SheetInfo, SheetProperties } from './sheet.ts';

/** Fields that are written although they are 0 (recorded). */
const ALWAYS_SHOWN = new Set(['sheetId', 'index', 'rowCount', 'columnCount']);

/** Colours in their wire form, and what proto3 JSON leaves out (false, 0, '') taken away. */
export function normaliseProperties(properties: SheetInfo['properties']): SheetInfo['properties'] {
  return withoutDefaults(normaliseColours(properties)) as SheetInfo['properties'];
}

function withoutDefaults(value: object): object {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]): [string, unknown][] => {
      if (ALWAYS_SHOWN.has(name)) return [[name, item]];
      if (item === false || item === 0 || item === '' || item === undefined) return [];
      if (name === 'gridProperties') return [[name, withoutDefaults(item as object)]];
      return [[name, item]];
    }),
  );
}

/** SheetProperties as they go out, in Google's order. */
export function shownProperties(sheet: Sheet): SheetProperties {
  const { sheetId, title, index, sheetType, gridProperties, ...rest } = sheet.info.properties;
  return { sheetId, title, index, ...(sheetType ? { sheetType } : {}), gridProperties, ...rest };
}

/** @throws 400 when the title is empty or another sheet bears it */
export function checkTitle(book: Book, title: string, except?: Sheet): void {
  if (title.trim() === '') throw invalid('Sheet title cannot be empty.');
  const bearer = book.byTitle(title);
  if (bearer && bearer !== except) {
    throw invalid(`A sheet with the name "${title}" already exists. Please enter another name.`);
  }
}
