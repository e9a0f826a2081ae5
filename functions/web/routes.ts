import { inLanguage, type Language } from '../words/languages.ts';

/** Every path of the public site, in German; `pathsIn` has them in another language. */
export const paths = {
  start: '/',
  offers: '/angebote',
  contact: '/kontakt',
  newOffer: '/angebot-melden',
  newEvent: '/termin-melden',
  subscription: '/rundbrief',
  confirm: '/rundbrief/bestaetigen',
  leave: '/rundbrief/abmelden',
  partner: '/rundbrief/meine-seite',
  partnerLink: '/rundbrief/mein-link',
  editions: '/rundbrief/archiv',
  feed: '/rundbrief/atom.xml',
  survey: '/umfrage',
  enter: '/erfassen',
  call: '/anrufen',
  keep: '/stimmt-noch',
  imprint: '/impressum',
  privacy: '/datenschutz',
  assets: '/assets',
} as const;

export type Paths = Readonly<Record<keyof typeof paths, string>>;

/** The paths of the pages in a language. Files have none. */
export function pathsIn(language: Language): Paths {
  const entries = Object.entries(paths).map(([name, path]) => [name, inLanguage(language, path)]);
  return { ...(Object.fromEntries(entries) as Paths), assets: paths.assets, feed: paths.feed };
}

/** The path of an offer's page. @param slug from `slugOf` */
export function offerPath(slug: string): string {
  return `${paths.offers}/${slug}`;
}

/** The path of the form that says what is not right about an offer any more. @param slug from `slugOf` */
export function reportPath(slug: string): string {
  return `${offerPath(slug)}/stimmt-nicht`;
}

/** The path of a form's sheet of paper. @param form the form's own path */
export function paperPath(form: string): string {
  return `${form}/papier`;
}

/** The path of what a form shows once more after sending. @param form the form's own path @param token from `receivedToken` */
export function receivedPath(form: string, token: string): string {
  return `${form}/angekommen/${token}`;
}

/** The address of an offer's page for letters. @param siteUrl public base, without a slash at the end */
export function offerUrl(siteUrl: string, slug: string): string {
  return siteUrl + offerPath(slug);
}

/** The address that confirms a sign-up, with a token of the purpose `confirm`. */
export function confirmUrl(siteUrl: string, token: string): string {
  return `${siteUrl}${paths.confirm}/${token}`;
}

/** The path that ends a subscription, with a token of the purpose `leave`: page by GET, one click by POST (RFC 8058). */
export function leavePath(token: string): string {
  return `${paths.leave}/${token}`;
}

/** The same as an address. */
export function leaveUrl(siteUrl: string, token: string): string {
  return siteUrl + leavePath(token);
}

/** The path of a partner's own page, with a token of the purpose `partner`. @param part below it: `daten`, `loeschen` */
export function partnerPath(token: string, part = ''): string {
  return [paths.partner, token, part].filter(Boolean).join('/');
}

/** The address of a partner's own page, for letters. */
export function partnerUrl(siteUrl: string, token: string): string {
  return siteUrl + partnerPath(token);
}

/** The path where the manager enters sheets of paper, with a token of the purpose `enter`. @param sheet its kind, else the choice of all */
export function enterPath(token: string, sheet = ''): string {
  return [paths.enter, token, sheet].filter(Boolean).join('/');
}

/**
 * The path where the manager calls providers, with a token of the purpose `call`.
 * @param parts an offer's id, and `aendern` for its form
 */
export function callPath(token: string, ...parts: readonly string[]): string {
  return [paths.call, token, ...parts].join('/');
}

/** The path of a weekly letter as a page. @param issue its key, `2026-W49` */
export function editionPath(issue: string): string {
  return `${paths.subscription}/${issue}`;
}

/** The address of a weekly letter as a page. */
export function editionUrl(siteUrl: string, issue: string): string {
  return siteUrl + editionPath(issue);
}

/**
 * The path where a provider says what is still right, with a token of the purpose `keep`.
 * @param parts an offer's id, and the answer that its page is about
 */
export function keepPath(token: string, ...parts: readonly string[]): string {
  return [paths.keep, token, ...parts].join('/');
}

/** The address of a survey. @param survey its id or its Zeichen */
export function surveyUrl(siteUrl: string, survey: string): string {
  return `${siteUrl}${paths.survey}/${survey}`;
}
