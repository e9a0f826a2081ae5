import type { Method } from '../methods/method.ts';
import { shownPermission } from './file.ts';
import { needs } from './needs.ts';
import { permissionsOf } from './permissions.ts';

/** Tells whom a file is shared with, all at once, to those who may change that. */
export const permissionsList: Method = {
  name: 'drive.permissions.list',
  api: 'drive',
  verb: 'GET',
  path: /^\/(?<id>[^/:]+)\/permissions$/,
  answer: 'PermissionList',
  shown: 'kind,permissions(kind,id,type,role)',
  access: 'read',
  check: needs('editor'),
  run: (call) => ({ kind: 'drive#permissionList', permissions: permissionsOf(call).map(shownPermission) }),
};
