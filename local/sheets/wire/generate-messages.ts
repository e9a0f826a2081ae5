/** What one field of a message holds: `s` string, `n` number, `b` boolean, `a` anything, or a message's name; `[]` before it for lists, `{}` for maps. */
export type FieldTypes = Record<string, string>;

/**
 * Reads the API's messages out of the type declarations of `googleapis` (v4.d.ts), so that what counts as an
 * unknown field is Google's own list. The result is checked in as messages.json; a test keeps the two equal.
 */
export function messagesFrom(declarations: string): Record<string, FieldTypes> {
  const messages: Record<string, FieldTypes> = {};
  const plain = declarations.replace(/\/\*[\s\S]*?\*\//g, '');
  for (const [, name = '', body = ''] of plain.matchAll(/interface Schema\$(\w+) \{([\s\S]*?)\n    \}/g)) {
    const fields: FieldTypes = {};
    for (const [, field = '', type = ''] of body.matchAll(
      /^ {8}(\w+)\?: ((?:\{[\s\S]*?\n {8}\}|[^;{])+);/gm,
    )) {
      fields[field] = typeCode(type);
    }
    messages[name] = fields;
  }
  return messages;
}

function typeCode(type: string): string {
  const bare = type.replace(/\| null/g, '').trim();
  const map = /^\{\s*\[key: string\]: ([\s\S]*?);?\s*\}$/.exec(bare);
  if (map) return `{}${typeCode(map[1] ?? '')}`;
  if (bare.endsWith('[]')) return `[]${typeCode(bare.slice(0, -2))}`;
  const message = /^Schema\$(\w+)$/.exec(bare);
  if (message) return message[1] ?? 'a';
  return { string: 's', number: 'n', boolean: 'b' }[bare] ?? 'a';
}
