/** One letter to one recipient, ready to go: the same facts as HTML and as text. */
export interface Letter {
  readonly to: { readonly name: string | null; readonly address: string };
  readonly from: { readonly name: string; readonly address: string };
  /** Where an answer goes: the manager. */
  readonly replyTo: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Without angle brackets; follows from what the letter is and who gets it, so a second try is the same message. */
  readonly messageId: string;
  readonly date: Date;
  /** RFC 3834: `auto-generated` for letters nobody asked for just now, `auto-replied` for an answer to a form. */
  readonly autoSubmitted: 'auto-generated' | 'auto-replied';
  /** RFC 8058: the address that ends the subscription by POST, and the list's id. */
  readonly list?: { readonly unsubscribeUrl: string; readonly id: string };
  readonly attachments?: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly content: Buffer;
    readonly cid?: string;
  }[];
}

/** What became of a letter: `unclear` means that nobody can know whether it went out. */
export type Sending =
  | { readonly state: 'sent' }
  | { readonly state: 'failed'; readonly code: string; readonly permanent: boolean }
  | { readonly state: 'unclear'; readonly code: string };

/** The only way a letter leaves. Never throws for what SMTP does. */
export interface Mailer {
  send(letter: Letter): Promise<Sending>;
  close(): void;
}
