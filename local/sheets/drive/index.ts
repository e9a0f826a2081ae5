import type { Method } from '../methods/method.ts';
import { filesCopy } from './files-copy.ts';
import { filesCreate } from './files-create.ts';
import { filesDelete } from './files-delete.ts';
import { filesGet } from './files-get.ts';
import { filesList } from './files-list.ts';
import { filesUpdate } from './files-update.ts';
import { permissionsCreate } from './permissions-create.ts';
import { permissionsDelete } from './permissions-delete.ts';
import { permissionsGet } from './permissions-get.ts';
import { permissionsList } from './permissions-list.ts';
import { permissionsUpdate } from './permissions-update.ts';

/** What of the Drive API v3 clients of spreadsheets need to start; any other path is refused with 501. */
export const driveMethods: readonly Method[] = [
  filesCreate,
  filesList,
  filesGet,
  filesUpdate,
  filesDelete,
  filesCopy,
  permissionsCreate,
  permissionsList,
  permissionsGet,
  permissionsUpdate,
  permissionsDelete,
];
