import type { Consent } from '../../sheets-schema/consents.ts';
import type { Delivery } from '../../sheets-schema/deliveries.ts';
import type { IssueRow } from '../../sheets-schema/issues.ts';
import type { Partner } from '../../sheets-schema/partners.ts';
import { composeForMany, LetterTooLong } from '../mail/compose.ts';
import type { Letter } from '../mail/letter.ts';
import { correspondents } from '../mail/letterhead.ts';
import { readerKeyOf } from '../mail/reader.ts';
import { refusalsIn } from '../mail/rest.ts';
import type { Keys } from '../platform/keys.ts';
import { withheldOf } from '../rules/edition.ts';
import { introductions, isFirst, newsSince, type Change, type Entry, type Reach } from '../rules/journal.ts';
import { partnerLink } from '../web/partner-link.ts';
import { leaveUrl } from '../web/routes.ts';
import { german } from '../words/locale.ts';
import { onceForAlike } from './written-once.ts';
import { noted, type Plan } from './freeze.ts';
import { isDue, lastDayOf, mailOf, sinceOf } from './ledger.ts';
import { draftFor, letterFor, MOST_ENTRIES, salutationFor, type Material, type Unread } from './letter.ts';
import { readersOf, type Reader } from './readers.ts';

/** What the run remembers of its issues. */
export interface Records {
  readonly contents: readonly Entry[];
  readonly deliveries: readonly Delivery[];
  readonly issues: readonly Pick<IssueRow, 'key' | 'unclear'>[];
}

/** What each reader does not know yet, by the key that the ledger has for them. */
export type UnreadOf = (reader: string) => Unread & { readonly reach: Reach };

/** What readers do not know yet in an issue. Most know the same, so that it is found once for all of them. */
export function unreadIn(material: Material, { contents, deliveries, issues }: Records): UnreadOf {
  const { issue } = material;
  const ledger = Map.groupBy(
    deliveries.filter(({ purpose }) => purpose === 'digest'),
    readerKeyOf,
  );
  const repeated = new Set(issues.filter(({ unclear }) => unclear === 'nochmal').map(({ key }) => key));
  const introduces = introductions(contents);
  const first = isFirst(contents, issue.key);
  const known = new Map<string, Unread>();
  const findOut = (reach: Reach): Unread => {
    const news = newsSince(contents, reach, issue.key, introduces);
    return { news, withheld: withheldOf(news, material, material), lastDay: lastDayOf(reach), first };
  };
  return (reader) => {
    const reach = sinceOf({ key: reader }, issue.key, ledger.get(reader) ?? [], repeated);
    if (reach.withheld.size > 0) return { ...findOut(reach), reach };
    const key = `${reach.issue} ${reach.inclusive}`;
    const unread = known.get(key) ?? findOut(reach);
    known.set(key, unread);
    return { ...unread, reach };
  };
}

/** Who gets this issue, and how it is named. */
export function planOf(
  changes: readonly Change[],
  material: Material,
  records: Records & { readonly partners: readonly Partner[]; readonly consents: readonly Consent[] },
  keys: Pick<Keys, 'addressHmac'>,
): Plan {
  const { issue, greeting, needs } = material;
  const contents = [...records.contents, ...noted(issue.key, changes)];
  const unreadOf = unreadIn(material, { ...records, contents });
  const refusals = refusalsIn(records.deliveries);
  const readers = readersOf(records.partners, records.consents, keys, refusals);
  const viewFor = onceForAlike((reader, unread) =>
    letterFor({ ...reader, name: null }, unread, material, null),
  );
  const letters = readers.flatMap((reader) => {
    const unread = unreadOf(reader.key);
    const view = isDue(reader, unread.reach, issue) ? viewFor(reader, unread) : null;
    return view ? [{ reader, view }] : [];
  });
  const word = letters.length > 0 ? 'frozen' : readers.length === 0 ? 'nobody' : 'nothing';
  return {
    subject: letters[0]?.view.subject ?? '',
    state: german()(`digest.state.${word}`),
    greeting,
    needs,
    changes,
    mails: letters.map(({ reader }) => mailOf(issue.key, reader)),
  };
}

/** Entries of a section, fewer and fewer: a letter has as many as keep it short enough. */
const ENTRIES = [MOST_ENTRIES, 8, 5, 3];
const LEAST_ENTRIES = 1;

/**
 * A letter, shortened until no mailbox cuts it off.
 * @param write it with so many entries of one section
 * @throws LetterTooLong when nothing helps, WordsError
 */
export function fitting<T>(write: (most: number) => T): T {
  for (const most of ENTRIES) {
    try {
      return write(most);
    } catch (error) {
      if (!(error instanceof LetterTooLong)) throw error;
    }
  }
  return write(LEAST_ENTRIES);
}

/** The letter to a reader as it leaves; null when there is nothing to say. */
export type LetterTo = (reader: Reader, unread: Unread, messageId: string) => Letter | null;

/** Writes the letters of an issue, with the headers of a list that one leaves by one click. */
export function lettersOf(material: Material, at: Date, keys: Pick<Keys, 'token'>): LetterTo {
  const { siteUrl } = material.quartier;
  const { from, replyTo } = correspondents(material.quartier);
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const writtenFor = onceForAlike((reader, unread) => {
    const draft = (most?: number) => draftFor({ ...reader, name: null }, unread, material, null, most);
    return draft().worthIt ? fitting((most) => composeForMany('digest', draft(most).view)) : null;
  });
  return (reader, unread, messageId) => {
    const written = writtenFor(reader, unread);
    if (!written) return null;
    const unsubscribeUrl = leaveUrl(siteUrl, keys.token('leave', reader.partner, at, null));
    const partnerUrl = partnerLink(siteUrl, keys, reader.partner, at);
    return {
      ...written({ salutation: salutationFor(reader.name), leaveUrl: unsubscribeUrl, partnerUrl }),
      to: { name: reader.name, address: reader.address },
      from,
      replyTo,
      messageId,
      date: at,
      autoSubmitted: 'auto-generated',
      list: { unsubscribeUrl, id: `wochenbrief.${domain}` },
    };
  };
}
