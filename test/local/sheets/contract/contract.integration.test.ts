import { vi } from 'vitest';
import { worldWith } from '../../../../local/sheets/doubts.ts';
import { startSheets } from '../../../../local/sheets/server.ts';
import { clientFor } from '../client.ts';
import { connectByEnvironment } from './google.ts';
import { type Connection, sheetsContract } from './sheets-contract.ts';

/** Our own server, with an owner and an editor. */
async function connectHere(): Promise<Connection> {
  const server = await startSheets({
    port: 0,
    state: ':memory:',
    tokens: {
      owner: { email: 'owner@office.example', role: 'owner' },
      editor: { email: 'robot@office.example', role: 'editor' },
    },
  });
  const api = clientFor(server.url, 'owner');
  const properties = { title: 'Contract', locale: 'de_DE', timeZone: 'Europe/Berlin' };
  const { data } = await api.spreadsheets.create({ requestBody: { properties } });
  return {
    api,
    editor: clientFor(server.url, 'editor'),
    spreadsheetId: data.spreadsheetId ?? '',
    world: worldWith(),
    close: () => server.close().then(() => ''),
  };
}

const elsewhere = process.env['SHEETS_BASE'] !== undefined;
// Google grants sixty writes a minute, so that a test there may wait for its turn.
if (elsewhere) vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

sheetsContract(() => (elsewhere ? connectByEnvironment(process.env) : connectHere()));
