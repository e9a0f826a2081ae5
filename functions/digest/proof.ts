import type { Offer } from '../../sheets-schema/offers.ts';
import { preview } from '../../sheets-schema/preview.ts';
import { compose, type Words } from '../mail/compose.ts';
import { idOf } from '../platform/keys.ts';
import { changedFields } from '../rules/fingerprint.ts';
import { lastTold, type Change, type Entry } from '../rules/journal.ts';
import { append, type Append } from '../workbook/workbook.ts';
import { longDate } from '../words/dates.ts';
import { german, type Translate } from '../words/locale.ts';
import { noted, type Plan } from './freeze.ts';
import { draftFor, type DigestView, type Material } from './letter.ts';
import { fitting, unreadIn } from './outgoing.ts';

/** Nobody in particular, who wants to know everything. */
const EVERYBODY = { key: '', name: null, topics: [], organisation: null };

/** The rows of *Vorschau* for an issue: one for the issue itself, then one for each entry that Monday would tell. */
export function previewRows(plan: Plan, material: Material, told: readonly Entry[]): Append[] {
  const t = german();
  const { issue } = material;
  const titles = new Map<string | null, string>([
    ...material.offers.map((offer): [string | null, string] => [offer.id, titleOf(offer)]),
    ...material.organisations.map(({ id, name }): [string | null, string] => [id, name]),
  ]);
  const last = lastTold(told);
  const row = (entry: string | undefined, section: string, line: string): Append =>
    append(preview, {
      id: idOf(`preview|${issue.key}|${entry ?? ''}`),
      issue: issue.key,
      section,
      line,
      entry,
    });
  return [
    row(undefined, t('digest.preview.issue'), t('digest.preview.issueLine', { date: longDate(issue.day) })),
    ...plan.changes
      .filter(({ quiet }) => !quiet)
      .map((change) =>
        row(
          change.entry,
          headingOf(t, change),
          lineOf(t, change, titles, last.get(change.entry)?.fingerprint ?? ''),
        ),
      ),
  ];
}

function titleOf({ title, organisation }: Offer): string {
  return [title, organisation].filter(Boolean).join(' · ');
}

function headingOf(t: Translate, { kind, event }: Change): string {
  const key = kind === 'organisations' ? 'partners' : HEADINGS[event];
  return t(`digest.section.${key}`);
}

const HEADINGS = { neu: 'new', wieder: 'new', geaendert: 'changed', beendet: 'ended' } as const;

function lineOf(
  t: Translate,
  { entry, event, fingerprint }: Change,
  titles: ReadonlyMap<string | null, string>,
  before: string,
): string {
  const title = titles.get(entry) ?? entry;
  if (event !== 'geaendert') return title;
  const fields = changedFields(before, fingerprint).map((field) => t(`digest.field.${field}`));
  return `${title} · ${t('digest.changed', { fields: fields.join(', ') })}`;
}

/**
 * The letter as it would go out on Monday, with what the manager can do about it above.
 * @param url of *Vorschau*
 */
export function proofWords(
  plan: Plan,
  material: Material,
  told: readonly Entry[],
  url: string | null,
): Words {
  const t = german();
  const { issue, quartier } = material;
  const contents = [...told, ...noted(issue.key, plan.changes)];
  const unread = unreadIn(material, { contents, deliveries: [], issues: [] })(EVERYBODY.key);
  const date = longDate(issue.day);
  return fitting((most) => {
    const { view, worthIt } = draftFor(EVERYBODY, unread, material, null, most);
    const shown: DigestView = {
      ...view,
      subject: t('digest.preview.subject', { quartier: quartier.name, date }),
      why: t('digest.preview.why'),
      pageUrl: null,
      notice: worthIt
        ? [t('digest.preview.lead', { date, n: plan.mails.length }), t('digest.preview.decide')]
        : [t('digest.preview.nothing', { date })],
      noticeUrl: url,
    };
    return compose('digest', shown);
  });
}
