import type { Method } from '../methods/method.ts';
import { DriveError } from './errors.ts';
import { FILE_FIELDS, fileOf, shownFile } from './file.ts';
import { needs } from './needs.ts';

/** Tells a file; its content is told by the Sheets API. */
export const filesGet: Method = {
  name: 'drive.files.get',
  api: 'drive',
  verb: 'GET',
  path: /^\/(?<id>[^/:]+)$/,
  answer: 'File',
  shown: FILE_FIELDS,
  access: 'read',
  check: needs('reader'),
  run(call) {
    const file = fileOf(call);
    if (call.query.get('alt') === 'media') {
      throw new DriveError(
        403,
        'fileNotDownloadable',
        'Only files with binary content can be downloaded. Use Export with Docs Editors files.',
        { location: 'alt', locationType: 'parameter' },
      );
    }
    return shownFile(file, call.caller);
  },
};
