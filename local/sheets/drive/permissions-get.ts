import type { Method } from '../methods/method.ts';
import { shownPermission } from './file.ts';
import { needs } from './needs.ts';
import { PERMISSION_FIELDS, permissionOf } from './permissions.ts';

/** Tells one permission of a file. */
export const permissionsGet: Method = {
  name: 'drive.permissions.get',
  api: 'drive',
  verb: 'GET',
  path: /^\/(?<id>[^/:]+)\/permissions\/(?<permissionId>[^/:]+)$/,
  answer: 'Permission',
  shown: PERMISSION_FIELDS,
  access: 'read',
  check: needs('editor'),
  run: (call) => shownPermission(permissionOf(call)),
};
