import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { driveMethods } from '../../../../local/sheets/drive/index.ts';
import { requestKinds } from '../../../../local/sheets/requests/index.ts';
import { methods } from '../../../../local/sheets/methods/index.ts';
import { messagesFrom } from '../../../../local/sheets/wire/generate-messages.ts';
import { messages } from '../../../../local/sheets/wire/messages.ts';

const declarations = (api: string, version: string): string =>
  readFileSync(
    createRequire(import.meta.url)
      .resolve(`googleapis/build/src/apis/${api}/index.js`)
      .replace(/index\.js$/, `${version}.d.ts`),
    'utf8',
  );

describe('messages.json', () => {
  it('holds the messages of the googleapis that is installed', () => {
    expect(messages).toMatchObject(messagesFrom(declarations('sheets', 'v4')));
  });
  it('holds those of Drive that are used, none of which bears a name of Sheets', () => {
    const drive = messagesFrom(declarations('drive', 'v3'));
    const used = ['File', 'FileList', 'Permission', 'PermissionList'];
    expect(messages).toMatchObject(Object.fromEntries(used.map((name) => [name, drive[name]])));
    expect(used.filter((name) => name in messagesFrom(declarations('sheets', 'v4')))).toEqual([]);
  });
  it('knows every request kind and every message that methods name', () => {
    const kinds = Object.keys(messages['Request'] ?? {});
    expect(requestKinds.map(({ kind }) => kind).filter((kind) => !kinds.includes(kind))).toEqual([]);
    const named = [...methods, ...driveMethods].flatMap(({ body, answer }) => [
      answer,
      ...(body ? [body] : []),
    ]);
    expect(named.filter((name) => !messages[name])).toEqual([]);
  });
});

describe('docs/sheets-server.md', () => {
  const page = readFileSync(new URL('../../../../docs/sheets-server.md', import.meta.url), 'utf8');
  it('names every method and every request kind', () => {
    const names = [
      ...[...methods, ...driveMethods].map(({ name }) => name),
      ...requestKinds.map(({ kind }) => kind),
    ];
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
