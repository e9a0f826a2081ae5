import { offers, type Offer } from '../../sheets-schema/offers.ts';
import { organisations, type Organisation } from '../../sheets-schema/organisations.ts';
import type { TextKey } from '../../sheets-schema/presets.ts';
import { texts, type Text } from '../../sheets-schema/texts.ts';
import { plain } from '../platform/alike.ts';
import { rowFinding } from './row-finding.ts';
import type { LinkTo, RowPlace } from './tab-links.ts';
import { isUnsure, type Finding } from './workbook.ts';

type Placed<Row> = Row & RowPlace;

/** Public offers whose provider is not in *Organisationen*: deleted there, renamed, or never entered. */
export function providerFindings(
  state: {
    readonly offers: readonly Placed<Offer>[];
    readonly organisations: readonly Organisation[];
    readonly findings: readonly Finding[];
  },
  linkTo: LinkTo,
): Finding[] {
  // While nobody has entered one, or nobody can tell which there are, none is missing.
  if (state.organisations.length === 0 || isUnsure(state.findings, organisations)) return [];
  const known = new Set(
    state.organisations.flatMap(({ name, shortName }) => [name, shortName ?? name].map(plain)),
  );
  return state.offers
    .filter(({ status, organisation }) => status === 'oeffentlich' && organisation !== null)
    .filter(({ organisation }) => !known.has(plain(organisation)))
    .map((row) => rowFinding('PROVIDER_UNKNOWN', offers, 'organisation', row, linkTo));
}

/** Texts of the office that every letter, or the law, needs. */
const NEEDED: readonly TextKey[] = ['greeting', 'signature', 'imprint', 'privacy'];

/** Texts that are empty or gone, though letters and pages need them. */
export function textFindings(
  state: { readonly texts: readonly Placed<Text>[]; readonly findings: readonly Finding[] },
  linkTo: LinkTo,
): Finding[] {
  if (isUnsure(state.findings, texts)) return [];
  return NEEDED.flatMap((key) => {
    const row = state.texts.find((one) => one.key === key) ?? null;
    return row?.text ? [] : [rowFinding('TEXT_EMPTY', texts, 'text', row, linkTo)];
  });
}
