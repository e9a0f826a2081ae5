import { figure, median, type Bench, type Figure } from './figures.ts';
import { issueOf } from './digest/compose.ts';
import { startPost, type Post, type Sent } from './digest/system.ts';

/** Recipients of the three runs. */
const [FEWEST, FEW, MANY] = [100, 1_000, 10_000];

/** Entries of the issue that is composed, and rounds. */
const ENTRIES = 5_000;
const [WARM_UPS, ROUNDS] = [2, 9];

/** The partners' letter, from what stands in the sheets to what lies in mailboxes. */
export const digest: Bench = {
  what: `${MANY} recipients over a local SMTP server, no quota and no latency, beside nodemailer with as many connections sending one of the same letters ready-made as often; writes are counted at the Sheets server`,
  async measure() {
    const post = await startPost();
    try {
      return [...(await letters(post)), composed()];
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

/** An issue from the rows to a letter, in the middle of some rounds; the first ones warm up. */
function composed(): Figure {
  const compose = issueOf(ENTRIES);
  const times: number[] = [];
  for (let round = -WARM_UPS; round < ROUNDS; round++) {
    const began = performance.now();
    compose();
    if (round >= 0) times.push(performance.now() - began);
  }
  return figure('digest.compose_ms', median(times), 'ms', 200);
}

function checked<S extends Sent>(sent: S, wanted: number): S {
  if (sent.letters !== wanted) throw new Error(`[bench] ${sent.letters} letters arrived of ${wanted}.`);
  return sent;
}
