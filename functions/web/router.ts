import type { Answer } from './answer.ts';
import { Refused, type Asked } from './asked.ts';

/** Answers one path of the site; `C` is what all pages are given. */
type Handler<C> = (asked: Asked, context: C) => Promise<Answer> | Answer;

/** A path such as `/angebote/:slug` and what answers its methods. HEAD is answered as GET. */
export interface Route<C> {
  readonly path: string;
  readonly GET?: Handler<C>;
  readonly POST?: Handler<C>;
}

/** A method that a page does not know; carries the ones it knows, for `Allow` (RFC 9110, 15.5.6). */
export class MethodRefused extends Refused {
  readonly allow: string;
  constructor(route: { readonly GET?: unknown; readonly POST?: unknown }) {
    super(405);
    this.allow = [...(route.GET ? ['GET', 'HEAD'] : []), ...(route.POST ? ['POST'] : [])].join(', ');
  }
}

/**
 * Finds the handler for a request and calls it.
 * @throws Refused 404 for an unknown path, MethodRefused for an unknown method
 */
export async function dispatch<C>(routes: readonly Route<C>[], asked: Asked, context: C): Promise<Answer> {
  for (const route of routes) {
    const params = match(route.path, asked.path);
    if (!params) continue;
    const method = asked.method === 'HEAD' ? 'GET' : asked.method;
    const handler = method === 'GET' || method === 'POST' ? route[method] : undefined;
    if (!handler) throw new MethodRefused(route);
    return handler({ ...asked, params }, context);
  }
  throw new Refused(404);
}

function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = given[at] ?? '';
    if (part.startsWith(':') && value !== '') params[part.slice(1)] = value;
    else if (part !== value) return null;
  }
  return params;
}
