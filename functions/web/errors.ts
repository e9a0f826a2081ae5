import { translator } from '../words/locale.ts';
import { html, type Answer } from './answer.ts';
import type { ErrorStatus } from './asked.ts';
import { renderPage, type Frame } from './page.ts';

/** The page for an error: what happened, what to do, how else to reach the office. Never what went wrong inside. */
export function errorPage(
  status: ErrorStatus,
  frame: Frame,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const t = translator(frame.language.tag);
  const title = t(`error.${status}.title`);
  const body = renderPage(
    'error',
    {
      status,
      title,
      text: t(`error.${status}.text`),
      todo: t(`error.${status}.todo`),
    },
    { title, place: 'none', frame, unlisted: true },
  );
  return html(status, body, 'none', { ...(status === 503 && { 'Retry-After': '60' }), ...headers });
}
