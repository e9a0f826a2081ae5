import { actorOn } from '../access.ts';
import { unsupported } from '../errors.ts';
import type { Method } from '../methods/method.ts';
import { invalidValue } from './errors.ts';
import { type File, shownFile } from './file.ts';
import { parseQuery } from './query.ts';

/** Files in one answer where nothing is said, and at most (doc). */
const [PAGE, MAX_PAGE] = [100, 1000];

/** Ways to order files; without one they come in the order they were made. */
const ORDERS: Record<string, (file: File) => string> = {
  name: ({ name = '' }) => name.toLowerCase(),
  createdTime: ({ createdTime = '' }) => createdTime,
  modifiedTime: ({ modifiedTime = '' }) => modifiedTime,
};

/** Lists the files that the caller may at least read and that the query selects; the bin's too, as Google does. */
export const filesList: Method = {
  name: 'drive.files.list',
  api: 'drive',
  verb: 'GET',
  path: /^\/?$/,
  answer: 'FileList',
  shown: 'kind,nextPageToken,incompleteSearch,files(kind,id,name,mimeType)',
  access: 'read',
  check: () => undefined,
  run({ library, caller, query }) {
    if (query.has('driveId')) throw unsupported('drive.files.list in a shared drive (driveId)');
    const spaces = query.get('spaces') ?? 'drive';
    if (spaces !== 'drive') throw unsupported('drive.files.list of other spaces than "drive"');
    const selects = parseQuery(query.get('q') ?? '');
    const size = Number(query.get('pageSize') ?? PAGE);
    if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE) {
      throw invalidValue('pageSize', `Invalid value. Values must be within the range: [1, ${MAX_PAGE}]`);
    }
    const start = startOf(query.get('pageToken'));
    const files = library
      .files()
      .filter((file) => actorOn(caller, file).role !== 'none')
      .map((file) => shownFile(file, caller))
      .filter(selects);
    const ordered = inOrder(files, query.get('orderBy') ?? '');
    const end = start + size;
    return {
      kind: 'drive#fileList',
      incompleteSearch: false,
      files: ordered.slice(start, end),
      ...(end < ordered.length ? { nextPageToken: `~!!~${end}` } : {}),
    };
  },
};

function startOf(token: string | null): number {
  if (!token) return 0;
  const start = /^~!!~(\d+)$/.exec(token)?.[1];
  if (start === undefined) throw invalidValue('pageToken');
  return Number(start);
}

function inOrder(files: readonly File[], orderBy: string): File[] {
  const keys = orderBy.split(',').filter((key) => key.trim() !== '');
  const compare = keys.map((key) => {
    const [name = '', direction] = key.trim().split(/\s+/);
    const read = Object.hasOwn(ORDERS, name) ? ORDERS[name] : undefined;
    if (!read) throw unsupported(`drive.files.list ordered by other than ${Object.keys(ORDERS).join(', ')}`);
    const sign = direction === 'desc' ? -1 : 1;
    return (a: File, b: File): number => (read(a) === read(b) ? 0 : read(a) < read(b) ? -sign : sign);
  });
  return files.toSorted((a, b) => compare.map((order) => order(a, b)).find((order) => order !== 0) ?? 0);
}
