import type { drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import { actorOn } from '../access.ts';
import { unsupported } from '../errors.ts';
import type { Actor } from '../grid/actor.ts';
import type { BookInfo, FilePermission } from '../grid/book.ts';
import { permissionId } from '../grid/permissions.ts';
import type { Call } from '../methods/method.ts';
import type { StoredFile } from '../store/database.ts';
import type { Given } from '../wire/given.ts';
import { fileNotFound, invalidValue } from './errors.ts';

export type File = Given<drive_v3.Schema$File>;

/** The type of the only files there are here. */
export const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
/** What Drive tells of a file for which no `fields` are asked (recorded). */
export const FILE_FIELDS = 'kind,id,name,mimeType';

/** The file the call is about. @throws 404 in Drive's words */
export function fileOf({ library, path }: Call): StoredFile {
  const id = path['id'] ?? '';
  const file = library.file(id);
  if (!file) throw fileNotFound(id);
  return file;
}

/** A file as one caller sees it; who it is shared with is told to those who may change that. */
export function shownFile({ id, change, modified, info }: StoredFile, caller: Actor): File {
  const { role } = actorOn(caller, { info });
  const permissions = info.file?.permissions ?? [];
  const owners = permissions.filter((permission) => permission.role === 'owner');
  const editor = role === 'owner' || role === 'editor';
  return {
    kind: 'drive#file',
    id,
    name: info.properties.title,
    mimeType: SPREADSHEET,
    starred: false,
    trashed: info.file?.trashed ?? false,
    explicitlyTrashed: info.file?.trashed ?? false,
    spaces: ['drive'],
    version: String(change),
    webViewLink: `https://docs.google.com/spreadsheets/d/${id}/edit?usp=drivesdk`,
    createdTime: info.file?.createdTime ?? new Date(0).toISOString(),
    modifiedTime: modified.toISOString(),
    owners: owners.map(({ emailAddress = '' }) => ({
      kind: 'drive#user',
      displayName: emailAddress,
      emailAddress,
      me: emailAddress === caller.email,
      permissionId: permissionId({ type: 'user', emailAddress }),
    })),
    ownedByMe: owners.some(({ emailAddress }) => emailAddress === caller.email),
    shared: permissions.length > owners.length,
    capabilities: {
      canEdit: editor,
      canShare: editor,
      canDelete: role === 'owner',
      canTrash: role === 'owner',
    },
    ...(editor
      ? {
          permissions: permissions.map(shownPermission),
          permissionIds: permissions.map((permission) => permission.id),
        }
      : {}),
  };
}

/** A permission as it goes out. */
export function shownPermission({
  id,
  type,
  role,
  emailAddress,
  domain,
  allowFileDiscovery,
}: FilePermission): Given<drive_v3.Schema$Permission> {
  const displayName = emailAddress ?? domain;
  return {
    kind: 'drive#permission',
    id,
    type,
    role,
    ...(emailAddress === undefined ? {} : { emailAddress }),
    ...(domain === undefined ? {} : { domain }),
    ...(displayName === undefined ? {} : { displayName }),
    ...(allowFileDiscovery === undefined ? {} : { allowFileDiscovery }),
    ...(type === 'user' || type === 'group' ? { deleted: false, pendingOwner: false } : {}),
  };
}

/**
 * Refuses what of a body is not carried out, so that nothing is taken and then forgotten.
 * @throws 501 by the field's name
 */
export function onlyFields(body: object, names: readonly string[], method: string): void {
  const other = Object.keys(body).find((name) => !names.includes(name));
  if (other !== undefined) throw unsupported(`${method} with "${other}"`);
}

/** @throws 501 for a type of file that is no spreadsheet */
export function checkType(mimeType: string | undefined, method: string): void {
  if (mimeType === SPREADSHEET) return;
  throw unsupported(`${method} of a file that is no spreadsheet (mimeType "${SPREADSHEET}")`);
}

/** Changes what Drive knows of the file. */
export function changeFile(info: BookInfo, change: Partial<NonNullable<BookInfo['file']>>): void {
  info.file = { createdTime: new Date(0).toISOString(), permissions: [], ...info.file, ...change };
}

/** @throws 400 for an empty name */
export function checkName(name: string | undefined): void {
  if (name !== undefined && name.trim() === '') throw invalidValue('name');
}
