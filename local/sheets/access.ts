import type { IncomingMessage } from 'node:http';
import { ApiError, forbidden } from './errors.ts';
import { type Actor, RISING_ROLES } from './grid/actor.ts';
import type { BookInfo, FileInfo, FilePermission } from './grid/book.ts';

/**
 * Tokens that are told apart; without any, every bearer token is the owner's. An entry `*` stands for all that are
 * not listed; without it they are refused.
 */
export type Tokens = Record<string, Actor>;

/** The owner where no tokens are told apart. */
const OWNER: Actor = { email: 'owner@office.example', role: 'owner' };

/**
 * Who calls, from `Authorization: Bearer …`, `?access_token=` or an API key (`?key=`), which only reads.
 * @throws 403 without any of them, 401 for a token that is not known (both in Google's words)
 */
export function actorOf(request: IncomingMessage, query: URLSearchParams, tokens: Tokens | undefined): Actor {
  const header = request.headers.authorization;
  const token = /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1] ?? query.get('access_token') ?? undefined;
  if (token !== undefined) {
    const actor = tokens ? (Object.hasOwn(tokens, token) ? tokens[token] : tokens['*']) : OWNER;
    if (!actor) throw unknownToken();
    return actor;
  }
  if (header !== undefined) throw unknownToken();
  if (query.get('key')) return { email: '', role: 'reader' };
  throw new ApiError(
    403,
    "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
  );
}

function unknownToken(): ApiError {
  return new ApiError(
    401,
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
  );
}

/** The role that a permission of a file gives. */
const GRANTED = { owner: 'owner', writer: 'editor', commenter: 'reader', reader: 'reader' } as const;

/**
 * The caller on one file: the token's role, or what the file's permissions give where that is more. Where there is no
 * file yet, who has no role of their own may make one.
 */
export function actorOn(caller: Actor, file: { info: BookInfo } | undefined): Actor {
  if (!file) return caller.role === 'none' ? { ...caller, role: 'editor' } : caller;
  const granted = (file.info.file?.permissions ?? []).filter((permission) => reaches(permission, caller));
  const roles = [caller.role, ...granted.map(({ role }) => GRANTED[role])];
  const role = RISING_ROLES.findLast((one) => roles.includes(one)) ?? 'none';
  return { ...caller, role };
}

/** Groups are not known here, so one counts as the address it bears. */
function reaches({ type, emailAddress, domain }: FilePermission, { email }: Actor): boolean {
  if (type === 'anyone') return true;
  if (type === 'domain') return email.endsWith(`@${domain ?? ''}`);
  return email !== '' && email.toLowerCase() === emailAddress?.toLowerCase();
}

/** @throws 401 for a write with an API key only, 403 for a write by a reader and for a file that is not shared */
export function checkAccess(actor: Actor, access: 'read' | 'write'): void {
  if (actor.role === 'none') throw forbidden();
  if (access === 'read' || actor.role !== 'reader') return;
  refuseKey(actor);
  throw forbidden();
}

/** @throws 401 for an API key, which stands for nobody */
export function refuseKey(actor: Actor): void {
  if (actor.email === '') {
    throw new ApiError(
      401,
      'API keys are not supported by this API. Expected OAuth2 access token or other authentication credentials that assert a principal. See https://cloud.google.com/docs/authentication',
    );
  }
}

/** All who may edit: what a protection without editors is filled with. */
export function editorsAmong(tokens: Tokens | undefined): string[] {
  const actors = tokens ? Object.values(tokens) : [OWNER];
  const editors = actors.filter(({ role }) => role === 'owner' || role === 'editor');
  return [...new Set(editors.map(({ email }) => email))];
}

/** The same for one file, which may be shared with more. */
export function editorsOf(documentEditors: readonly string[], file: FileInfo | undefined): string[] {
  const shared = (file?.permissions ?? []).flatMap(({ role, emailAddress }) =>
    emailAddress !== undefined && (role === 'owner' || role === 'writer') ? [emailAddress] : [],
  );
  return [...new Set([...documentEditors, ...shared])];
}
