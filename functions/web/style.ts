import { createHash } from 'node:crypto';
import { assetText } from './assets.ts';

/**
 * The style sheet stands in each page, so that the first answer is all a browser needs to show it: a file of its own
 * costs a second round trip, half a second on a slow connection. It adds some 9 KB compressed to a page.
 */
interface PageStyle {
  /** What Handlebars puts in as it is: the text is ours and holds nothing of anybody else. */
  readonly toHTML: () => string;
  /** Its source expression in a Content-Security-Policy (CSP Level 3, 2.3.1): this very text, and no other, is allowed. */
  readonly source: string;
}

let made: PageStyle | undefined;

/** The style of every page in the layout, read once. @throws Error when the style sheet has not been built */
export function pageStyle(): PageStyle {
  if (made) return made;
  const css = assetText('site.css');
  const hash = createHash('sha256').update(css).digest('base64');
  made = { toHTML: () => css, source: `'sha256-${hash}'` };
  return made;
}
