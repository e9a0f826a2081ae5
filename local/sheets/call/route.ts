import { badRequest, unsupported } from '../errors.ts';
import { driveMethods } from '../drive/index.ts';
import { methods as sheetsMethods } from '../methods/index.ts';
import type { Method } from '../methods/method.ts';

/** Where the methods of each API begin. */
const DOORS: readonly (readonly [string, readonly Method[]])[] = [
  ['/v4/spreadsheets', sheetsMethods],
  ['/drive/v3/files', driveMethods],
];

/**
 * The method that a path and verb lead to, with the parts of the path.
 * @throws 501 where there is none, which names only the shape of the path: ids and ranges may hold what people wrote
 */
export function route(verb: string, pathname: string): { method: Method; path: Record<string, string> } {
  for (const [prefix, methods] of DOORS) {
    if (!pathname.startsWith(prefix)) continue;
    const rest = decodePunctuation(pathname.slice(prefix.length));
    for (const method of methods) {
      if (method.verb !== verb) continue;
      const match = method.path.exec(rest);
      if (match) return { method, path: decodeAll(match.groups ?? {}) };
    }
  }
  throw unsupported(`Method ${verb} ${shapeOf(pathname)}`);
}

/** Clients encode the colon of `:append` (`%3Aappend`); ranges keep their encoding until they are cut out. */
function decodePunctuation(path: string): string {
  return path.replace(/%3A(?=[A-Za-z]+$)/i, ':');
}

function decodeAll(groups: Record<string, string>): Record<string, string> {
  try {
    return Object.fromEntries(
      Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
  } catch {
    throw badRequest('Invalid URL encoding in the path.', '');
  }
}

function shapeOf(pathname: string): string {
  const known =
    /^\/(?:v4|spreadsheets|values|sheets|developerMetadata|upload|drive|v3|files|permissions|copy|export|comments|about)$/;
  return (pathname.match(/\/[^/]*/g) ?? [])
    .map((part) => {
      const [, name = part, action = ''] = /^(\/[^:]*)(:[A-Za-z]+)?$/.exec(part) ?? [];
      return `${known.test(name) ? name : '/{…}'}${action}`;
    })
    .join('');
}
