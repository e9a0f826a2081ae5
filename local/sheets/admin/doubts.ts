import { z } from 'zod';
import { doubtNames, doubts as known, worldWith } from '../doubts.ts';
import type { Library } from '../store/library.ts';
import { checkBody } from './check-body.ts';
import type { Endpoint } from './endpoint.ts';

const answers = z.partialRecord(z.enum(doubtNames), z.boolean());

/**
 * `GET /local/doubts` → `{ "<name>": { question, yes, no, likely, evidence, answer }, … }`: what no source settles, and
 * how this server answers it. `PUT` takes `{ "<name>": true | false, … }` and holds from the next call on; a doubt that is
 * not named has its likely answer again.
 */
export const doubts: Endpoint = {
  path: '/local/doubts',
  acts: {
    GET: ({ state }) => told(state.library),
    PUT: ({ state, body }) => {
      Object.assign(state.library.doubts, worldWith(checkBody(answers, body)));
      return told(state.library);
    },
  },
};

function told({ doubts: world }: Library): object {
  return Object.fromEntries(doubtNames.map((name) => [name, { ...known[name], answer: world[name] }]));
}
