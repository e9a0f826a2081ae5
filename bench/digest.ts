import { figure, median, type Bench, type Figure } from './figures.ts';
import { issueOf } from './digest/compose.ts';
import { startPost, type Post, type Sent } from './digest/system.ts';

/** Recipients of the three runs. */
const [FEWEST, FEW, MANY] = [100, 1_000, 10_000];

/** Runs for the most of them, each between two of nodemailer. */
const TURNS = 2;

/**
 * Flags of V8 for the runs whose memory is compared: it collects early. As it is set by itself on a machine with room, most
 * of a peak is what nobody has collected yet: that of nodemailer alone is some 260 MB.
 */
const TIDY = ['--heap-growing-percent=20', '--max-semi-space-size=4'];

/** Entries of the issue that is composed, and rounds. */
const ENTRIES = 5_000;
const [WARM_UPS, ROUNDS] = [2, 9];

/** The partners' letter, from what stands in the sheets to what lies in mailboxes. */
export const digest: Bench = {
  what: `${MANY} recipients over a local SMTP server, no quota and no latency, beside nodemailer with as many connections sending the same letters ready-made, in turns; writes are counted at the Sheets server`,
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
  const run = async (readers: number, flags?: readonly string[]) =>
    checked(await post.run(await post.office(readers), flags), readers);
  const few = await run(FEW);
  const peer = async () => checked(await post.peer(few.samples, MANY), MANY);
  // In turns, for a machine may be faster at one time than at another.
  const peers = [await peer()];
  const runs = [];
  for (let turn = 0; turn < TURNS; turn++) {
    runs.push(await run(MANY));
    peers.push(await peer());
  }
  const [least, most] = [await run(FEWEST, TIDY), await run(MANY, TIDY)];
  const many = { ms: mean(runs.map(({ ms }) => ms)), writes: runs[0]?.writes ?? NaN };
  const peerMs = mean(peers.map(({ ms }) => ms));
  return [
    figure('digest.throughput_ratio', peerMs / many.ms, '×', { least: 0.8 }),
    figure('digest.memory_mb', most.peakMb - least.peakMb, 'MB', 60),
    figure('digest.writes_per_100', (many.writes / MANY) * 100, '×', 1),
    figure('digest.linearity', many.ms / MANY / (few.ms / FEW), '×', 1.2),
    figure('digest.letters', MANY / (many.ms / 1_000), '/s'),
    figure('digest.nodemailer_letters', MANY / (peerMs / 1_000), '/s'),
    figure('digest.peak_mb', mean(runs.map(({ peakMb }) => peakMb)), 'MB'),
    figure('digest.nodemailer_peak_mb', mean(peers.map(({ peakMb }) => peakMb)), 'MB'),
  ];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** An issue from the rows to a letter, in the middle of some rounds; the first ones warm up. */
function composed(): Figure {
  const issue = issueOf(ENTRIES);
  const times: number[] = [];
  for (let round = -WARM_UPS; round < ROUNDS; round++) {
    const compose = issue();
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
