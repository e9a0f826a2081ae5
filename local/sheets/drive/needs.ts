import { refuseKey } from '../access.ts';
import { type Actor, RISING_ROLES, type Role } from '../grid/actor.ts';
import type { Method } from '../methods/method.ts';
import { fileNotFound, insufficientPermissions, noStorage } from './errors.ts';

/**
 * The check of a method that needs this role on its file. Drive does not tell a file that is not shared from one that
 * is not there.
 * @throws 404, 401 for a change with an API key, 403 `insufficientFilePermissions`
 */
export function needs(role: Exclude<Role, 'none'>): NonNullable<Method['check']> {
  return (actor, path) => {
    if (actor.role === 'none') throw fileNotFound(path['id'] ?? '');
    if (RISING_ROLES.indexOf(actor.role) >= RISING_ROLES.indexOf(role)) return;
    refuseKey(actor);
    throw insufficientPermissions();
  };
}

/** @throws 403 for a service account and for who only reads, 401 for an API key */
export function checkMayOwn(caller: Actor): void {
  refuseKey(caller);
  if (caller.serviceAccount) throw noStorage();
  if (caller.role === 'reader') throw insufficientPermissions();
}
