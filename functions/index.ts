// The map of the system: what is deployed, one line each.
export { site } from './site/function.ts'; // residents: directory, pages and forms
export { append } from './append/function.ts'; // the queue: rows that could not be written at once
export { post } from './post/function.ts'; // the queue: one single letter by its key
export { digest } from './digest/function.ts'; // partners: the weekly letter
export { freshness } from './freshness/function.ts'; // providers: whether their offers are still right
export { brief } from './brief/function.ts'; // the manager: what came in, what waits
export { survey } from './survey/function.ts'; // mails the summary of a survey that has closed
export { upkeep } from './upkeep/function.ts'; // ids, expiry, set-up kept complete
