import type { Actor } from '../grid/actor.ts';

/** A call of the API that has arrived and is well-formed: what hooks and faults are told of it. */
export interface Arrival {
  /** Google's name: `spreadsheets.values.append`. */
  method: string;
  access: 'read' | 'write';
  /** Undefined for `spreadsheets.create`. */
  spreadsheetId: string | undefined;
  actor: Actor;
  /** The parsed body; undefined for methods without one. It is the one that will be carried out: read it only. */
  body: unknown;
}
