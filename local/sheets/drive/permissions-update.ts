import { type Method, write } from '../methods/method.ts';
import { changeFile, onlyFields, shownPermission } from './file.ts';
import { needs } from './needs.ts';
import { type Permission, PERMISSION_FIELDS, permissionOf, roleOf, withPermission } from './permissions.ts';

/** Gives whom a file is shared with another role. */
export const permissionsUpdate: Method = {
  name: 'drive.permissions.update',
  api: 'drive',
  verb: 'PATCH',
  path: /^\/(?<id>[^/:]+)\/permissions\/(?<permissionId>[^/:]+)$/,
  body: 'Permission',
  answer: 'Permission',
  shown: PERMISSION_FIELDS,
  access: 'write',
  check: needs('editor'),
  run(call) {
    const { role, ...rest } = call.body as Permission;
    onlyFields(rest, [], 'drive.permissions.update');
    const permission = { ...permissionOf(call), role: roleOf(role) };
    const permissions = withPermission(call, permission);
    write(call, ({ book }) => changeFile(book.change(), { permissions }));
    return shownPermission(permission);
  },
};
