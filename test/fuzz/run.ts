import * as fc from 'fast-check';
import { idOf } from '../../functions/platform/keys.ts';
import { append } from '../../functions/workbook/workbook.ts';
import { offers } from '../../sheets-schema/offers.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import { reviewContacts, reviewDirectory, reviewOperations } from '../../sheets-schema/review.ts';
import { startWorld, type Reply, type World } from '../functions/site/world.ts';
import { judge, type Fate, type Row } from './judge.ts';
import { tokenOf, written, type Post } from './post.ts';
import { forms, submission, type Submission } from './submissions.ts';

/** How many are under way at once. */
const AT_ONCE = 20;

/** What a run saw. */
export interface Verdict {
  readonly fates: Readonly<Record<Fate, number>>;
  /** What is wrong, with the number of the submission; empty for a good run. */
  readonly faults: readonly string[];
  /** How often something was sent again because a connection was cut off, or because nothing could be stored. */
  readonly again: number;
}

/** The share of submissions that a busy machine may have sent again; more is no accident. A few always may. */
const AGAIN = { share: 0.01, always: 5 };

/**
 * Sends made-up submissions to the public forms over HTTP and judges each by its answer and by what stands in the sheets:
 * as typed, or refused with a reason; one row at most; no formula; and nothing of it in the log.
 * @param seed equal seeds send the same
 */
export async function fuzz(seed: number, count: number): Promise<Verdict> {
  const log = listen();
  const world = await startWorld({ SUBMISSIONS_CEILING: String(count * 10) });
  try {
    const about = idOf('offer|fuzz').slice(0, 8).toLowerCase();
    await world.workbook.append([
      append(offers, { id: idOf('offer|fuzz'), title: 'Sprechstunde', status: 'oeffentlich' }),
    ]);
    const all = fc.sample(submission, { seed, numRuns: count });
    const markOf = (n: number): string => `Zq${seed}x${n}qZ`;
    const posts: Post[] = [];
    const replies: Reply[][] = [];
    const next = all.entries();
    let again = 0;
    const sender = async (): Promise<void> => {
      for (const [n, one] of next) {
        const token = tokenOf(one.token, one.form, about, world.keys);
        const post = written(one, token, markOf(n));
        posts[n] = post;
        const german =
          one.form === 'report' ? `/angebote/sprechstunde-${about}/stimmt-nicht` : paths[one.form];
        const path = n % 5 === 0 ? `/en${german}` : german;
        const sending = Array.from({ length: one.times }, () =>
          patient(
            () => world.post(path, post.body, post.headers),
            () => (again += 1),
          ),
        );
        replies[n] = await Promise.all(sending);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sender));

    const { rows, formulas } = await rowsByMark(world, seed);
    const fates: Record<Fate, number> = { stored: 0, 'put aside': 0, 'asked again': 0, refused: 0 };
    const faults = formulas.map((where) => `a formula in ${where}`);
    for (const [n, one] of all.entries()) {
      const judged = judge(one, posts[n] ?? nothing, replies[n] ?? [], rows.get(markOf(n)) ?? []);
      if ('fate' in judged) fates[judged.fate] += 1;
      else faults.push(`${n} (${one.form}, ${one.token}, ${one.shape}): ${judged.fault}`);
    }
    if (world.queue.tasks.some(({ url }) => url.endsWith('/append'))) faults.push('rows in the queue');
    if (log.text().includes(`Zq${seed}x`)) faults.push('a mark in the log');
    if (again > Math.max(AGAIN.always, AGAIN.share * count)) faults.push(`${again} were sent again`);
    return { fates, faults, again };
  } finally {
    await world.close();
    log.stop();
  }
}

/**
 * Sends again what a closed connection cut off, as browsers do, and what a busy machine answers with "not stored, please
 * send again", as people do: twice at most.
 * @param onAgain hears of each time
 */
async function patient(send: () => Promise<Reply>, onAgain: () => void): Promise<Reply> {
  for (let left = 2; ; left--) {
    const reply = await send().catch((error: unknown) => (left > 0 ? null : Promise.reject(error)));
    if (reply !== null && (reply.status !== 503 || left === 0)) return reply;
    onAgain();
  }
}

const nothing: Post = { body: Buffer.alloc(0), headers: {}, sent: [] };

const paths: Readonly<Record<Exclude<Submission['form'], 'report'>, string>> = {
  contact: '/kontakt',
  offer: '/angebot-melden',
  event: '/termin-melden',
  subscription: '/rundbrief',
};

/** Every row that bears a mark, by it, and where a formula stands. */
async function rowsByMark(world: World, seed: number) {
  const rows = new Map<string, Row[]>();
  const formulas: string[] = [];
  const mark = new RegExp(`Zq${seed}x\\d+qZ`);
  const add = (text: string, row: Row): void => {
    const found = mark.exec(text)?.[0];
    if (found) rows.set(found, [...(rows.get(found) ?? []), row]);
  };
  const own = [...new Set(Object.values(forms).map(({ tab }) => tab))];
  for (const tab of [...own, reviewDirectory, reviewContacts, reviewOperations] as readonly Tab[]) {
    const [header = [], ...body] = await cellsOf(world, tab);
    const keys = header.map(
      (cell) =>
        Object.entries(tab.columns).find(([, column]) => column.label === cell?.stringValue)?.[0] ?? '',
    );
    for (const cells of body) {
      if (cells.some((cell) => cell?.formulaValue !== undefined)) formulas.push(tab.title);
      const text = cells.map((cell) => cell?.stringValue ?? '').join('\n');
      if (text.trim() === '') continue;
      const byKey = Object.fromEntries(keys.map((key, at) => [key, cells[at]]));
      if (own.includes(tab)) add(text, { place: 'tab', cells: byKey });
      else add(text, { place: 'review', values: sentIn(byKey['payload']?.stringValue ?? '') });
    }
  }
  return { rows, formulas };
}

async function cellsOf(world: World, tab: Tab) {
  const { data } = await world.sheets.spreadsheets.get({
    spreadsheetId: world.ids[tab.file],
    ranges: [`'${tab.title}'`],
    fields: 'sheets.data.rowData.values.userEnteredValue',
  });
  const rows = data.sheets?.[0]?.data?.[0]?.rowData ?? [];
  return rows.map(({ values = [] }) => values.map(({ userEnteredValue }) => userEnteredValue));
}

function sentIn(payload: string): Record<string, unknown> {
  const { rows } = JSON.parse(payload) as { rows: { values: Record<string, unknown> }[] };
  return rows[0]?.values ?? {};
}

/** Hears everything that this process writes, and lets nothing through but the report. */
function listen(): { text(): string; stop(): void } {
  const heard: string[] = [];
  const streams = [process.stdout, process.stderr];
  const before = streams.map((stream) => stream.write.bind(stream));
  for (const stream of streams)
    stream.write = (chunk: string | Uint8Array): boolean => {
      heard.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
      return true;
    };
  return {
    text: () => heard.join(''),
    stop: () => streams.forEach((stream, at) => Object.assign(stream, { write: before[at] })),
  };
}
