import { invalid } from '../errors.ts';
import type { Book } from './book.ts';

/** @throws 400 for a name that is no name, looks like a cell, or is in use */
export function checkRangeName(
  book: Book,
  name: string | undefined,
  exceptId?: string,
): asserts name is string {
  const valid = name !== undefined && /^[\p{L}_][\p{L}\p{N}_.]{0,249}$/u.test(name);
  if (!valid || /^[A-Za-z]{1,3}[1-9][0-9]*$/.test(name) || /^(true|false)$/i.test(name)) {
    throw invalid(`Invalid name: "${name ?? ''}". A named range needs letters, digits and underscores.`);
  }
  const bearer = book.info.namedRanges.find((entry) => entry.name.toLowerCase() === name.toLowerCase());
  if (bearer && bearer.namedRangeId !== exceptId) {
    throw invalid(`A named range with the name "${name}" already exists.`);
  }
}
