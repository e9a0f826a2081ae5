import type { drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import type { FilePermission } from '../grid/book.ts';
import type { Call } from '../methods/method.ts';
import type { Given } from '../wire/given.ts';
import { DriveError, invalidValue, permissionNotFound } from './errors.ts';
import { fileOf } from './file.ts';

export type Permission = Given<drive_v3.Schema$Permission>;

/** What Drive tells of a permission for which no `fields` are asked (doc). */
export const PERMISSION_FIELDS = 'kind,id,type,role';

const TYPES: readonly FilePermission['type'][] = ['user', 'group', 'domain', 'anyone'];
const ROLES: readonly FilePermission['role'][] = ['owner', 'writer', 'commenter', 'reader'];

/** @throws 400 for another type than Drive's */
export function typeOf(type: string | undefined): FilePermission['type'] {
  const known = TYPES.find((one) => one === type);
  if (!known) throw invalidValue('permission.type', 'The permission type field is required.');
  return known;
}

/** @throws 400 for a role that a file outside shared drives cannot give */
export function roleOf(role: string | undefined): FilePermission['role'] {
  const known = ROLES.find((one) => one === role);
  if (!known) throw invalidValue('permission.role', 'The permission role field is required.');
  return known;
}

/** The permissions of the call's file. */
export function permissionsOf(call: Call): readonly FilePermission[] {
  return fileOf(call).info.file?.permissions ?? [];
}

/** The permission the call is about. @throws 404 */
export function permissionOf(call: Call): FilePermission {
  const id = call.path['permissionId'] ?? '';
  const permission = permissionsOf(call).find((one) => one.id === id);
  if (!permission) throw permissionNotFound(id);
  return permission;
}

/**
 * The permissions with one more, or another role for whom it names. A new owner leaves the old one a writer.
 * @throws 403 for a new owner without `transferOwnership`, or by another than the owner
 */
export function withPermission(call: Call, permission: FilePermission): FilePermission[] {
  const others = permissionsOf(call).filter(({ id }) => id !== permission.id);
  if (permission.role !== 'owner') return [...others, permission];
  if (call.query.get('transferOwnership')?.toLowerCase() !== 'true') {
    throw new DriveError(
      403,
      'forbidden',
      "The transferOwnership parameter must be enabled when the permission role is 'owner'.",
      { location: 'transferOwnership', locationType: 'parameter' },
    );
  }
  if (call.actor.role !== 'owner') {
    throw new DriveError(
      403,
      'insufficientFilePermissions',
      'Only the owner can transfer the ownership of a file.',
    );
  }
  return [
    ...others.map((one) => (one.role === 'owner' ? { ...one, role: 'writer' as const } : one)),
    permission,
  ];
}
