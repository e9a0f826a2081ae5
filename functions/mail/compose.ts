import { randomBytes } from 'node:crypto';
import { escapeHtml, render } from '../words/templates.ts';
import type { Letterhead } from './letterhead.ts';

/** What every letter's templates are given, whatever else they need. Plain values only. */
export interface MailView {
  readonly subject: string;
  /** The line that a mailbox shows behind the subject. */
  readonly preview: string;
  readonly head: Letterhead;
  /** The heading and the line below it. */
  readonly title: string;
  readonly subtitle: string;
  /** Why the reader gets this letter: one sentence. */
  readonly why: string;
  /** The page where one leaves the list; `null` where there is no list. */
  readonly leaveUrl: string | null;
  /** The reader's own page; `null` where they have none. */
  readonly partnerUrl: string | null;
}

/** One letter's words: the same facts twice. */
export interface Words {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Bytes of HTML in one letter: Gmail clips at about 102 KB (spamresource.com, 2022-01), and a footer must be seen. */
export const HTML_LIMIT_BYTES = 80_000;

/** A letter that mailboxes would cut off. */
export class LetterTooLong extends Error {
  readonly code = 'LETTER_TOO_LONG';
}

/**
 * Fills `templates/mail/<name>.html.hbs` and its twin `<name>.text.hbs` from one view.
 * @throws WordsError when a value is missing, LetterTooLong when the HTML is over 80 KB
 */
export function compose(name: string, view: MailView, { lang = 'de' }: { lang?: string } = {}): Words {
  const { subject, html, text } = composeRaw(name, view, lang);
  return { subject, html, text: tidy(text) };
}

function composeRaw(name: string, view: MailView, lang: string): Words {
  const html = render(`mail/${name}.html`, view, lang);
  if (Buffer.byteLength(html) > HTML_LIMIT_BYTES) {
    throw new LetterTooLong(
      `[mail] The letter "${name}" is over ${HTML_LIMIT_BYTES} bytes. Tell less, link more.`,
    );
  }
  return { subject: view.subject, html, text: render(`mail/${name}.text`, view, lang) };
}

/** What each of many readers who are told the same has of their own. */
export interface Own {
  readonly salutation: string;
  readonly leaveUrl: string;
  readonly partnerUrl: string;
}

/** Stands for them while a letter is written for many; longer than any of them, so that none grows too long by its own. */
const markFor = (name: keyof Own): string =>
  `https://${name}.invalid/`.padEnd(800, randomBytes(8).toString('hex'));
const MARKS: Own = {
  salutation: markFor('salutation'),
  leaveUrl: markFor('leaveUrl'),
  partnerUrl: markFor('partnerUrl'),
};
const OWN = new Map(Object.entries(MARKS).map(([key, of]) => [of as string, key as keyof Own]));
const MARK = new RegExp(`(${Object.values(MARKS).join('|')})`);

/**
 * Composes a letter once for many: the same as `compose` for each, at the cost of putting in what is their own.
 * @throws as `compose`
 */
export function composeForMany(name: string, view: MailView): (own: Own) => Words {
  const { subject, html, text } = composeRaw(name, { ...view, ...MARKS }, 'de');
  const pieces = html.split(MARK);
  const lines = tidy(text).split('\n'); // a mark is longer than a line, so it has one of its own
  return (own) => {
    const valueOf = (mark: string): string => own[OWN.get(mark) as keyof Own];
    return {
      subject,
      html: pieces.map((piece) => (OWN.has(piece) ? escapeHtml(valueOf(piece)) : piece)).join(''),
      text: lines.flatMap((line) => (MARK.test(line) ? wrap(line.replace(MARK, valueOf)) : line)).join('\n'),
    };
  };
}

const LINE = 76;

/** Plain text as letters are typed: lines of at most 76 signs (a longer address stays whole), at most one blank line between. */
export function tidy(text: string): string {
  const lines = text.split('\n').flatMap((line) => wrap(line.trimEnd()));
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

function wrap(line: string): string[] {
  if (line.length <= LINE) return [line];
  const indent = /^ *(?:- |\d+\. )?/.exec(line)?.[0].length ?? 0;
  const lines: string[] = [];
  let current = line.slice(0, indent);
  let empty = true;
  for (const word of line.slice(indent).split(' ')) {
    if (!empty && current.length + 1 + word.length > LINE) {
      lines.push(current);
      current = ' '.repeat(indent);
      empty = true;
    }
    current += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, current];
}
