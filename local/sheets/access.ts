import type { IncomingMessage } from 'node:http';
import { ApiError, forbidden } from './errors.ts';
import type { Actor } from './grid/actor.ts';

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

/** @throws 401 for a write with an API key only, 403 for a write by a reader */
export function checkAccess(actor: Actor, access: 'read' | 'write'): void {
  if (access === 'read' || actor.role !== 'reader') return;
  if (actor.email === '') {
    throw new ApiError(
      401,
      'API keys are not supported by this API. Expected OAuth2 access token or other authentication credentials that assert a principal. See https://cloud.google.com/docs/authentication',
    );
  }
  throw forbidden();
}

/** All who may edit: what a protection without editors is filled with. */
export function editorsAmong(tokens: Tokens | undefined): string[] {
  const actors = tokens ? Object.values(tokens) : [OWNER];
  return [...new Set(actors.filter(({ role }) => role !== 'reader').map(({ email }) => email))];
}
