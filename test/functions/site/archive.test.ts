import { describe, expect, it } from 'vitest';
import { editionFor, type Archive } from '../../../functions/site/archive.ts';
import type { Catalogue } from '../../../functions/site/catalogue.ts';
import type { Content } from '../../../sheets-schema/contents.ts';
import type { IssueRow } from '../../../sheets-schema/issues.ts';
import { event, offer, organisation } from '../digest/rows.ts';

const TODAY = '2027-03-01';
const issue: IssueRow = {
  id: null,
  key: '2026-W49',
  subject: null,
  frozenAt: null,
  sentAt: '2026-11-30T06:00:00Z',
  state: null,
  greeting: null,
  needs: null,
  letters: null,
  entries: null,
  unclear: null,
};
const told = (entry: string, values: Partial<Content> = {}): Content => ({
  id: null,
  issue: '2026-W49',
  entry,
  kind: 'offers',
  event: 'neu',
  fingerprint: '',
  fingerprintVersion: 1,
  quiet: null,
  ...values,
});
const FIRST = told('FIRST', { issue: '2026-W01' });
const edition = (contents: Content[], catalogue: Partial<Catalogue>, more: Partial<Archive> = {}) => {
  const shown = editionFor(
    issue,
    { issues: [issue], contents: [FIRST, ...contents], organisations: [], ...more },
    { offers: [], events: [], hideAfter: 365, ...catalogue } as Catalogue,
    TODAY,
  );
  const ids = (all: readonly { offer: { id: string | null } }[]) => all.map((one) => one.offer.id);
  return {
    added: ids(shown.added),
    changed: ids(shown.changed),
    ended: ids(shown.ended),
    dates: shown.dates.map(({ date }) => date),
    partners: shown.partners.map(({ id }) => id),
  };
};
const NOTHING = { added: [], changed: [], ended: [], dates: [], partners: [] };

describe('a past letter as a page', () => {
  it('shows what its issue told, and nothing of other issues', () => {
    const contents = [
      told('NEW'),
      told('MOVED', { issue: '2026-W40', fingerprint: 'hours:a' }),
      told('MOVED', { event: 'geaendert', fingerprint: 'hours:b' }),
      told('LATER', { issue: '2026-W50' }),
    ];
    const offers = [offer('FIRST'), offer('NEW'), offer('MOVED'), offer('LATER')];
    expect(edition(contents, { offers })).toEqual({ ...NOTHING, added: ['NEW'], changed: ['MOVED'] });
  });

  it('leaves out what is not public any more, or was never told to anybody', () => {
    const contents = [told('WITHDRAWN'), told('OLD'), told('DELETED'), told('QUIET', { quiet: 'ja' })];
    const offers = [
      offer('WITHDRAWN', { status: 'neu' }),
      offer('OLD', { confirmedAt: '2026-02-01' }),
      offer('QUIET'),
    ];
    expect(edition(contents, { offers })).toEqual(NOTHING);
  });

  it('keeps the name of what ended while the office calls it so', () => {
    const contents = ['ENDED', 'OVER', 'BACK', 'REFUSED'].flatMap((id) => [
      told(id, { issue: '2026-W40' }),
      told(id, { event: 'beendet' }),
    ]);
    const offers = [
      offer('ENDED', { status: 'beendet' }),
      offer('OVER', { validTo: '2026-11-29' }),
      offer('BACK'),
      offer('REFUSED', { status: 'abgelehnt' }),
    ];
    expect(edition(contents, { offers })).toEqual({ ...NOTHING, ended: ['ENDED', 'OVER'] });
  });

  it('has the dates of its own fourteen days, and partners who still are', () => {
    const contents = [told('IN', { kind: 'organisations' }), told('OUT', { kind: 'organisations' })];
    const organisations = [organisation('IN'), organisation('OUT', { inNetworkUntil: '2026-12-31' })];
    const events = [event('FEST'), event('TODAY', { date: TODAY })];
    expect(edition(contents, { events }, { organisations })).toEqual({
      ...NOTHING,
      dates: ['2026-12-02'],
      partners: ['IN'],
    });
  });
});
