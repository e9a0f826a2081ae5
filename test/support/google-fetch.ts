/** What google-spreadsheet asks, which knows Google's addresses only. */
const GOOGLE = /^https:\/\/(?:sheets|www)\.googleapis\.com/;

/**
 * Leads what is fetched from Google to another server; nothing else is changed.
 * @param before what happens before each of these calls, by its HTTP method
 * @returns what ends it
 */
export function googleFetch(server: string, before?: (method: string) => Promise<void>): () => void {
  const own = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    if (!GOOGLE.test(input instanceof Request ? input.url : String(input))) return await own(input, init);
    const call = new Request(input, init);
    await before?.(call.method);
    const url = call.url.replace(GOOGLE, server);
    if (call.body === null) return await own(url, { method: call.method, headers: call.headers });
    return await own(new Request(url, call));
  };
  return () => {
    globalThis.fetch = own;
  };
}
