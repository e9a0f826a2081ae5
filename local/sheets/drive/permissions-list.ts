import type { Method } from '../methods/method.ts';
import { DRIVE_QUERY, shownPermission } from './file.ts';
import { needs } from './needs.ts';
import { permissionsOf } from './permissions.ts';

/** Tells whom a file is shared with, all at once, to those who may change that. */
export const permissionsList: Method = {
  name: 'drive.permissions.list',
  api: 'drive',
  verb: 'GET',
  path: /^\/(?<id>[^/:]+)\/permissions$/,
  query: [...DRIVE_QUERY, 'pageSize', 'pageToken', 'useDomainAdminAccess'],
  answer: 'PermissionList',
  shown: 'kind,permissions(kind,id,type,role)',
  access: 'read',
  check: needs('editor'),
  run: (call) => ({ kind: 'drive#permissionList', permissions: permissionsOf(call).map(shownPermission) }),
};
