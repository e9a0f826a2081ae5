import { contents } from '../../sheets-schema/contents.ts';
import { issues } from '../../sheets-schema/issues.ts';
import { plan, type Mail } from '../mail/ledger.ts';
import { idOf } from '../platform/keys.ts';
import { append, type Append } from '../workbook/workbook.ts';
import { FINGERPRINT_VERSION } from './fingerprint.ts';
import type { Change } from './journal.ts';

/** The id of an issue's row in *Ausgaben*. */
export function issueId(key: string): string {
  return idOf(`issue|${key}`);
}

/** The rows that fix an issue before its first mail: the issue, what it tells, and who gets it. */
export function frozen(
  issue: string,
  what: { subject: string; state: string; changes: readonly Change[]; mails: readonly Mail[] },
  at: Date,
): Append[] {
  const { subject, state, changes, mails } = what;
  return [
    append(issues, { id: issueId(issue), key: issue, subject, frozenAt: at.toISOString(), state }),
    ...changes.map(({ entry, event, fingerprint }) =>
      append(contents, {
        id: idOf(`content|${issue}|${entry}`),
        issue,
        entry,
        kind: 'offers',
        event,
        fingerprint,
        fingerprintVersion: FINGERPRINT_VERSION,
      }),
    ),
    ...mails.map((mail) => plan(mail, at)),
  ];
}
