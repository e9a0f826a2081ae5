import { contents, type Content } from '../../sheets-schema/contents.ts';
import { issues, type IssueRow } from '../../sheets-schema/issues.ts';
import { organisations, type Organisation } from '../../sheets-schema/organisations.ts';
import { editionOf, type Edition } from '../rules/edition.ts';
import { mondayOf } from '../rules/issue.ts';
import { introductions, kindOf, newsSince, type News } from '../rules/journal.ts';
import { isInNetwork, isOffered, isShown } from '../rules/visibility.ts';
import type { Workbook } from '../workbook/workbook.ts';
import type { Catalogue } from './catalogue.ts';

/** What the pages of past letters are made from, besides the catalogue. */
export interface Archive {
  /** The issues that went out, newest first. */
  readonly issues: readonly IssueRow[];
  readonly contents: readonly Content[];
  readonly organisations: readonly Organisation[];
}

/** Reads the letters so far: what they told, never who got them. */
export async function readArchive(workbook: Workbook): Promise<Archive> {
  const read = await workbook.read(issues, contents, organisations);
  return {
    issues: read.issues.filter(({ sentAt }) => sentAt !== null).toSorted((a, b) => (a.key < b.key ? 1 : -1)),
    contents: read.contents,
    organisations: read.organisations,
  };
}

/**
 * What an issue told, for everybody to read. What is not public any more is left out; of what ended the name stays, for as
 * long as the office calls it ended.
 * @param today the day in Berlin
 */
export function editionFor(
  issue: IssueRow,
  archive: Archive,
  { offers, events, hideAfter }: Catalogue,
  today: string,
): Edition {
  const reach = { issue: issue.key, inclusive: true, withheld: new Map() };
  const news = newsSince(archive.contents, reach, issue.key, introductions(archive.contents));
  const offerOf = new Map((offers ?? []).map((offer) => [offer.id, offer]));
  const organisationOf = new Map(archive.organisations.map((one) => [one.id, one]));
  const mayTell = (id: string, { state }: News): boolean => {
    const organisation = organisationOf.get(id);
    if (kindOf(state) === 'organisations')
      return organisation !== undefined && isInNetwork(organisation, today);
    const offer = offerOf.get(id);
    if (!offer) return false;
    if (state.event !== 'beendet') return isShown(offer, today, hideAfter);
    const called =
      offer.status === 'beendet' || offer.status === 'pausiert' || offer.status === 'oeffentlich';
    return called && !isOffered(offer, today);
  };
  const rows = { offers: offers ?? [], organisations: archive.organisations, events };
  return editionOf([], news, rows, mondayOf(issue.key), mayTell);
}
