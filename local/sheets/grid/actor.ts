/** Who calls. The owner may do all, an editor all but protected cells, a reader only reads. */
export interface Actor {
  email: string;
  role: 'owner' | 'editor' | 'reader';
}
