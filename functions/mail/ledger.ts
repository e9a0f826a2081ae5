import { deliveries, type Delivery } from '../../sheets-schema/deliveries.ts';
import type { Clock } from '../platform/clock.ts';
import { idOf, type Keys } from '../platform/keys.ts';
import { append, type Append, type Workbook } from '../workbook/workbook.ts';
import type { Letter, Mailer, Sending } from './letter.ts';

/** One mail in the ledger *Zustellungen*: its key is fixed before the first try and is its own for good. */
export interface Mail {
  readonly key: string;
  /** What it is for, such as `optIn`, `brief`, `digest`. */
  readonly purpose: string;
  /** Id of the partner's row, or a role such as `manager`; never an address. */
  readonly recipient: string;
  /** The issue or week it belongs to. */
  readonly issue?: string;
  /** Ids of what it tells, where a later mail is to know. */
  readonly tells?: readonly string[];
}

/** A letter before the ledger gives it its Message-ID and date. */
export type Draft = Omit<Letter, 'messageId' | 'date'>;

/** What the ledger knows of one key, whatever the order of its rows. */
export interface History {
  readonly state: 'none' | 'open' | 'sent' | 'failed' | 'unclear';
  /** How often a sending was begun. */
  readonly attempts: number;
  /** When the newest one was begun, ISO in UTC. */
  readonly begunAt: string | null;
  /** When the first one was begun: the letter's date in every try. */
  readonly firstAt: string | null;
  readonly messageId: string | null;
  /** Ids of what the newest try had to leave out. */
  readonly withheld: readonly string[];
  /** The mail server's answer to the newest try that failed. */
  readonly code: string | null;
  /** Tries of which nobody knows whether they arrived. */
  readonly doubts: number;
}

type Row = Pick<Delivery, 'key' | 'state' | 'at' | 'messageId' | 'code' | 'withheld'>;

/** How long a sending may be under way before it counts as broken off: the mailer gives up sooner. */
const UNDER_WAY_MS = 120_000;

/**
 * The history of each key. Rows are taken by their times: `begonnen` without an end is `open`; one `gesendet`
 * outweighs everything.
 */
export function histories(rows: readonly Row[]): ReadonlyMap<string, History> {
  const byKey = Map.groupBy(rows, (row) => row.key);
  return new Map([...byKey].map(([key, own]) => [key, historyOf(own)]));
}

const NEVER: History = {
  state: 'none',
  attempts: 0,
  begunAt: null,
  firstAt: null,
  messageId: null,
  withheld: [],
  code: null,
  doubts: 0,
};

function historyOf(rows: readonly Row[]): History {
  const begun = rows.filter((row) => row.state === 'begonnen');
  const ends = rows.filter((row) => row.state !== 'begonnen' && row.state !== 'geplant');
  const times = begun.flatMap((row) => row.at ?? []).toSorted();
  const last = newest(ends);
  return {
    state: ends.some((row) => row.state === 'gesendet')
      ? 'sent'
      : ends.length < begun.length
        ? 'open'
        : last === null
          ? 'none'
          : last.state === 'unklar'
            ? 'unclear'
            : 'failed',
    attempts: begun.length,
    begunAt: times.at(-1) ?? null,
    firstAt: times[0] ?? null,
    messageId: begun.find((row) => row.messageId !== null)?.messageId ?? null,
    withheld: newest(begun)?.withheld?.split(' ') ?? [],
    code: last?.code ?? null,
    doubts: Math.max(0, begun.length - ends.length) + ends.filter((row) => row.state === 'unklar').length,
  };
}

function newest(rows: readonly Row[]): Row | null {
  return rows.reduce<Row | null>((best, row) => ((row.at ?? '') >= (best?.at ?? '') ? row : best), null);
}

/** The Message-ID of a mail: follows from its key, so that a second try is the same message, and reveals nothing. */
export function messageIdOf(keys: Keys, key: string, senderAddress: string): string {
  const domain = senderAddress.slice(senderAddress.lastIndexOf('@') + 1);
  return `${keys.hmac('message', key).slice(0, 32)}@${domain}`;
}

/** The row that plans a sending, when the recipients of many are fixed before the first. */
export function plan(mail: Mail, at: Date): Append {
  return step(mail, 'geplant', 0, at, {});
}

/** The row that begins a sending. @param withheld ids of what the letter had to leave out */
export function begin(
  mail: Mail,
  attempt: number,
  at: Date,
  messageId: string,
  withheld: Iterable<string> = [],
): Append {
  const left = [...withheld].join(' ');
  const told = mail.tells?.join(' ');
  return step(mail, 'begonnen', attempt, at, {
    messageId,
    ...(told && { told }),
    ...(left && { withheld: left }),
  });
}

/** The row that ends it. */
export function end(mail: Mail, attempt: number, at: Date, messageId: string, sending: Sending): Append {
  if (sending.state === 'sent') return step(mail, 'gesendet', attempt, at, { messageId });
  if (sending.state === 'unclear')
    return step(mail, 'unklar', attempt, at, { messageId, code: sending.code });
  return step(mail, 'gescheitert', attempt, at, { messageId, code: codeOf(sending) });
}

/** A refusal for good is marked, so that no later run tries it again. */
const FOR_GOOD = ' (permanent)';

function codeOf(sending: { code: string; permanent: boolean }): string {
  return sending.permanent ? `${sending.code}${FOR_GOOD}` : sending.code;
}

/** Whether a failed history may be tried again. */
export function mayTryAgain(history: History): boolean {
  return history.state === 'failed' && !history.code?.endsWith(FOR_GOOD);
}

/** How long after its beginning no runner can still be about to send a letter: none waits five minutes and then two more. */
const SURELY_OVER_MS = 900_000;

/**
 * Whether a letter that is unclear may be sent once more, because the manager wants so: a single time, and only when nobody
 * can be at the first one any more.
 */
export function mayRepeat(history: History, now: Date): boolean {
  const { state, doubts, code } = history;
  const isUnclear = state === 'unclear' || state === 'open';
  return isUnclear && doubts === 1 && isOver(history, now) && !code?.endsWith(FOR_GOOD);
}

/** Whether nobody will ever know by itself if a letter arrived. */
export function isInDoubt(history: Pick<History, 'state' | 'begunAt'>, now: Date): boolean {
  return history.state === 'unclear' || (history.state === 'open' && isOver(history, now));
}

function isOver({ begunAt }: Pick<History, 'begunAt'>, now: Date): boolean {
  return now.getTime() - Date.parse(begunAt ?? '') >= SURELY_OVER_MS;
}

function step(
  { key, purpose, recipient, issue }: Mail,
  state: Delivery['state'],
  attempt: number,
  at: Date,
  more: { messageId?: string; code?: string; told?: string; withheld?: string },
): Append {
  const id = idOf(`delivery|${key}|${state}|${attempt}`);
  return append(deliveries, { id, key, purpose, recipient, issue, state, at: at.toISOString(), ...more });
}

/** Tries after which a single mail that stays unclear is left alone: its reader may have it several times. */
const MOST_UNCLEAR_TRIES = 3;

/** Whether nobody knows yet if a single mail arrived, and another try is to settle it. */
export function isUnsettled({ state, attempts }: History): boolean {
  return (state === 'unclear' || state === 'open') && attempts < MOST_UNCLEAR_TRIES;
}

/**
 * What became of a single mail: `before` it had been sent already, `busy` somebody else is just sending it, `givenUp`
 * it stayed unclear in three tries.
 */
export type Once = Sending | { readonly state: 'before' | 'busy' | 'givenUp' };

/**
 * Sends a single mail and keeps the ledger. Once sent under a key, it is never sent again; one that broke off or is
 * unclear goes out again under the same Message-ID, so that mailboxes may recognise it.
 * @param makeLetter is only asked when there is something to send
 * @throws WorkbookError when the ledger cannot be read or written
 * @example await sendOnce(ports, { key: 'optIn|K7…', purpose: 'optIn', recipient: 'K7…' }, () => letter)
 */
export async function sendOnce(
  { workbook, mailer, clock, keys }: { workbook: Workbook; mailer: Mailer; clock: Clock; keys: Keys },
  mail: Mail,
  makeLetter: () => Draft | Promise<Draft>,
): Promise<Once> {
  const ledger = await workbook.read(deliveries);
  const history = histories(ledger.deliveries.filter((row) => row.key === mail.key)).get(mail.key) ?? NEVER;
  if (history.state === 'sent') return { state: 'before' };
  const now = clock.now();
  if (history.state === 'open' && isUnderWay(history, now)) return { state: 'busy' };
  if ((history.state === 'unclear' || history.state === 'open') && !isUnsettled(history))
    return { state: 'givenUp' };
  const draft = await makeLetter();
  const messageId = history.messageId ?? messageIdOf(keys, mail.key, draft.from.address);
  const attempt = history.attempts + 1;
  const claim = `mail:${mail.key}:${attempt}`;
  if (!(await workbook.append([begin(mail, attempt, now, messageId)], { claim }))) return { state: 'busy' };
  const sending = await mailer.send({ ...draft, messageId, date: new Date(history.firstAt ?? now) });
  await workbook.append([end(mail, attempt, clock.now(), messageId, sending)], { unlessPresent: true });
  return sending;
}

function isUnderWay(history: History, now: Date): boolean {
  const since = now.getTime() - Date.parse(history.begunAt ?? '');
  return since >= 0 && since < UNDER_WAY_MS;
}
