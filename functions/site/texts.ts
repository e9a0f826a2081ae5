import type { TextKey } from '../../sheets-schema/presets.ts';
import { html, type Answer } from '../web/answer.ts';
import { renderPage } from '../web/page.ts';
import { german } from '../words/locale.ts';
import { frameOf, type House } from './house.ts';
import { ownPassages } from './passages.ts';
import { keptViews } from './privacy.ts';

/**
 * `/impressum` and `/datenschutz`: what the office has written, or that it has not written it yet; under its words on
 * privacy how long what is stored.
 */
export async function textPage(key: TextKey & ('imprint' | 'privacy'), house: House): Promise<Answer> {
  const { t } = house;
  const office = await house.office();
  const title = t(`site.${key}.title`);
  const view = {
    title,
    passages: ownPassages(office, key, `site.${key}.missing`, t),
    kept: key === 'privacy' ? keptSection() : null,
  };
  return html(200, renderPage('text', view, { title, place: key, frame: frameOf(office, house) }), 'page');
}

function keptSection() {
  const t = german();
  return { title: t('privacy.title'), lead: t('privacy.lead'), lines: keptViews() };
}
