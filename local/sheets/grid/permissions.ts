import { createHash } from 'node:crypto';
import type { FilePermission } from './book.ts';

/**
 * The id of a permission: the same for the same address or domain, on every file (doc: for a user, the id of the
 * permission is that of the user); `anyoneWithLink` for everybody.
 */
export function permissionId({ type, emailAddress, domain }: Omit<FilePermission, 'id' | 'role'>): string {
  if (type === 'anyone') return 'anyoneWithLink';
  const hash = createHash('sha256').update(`${type} ${(emailAddress ?? domain ?? '').toLowerCase()}`);
  return hash.digest().readBigUInt64BE().toString().padStart(20, '0');
}

/** What whoever makes a file may do with it. */
export function ownerPermission(emailAddress: string): FilePermission {
  const whom = { type: 'user', emailAddress } as const;
  return { ...whom, id: permissionId(whom), role: 'owner' };
}
