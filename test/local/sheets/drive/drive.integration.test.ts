import { afterEach, describe, expect, it } from 'vitest';
import { SPREADSHEET } from '../../../../local/sheets/drive/file.ts';
import type { SheetsOptions, SheetsServer } from '../../../../local/sheets/server.ts';
import { clientFor, connect, driveFor, makeList, refusal } from '../client.ts';

const opened: SheetsServer[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

async function start(
  options: Partial<SheetsOptions> = {},
): Promise<Awaited<ReturnType<typeof connect>> & { files: ReturnType<typeof driveFor> }> {
  const connected = await connect(options);
  opened.push(connected.server);
  return { ...connected, files: driveFor(connected.server.url) };
}

const tokens = {
  'any-token': { email: 'owner@office.example', role: 'owner' },
  account: { email: 'robot@office.example', role: 'none', serviceAccount: true },
  guest: { email: 'guest@elsewhere.example', role: 'none' },
  reader: { email: 'reader@office.example', role: 'reader' },
} as const;

const write = { range: 'A1', valueInputOption: 'RAW', requestBody: { values: [['x']] } };

/** The body of a refused call. */
async function refused(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return (error as { response?: { data: unknown } }).response?.data;
  }
  return 'not refused';
}

describe('a file', () => {
  it('is made as a spreadsheet, and answered as recorded', async () => {
    const { files, api } = await start();
    const made = await files.files.create({
      supportsAllDrives: true,
      requestBody: { name: 'Kontakte', mimeType: SPREADSHEET },
    });
    const id = made.data.id ?? '';
    expect(made.data).toEqual({ kind: 'drive#file', id, name: 'Kontakte', mimeType: SPREADSHEET });
    const { data } = await api.spreadsheets.get({ spreadsheetId: id });
    expect(data.properties).toMatchObject({ title: 'Kontakte', locale: 'en_US' });
    expect(data.sheets?.map(({ properties }) => properties)).toMatchObject([
      { sheetId: 0, title: 'Sheet1', gridProperties: { rowCount: 1000, columnCount: 26 } },
    ]);
  });

  it('tells when it was made and changed, and no field that was not asked for', async () => {
    let now = new Date('2026-11-23T12:00:00Z');
    const { files, api } = await start({ clock: () => now });
    const fileId = await makeList(api);
    now = new Date('2026-11-23T12:00:05.020Z');
    await api.spreadsheets.values.update({ spreadsheetId: fileId, ...write });
    const { data } = await files.files.get({ fileId, fields: 'id,name,createdTime,modifiedTime' });
    expect(data).toEqual({
      id: fileId,
      name: 'Probe',
      createdTime: '2026-11-23T12:00:00.000Z',
      modifiedTime: '2026-11-23T12:00:05.020Z',
    });
    expect((await files.files.get({ fileId, fields: 'owners(emailAddress,me),trashed' })).data).toEqual({
      owners: [{ emailAddress: 'owner@office.example', me: true }],
      trashed: false,
    });
  });

  it('is renamed for Sheets too, put in the bin and deleted for good', async () => {
    const { files, api } = await start();
    const fileId = await makeList(api);
    await files.files.update({ fileId, requestBody: { name: 'Neu', trashed: true } });
    expect((await api.spreadsheets.get({ spreadsheetId: fileId })).data.properties?.title).toBe('Neu');
    const list = async (q: string): Promise<unknown> => (await files.files.list({ q })).data.files?.length;
    expect([await list('trashed = true'), await list('trashed = false')]).toEqual([1, 0]);
    expect((await files.files.delete({ fileId })).status).toBe(204);
    expect(await refused(files.files.get({ fileId }))).toEqual({
      error: {
        code: 404,
        message: `File not found: ${fileId}.`,
        errors: [
          {
            domain: 'global',
            reason: 'notFound',
            message: `File not found: ${fileId}.`,
            location: 'fileId',
            locationType: 'parameter',
          },
        ],
      },
    });
    expect(await refusal(api.spreadsheets.get({ spreadsheetId: fileId }))).toContain('404');
  });

  it('is copied with its cells and names, without metadata and shares, as the caller’s', async () => {
    const { files, api } = await start();
    const fileId = await makeList(api, [['a', 'b']]);
    const location = { dimensionRange: { sheetId: 7, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 } };
    const developerMetadata = { metadataKey: 'k', visibility: 'DOCUMENT', location };
    const namedRange = { namedRangeId: 'n', name: 'alle', range: { sheetId: 7 } };
    await api.spreadsheets.batchUpdate({
      spreadsheetId: fileId,
      requestBody: {
        requests: [{ createDeveloperMetadata: { developerMetadata } }, { addNamedRange: { namedRange } }],
      },
    });
    await files.permissions.create({ fileId, requestBody: { type: 'anyone', role: 'reader' } });
    const { data } = await files.files.copy({ fileId });
    expect(data).toMatchObject({ kind: 'drive#file', name: 'Copy of Probe', mimeType: SPREADSHEET });
    const spreadsheetId = data.id ?? '';
    expect((await api.spreadsheets.values.get({ spreadsheetId, range: 'alle' })).data.values).toEqual([
      ['a', 'b'],
    ]);
    const found = await api.spreadsheets.developerMetadata.search({
      spreadsheetId,
      requestBody: { dataFilters: [{ developerMetadataLookup: { metadataKey: 'k' } }] },
    });
    expect(found.data).toEqual({});
    expect((await files.permissions.list({ fileId: spreadsheetId })).data.permissions).toHaveLength(1);
  });

  it('is listed page by page and in order', async () => {
    const { files } = await start();
    for (const name of ['b', 'c', 'a']) {
      await files.files.create({ requestBody: { name, mimeType: SPREADSHEET } });
    }
    const q = `mimeType='${SPREADSHEET}' and trashed=false`;
    const fields = 'nextPageToken,files(name)';
    const first = (await files.files.list({ q, orderBy: 'name desc', pageSize: 2, fields })).data;
    expect(first).toEqual({ nextPageToken: expect.any(String), files: [{ name: 'c' }, { name: 'b' }] });
    const pageToken = first.nextPageToken ?? '';
    const second = (await files.files.list({ q, orderBy: 'name desc', pageSize: 2, fields, pageToken })).data;
    expect(second).toEqual({ files: [{ name: 'a' }] });
  });

  it('is refused by name where it is no spreadsheet, or more is asked than is done', async () => {
    const { files, api } = await start();
    const create = (requestBody: object): Promise<string> => refusal(files.files.create({ requestBody }));
    expect(await create({ name: 'x', mimeType: 'text/plain' })).toContain('501 drive.files.create of a file');
    expect(await create({ mimeType: SPREADSHEET, parents: ['f'] })).toContain(
      '501 drive.files.create with "parents"',
    );
    const fileId = await makeList(api);
    expect(await refusal(files.files.export({ fileId, mimeType: 'text/csv' }))).toContain(
      '501 Method GET /drive/v3/files/{…}/export',
    );
    expect(await refused(files.files.get({ fileId, alt: 'media' }))).toMatchObject({
      error: { code: 403, errors: [{ reason: 'fileNotDownloadable' }] },
    });
  });
});

describe('sharing', () => {
  it('lets a service account in, as far as it was given', async () => {
    const { server, api, files } = await start({ tokens });
    const fileId = await makeList(api);
    const robot = clientFor(server.url, 'account');
    const robotFiles = driveFor(server.url, 'account');
    const update = (): Promise<string> =>
      refusal(robot.spreadsheets.values.update({ spreadsheetId: fileId, ...write }));
    const listed = async (): Promise<number | undefined> =>
      (await robotFiles.files.list()).data.files?.length;

    expect(await update()).toBe('403 The caller does not have permission');
    expect(await refusal(robotFiles.files.get({ fileId }))).toBe(`404 File not found: ${fileId}.`);
    expect(await listed()).toBe(0);

    const share = (role: string): Promise<{ data: { id?: string | null } }> =>
      files.permissions.create({
        fileId,
        sendNotificationEmail: false,
        requestBody: { type: 'user', role, emailAddress: 'robot@office.example' },
      });
    const { data } = await share('reader');
    expect(data).toEqual({ kind: 'drive#permission', id: data.id, type: 'user', role: 'reader' });
    expect(await listed()).toBe(1);
    expect(await update()).toBe('403 The caller does not have permission');
    expect(await refused(robotFiles.files.update({ fileId, requestBody: { name: 'x' } }))).toMatchObject({
      error: { code: 403, errors: [{ reason: 'insufficientFilePermissions' }] },
    });

    expect((await share('writer')).data.id).toBe(data.id);
    expect(await update()).toBe('not refused');
    expect(await refusal(robotFiles.files.delete({ fileId }))).toContain('403');

    await files.permissions.delete({ fileId, permissionId: data.id ?? '' });
    expect(await update()).toBe('403 The caller does not have permission');
  });

  it('is told, changed and taken back by id', async () => {
    const { api, files } = await start();
    const fileId = await makeList(api);
    const requestBody = { type: 'domain', role: 'reader', domain: 'office.example' };
    const made = await files.permissions.create({ fileId, requestBody, fields: '*' });
    expect(made.data).toMatchObject({ ...requestBody, allowFileDiscovery: false });
    const permissionId = made.data.id ?? '';
    await files.permissions.update({ fileId, permissionId, requestBody: { role: 'writer' } });
    expect((await files.permissions.get({ fileId, permissionId, fields: 'role,domain' })).data).toEqual({
      role: 'writer',
      domain: 'office.example',
    });
    const fields = 'permissions(role,emailAddress)';
    expect((await files.permissions.list({ fileId, fields })).data.permissions).toEqual([
      { role: 'owner', emailAddress: 'owner@office.example' },
      { role: 'writer' },
    ]);
    await files.permissions.delete({ fileId, permissionId });
    expect(await refusal(files.permissions.get({ fileId, permissionId }))).toBe(
      `404 Permission not found: ${permissionId}.`,
    );
  });

  it('takes what gspread sends, fields and parameters of Drive’s version 2 included', async () => {
    const { server, api } = await start();
    const fileId = await makeList(api);
    const share = await fetch(
      `${server.url}/drive/v3/files/${fileId}/permissions?supportsAllDrives=true&sendNotificationEmails=True`,
      {
        method: 'POST',
        headers: { authorization: 'Bearer x' },
        body: JSON.stringify({
          type: 'user',
          role: 'writer',
          emailAddress: 'b@b.example',
          withLink: false,
        }),
      },
    );
    expect(await share.json()).toMatchObject({ kind: 'drive#permission', type: 'user', role: 'writer' });
  });

  it('gives a file away only when that is said, and leaves the old owner a writer', async () => {
    const { api, files } = await start();
    const fileId = await makeList(api);
    const requestBody = { type: 'user', role: 'owner', emailAddress: 'new@office.example' };
    expect(await refusal(files.permissions.create({ fileId, requestBody }))).toContain('transferOwnership');
    await files.permissions.create({ fileId, requestBody, transferOwnership: true });
    const fields = 'permissions(role,emailAddress)';
    expect((await files.permissions.list({ fileId, fields })).data.permissions).toEqual([
      { role: 'writer', emailAddress: 'owner@office.example' },
      { role: 'owner', emailAddress: 'new@office.example' },
    ]);
  });

  it('with everybody lets anybody read', async () => {
    const { server, api, files } = await start({ tokens });
    const fileId = await makeList(api, [['a']]);
    const guest = clientFor(server.url, 'guest');
    const read = (): Promise<string> =>
      refusal(guest.spreadsheets.values.get({ spreadsheetId: fileId, range: 'A1' }));
    expect(await read()).toContain('403');
    await files.permissions.create({ fileId, requestBody: { type: 'anyone', role: 'reader' } });
    expect(await read()).toBe('not refused');
  });

  it('decides about both files of a copied sheet', async () => {
    const { server, api, files } = await start({ tokens });
    const [from, to] = [await makeList(api, [['a']]), await makeList(api)];
    const robot = clientFor(server.url, 'account');
    const copy = (): Promise<string> =>
      refusal(
        robot.spreadsheets.sheets.copyTo({
          spreadsheetId: from,
          sheetId: 7,
          requestBody: { destinationSpreadsheetId: to },
        }),
      );
    const share = (fileId: string, role: string): Promise<unknown> =>
      files.permissions.create({
        fileId,
        requestBody: { type: 'user', role, emailAddress: 'robot@office.example' },
      });
    await share(to, 'writer');
    expect(await copy()).toContain('403');
    await share(from, 'reader');
    expect(await copy()).toBe('not refused');
    await share(to, 'reader');
    expect(await copy()).toContain('403');
  });
});

describe('a service account', () => {
  it('can own no file: Sheets says it may not, Drive that there is no room', async () => {
    const { server } = await start({ tokens });
    expect(await refused(clientFor(server.url, 'account').spreadsheets.create())).toEqual({
      error: { code: 403, message: 'The caller does not have permission', status: 'PERMISSION_DENIED' },
    });
    const requestBody = { name: 'x', mimeType: SPREADSHEET };
    expect(await refused(driveFor(server.url, 'account').files.create({ requestBody }))).toEqual({
      error: {
        code: 403,
        message: "The user's Drive storage quota has been exceeded.",
        errors: [
          {
            domain: 'usageLimits',
            reason: 'storageQuotaExceeded',
            message: "The user's Drive storage quota has been exceeded.",
          },
        ],
      },
    });
  });
});

describe('who has no role of their own', () => {
  it('owns what they make, and nobody else of their kind sees it', async () => {
    const { server } = await start({ tokens: { ...tokens, other: { email: 'b@b.example', role: 'none' } } });
    const guest = driveFor(server.url, 'guest');
    const requestBody = { name: 'Meins', mimeType: SPREADSHEET };
    const { data } = await guest.files.create({ requestBody });
    const names = async (token: string): Promise<unknown> =>
      (await driveFor(server.url, token).files.list()).data.files?.map(({ name }) => name);
    expect([await names('guest'), await names('other'), await names('reader')]).toEqual([
      ['Meins'],
      [],
      ['Meins'],
    ]);
    expect((await guest.files.delete({ fileId: data.id ?? '' })).status).toBe(204);
  });
});
