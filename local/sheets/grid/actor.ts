/** What somebody may do with a file: the owner all, an editor all but protected cells, a reader only reads. */
export type Role = 'owner' | 'editor' | 'reader' | 'none';

/** The roles from the least to the most. */
export const RISING_ROLES: readonly Role[] = ['none', 'reader', 'editor', 'owner'];

/** Who calls. The role of a token holds for all files; `none` leaves what a file's permissions give. */
export interface Actor {
  email: string;
  role: Role;
  /** A service account has no storage and so can own no file. */
  serviceAccount?: boolean;
}
