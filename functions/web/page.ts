import { render } from '../words/templates.ts';
import { translator } from '../words/locale.ts';
import { assetPath } from './assets.ts';
import { paths } from './routes.ts';

/** What every page shows around its content. */
export interface Frame {
  /** The neighbourhood's name; empty while nobody has written it down. */
  readonly quartier: string;
  readonly city: string;
  readonly office: { readonly phone: string; readonly address: string; readonly hours: string };
}

/** The frame of a page before anything is known about the place. */
export const bareFrame: Frame = { quartier: '', city: '', office: { phone: '', address: '', hours: '' } };

/** The places in the navigation. */
export type Place =
  'start' | 'offers' | 'contact' | 'newOffer' | 'subscription' | 'imprint' | 'privacy' | 'none';

const navigation = ['offers', 'contact', 'newOffer', 'subscription'] as const;

/**
 * A whole page: `templates/pages/<template>.hbs` within the layout.
 * @param page.title what stands in the browser's tab, before the neighbourhood's name
 * @param page.failed marks a form with errors in the title, so that a screen reader says so first
 */
export function renderPage(
  template: string,
  view: object,
  page: { readonly title: string; readonly place: Place; readonly frame: Frame; readonly failed?: boolean },
): string {
  const t = translator();
  const name = page.frame.quartier || t('site.name');
  const title = page.title === '' || page.title === name ? name : `${page.title} – ${name}`;
  return render(`pages/${template}`, {
    ...view,
    layout: {
      lang: t.lang,
      title: page.failed ? t('form.failedTitle', { title }) : title,
      name,
      city: page.frame.city,
      office: page.frame.office,
      phoneLink: phoneLink(page.frame.office.phone),
      hasOffice: Object.values(page.frame.office).some(Boolean),
      css: assetPath('site.css'),
      icon: assetPath('favicon.svg'),
      logo: assetPath('logo.svg'),
      font: assetPath('fira-sans-latin-400-normal.woff2'),
      paths,
      isStart: page.place === 'start',
      navigation: navigation.map((place) => ({
        path: paths[place],
        label: t(`site.nav.${place}`),
        current: page.place === place,
      })),
    },
  });
}

/** `tel:` for a number as people write it, or empty when there are no digits in it. */
export function phoneLink(phone: string): string {
  const digits = phone.replace(/\(0\)/g, '').replace(/[^\d+]/g, '');
  return /\d{3}/.test(digits) ? `tel:${digits}` : '';
}
