import type { ServerResponse } from 'node:http';
import { sendJson } from '../http.ts';
import { listMessages, readMessage, type Message } from '../mailbox/messages.ts';

/** A letter shows its own styles and its own pictures, runs nothing and loads nothing; its links open new tabs. */
const LETTER_POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; " +
  "form-action 'none'; sandbox allow-popups allow-popups-to-escape-sandbox";

/**
 * Shows the mailbox: `/api/mail` lists it, `/api/mail/<id>` opens a message, `/mail/<id>/html` is its HTML for a
 * sandboxed frame, `/mail/<id>/source` the message as it came.
 *
 * @returns whether the address is one of the mailbox
 */
export async function showMail(url: URL, response: ServerResponse, directory: string): Promise<boolean> {
  if (url.pathname === '/api/mail') {
    sendJson(response, 200, { messages: await listMessages(directory) });
    return true;
  }
  const [, id, part] =
    /^\/api\/mail\/([\w-]+)$/.exec(url.pathname) ??
    /^\/mail\/([\w-]+)\/(html|source)$/.exec(url.pathname) ??
    [];
  if (id === undefined) return false;
  const message = await readMessage(directory, id);
  if (!message) return false;

  if (part === undefined) sendJson(response, 200, forReader(message));
  else if (part === 'html') {
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': LETTER_POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    });
    response.end(standalone(message));
  } else {
    response.writeHead(200, {
      'Content-Type': 'text/plain; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
    });
    response.end(message.source);
  }
  return true;
}

function forReader({ html, attachments, ...message }: Message): unknown {
  return {
    ...message,
    hasHtml: html !== undefined,
    attachments: attachments.map(({ name, type, content, contentId }) => ({
      name,
      type,
      size: content.length,
      inline: contentId !== undefined,
    })),
  };
}

/** The HTML of a message with its own pictures inside it, and links that leave the frame. */
export function standalone({ html = '', attachments }: Pick<Message, 'html' | 'attachments'>): string {
  const pictures = new Map(
    attachments.flatMap(({ contentId, type, content }) =>
      contentId === undefined
        ? []
        : [[contentId, `data:${type};base64,${Buffer.from(content).toString('base64')}`] as const],
    ),
  );
  const inlined = html.replace(/cid:([^"'\s)>]+)/g, (whole, id: string) => pictures.get(decode(id)) ?? whole);
  const base = '<base target="_blank" />';
  return /<head[^>]*>/i.test(inlined) ? inlined.replace(/<head[^>]*>/i, `$&${base}`) : base + inlined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
