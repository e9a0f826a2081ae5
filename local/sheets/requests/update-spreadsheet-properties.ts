import { translatedFormula } from '../formula/rewrite.ts';
import type { BookProperties } from '../grid/book.ts';
import { normaliseColours } from '../grid/colour.ts';
import { rewriteFormulas } from '../grid/follow.ts';
import { localeOf } from '../values/locale.ts';
import { writeMasked } from '../wire/field-mask.ts';
import { requestKind, requiredMask } from './request-kind.ts';

/** Changes title, locale, time zone and other properties of the file; formulas are told in the new locale's signs. */
export const updateSpreadsheetProperties = requestKind(
  'updateSpreadsheetProperties',
  ({ properties = {}, fields }, { book }) => {
    const mask = requiredMask(fields, 'SpreadsheetProperties');
    const info = book.change();
    const { title, locale, timeZone } = info.properties;
    const changed = writeMasked<Partial<BookProperties>>(info.properties, normaliseColours(properties), mask);
    const { decimal } = localeOf(locale);
    info.properties = {
      ...changed,
      title: changed.title ?? title,
      locale: changed.locale ?? locale,
      timeZone: changed.timeZone ?? timeZone,
    };
    const { decimal: next } = localeOf(info.properties.locale);
    if (next === decimal) return;
    for (const sheet of book.sheets) {
      rewriteFormulas(sheet, (formula) => translatedFormula(formula, decimal, next));
    }
  },
);
