import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, startProduct, type Product } from '../support/product.ts';

const MANAGER = 'leitung@quartier.example';
const root = resolve(import.meta.dirname, '../..');

/** Runs the product until it ends by itself. */
function run(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['local/main.ts', '--empty'], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((done) => child.once('exit', (code) => done({ code, output })));
}

describe('a start', () => {
  it('says which port is taken and how to choose another, and forgets nothing', async () => {
    const state = mkdtempSync(join(tmpdir(), 'taken-'));
    writeFileSync(join(state, 'workbooks.json'), '{"kept": true}');
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => other.once('listening', done));
    const { port } = other.address() as AddressInfo;
    const free = { PORT: '0', WORKBENCH_PORT: '0', SHEETS_PORT: '0', TASKS_PORT: '0', FUNCTIONS_PORT: '0' };
    const { code, output } = await run({ ...free, STATE_DIR: state, SMTP_PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port} is taken`);
    expect(output).toContain(`SMTP_PORT=${port + 1}`);
    expect(output).not.toMatch(/\n\s+at /);
    expect(readFileSync(join(state, 'workbooks.json'), 'utf8')).toContain('kept');
    rmSync(state, { recursive: true });
  });

  it('refuses a port that is none', async () => {
    const { code, output } = await run({ PORT: 'achtzig', STATE_DIR: join(tmpdir(), 'never-made') });
    expect(code).toBe(1);
    expect(output).toContain('PORT is no port');
  });
});

describe('the product', () => {
  const state = mkdtempSync(join(tmpdir(), 'product-'));
  let product: Product;
  beforeAll(async () => {
    product = await startProduct({ state, empty: true });
  });
  afterAll(async () => {
    await product.stop();
    rmSync(state, { recursive: true });
  });

  const api = (file: keyof Product['addresses']['spreadsheets'], requests: object[]): Promise<Response> =>
    fetch(`${product.addresses.sheets}/v4/spreadsheets/${product.addresses.spreadsheets[file]}:batchUpdate`, {
      method: 'POST',
      headers: { authorization: 'Bearer manager', 'content-type': 'application/json' },
      body: JSON.stringify({ requests }),
    });
  const sheetId = async (
    file: keyof Product['addresses']['spreadsheets'],
    title: string,
  ): Promise<number> => {
    const answer = await fetch(
      `${product.addresses.sheets}/v4/spreadsheets/${product.addresses.spreadsheets[file]}?fields=sheets.properties`,
      { headers: { authorization: 'Bearer manager' } },
    );
    const { sheets } = (await answer.json()) as {
      sheets: { properties: { sheetId: number; title: string } }[];
    };
    return sheets.find((sheet) => sheet.properties.title === title)?.properties.sheetId ?? -1;
  };
  /** Fills in a line of *Einstellungen*, as the manager does. */
  const set = async (key: string, value: string): Promise<void> => {
    const rows = await product.cells('directory', 'Einstellungen');
    const row = rows.findIndex((cells) => cells[0] === key) + 1;
    const range = encodeURIComponent(`'Einstellungen'!C${row}`);
    const url = `${product.addresses.sheets}/v4/spreadsheets/${product.addresses.spreadsheets.directory}/values/${range}`;
    const answer = await fetch(`${url}?valueInputOption=USER_ENTERED`, {
      method: 'PUT',
      headers: { authorization: 'Bearer manager', 'content-type': 'application/json' },
      body: JSON.stringify({ values: [[value]] }),
    });
    expect(answer.status).toBe(200);
  };
  const send = async (need: string): Promise<Response> => {
    const page = await (await fetch(`${product.addresses.site}/kontakt`)).text();
    const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';
    return fetch(`${product.addresses.site}/kontakt`, {
      method: 'POST',
      body: new URLSearchParams({ token, need, step: 'send' }),
    });
  };

  it('begins empty when asked to, with the words and settings of an office', async () => {
    expect(await product.rows('directory', 'Angebote')).toEqual([]);
    expect((await product.rows('directory', 'Einstellungen')).length).toBeGreaterThan(5);
    expect((await fetch(`${product.addresses.site}/angebote`)).status).toBe(200);
  });

  it('keeps its keys to its owner', () => {
    expect(statSync(join(state, 'keys.json')).mode & 0o077).toBe(0);
  });

  it('ends on Ctrl-C and goes on where it was', async () => {
    expect((await send('Bleibt über den Neustart')).status).toBe(200);
    await product.stop();
    expect(product.process.exitCode).toBe(0);
    product = await startProduct({ state, empty: true });
    expect((await product.rows('contacts', 'Kontakte')).map((row) => row['Anliegen'])).toEqual([
      'Bleibt über den Neustart',
    ]);
  });

  it('takes in a contact whose column the manager has deleted, with every word', async () => {
    const [header = []] = await product.cells('contacts', 'Kontakte');
    const at = header.indexOf('Anliegen');
    const range = {
      sheetId: await sheetId('contacts', 'Kontakte'),
      dimension: 'COLUMNS',
      startIndex: at,
      endIndex: at + 1,
    };
    expect((await api('contacts', [{ deleteDimension: { range } }])).status).toBe(200);
    const answer = await send('Wo ist die Spalte?');
    expect(answer.status).toBe(200);
    await eventually(async () => {
      const kept = JSON.stringify([
        await product.rows('contacts', 'Kontakte'),
        await product.rows('contacts', 'Prüfen'),
      ]);
      expect(kept).toContain('Wo ist die Spalte?');
    });
  });

  it('takes in a contact whose tab the manager has deleted, with every word', async () => {
    const id = await sheetId('contacts', 'Kontakte');
    expect((await api('contacts', [{ deleteSheet: { sheetId: id } }])).status).toBe(200);
    expect((await send('Wo ist der Tab?')).status).toBe(200);
    await eventually(async () => {
      const tabs = await product.cells('contacts', 'Prüfen');
      expect(JSON.stringify(tabs)).toContain('Wo ist der Tab?');
    });
  });

  it('shows what it can while the directory is broken, and tells the manager what to bring back', async () => {
    await set('manager.email', MANAGER);
    await set('sender.email', 'brief@quartier.example');
    const id = await sheetId('directory', 'Angebote');
    expect((await api('directory', [{ deleteSheet: { sheetId: id } }])).status).toBe(200);
    for (const path of ['/', '/kontakt', '/impressum']) {
      expect((await fetch(product.addresses.site + path)).status).toBe(200);
    }
    // No offers can be shown, and none are claimed to be none.
    const directory = await fetch(`${product.addresses.site}/angebote`);
    expect(directory.status).toBe(503);
    expect(await directory.text()).toContain('nicht erreichbar');

    // What people deleted is not made anew: an empty tab would hide the loss.
    await product.trigger('upkeep');
    await product.trigger('brief');
    const [brief] = await product.letters(MANAGER);
    expect(brief?.text).toMatch(/Tabelle fehlt:[^]*\bAngebote\b/);
    expect(brief?.text).toMatch(/Tabelle fehlt:[^]*\bKontakte\b/);
  });

  it('wrote nothing of what people typed to its output', () => {
    expect(product.output()).not.toMatch(/Neustart|Spalte\?|Tab\?/);
  });
});
