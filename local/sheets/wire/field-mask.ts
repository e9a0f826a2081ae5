import { badRequest } from '../errors.ts';
import { messages } from './messages.ts';

/** A field mask as a tree. A node without children stands for everything below it; `*` matches any name. */
export type Mask = Map<string, Mask>;

/**
 * Reads a mask in every notation the API takes: `a.b`, `a/b`, `a(b,c)`, commas, `*`, snake_case.
 * @throws 400 when brackets or names are malformed
 */
export function parseMask(text: string): Mask {
  let at = 0;
  const root = readList();
  if (at < text.length) throw malformed(text);
  return root;

  function readList(): Mask {
    const mask: Mask = new Map();
    do {
      const { node, leaf } = readPath(mask);
      if (text[at] === '(') {
        at += 1;
        const children = readList();
        if (text[at] !== ')') throw malformed(text);
        at += 1;
        merge(node, children, leaf);
      } else if (leaf) {
        node.clear();
      }
    } while (text[at] === ',' && ++at > 0);
    return mask;
  }

  /** Walks one dotted path into `mask`; `leaf` tells whether its last node is new here or already stood for all. */
  function readPath(mask: Mask): { node: Mask; leaf: boolean } {
    let node = mask;
    let fresh = true;
    for (;;) {
      const name = /^\s*(\*|[A-Za-z_][A-Za-z0-9_]*)\s*/.exec(text.slice(at, at + 200));
      if (!name) throw malformed(text);
      at += name[0].length;
      const key = (name[1] ?? '').replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      const known = node.get(key);
      fresh = !known;
      const next = known ?? new Map<string, Mask>();
      node.set(key, next);
      if (known && known.size === 0 && /[./(]/.test(text[at] ?? '')) {
        // "a,a.b": a already stands for everything below it
        node = new Map();
        fresh = true;
      } else {
        node = next;
      }
      if (text[at] !== '.' && text[at] !== '/') break;
      at += 1;
    }
    return { node, leaf: fresh || text[at] !== '(' };
  }
}

function merge(into: Mask, from: Mask, fresh: boolean): void {
  if (!fresh && into.size === 0) return;
  for (const [key, child] of from) {
    const known = into.get(key);
    if (!known) into.set(key, child);
    else if (child.size === 0) known.clear();
    else if (known.size > 0) merge(known, child, false);
  }
}

function malformed(text: string): Error {
  return badRequest('Request contains an invalid argument.', text, 'Invalid field mask.');
}

/**
 * Refuses a mask that names fields which the message does not have, as Google does for the URL's `fields`.
 * @throws 400 whose details name the path
 */
export function checkMask(mask: Mask, message: string, path = ''): void {
  const fields = messages[message];
  for (const [name, child] of mask) {
    if (name === '*') continue;
    const here = path ? `${path}.${name}` : name;
    const type = fields?.[name];
    if (type === undefined) {
      throw badRequest(
        'Request contains an invalid argument.',
        here,
        `Error expanding 'fields' parameter. Cannot find matching fields for path '${here}'.`,
      );
    }
    const inner = type.replace(/^(\[\]|\{\})+/, '');
    if (child.size > 0 && messages[inner]) checkMask(child, inner, here);
  }
}

/** The part of the mask below `name`: undefined when the mask leaves it out; no mask at all lets everything through. */
export function below(mask: Mask | undefined, name: string): Mask | undefined | false {
  if (!mask || mask.size === 0) return undefined;
  return mask.get(name) ?? mask.get('*') ?? false;
}

/** Whether the mask lets the field at this dotted path (or anything below it) through. */
export function wants(mask: Mask | undefined, path: string): boolean {
  let node: Mask | undefined | false = mask;
  for (const name of path.split('.')) {
    node = below(node, name);
    if (node === false) return false;
    if (node === undefined) return true;
  }
  return true;
}

/** What the mask leaves of a value; lists are walked through. An object nothing is left of stays as `{}` (recorded). */
export function applyMask(value: unknown, mask: Mask | undefined): unknown {
  if (!mask || mask.size === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => applyMask(item, mask));
  const out: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    const child = mask.get(name) ?? mask.get('*');
    if (child) out[name] = applyMask(item, child);
  }
  return out;
}

/**
 * Writes the masked fields of `from` into a copy of `target`: a masked field that `from` does not set is cleared.
 * Lists are replaced whole, as the API does.
 */
export function writeMasked<T extends object>(target: T, from: object, mask: Mask): T {
  const out: Record<string, unknown> = Object.fromEntries(Object.entries(target));
  const source = from as Record<string, unknown>;
  const names = mask.has('*') ? new Set([...Object.keys(out), ...Object.keys(source)]) : mask.keys();
  for (const name of names) {
    const child = mask.get(name) ?? new Map<string, Mask>();
    const value = source[name];
    if (child.size === 0 || Array.isArray(value) || child.has('*')) {
      if (value === undefined) delete out[name];
      else out[name] = value;
      continue;
    }
    const inner = writeMasked(out[name] ?? {}, value ?? {}, child);
    if (Object.keys(inner).length === 0) delete out[name];
    else out[name] = inner;
  }
  return out as T;
}
