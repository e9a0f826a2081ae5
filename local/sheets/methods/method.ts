import { editorsOf } from '../access.ts';
import type { Actor } from '../grid/actor.ts';
import { Edit } from '../grid/edit.ts';
import type { Book } from '../grid/book.ts';
import type { Library } from '../store/library.ts';
import type { Mask } from '../wire/field-mask.ts';

/** One call of a method, checked and ready to be carried out. */
export interface Call {
  library: Library;
  /** The caller with the role on the file that the call is about. */
  actor: Actor;
  /** The caller as the token tells, for any other file. */
  caller: Actor;
  /** Everybody who may edit documents, for protections without editors. */
  documentEditors: readonly string[];
  now: Date;
  /** The groups of the path: spreadsheet id, range, metadata id. */
  path: Record<string, string>;
  query: URLSearchParams;
  /** The body, checked against the method's message. */
  body: unknown;
  /** The URL's `fields`, already checked against the answer's message. */
  mask: Mask | undefined;
}

/** One method of the API, with its checks as data. */
export interface Method {
  name: string;
  verb: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Set for the methods of Drive. */
  api?: 'drive';
  /** Matches the path after `/v4/spreadsheets` or `/drive/v3/files`, undecoded. */
  path: RegExp;
  /** Names of the URL parameters it takes, beside those that every method takes; any where left out. */
  query?: readonly string[];
  /** The message of the body; a method without one takes none. */
  body?: string;
  /** The message of the answer, for the `fields` mask. */
  answer: string;
  /** What is told without a `fields` mask; all where left out. */
  shown?: string;
  /** Whether a reader may call it. */
  access: 'read' | 'write';
  /** Checks the caller's role in words of its own. */
  check?: (actor: Actor, path: Record<string, string>) => void;
  /** Gives the answer, or nothing where Google answers 204. */
  run: (call: Call) => object | undefined;
}

/** Carries out one write on the call's spreadsheet. */
export function write<T>(call: Call, act: (edit: Edit) => T): { result: T; book: Book } {
  return call.library.write(call.path['id'] ?? '', (book) =>
    act(new Edit(book, call.actor, editorsOf(call.documentEditors, book.info.file), call.now)),
  );
}

/** The spreadsheet the call is about. */
export function bookOf(call: Call): Book {
  return call.library.get(call.path['id'] ?? '');
}

/** A boolean URL parameter; Python's `True` counts too (recorded). */
export function flag(query: URLSearchParams, name: string): boolean {
  return query.get(name)?.toLowerCase() === 'true';
}
