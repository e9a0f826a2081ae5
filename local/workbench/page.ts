import type { IncomingMessage, ServerResponse } from 'node:http';
import { word, type Word } from './words.ts';

/** The pages of the workbench, in the order of the tabs. `script` is the entry in `public/`. */
export const PAGES = [
  { path: '/schreibtisch', title: 'desk.title', script: 'desk' },
  { path: '/postfach', title: 'mailbox.title', script: 'mailbox' },
  { path: '/laeufe', title: 'runs.title', script: 'runs' },
  { path: '/warteschlange', title: 'queue.title', script: 'queue' },
  { path: '/stoerungen', title: 'faults.title', script: 'faults' },
  { path: '/uhr', title: 'clock.title', script: 'clock' },
] as const satisfies ReadonlyArray<{ path: string; title: Word; script: string }>;

/** Nothing from elsewhere, no script or style within the page. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Shows a page of the workbench: the bar with the tabs, and an empty `<main>` that its script fills.
 *
 * @returns whether the address is one of a page
 */
export function showPage(url: URL, request: IncomingMessage, response: ServerResponse): boolean {
  if (url.pathname === '/') {
    response.writeHead(302, { Location: PAGES[0].path }).end();
    return true;
  }
  // Google's own form of a link to a cell; the browser keeps what follows the `#`.
  const file = /^\/spreadsheets\/d\/([\w-]+)\/edit$/.exec(url.pathname)?.[1];
  if (file !== undefined) {
    response.writeHead(302, { Location: `/schreibtisch?id=${file}` }).end();
    return true;
  }
  const page = PAGES.find(({ path }) => path === url.pathname);
  if (!page || request.method !== 'GET') return false;
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  });
  response.end(render(page));
  return true;
}

function render(page: (typeof PAGES)[number]): string {
  const tabs = PAGES.map(
    ({ path, title, script }) =>
      `<a href="${path}"${path === page.path ? ' aria-current="page"' : ''}>${icon(script)}<span>${word(title)}</span></a>`,
  ).join('\n        ');
  return `<!doctype html>
<html lang="de">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${word(page.title)} – ${word('shell.title')}</title>
    <link rel="icon" href="/app/bridge.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/app/workbench.css" />
    <script type="module" src="/app/${page.script}.js"></script>
  </head>
  <body data-page="${page.script}">
    <header class="bar">
      <a class="brand" href="/">${icon('bridge')}<span>Brückenbauer</span><small>${word('shell.kind')}</small></a>
      <nav aria-label="${word('shell.tabs')}">
        ${tabs}
      </nav>
      <a class="now" href="/uhr" id="now" title="${word('shell.clock')}"></a>
      <a class="site" id="site" target="_blank" rel="noopener" hidden>${word('shell.site')}</a>
    </header>
    <main id="main" tabindex="-1">
      <h1>${word(page.title)}</h1>
    </main>
    <div class="toasts" id="toasts" role="status" aria-live="polite"></div>
    <noscript><p class="notice">${word('shell.noscript')}</p></noscript>
  </body>
</html>
`;
}

/** Line drawings of our own on a 24 × 24 grid. */
const ICONS: Readonly<Record<string, string>> = {
  bridge: '<path d="M2 17h20M4 17V9m16 8V9M4 9c3 6 13 6 16 0M8.5 12.6V17m3.5-3.4V17m3.5-4.4V17"/>',
  desk: '<path d="M4 5h16v14H4zM4 10h16M10 5v14M4 14.5h16"/>',
  mailbox: '<path d="M3 6h18v12H3zM3 7l9 6.5L21 7"/>',
  runs: '<path d="M7 5l11 7-11 7z"/>',
  queue: '<path d="M5 6h14M5 12h14M5 18h8"/>',
  faults: '<path d="M13 3L5 14h6l-1 7 8-11h-6z"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
};

function icon(name: string): string {
  return `<svg viewBox="0 0 24 24" aria-hidden="true">${ICONS[name]}</svg>`;
}
