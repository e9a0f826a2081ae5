const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#x60;': '`',
  '&#x3D;': '=',
};

/**
 * What a browser sends when the answers on a check page are sent: the page's hidden fields and the button's own.
 * Line ends are CRLF, as in every form that a browser sends (HTML, "constructing the entry list").
 * @throws Error when the page is another
 */
export function sentFromCheckPage(page: string): URLSearchParams {
  if (!page.includes('name="step" value="send"'))
    throw new Error(`[check-page] This is no check page: "${/<title>([^<]*)/.exec(page)?.[1] ?? page}"`);
  const fields = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(
    ([, name = '', value = '']): [string, string] => [decoded(name), decoded(value)],
  );
  return new URLSearchParams([...fields, ['step', 'send']]);
}

function decoded(text: string): string {
  return text.replace(/&[^;]+;/g, (entity) => entities[entity] ?? entity).replace(/\r\n?|\n/g, '\r\n');
}
