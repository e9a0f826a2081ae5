import { consents } from '../../sheets-schema/consents.ts';
import { partners } from '../../sheets-schema/partners.ts';
import type { Ports } from '../ports.ts';
import { readersOf, type Reader } from './readers.ts';
import { assertReadable } from './trust.ts';

/** How old what is known of who may be mailed may be before it is asked anew. */
const FRESH_MS = 10_000;

/** The columns in which people leave: while they stay as they are, nobody has. Who comes meanwhile waits for the next issue. */
const WATCHED = [
  { tab: partners, columns: ['email', 'status', 'wants'] },
  { tab: consents, columns: ['endedAt'] },
];

/** Who may be mailed, while people come and go. */
export interface Readership {
  /** By their key, as it was at most ten seconds ago. @throws LedgerUnsafe, WorkbookError */
  now(): Promise<ReadonlyMap<string, Reader>>;
  /** The next to ask is told what holds from now on. */
  askAnew(): void;
}

/** Asks by one call, and reads whole rows only where something has changed. */
export function readershipFrom({
  workbook,
  clock,
  keys,
}: Pick<Ports, 'workbook' | 'clock' | 'keys'>): Readership {
  let known: { readonly fingerprint: string; readonly readers: ReadonlyMap<string, Reader> } | undefined;
  let asked: { readonly at: number; readonly answer: Promise<ReadonlyMap<string, Reader>> } | undefined;
  const ask = async (): Promise<ReadonlyMap<string, Reader>> => {
    const fingerprint = await workbook.fingerprintOf(...WATCHED);
    if (known?.fingerprint !== fingerprint) {
      const rows = await workbook.read(partners, consents);
      assertReadable(rows.findings);
      const readers = readersOf(rows.partners, rows.consents, keys);
      known = { fingerprint, readers: new Map(readers.map((reader) => [reader.key, reader])) };
    }
    return known.readers;
  };
  return {
    now() {
      const now = clock.now().getTime();
      if (!asked || Math.abs(now - asked.at) > FRESH_MS) asked = { at: now, answer: ask() };
      return asked.answer;
    },
    askAnew: () => (asked = undefined),
  };
}
