import { parentOf } from '../../sheets-schema/lists.ts';

/** *Schutz und Krise*: who comes with this should see whom to call before anything else. */
const URGENT_TOPIC = 'schutz';

/** Whether the emergency numbers come first. @param topic what was chosen as a form or an address brings it */
export function isUrgent(topic: unknown): boolean {
  return typeof topic === 'string' && (topic === URGENT_TOPIC || parentOf(topic) === URGENT_TOPIC);
}
