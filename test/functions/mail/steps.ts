import type { Delivery } from '../../../sheets-schema/deliveries.ts';

export const ISSUE = '2026-W49';

/** The ledger's rows of one letter, a second apart. */
export function steps(
  reader: string,
  states: Delivery['state'][],
  values: { issue?: string; code?: string; withheld?: string } = {},
): Delivery[] {
  const { issue = ISSUE, code = null, withheld = null } = values;
  const mail = { key: `digest|${issue}|${reader}`, purpose: 'digest', recipient: `P${reader}`, issue };
  return states.map((state, i) => ({
    ...mail,
    id: null,
    issue,
    state,
    at: `2026-11-30T06:00:0${i}.000Z`,
    messageId: null,
    told: null,
    withheld: state === 'begonnen' ? withheld : null,
    code: state === 'gescheitert' ? code : null,
  }));
}
