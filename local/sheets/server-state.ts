import type { Tokens } from './access.ts';
import type { CallLog } from './call/call-log.ts';
import type { Hooks } from './call/hooks.ts';
import type { Faults } from './faults/faults.ts';
import type { Quotas } from './quotas/quotas.ts';
import type { Library } from './store/library.ts';

/** What a running server works with: one object, handed to whoever answers. */
export interface ServerState {
  library: Library;
  tokens: Tokens | undefined;
  /** Everybody who may edit documents, for protections without editors. */
  documentEditors: readonly string[];
  clock: () => Date;
  hooks: Hooks;
  faults: Faults;
  quotas: Quotas;
  calls: CallLog;
  /** Aborted when the server closes: what waits then is not carried out any more. */
  closing: AbortSignal;
}
