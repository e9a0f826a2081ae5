import { type Method, write } from '../methods/method.ts';
import { insufficientPermissions } from './errors.ts';
import { changeFile } from './file.ts';
import { needs } from './needs.ts';
import { permissionOf, permissionsOf } from './permissions.ts';

/** Shares a file with somebody no longer; the owner's own permission stays. */
export const permissionsDelete: Method = {
  name: 'drive.permissions.delete',
  api: 'drive',
  verb: 'DELETE',
  path: /^\/(?<id>[^/:]+)\/permissions\/(?<permissionId>[^/:]+)$/,
  answer: 'Permission',
  access: 'write',
  check: needs('editor'),
  run(call) {
    const { id, role } = permissionOf(call);
    if (role === 'owner') throw insufficientPermissions();
    const permissions = permissionsOf(call).filter((permission) => permission.id !== id);
    write(call, ({ book }) => changeFile(book.change(), { permissions }));
    return undefined;
  },
};
