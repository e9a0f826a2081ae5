import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { invalid } from '../errors.ts';
import type { Edit } from '../grid/edit.ts';
import { badRequest } from '../errors.ts';
import { checkMask, type Mask, parseMask } from '../wire/field-mask.ts';
import type { Given } from '../wire/given.ts';

export type Requests = Given<sheets_v4.Schema$Request>;
type Replies = sheets_v4.Schema$Response;

/** One kind of request in a batchUpdate. */
export interface RequestKind {
  kind: keyof Requests;
  /** Carries it out on the edit's fork; gives the reply, or nothing where Google answers `{}`. */
  apply: (request: never, edit: Edit) => object | undefined;
}

/** Declares a request kind with the types that go with its name. */
export function requestKind<Kind extends keyof Requests>(
  kind: Kind,
  apply: (
    request: NonNullable<Requests[Kind]>,
    edit: Edit,
  ) => (Kind extends keyof Replies ? Given<NonNullable<Replies[Kind]>> : never) | void,
): RequestKind {
  return { kind, apply: apply as RequestKind['apply'] };
}

/**
 * The `fields` of an update request.
 * @throws 400 when nothing is listed, or a field that `message` does not have
 */
export function requiredMask(fields: string | undefined, message: string): Mask {
  if (!fields) {
    throw invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
  }
  const mask = parseMask(fields);
  try {
    checkMask(mask, message);
  } catch {
    throw badRequest(
      `Invalid value at 'fields' (type.googleapis.com/google.protobuf.FieldMask), "${fields}"`,
      'fields',
    );
  }
  return mask;
}
