import { difference } from '../functions/rules/journal.ts';
import { isoWeek } from '../functions/platform/time.ts';
import { keysFrom, newKeyFile } from '../functions/platform/keys.ts';
import { letterTo, planOf, unreadIn } from '../functions/digest/outgoing.ts';
import { materialOf } from '../functions/digest/material.ts';
import { noted } from '../functions/digest/freeze.ts';
import { readersOf } from '../functions/digest/readers.ts';
import { wordsFrom } from '../functions/workbook/words.ts';
import { figure, median, type Bench, type Figure } from './figures.ts';
import { startPost, type Post, type Sent } from './digest/system.ts';

/** Recipients of the three runs. */
const [FEWEST, FEW, MANY] = [100, 1_000, 10_000];

/** The partners' letter, from what stands in the sheets to what lies in mailboxes. */
export const digest: Bench = {
  what: `${MANY} recipients over a local SMTP server, no quota and no latency, beside nodemailer with as many connections sending one of the same letters ready-made as often; writes are counted at the Sheets server`,
  async measure() {
    const post = await startPost();
    try {
      return await letters(post);
    } finally {
      await post.close();
    }
  },
};

async function letters(post: Post): Promise<Figure[]> {
  const runs = new Map<number, Awaited<ReturnType<Post['run']>>>();
  for (const readers of [FEWEST, FEW, MANY]) {
    const run = await post.run(await post.office(readers));
    checked(run, readers);
    runs.set(readers, run);
  }
  const of = (readers: number) => runs.get(readers) ?? { ms: NaN, peakMb: NaN, writes: NaN, sample: '' };
  const peer = checked(await post.peer(of(MANY).sample, MANY), MANY);
  return [
    figure('digest.throughput_ratio', peer.ms / of(MANY).ms, '×', { least: 0.8 }),
    figure('digest.memory_mb', of(MANY).peakMb - of(FEWEST).peakMb, 'MB', 60),
    figure('digest.writes_per_100', (of(MANY).writes / MANY) * 100, '×', 1),
    figure('digest.linearity', of(MANY).ms / MANY / (of(FEW).ms / FEW), '×', 1.2),
    figure('digest.letters', MANY / (of(MANY).ms / 1_000), '/s'),
    figure('digest.nodemailer_letters', MANY / (peer.ms / 1_000), '/s'),
  ];
}

function checked<S extends Sent>(sent: S, wanted: number): S {
  if (sent.letters !== wanted) throw new Error(`[bench] ${sent.letters} letters arrived of ${wanted}.`);
  return sent;
}
