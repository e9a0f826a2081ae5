import { deliveries, type Delivery } from '../../sheets-schema/deliveries.ts';
import { triesOf, worksOf, type Work } from '../mail/batches.ts';
import { begin, end, messageIdOf, type Mail } from '../mail/ledger.ts';
import type { Sending } from '../mail/letter.ts';
import { correspondents } from '../mail/letterhead.ts';
import { CONNECTIONS } from '../mail/mailer.ts';
import { readerKeyOf } from '../mail/reader.ts';
import { refusesUs } from '../mail/refusal.ts';
import { notNeeded } from '../mail/issue-totals.ts';
import { codeOf } from '../platform/log.ts';
import type { Ports } from '../ports.ts';
import type { Append } from '../workbook/workbook.ts';
import { setBack } from './errors.ts';
import type { Material } from './letter.ts';
import { lettersOf, type LetterTo, type UnreadOf } from './outgoing.ts';
import { readershipFrom, type Readership } from './readership.ts';
import { assertReadable } from './trust.ts';

/** What delivering works with. */
type DeliveryPorts = Pick<Ports, 'workbook' | 'mailer' | 'clock' | 'keys'>;

/** What all letters of an issue have in common. */
export interface Edition {
  /** The schedule time: the letters' date. */
  readonly at: Date;
  readonly material: Material;
  readonly unreadOf: UnreadOf;
  /** When what is unclear shall be sent once more: the time now. */
  readonly repeat: Date | null;
}

/** How long a write of the run is tried: what it notes must not be lost to a short outage. */
export const PATIENCE_MS = 300_000;

/**
 * How long after its beginning was noted a letter may still be handed to the mail server. A runner that slept longer sends
 * nothing more of that batch: by then the manager may have decided that it is to be sent again.
 */
const SEND_WITHIN_MS = 300_000;

/**
 * Letters in a row that neither went out nor were refused for what they are, after which the run stops: where the server
 * takes nothing from us, each further letter would cost its patience, and one that falls silent would leave each unclear.
 */
const STOP_AFTER = 10;

/** Counts such letters. */
interface Line {
  inARow: number;
}

/** What a run has done. */
export interface Delivered {
  /** *Zustellungen* without what this run did, unless another runner was about: then with it. */
  readonly ledger: readonly Delivery[];
  /** What became of the letters of this run, by their keys. */
  readonly sendings: ReadonlyMap<string, Sending>;
  /** Letters that were not begun because the server takes nothing. */
  readonly left: number;
}

/**
 * Sends what is left of an issue, batch by batch. One write notes how the last batch ended and claims the next one; then it
 * is asked who still wants the letter, and the batch goes out over all connections at once. Another runner's batch is left
 * to it. A server that takes nothing from us ends the run: what was not begun is left to the next one.
 * @param ledger *Zustellungen* as read after the issue was fixed
 * @throws LedgerUnsafe, WorkbookError; whatever is thrown, at most one batch stands begun without an end
 */
export async function deliver(
  edition: Edition,
  ledger: readonly Delivery[],
  io: DeliveryPorts,
): Promise<Delivered> {
  const { workbook } = io;
  const issue = edition.material.issue.key;
  const readership = readershipFrom(io);
  const letterTo = lettersOf(edition.material, edition.at, io.keys);
  const sendings = new Map<string, Sending>();
  const line: Line = { inARow: 0 };
  let ends: readonly Append[] = [];
  let stopped: unknown = null;
  let isAlone = true;
  let works = worksOf(issue, ledger, edition.repeat);
  for (let work = works.shift(); work; work = works.shift()) {
    const batch = batchFor(work, edition, io);
    const options = { claim: work.claim, along: ends, withinMs: PATIENCE_MS };
    const isOurs = await workbook.append(batch.begun, options);
    ends = [];
    if (!isOurs) {
      isAlone = false;
      works = await worksAfter(work, edition, io);
      continue;
    }
    readership.askAnew();
    const done = await send(batch, edition, { readership, letterTo, line }, io);
    ends = done.ends;
    for (const [key, sending] of done.sendings) sendings.set(key, sending);
    if (done.stopped !== null || line.inARow >= STOP_AFTER) {
      stopped = done.stopped;
      break;
    }
  }
  await workbook.append(ends, { withinMs: PATIENCE_MS });
  if (stopped !== null) throw stopped;
  return {
    ledger: isAlone ? ledger : (await workbook.read(deliveries)).deliveries,
    sendings,
    left: works.reduce((sum, { mails }) => sum + mails.length, 0),
  };
}

interface Batch {
  readonly work: Work;
  readonly at: Date;
  readonly begun: readonly Append[];
  readonly messageIds: ReadonlyMap<Mail, string>;
}

function batchFor(work: Work, { material, unreadOf }: Edition, { clock, keys }: DeliveryPorts): Batch {
  const { from } = correspondents(material.quartier);
  const at = clock.now();
  const messageIds = new Map(work.mails.map((mail) => [mail, messageIdOf(keys, mail.key, from.address)]));
  const begun = [...messageIds].map(([mail, messageId]) =>
    begin(mail, work.attempt, at, messageId, unreadOf(readerKeyOf(mail)).withheld),
  );
  return { work, at, begun, messageIds };
}

/**
 * What is left after a batch that another runner has claimed, which may have claimed more.
 * @throws LedgerUnsafe when nothing of that claim is to be seen: its rows came with it, so that they were taken away since
 */
async function worksAfter(
  work: Work,
  {
    material: {
      issue: { key: issue },
    },
    repeat,
  }: Edition,
  { workbook }: DeliveryPorts,
): Promise<Work[]> {
  const now = await workbook.read(deliveries);
  assertReadable(now.findings);
  if (triesOf(issue, now.deliveries, repeat).some(({ claim }) => claim === work.claim))
    throw setBack({ tab: deliveries, issue });
  return worksOf(issue, now.deliveries, repeat).filter(({ at }) => at > work.at);
}

interface Done {
  readonly ends: readonly Append[];
  readonly sendings: readonly (readonly [key: string, Sending])[];
  /** Why the run cannot go on, or null. */
  readonly stopped: unknown;
}

/** Sends a batch that is ours over all connections at once. */
async function send(
  { work, at, messageIds }: Batch,
  { unreadOf }: Edition,
  { readership, letterTo, line }: { readership: Readership; letterTo: LetterTo; line: Line },
  { mailer, clock }: DeliveryPorts,
): Promise<Done> {
  const ends: Append[] = [];
  const sendings: [string, Sending][] = [];
  let stopped: unknown = null;
  const sendOne = async (mail: Mail, messageId: string): Promise<Sending> => {
    const key = readerKeyOf(mail);
    let reader;
    try {
      reader = (await readership.now()).get(key);
    } catch (error) {
      stopped = error; // nobody knows who has left: nothing more goes out
      return later(codeOf(error));
    }
    if (!reader) return notNeeded('LEFT');
    if (line.inARow >= STOP_AFTER) return later('NOT_TRIED');
    if (clock.now().getTime() - at.getTime() > SEND_WITHIN_MS) return later('NOT_IN_TIME');
    try {
      const letter = letterTo(reader, unreadOf(key), messageId);
      return letter ? await mailer.send(letter) : notNeeded('NOTHING_LEFT');
    } catch (error) {
      return later(codeOf(error)); // one letter too long stops no other
    }
  };
  const left = messageIds.entries();
  const lane = async (): Promise<void> => {
    for (const [mail, messageId] of left) {
      const sending = await sendOne(mail, messageId);
      if (sending.state === 'sent') line.inARow = 0;
      else if (sending.state === 'unclear' || refusesUs(sending.code)) line.inARow += 1;
      sendings.push([mail.key, sending]);
      ends.push(end(mail, work.attempt, clock.now(), messageId, sending));
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  return { ends, sendings, stopped };
}

/** A letter that certainly did not go out, and may with the next run. */
function later(code: string): Sending {
  return { state: 'failed', code, permanent: false };
}
