import type { Method } from '../methods/method.ts';
import { fileOf } from './file.ts';
import { needs } from './needs.ts';

/** Deletes a file for good, past the bin; only its owner may. */
export const filesDelete: Method = {
  name: 'drive.files.delete',
  api: 'drive',
  verb: 'DELETE',
  path: /^\/(?<id>[^/:]+)\/?$/,
  answer: 'File',
  access: 'write',
  check: needs('owner'),
  run(call) {
    call.library.remove(fileOf(call).id);
    return undefined;
  },
};
