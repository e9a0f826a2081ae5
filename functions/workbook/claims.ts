import { randomBytes } from 'node:crypto';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { metadataId } from '../../sheets-schema/tab.ts';
import { byMetadata, type Api } from './api.ts';

/** A claim on a name: whoever creates the metadata first has it. The mark tells ours from another's, and the day it was made. */
export interface Claim {
  readonly name: string;
  readonly mark: string;
}

/** The metadata key of every claim. */
const CLAIM_KEY = 'claim';
const DAY_MS = 86_400_000;
/** Signs of a mark that tell the day, in base 36: enough until 2097. Short, for all claims of a file share 30,000 signs. */
const DAY_SIGNS = 3;

/** A claim of our own, made at an instant. */
export function newClaim(name: string, at: Date): Claim {
  return { name, mark: dayOf(at) + randomBytes(6).toString('base64url') };
}

/** Days are counted from 1970 in UTC. */
function dayOf(at: Date): string {
  return Math.floor(at.getTime() / DAY_MS)
    .toString(36)
    .padStart(DAY_SIGNS, '0');
}

/** The metadata id of a claimed name. */
export function claimId(name: string): number {
  return metadataId(`claim:${name}`);
}

/** Creates the claim's metadata; Google refuses the whole batch when its id is in use. */
export function claimRequest(claim: Claim): sheets_v4.Schema$Request {
  return {
    createDeveloperMetadata: {
      developerMetadata: {
        metadataId: claimId(claim.name),
        metadataKey: CLAIM_KEY,
        metadataValue: claim.mark,
        location: { spreadsheet: true },
        visibility: 'DOCUMENT',
      },
    },
  };
}

/** Who holds claims: the mark by metadata id, for those that somebody holds. */
export async function takenClaims(
  api: Api,
  spreadsheetId: string,
  claims: readonly Claim[],
  deadline: number,
): Promise<ReadonlyMap<number, string>> {
  if (claims.length === 0) return new Map();
  return marksOf(
    await api.metadata(spreadsheetId, byMetadata(claims.map(({ name }) => claimId(name))), deadline),
  );
}

/** All claims of a file: the mark by metadata id. */
export async function allClaims(
  api: Api,
  spreadsheetId: string,
  deadline: number,
): Promise<ReadonlyMap<number, string>> {
  const filter = { developerMetadataLookup: { metadataKey: CLAIM_KEY } };
  return marksOf(await api.metadata(spreadsheetId, [filter], deadline));
}

function marksOf(found: readonly sheets_v4.Schema$DeveloperMetadata[]): ReadonlyMap<number, string> {
  return new Map(found.map(({ metadataId: id, metadataValue }) => [id ?? 0, metadataValue ?? '']));
}

/** The claims made on days before an instant's, but for some names. */
export function outdatedClaims(
  claims: ReadonlyMap<number, string>,
  before: Date,
  except: readonly string[],
): number[] {
  const kept = new Set(except.map(claimId));
  return [...claims].flatMap(([id, mark]) =>
    mark.slice(0, DAY_SIGNS) < dayOf(before) && !kept.has(id) ? [id] : [],
  );
}

/** Deletes claims. */
export function forgetRequests(ids: readonly number[]): sheets_v4.Schema$Request[] {
  return byMetadata(ids).map((dataFilter) => ({ deleteDeveloperMetadata: { dataFilter } }));
}
