import { Faults } from '../faults/faults.ts';
import { type FaultPlan, faultPlan, NO_FAULTS } from '../faults/plan.ts';
import type { ServerState } from '../server-state.ts';
import { checkBody } from './check-body.ts';
import type { Endpoint } from './endpoint.ts';

/**
 * `/local/faults`, failures on demand → `{ "plan": { "seed", "rules" }, "counts": [{ "seen", "fired" }] }`. PUT takes a
 * plan in place of the one before, DELETE takes all failures away. A write that waits to land late stays on its way.
 */
export const faults: Endpoint = {
  path: '/local/faults',
  acts: {
    GET: ({ state }) => state.faults.report(),
    PUT: ({ state, body }) => replace(state, checkBody(faultPlan, body)),
    DELETE: ({ state }) => replace(state, NO_FAULTS),
  },
};

function replace(state: ServerState, plan: FaultPlan): object {
  state.faults = new Faults(plan);
  return state.faults.report();
}
