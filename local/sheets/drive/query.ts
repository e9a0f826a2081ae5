import { unsupported } from '../errors.ts';
import { invalidValue } from './errors.ts';
import type { File } from './file.ts';

/** Terms of Drive's search that are understood, and what of a file each looks at. */
const TERMS: Record<string, (file: File) => string> = {
  name: ({ name = '' }) => name,
  mimeType: ({ mimeType = '' }) => mimeType,
  trashed: ({ trashed = false }) => String(trashed),
  createdTime: ({ createdTime = '' }) => createdTime,
  modifiedTime: ({ modifiedTime = '' }) => modifiedTime,
};

const CONDITION =
  /^\s*(?<term>[A-Za-z]+)\s*(?<operator>=|!=|<=|>=|<|>|\bcontains\b)\s*(?:'(?<single>(?:[^'\\]|\\.)*)'|"(?<double>(?:[^"\\]|\\.)*)"|(?<flag>true|false))\s*(?<next>and\b|$)/i;

/**
 * Reads the `q` of files.list: conditions on name, mimeType, trashed, createdTime and modifiedTime that are joined by `and`.
 * @throws 501 that names what else of Drive's language is used, 400 for what is no query; never with the words searched for
 */
export function parseQuery(q: string): (file: File) => boolean {
  const tests: ((file: File) => boolean)[] = [];
  let rest = q;
  while (rest.trim() !== '') {
    const match = CONDITION.exec(rest);
    if (!match?.groups) throw notUnderstood(rest);
    const { term = '', operator = '', single, double, flag } = match.groups;
    const read = Object.hasOwn(TERMS, term) ? TERMS[term] : undefined;
    if (!read) throw unsupported(`The Drive query term "${term}"`);
    const value = (single ?? double)?.replace(/\\(.)/g, '$1') ?? flag?.toLowerCase() ?? '';
    const test = testOf(operator.toLowerCase(), term, value);
    tests.push((file) => test(read(file)));
    rest = rest.slice(match[0].length);
  }
  return (file) => tests.every((test) => test(file));
}

function testOf(operator: string, term: string, value: string): (given: string) => boolean {
  if (term.endsWith('Time')) return timeTest(operator, value);
  switch (operator) {
    case '=':
      return (given) => given === value;
    case '!=':
      return (given) => given !== value;
    case 'contains': {
      if (term === 'trashed') throw invalidValue('q');
      if (term === 'mimeType') return (given) => given.includes(value);
      // Only the beginnings of words count (doc: "prefix matching for a name term").
      const words = new RegExp(`(?:^|[^\\p{L}\\p{N}])${value.replace(/[^\p{L}\p{N}\s]/gu, '\\$&')}`, 'iu');
      return (given) => words.test(given);
    }
    default:
      throw invalidValue('q');
  }
}

function timeTest(operator: string, value: string): (given: string) => boolean {
  const time = Date.parse(/Z$|[+-]\d\d:\d\d$/.test(value) ? value : `${value}Z`);
  const order: Record<string, (difference: number) => boolean> = {
    '<': (difference) => difference < 0,
    '<=': (difference) => difference <= 0,
    '=': (difference) => difference === 0,
    '!=': (difference) => difference !== 0,
    '>=': (difference) => difference >= 0,
    '>': (difference) => difference > 0,
  };
  const test = order[operator];
  if (Number.isNaN(time) || !test) throw invalidValue('q');
  return (given) => test(Date.parse(given) - time);
}

function notUnderstood(rest: string): Error {
  const more = /^\s*(?:(not\b|\()|(?:'[^']*'|"[^"]*")\s+(in)\b|[A-Za-z]+\s+(has|in)\b)/i.exec(rest);
  const or = /^(?:[^'"]|'[^']*'|"[^"]*")*?\s(or)\s/i.exec(rest);
  const word = more?.slice(1).find((part) => part !== undefined) ?? or?.[1];
  return word === undefined ? invalidValue('q') : unsupported(`The Drive query operator "${word}"`);
}
