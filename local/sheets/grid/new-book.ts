import { randomBytes } from 'node:crypto';
import type { Actor } from './actor.ts';
import { Book, type BookInfo } from './book.ts';
import type { Doubts } from '../doubts.ts';
import { normaliseColours } from './colour.ts';
import { ownerPermission } from './permissions.ts';

/** The locale and time zone of a spreadsheet for which none is asked (recorded: Drive's create gives en_US, too). */
const DEFAULTS = { title: 'Untitled spreadsheet', locale: 'en_US', timeZone: 'Etc/GMT' };

/** A spreadsheet without sheets that belongs to whoever makes it. */
export function newBook(
  { doubts }: { readonly doubts: Doubts },
  owner: Actor,
  now: Date,
  properties: Partial<BookInfo['properties']> = {},
): Book {
  const file = { createdTime: now.toISOString(), permissions: [ownerPermission(owner.email)] };
  const info = {
    file,
    properties: normaliseColours({ ...DEFAULTS, ...properties }),
    namedRanges: [],
    metadata: [],
  };
  return new Book(freshFileId(), info, [], doubts);
}

/** An id that looks like Google's: 44 signs that begin with 1. */
function freshFileId(): string {
  return `1${randomBytes(33).toString('base64url').slice(0, 43)}`;
}
