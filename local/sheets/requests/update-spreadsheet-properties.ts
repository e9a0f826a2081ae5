import type { BookProperties } from '../grid/book.ts';
import { normaliseColours } from '../grid/colour.ts';
import { writeMasked } from '../wire/field-mask.ts';
import { requestKind, requiredMask } from './request-kind.ts';

/** Changes title, locale, time zone and other properties of the file. */
export const updateSpreadsheetProperties = requestKind(
  'updateSpreadsheetProperties',
  ({ properties = {}, fields }, { book }) => {
    const mask = requiredMask(fields, 'SpreadsheetProperties');
    const info = book.change();
    const { title, locale, timeZone } = info.properties;
    const changed = writeMasked<Partial<BookProperties>>(info.properties, normaliseColours(properties), mask);
    info.properties = {
      ...changed,
      title: changed.title ?? title,
      locale: changed.locale ?? locale,
      timeZone: changed.timeZone ?? timeZone,
    };
  },
);
