import { GERMAN } from '../words/languages.ts';
import { html, type Answer } from '../web/answer.ts';
import { renderPage } from '../web/page.ts';
import { frameOf, type House } from './house.ts';

/** What makes sure that nobody keeps such a page, finds it, or is told that one comes from there. */
export const secretHeaders = {
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex, nofollow',
} as const;

/** A page whose address is a secret. It is for the office or for a partner, who read German. */
export async function secretPage(
  status: number,
  template: string,
  view: object,
  title: string,
  house: House,
  failed = false,
): Promise<Answer> {
  const frame = { ...frameOf(await house.officeOrNull(), house), language: GERMAN, here: '/' };
  const page = { title, place: 'none', frame, failed, unlisted: true } as const;
  return html(status, renderPage(template, view, page), 'none', {
    ...secretHeaders,
    ...(status === 503 && { 'Retry-After': '60' }),
  });
}
