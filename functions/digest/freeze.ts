import { contents } from '../../sheets-schema/contents.ts';
import { issues } from '../../sheets-schema/issues.ts';
import { plan, type Mail } from '../mail/ledger.ts';
import { idOf } from '../platform/keys.ts';
import { FINGERPRINT_VERSION } from '../rules/fingerprint.ts';
import type { Change, Entry } from '../rules/journal.ts';
import { append, type Append } from '../workbook/workbook.ts';

/** The id of an issue's row in *Ausgaben*. */
export function issueId(key: string): string {
  return idOf(`issue|${key}`);
}

/** What is fixed of an issue before its first mail. */
export interface Plan {
  readonly subject: string;
  readonly state: string;
  readonly greeting: string;
  readonly needs: readonly string[];
  readonly changes: readonly Change[];
  readonly mails: readonly Mail[];
}

/** The rows that fix an issue: the issue, what it tells, and who gets it. */
export function frozen(issue: string, fixed: Plan, at: Date): Append[] {
  const { subject, state, greeting, needs, changes, mails } = fixed;
  return [
    append(issues, {
      id: issueId(issue),
      key: issue,
      subject,
      frozenAt: at.toISOString(),
      state,
      letters: mails.length,
      entries: changes.length,
      ...(greeting && { greeting }),
      ...(needs.length > 0 && { needs: needs.join(' ') }),
    }),
    ...noted(issue, changes).map((row) =>
      append(contents, { id: idOf(`content|${issue}|${row.entry}`), ...row }),
    ),
    ...mails.map((mail) => plan(mail, at)),
  ];
}

/** Changes as the journal notes them. */
export function noted(issue: string, changes: readonly Change[]): Entry[] {
  return changes.map(({ quiet, ...change }) => ({
    ...change,
    issue,
    fingerprintVersion: FINGERPRINT_VERSION,
    quiet: quiet ? 'ja' : null,
  }));
}
