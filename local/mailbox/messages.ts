import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime, { type Address, type Email } from 'postal-mime';

/** What the SMTP dialogue said of a message, kept beside it. */
export interface Envelope {
  /** When the mailbox took it, ISO 8601 in UTC (real time, also while the local clock is moved). */
  readonly arrivedAt: string;
  /** MAIL FROM; empty for bounces. */
  readonly from: string;
  /** RCPT TO, in the order given. */
  readonly to: readonly string[];
}

/** A line of the mailbox. */
export interface MessageSummary {
  /** The file name without `.eml`; sorts by arrival. */
  readonly id: string;
  readonly envelope: Envelope;
  /** As the message's own headers say, e.g. `Quartiersbüro <buero@quartier.example>`. */
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** The Date header as ISO 8601, or the arrival where it is missing or no date. */
  readonly date: string;
}

/** One file within a message. */
interface MessageAttachment {
  readonly name: string;
  readonly type: string;
  /** Content-ID without angle brackets; HTML refers to it as `cid:…`. */
  readonly contentId: string | undefined;
  readonly content: Uint8Array;
}

/** A message opened for reading. */
export interface Message extends MessageSummary {
  /** Unfolded, in the order of the message, doubles included. */
  readonly headers: ReadonlyArray<{ readonly name: string; readonly value: string }>;
  readonly text: string | undefined;
  readonly html: string | undefined;
  readonly attachments: readonly MessageAttachment[];
  /** The message as it came over the wire. */
  readonly source: string;
}

/** Bytes that hold the headers of every ordinary message; what is longer is read whole. */
const HEAD_SIZE = 16 * 1024;

/**
 * Lists the messages of a mailbox folder, newest arrival first. Only the heads of the files are read.
 *
 * @param directory the folder that `startSmtp` names, `state/mail`; one that does not exist yet is empty
 * @param options `limit` how many at most (200), `to` only those whose envelope names this address
 */
export async function listMessages(
  directory: string,
  options: { limit?: number; to?: string } = {},
): Promise<MessageSummary[]> {
  const { limit = 200, to } = options;
  const found: MessageSummary[] = [];
  for (const id of await messageIds(directory)) {
    if (found.length >= limit) break;
    const envelope = await readEnvelope(directory, id);
    if (to !== undefined && !envelope.to.some((address) => sameAddress(address, to))) continue;
    found.push(summarise(id, envelope, await PostalMime.parse(await readHead(join(directory, `${id}.eml`)))));
  }
  return found;
}

/**
 * Opens one message.
 *
 * @param id as listed
 * @returns undefined where there is no such message
 */
export async function readMessage(directory: string, id: string): Promise<Message | undefined> {
  if (!/^[\w-]+$/.test(id)) return undefined;
  let source: Buffer;
  try {
    source = await readFile(join(directory, `${id}.eml`));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  const email = await PostalMime.parse(source);
  return {
    ...summarise(id, await readEnvelope(directory, id), email),
    headers: email.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    text: email.text,
    html: email.html,
    attachments: email.attachments.map((attachment) => ({
      name: attachment.filename ?? '',
      type: attachment.mimeType,
      contentId: attachment.contentId?.replace(/^<|>$/g, ''),
      content:
        typeof attachment.content === 'string'
          ? Buffer.from(attachment.content, attachment.encoding === 'base64' ? 'base64' : 'utf8')
          : new Uint8Array(attachment.content),
    })),
    source: source.toString('utf8'),
  };
}

/** The ids of all messages of a folder, newest first. */
async function messageIds(directory: string): Promise<string[]> {
  try {
    const names = await readdir(directory);
    return names
      .filter((name) => name.endsWith('.eml'))
      .map((name) => name.slice(0, -'.eml'.length))
      .toSorted()
      .toReversed();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function readEnvelope(directory: string, id: string): Promise<Envelope> {
  return JSON.parse(await readFile(join(directory, `${id}.json`), 'utf8')) as Envelope;
}

/** The headers of a message file without its body, or the whole file where the headers are very long. */
async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_SIZE), 0, HEAD_SIZE, 0);
    const end = buffer.indexOf('\r\n\r\n');
    if (end >= 0 && end < bytesRead) return buffer.subarray(0, end + 4);
    return bytesRead < HEAD_SIZE ? buffer.subarray(0, bytesRead) : await file.readFile();
  } finally {
    await file.close();
  }
}

function summarise(id: string, envelope: Envelope, email: Email): MessageSummary {
  const date = email.date === undefined ? Number.NaN : Date.parse(email.date);
  return {
    id,
    envelope,
    from: email.from ? formatAddress(email.from) : envelope.from,
    to: email.to && email.to.length > 0 ? email.to.map(formatAddress).join(', ') : envelope.to.join(', '),
    subject: email.subject ?? '',
    date: Number.isNaN(date) ? envelope.arrivedAt : new Date(date).toISOString(),
  };
}

function formatAddress(address: Address): string {
  if (address.group) return `${address.name}: ${address.group.map(formatAddress).join(', ')}`;
  return address.name ? `${address.name} <${address.address}>` : address.address;
}

/** Mail domains do not mind the case, and no mailbox of ours tells local parts apart by it. */
function sameAddress(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
