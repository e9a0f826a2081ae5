import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sheets } from 'googleapis/build/src/apis/sheets/index.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { googleAuth } from '../../../functions/platform/google.ts';
import { startMetadata, type Metadata } from '../../../local/metadata/server.ts';

let metadata: Metadata;
let api: Server;
let seen: string[];

beforeEach(async () => {
  metadata = await startMetadata({ port: 0 });
  vi.stubEnv('GCE_METADATA_HOST', metadata.host);
  vi.stubEnv('METADATA_SERVER_DETECTION', 'assume-present');
  vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', '');
  vi.stubEnv('HOME', '/nowhere');
  seen = [];
  api = createServer((request, response) => {
    seen.push(request.headers.authorization ?? 'none');
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"spreadsheetId":"S"}');
  });
  await new Promise<void>((resolve) => void api.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  api.closeAllConnections();
  api.close();
  await metadata.close();
});

describe('the metadata server', () => {
  it('gives the real Sheets client its token, as on a machine of Google', async () => {
    const client = sheets({
      version: 'v4',
      rootUrl: `http://127.0.0.1:${(api.address() as AddressInfo).port}/`,
      auth: googleAuth(),
    });

    await client.spreadsheets.get({ spreadsheetId: 'S' });
    expect(seen).toEqual(['Bearer local-intake']);
  });

  it('hands out the token, the account and the project it was started for', async () => {
    const letters = await startMetadata({
      port: 0,
      token: 'local-letters',
      email: 'l@p.example',
      projectId: 'p',
    });
    vi.stubEnv('GCE_METADATA_HOST', letters.host);
    const ask = async (path: string): Promise<string> => {
      const headers = { 'Metadata-Flavor': 'Google' };
      return (await fetch(`${letters.url}/computeMetadata/v1/${path}`, { headers })).text();
    };

    expect((await googleAuth().getAccessToken()).token).toBe('local-letters');
    expect(await ask('instance/service-accounts/default/email')).toBe('l@p.example');
    expect(await ask('project/project-id')).toBe('p');
    await letters.close();
  });

  it('says nothing to a web page, which cannot send the header', async () => {
    const token = `${metadata.url}/computeMetadata/v1/instance/service-accounts/default/token`;
    const response = await fetch(token);

    expect(response.status).toBe(403);
    expect(await response.text()).not.toContain('local-intake');
  });

  it('has nothing for accounts and paths it does not know', async () => {
    for (const path of [
      'instance/service-accounts/other@p.example/token',
      'instance/zone',
      'constructor',
      '%E0%A4%A',
    ]) {
      const response = await fetch(`${metadata.url}/computeMetadata/v1/${path}`, {
        headers: { 'Metadata-Flavor': 'Google' },
      });
      expect(response.status, path).toBe(404);
      expect(response.headers.get('metadata-flavor')).toBe('Google');
    }
  });
});
