import { render } from '../words/templates.ts';
import { GERMAN, inLanguage, languages, type Language } from '../words/languages.ts';
import { translator } from '../words/locale.ts';
import { assetPath } from './assets.ts';
import { pathsIn } from './routes.ts';
import { pageStyle } from './style.ts';

/** What every page shows around its content. */
export interface Frame {
  readonly language: Language;
  /** What was asked, without its language: the page that a change of language leads to. */
  readonly here: string;
  /** Public base address, without a slash at the end; empty where nobody knows it. */
  readonly siteUrl: string;
  /** The neighbourhood's name; empty while nobody has written it down. */
  readonly quartier: string;
  readonly city: string;
  readonly office: { readonly phone: string; readonly address: string; readonly hours: string };
}

/** The frame of a page before anything is known about the place. */
export function bareFrame(language: Language): Frame {
  const office = { phone: '', address: '', hours: '' };
  return { language, here: '/', siteUrl: '', quartier: '', city: '', office };
}

/** The places in the navigation. */
export type Place =
  'start' | 'offers' | 'contact' | 'newOffer' | 'subscription' | 'imprint' | 'privacy' | 'none';

const navigation = ['offers', 'contact', 'newOffer', 'subscription'] as const;

/**
 * A whole page: `templates/pages/<template>.hbs` within the layout.
 * @param page.title what stands in the browser's tab, before the neighbourhood's name
 * @param page.failed marks a form with errors in the title, so that a screen reader says so first
 * @param page.unlisted is for one reader or one moment: search engines are told of no other languages
 */
export function renderPage(
  template: string,
  view: object,
  page: {
    readonly title: string;
    readonly place: Place;
    readonly frame: Frame;
    readonly failed?: boolean;
    readonly unlisted?: boolean;
  },
): string {
  const { language, here, siteUrl } = page.frame;
  const t = translator(language.tag);
  const paths = pathsIn(language);
  const name = page.frame.quartier || t('site.name');
  const title = page.title === '' || page.title === name ? name : `${page.title} – ${name}`;
  const layout = {
    lang: language.tag,
    dir: language.dir,
    languages: languages.map((other) => ({
      tag: other.tag,
      dir: other.dir,
      name: other.name,
      path: inLanguage(other, here),
      current: other === language,
    })),
    alternates:
      siteUrl === '' || page.unlisted
        ? []
        : [
            ...languages.map((other) => ({ tag: other.tag, url: siteUrl + inLanguage(other, here) })),
            { tag: 'x-default', url: siteUrl + inLanguage(GERMAN, here) },
          ],
    title: page.failed ? t('form.failedTitle', { title }) : title,
    name,
    named: page.frame.quartier !== '',
    city: page.frame.city,
    office: page.frame.office,
    phoneLink: phoneLink(page.frame.office.phone),
    hasOffice: Object.values(page.frame.office).some(Boolean),
    style: pageStyle(),
    formScript: assetPath('form.js'),
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
  };
  return render(`pages/${template}`, { ...view, layout }, language.tag);
}

/** `tel:` for a number as people write it, or empty when there are no digits in it. */
export function phoneLink(phone: string): string {
  const digits = phone.replace(/\(0\)/g, '').replace(/[^\d+]/g, '');
  return /\d{3}/.test(digits) ? `tel:${digits}` : '';
}
