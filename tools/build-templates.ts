import { buildCss } from './build-css.ts';
import { buildMail } from './build-mail.ts';
import { buildScripts } from './build-scripts.ts';

// Makes what is committed in built form: the letters' HTML, the site's style sheet and the pages' scripts.
await Promise.all([buildCss(), buildMail(), buildScripts()]);
