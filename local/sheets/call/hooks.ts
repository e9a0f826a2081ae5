import type { Arrival } from './arrival.ts';

/**
 * Lets a test in the same process act at fixed points of other people's calls, e.g. as the manager between two calls
 * of the product. Every hook is awaited while the server goes on serving everybody else, the hook's own calls included
 * (they come by the hooks too: tell them apart by `actor`). Calls refused as malformed, unauthorised or over quota never
 * get to a hook. A hook that throws makes its call fail with 500.
 */
export interface Hooks {
  /** A call has arrived; faults for it are not drawn yet. */
  beforeCall?: (arrival: Arrival) => void | Promise<void>;
  /** Directly before the call is carried out, after its latency; for a write that lands late, when it lands. */
  beforeExecute?: (arrival: Arrival) => void | Promise<void>;
  /** Directly after the call was carried out or refused, before its answer goes out. */
  afterExecute?: (arrival: Arrival) => void | Promise<void>;
}
