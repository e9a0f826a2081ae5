import type { Consent } from '../../sheets-schema/consents.ts';
import type { Delivery } from '../../sheets-schema/deliveries.ts';
import type { Partner } from '../../sheets-schema/partners.ts';
import { compose } from '../mail/compose.ts';
import type { Mail } from '../mail/ledger.ts';
import type { Letter } from '../mail/letter.ts';
import { correspondents } from '../mail/letterhead.ts';
import type { Keys } from '../platform/keys.ts';
import { leaveUrl } from '../web/routes.ts';
import { german } from '../words/locale.ts';
import { FINGERPRINT_VERSION } from './fingerprint.ts';
import { newsSince, type Change, type Entry } from './journal.ts';
import { isDue, mailOf, sinceOf } from './ledger.ts';
import { letterFor, type DigestView, type Material } from './letter.ts';
import { readersOf, type Reader } from './readers.ts';

/** What the run remembers and knows of its readers. */
export interface Records {
  readonly partners: readonly Partner[];
  readonly consents: readonly Consent[];
  readonly contents: readonly Entry[];
  readonly deliveries: readonly Delivery[];
}

/** What is fixed of an issue before its first mail. */
export interface Plan {
  readonly subject: string;
  readonly state: string;
  readonly changes: readonly Change[];
  readonly mails: readonly Mail[];
}

/** Who gets this issue, and how it is named. @param at the schedule time */
export function planOf(
  changes: readonly Change[],
  at: Date,
  material: Material,
  records: Records,
  keys: Keys,
): Plan {
  const { key } = material.issue;
  const news = changes.map((change) => ({ ...change, issue: key, fingerprintVersion: FINGERPRINT_VERSION }));
  const told = { ...records, contents: [...records.contents, ...news] };
  const readers = readersOf(records.partners, records.consents, keys);
  const letters = readers.flatMap((reader) => {
    const view = viewFor(reader, at, material, told, keys);
    const due = isDue(reader, sinceOf(reader, key, records.deliveries), material.issue);
    return view && due ? [{ reader, view }] : [];
  });
  const word = letters.length > 0 ? 'frozen' : readers.length === 0 ? 'nobody' : 'nothing';
  return {
    subject: letters[0]?.view.subject ?? '',
    state: german()(`digest.state.${word}`),
    changes,
    mails: letters.map(({ reader }) => mailOf(key, reader)),
  };
}

/** What a reader is told, from the frozen journal; null when that is nothing. */
export function viewFor(
  reader: Reader,
  at: Date,
  material: Material,
  { contents, deliveries }: Pick<Records, 'contents' | 'deliveries'>,
  keys: Pick<Keys, 'token'>,
): DigestView | null {
  const { issue, quartier } = material;
  const news = newsSince(contents, sinceOf(reader, issue.key, deliveries), issue.key);
  const leave = leaveUrl(quartier.siteUrl, keys.token('leave', reader.partner, at, null));
  return letterFor(reader, news, material, leave);
}

/** The letter as it leaves, with the headers of a list that one leaves by one click. */
export function letterOf(
  reader: Reader,
  view: DigestView,
  messageId: string,
  at: Date,
  { quartier }: Pick<Material, 'quartier'>,
): Letter {
  const { from, replyTo } = correspondents(quartier);
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  return {
    ...compose('digest', view),
    to: { name: reader.name, address: reader.address },
    from,
    replyTo,
    messageId,
    date: at,
    autoSubmitted: 'auto-generated',
    list: { unsubscribeUrl: view.leaveUrl, id: `wochenbrief.${domain}` },
  };
}
