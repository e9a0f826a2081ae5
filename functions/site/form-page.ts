import { translator } from '../words/locale.ts';
import { html, type Answer } from '../web/answer.ts';
import { formView, type Posted, type Problems } from '../web/form.ts';
import { markup } from '../web/markup.ts';
import { renderPage } from '../web/page.ts';
import { textOf } from './catalogue.ts';
import { frameOf, wordsOf, type House } from './house.ts';
import type { PublicForm } from './public-form.ts';

/** The form: empty, or with all that was typed, and with what is wrong with it. */
export async function formPage(
  definition: PublicForm,
  house: House,
  token: string,
  shown: { readonly posted?: Posted; readonly problems?: Problems } = {},
): Promise<Answer> {
  const t = translator();
  const office = await house.officeOrNull();
  const { form, tab, path, place, about } = definition;
  const title = t(`${form}.title`);
  const view = {
    title,
    about: about?.title ?? '',
    intro: markup((definition.intro && textOf(office, definition.intro)) || t(`${form}.intro`)),
    form: formView(tab, form, { action: path, token, words: wordsOf(office), ...shown }),
    privacyNote: t(`${form}.privacy`),
    emergency: null,
    ...definition.extra?.(office),
  };
  const { failed } = view.form;
  const body = renderPage('form', view, { title, place, frame: frameOf(office), failed });
  return html(failed ? 422 : 200, body, 'none');
}
