import type { FilePermission } from '../grid/book.ts';
import { permissionId } from '../grid/permissions.ts';
import { type Method, write } from '../methods/method.ts';
import { invalidValue } from './errors.ts';
import { changeFile, fileOf, onlyFields, shownPermission } from './file.ts';
import { needs } from './needs.ts';
import { type Permission, PERMISSION_FIELDS, roleOf, typeOf, withPermission } from './permissions.ts';

/** Shares a file; whom it is shared with already gets the new role (assumed). Nobody is notified here. */
export const permissionsCreate: Method = {
  name: 'drive.permissions.create',
  api: 'drive',
  verb: 'POST',
  path: /^\/(?<id>[^/:]+)\/permissions$/,
  body: 'Permission',
  answer: 'Permission',
  shown: PERMISSION_FIELDS,
  access: 'write',
  check: needs('editor'),
  run(call) {
    fileOf(call);
    const permission = permissionFrom(call.body as Permission);
    const permissions = withPermission(call, permission);
    write(call, ({ book }) => changeFile(book.change(), { permissions }));
    return shownPermission(permission);
  },
};

function permissionFrom(body: Permission): FilePermission {
  const { type: givenType, role: givenRole, emailAddress, domain, allowFileDiscovery, ...rest } = body;
  // What Drive gives out itself is taken back and ignored (doc: output only).
  onlyFields(rest, ['kind', 'id', 'displayName'], 'drive.permissions.create');
  const type = typeOf(givenType);
  const role = roleOf(givenRole);
  const byAddress = type === 'user' || type === 'group';
  if (
    byAddress !== (emailAddress !== undefined) ||
    (byAddress && !/^[^@\s]+@[^@\s]+$/.test(emailAddress ?? ''))
  ) {
    throw invalidValue(
      'permission.emailAddress',
      'The specified emailAddress is invalid or not applicable for the given permission type.',
    );
  }
  if ((type === 'domain') !== (domain !== undefined)) {
    throw invalidValue(
      'permission.domain',
      'The specified domain is invalid or not applicable for the given permission type.',
    );
  }
  const whom = {
    type,
    ...(emailAddress === undefined ? {} : { emailAddress }),
    ...(domain === undefined ? {} : { domain }),
    ...(byAddress ? {} : { allowFileDiscovery: allowFileDiscovery ?? false }),
  };
  return { ...whom, id: permissionId(whom), role };
}
