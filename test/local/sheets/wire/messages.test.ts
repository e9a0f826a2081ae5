import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { requestKinds } from '../../../../local/sheets/requests/index.ts';
import { methods } from '../../../../local/sheets/methods/index.ts';
import { messagesFrom } from '../../../../local/sheets/wire/generate-messages.ts';
import { messages } from '../../../../local/sheets/wire/messages.ts';

const declarations = createRequire(import.meta.url)
  .resolve('googleapis/build/src/apis/sheets/index.js')
  .replace(/index\.js$/, 'v4.d.ts');

describe('messages.json', () => {
  it('holds the messages of the googleapis that is installed', () => {
    expect(messages).toEqual(messagesFrom(readFileSync(declarations, 'utf8')));
  });
  it('knows every request kind and every message that methods name', () => {
    const kinds = Object.keys(messages['Request'] ?? {});
    expect(requestKinds.map(({ kind }) => kind).filter((kind) => !kinds.includes(kind))).toEqual([]);
    const named = methods.flatMap(({ body, answer }) => [answer, ...(body ? [body] : [])]);
    expect(named.filter((name) => !messages[name])).toEqual([]);
  });
});

describe('docs/sheets-server.md', () => {
  const page = readFileSync(new URL('../../../../docs/sheets-server.md', import.meta.url), 'utf8');
  it('names every method and every request kind', () => {
    const names = [...methods.map(({ name }) => name), ...requestKinds.map(({ kind }) => kind)];
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
