import { quotaSettings } from '../quotas/settings.ts';
import type { ServerState } from '../server-state.ts';
import { checkBody } from './check-body.ts';
import type { Endpoint } from './endpoint.ts';

/**
 * `/local/quotas`, Google's limits a minute → `{ "settings": { "enabled", "perUser", "perProject" }, "used": { "project",
 * "users" } }`. PUT takes settings; limits that are left out are Google's.
 */
export const quotas: Endpoint = {
  path: '/local/quotas',
  acts: {
    GET: ({ state }) => report(state),
    PUT: ({ state, body }) => {
      state.quotas.settings = checkBody(quotaSettings, body);
      return report(state);
    },
  },
};

function report({ quotas: counted, clock }: ServerState): object {
  return { settings: counted.settings, used: counted.used(clock()) };
}
