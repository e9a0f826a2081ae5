import { buildCss } from './build-css.ts';
import { buildMail } from './build-mail.ts';

// Makes what is committed in built form: the letters' HTML and the site's style sheet.
await Promise.all([buildCss(), buildMail()]);
