/** What google-spreadsheet asks, which knows Google's addresses only. */
const GOOGLE = /^https:\/\/(?:sheets|www)\.googleapis\.com/;

/** Leads what is fetched from Google to another server until it is restored. */
export function googleFetch(server: string): {
  readonly sheet: typeof fetch;
  readonly restore: (own: typeof fetch) => void;
} {
  const own = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const call = new Request(input, init);
    const url = call.url.replace(GOOGLE, server);
    if (call.body === null) return own(url, { method: call.method, headers: call.headers });
    return own(new Request(url, call));
  };
  return { sheet: own, restore: (before) => void (globalThis.fetch = before) };
}
