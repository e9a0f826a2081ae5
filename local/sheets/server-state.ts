import type { Tokens } from './access.ts';
import type { Library } from './store/library.ts';

/** What a running server works with: one object, handed to whoever answers. */
export interface ServerState {
  library: Library;
  tokens: Tokens | undefined;
  /** Everybody who may edit documents, for protections without editors. */
  documentEditors: readonly string[];
  clock: () => Date;
}
