import { randomId, type Keys } from '../../functions/platform/keys.ts';
import type { FormName } from '../../sheets-schema/vocabulary.ts';
import { MARK, type Shape, type Submission, type TokenKind } from './submissions.ts';

/** A submission as bytes and headers, and what a reader of the URL standard makes of it. */
export interface Post {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  /** Every field as it was sent, in its order. */
  readonly sent: readonly (readonly [name: string, text: string])[];
}

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** When each kind of token was made, in milliseconds from now. */
const made: Readonly<Record<TokenKind, number>> = {
  good: -60 * SECOND,
  shared: -60 * SECOND,
  doubled: -60 * SECOND,
  fresh: 0,
  ahead: 5 * 60 * SECOND, // another server's clock
  old: -25 * HOUR,
  foreign: -60 * SECOND,
  forged: -60 * SECOND,
  none: 0,
};

/** Makes tokens as the site does. @param about what the form is about, for reports */
export function tokenOf(kind: TokenKind, form: FormName, about: string, keys: Keys): string {
  const purpose = `form:${kind === 'foreign' ? 'survey:X' : form}${form === 'report' ? `:${about}` : ''}`;
  const issued = new Date(Date.now() + made[kind]);
  const id = kind === 'shared' ? 'GEMEINSAM' : randomId();
  const token = keys.token(purpose, id, issued, new Date(issued.getTime() + 24 * HOUR));
  if (kind === 'none') return '';
  return kind === 'forged' ? `${token.slice(0, -3)}AAA` : token;
}

/** Writes a submission as its shape says. @param mark stands in it wherever `MARK` does */
export function written(submission: Submission, token: string, mark: string): Post {
  const { fields, shape, trapped } = submission;
  const tokens = submission.token === 'doubled' ? [token, token] : [token];
  const all: [string, string][] = [
    ...tokens.map((one): [string, string] => ['token', one]),
    ['step', 'send'],
    ...(trapped ? [['website', 'https://spam.example'] as [string, string]] : []),
    ...fields.map(([name, text]): [string, string] => [name, text.replaceAll(MARK, mark)]),
  ];
  const plain = new URLSearchParams(all).toString();
  const body = bodyOf(shape, plain, all, mark);
  return {
    body,
    headers: { 'content-type': types[shape] ?? 'application/x-www-form-urlencoded' },
    sent: [...new URLSearchParams(body.toString('utf8'))],
  };
}

const types: Partial<Record<Shape, string>> = {
  charset: 'application/x-www-form-urlencoded; charset=iso-8859-1',
  multipart: 'multipart/form-data; boundary=grenze',
  json: 'application/json',
  untyped: '',
};

function bodyOf(shape: Shape, plain: string, all: readonly [string, string][], mark: string): Buffer {
  switch (shape) {
    case 'latin1':
    case 'charset':
      // As a page in another encoding would send it: one byte a letter.
      return Buffer.from(all.map(([name, text]) => `${name}=${latin1(text)}`).join('&'), 'latin1');
    case 'broken':
      return Buffer.from(`${plain}%E4%zz%`);
    case 'multipart':
      return Buffer.from(
        `--grenze\r\nContent-Disposition: form-data; name="need"\r\n\r\n${mark}\r\n--grenze--\r\n`,
      );
    case 'json':
      return Buffer.from(`{"need":"${mark}"`);
    case 'large':
      return Buffer.concat([Buffer.from(`${plain}&`), Buffer.alloc(3_000_000, mark)]);
    default:
      return Buffer.from(plain);
  }
}

function latin1(text: string): string {
  return [...Buffer.from(text, 'latin1')].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}
