import type { TextKey } from '../../sheets-schema/presets.ts';
import { translator } from '../words/locale.ts';
import { html, type Answer } from '../web/answer.ts';
import { markup } from '../web/markup.ts';
import { renderPage } from '../web/page.ts';
import { textOf } from './catalogue.ts';
import { frameOf, type House } from './house.ts';

/** `/impressum` and `/datenschutz`: what the office has written, or that it has not written it yet. */
export async function textPage(key: TextKey & ('imprint' | 'privacy'), house: House): Promise<Answer> {
  const t = translator();
  const office = await house.office();
  const title = t(`site.${key}.title`);
  const view = { title, blocks: markup(textOf(office, key) || t(`site.${key}.missing`)) };
  return html(200, renderPage('text', view, { title, place: key, frame: frameOf(office) }), 'page');
}
