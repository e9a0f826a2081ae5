import { type Method, write } from '../methods/method.ts';
import { insufficientPermissions } from './errors.ts';
import { changeFile, checkName, type File, FILE_FIELDS, fileOf, onlyFields, shownFile } from './file.ts';
import { needs } from './needs.ts';

/** Renames a file, or puts it in the bin and back; the bin is the owner's. A file in the bin can still be read and written. */
export const filesUpdate: Method = {
  name: 'drive.files.update',
  api: 'drive',
  verb: 'PATCH',
  path: /^\/(?<id>[^/:]+)$/,
  body: 'File',
  answer: 'File',
  shown: FILE_FIELDS,
  access: 'write',
  check: needs('editor'),
  run(call) {
    fileOf(call);
    const { name, trashed, ...rest } = call.body as File;
    onlyFields(rest, ['mimeType'], 'drive.files.update');
    checkName(name);
    if (trashed !== undefined && call.actor.role !== 'owner') throw insufficientPermissions();
    write(call, ({ book }) => {
      const info = book.change();
      if (name !== undefined) info.properties.title = name;
      if (trashed !== undefined) changeFile(info, { trashed });
    });
    return shownFile(fileOf(call), call.caller);
  },
};
