import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Tokens } from '../../../../local/sheets/access.ts';
import type { SheetsServer } from '../../../../local/sheets/server.ts';
import { clientFor, connect, makeList, refusal } from '../client.ts';

const names = ['anna', 'bert', 'cleo', 'dora', 'emil', 'fine'];
const tokens: Tokens = Object.fromEntries(
  names.map((name) => [name, { email: `${name}@office.example`, role: 'editor' as const }]),
);

let server: SheetsServer;
let api: sheets_v4.Sheets;
let spreadsheetId: string;
let now: Date;

beforeEach(async () => {
  now = new Date('2026-11-24T08:00:30Z');
  const options = { tokens: { ...tokens, '*': tokens['anna']! }, clock: () => now };
  ({ server, api } = await connect({ ...options, quotas: { enabled: true } }));
  spreadsheetId = await makeList(api); // the first write of this minute
});
afterEach(() => server.close());

/** Reads and writes of somebody, one after the other; gives how many were answered before the first refusal. */
async function answered(name: string, access: 'read' | 'write', calls: number): Promise<number> {
  const { values } = clientFor(server.url, name).spreadsheets;
  const range = 'Liste!A1';
  for (let count = 0; count < calls; count += 1) {
    const call =
      access === 'read' ? values.get({ spreadsheetId, range }) : values.clear({ spreadsheetId, range });
    const answer = await refusal(call);
    if (answer !== 'not refused') {
      expect(answer).toMatch(/^429 /);
      return count;
    }
  }
  return calls;
}

describe('quotas', () => {
  it('refuse the 61st write of one user in a minute and nobody else’s, nor this user’s reads', async () => {
    expect(await answered('anna', 'write', 80)).toBe(59);
    expect(await answered('bert', 'write', 3)).toBe(3);
    expect(await answered('anna', 'read', 3)).toBe(3);
  });

  it('refuse the 61st read, POST or not, in Google’s words and with its details', async () => {
    const search = clientFor(server.url, 'bert').spreadsheets.values.batchGetByDataFilter({
      spreadsheetId,
      requestBody: { dataFilters: [{ a1Range: 'Liste!A1' }] },
    });
    expect(await refusal(search)).toBe('not refused');
    expect(await answered('bert', 'read', 80)).toBe(59);
    const response = await fetch(`${server.url}/v4/spreadsheets/${spreadsheetId}`, {
      headers: { authorization: 'Bearer bert' },
    });
    expect(response.headers.get('retry-after')).toBeNull();
    expect(await response.json()).toEqual({
      error: {
        code: 429,
        message: expect.stringMatching(
          /^Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' of service 'sheets\.googleapis\.com' for consumer 'project_number:\d+'\.$/,
        ),
        status: 'RESOURCE_EXHAUSTED',
        details: [
          {
            '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
            reason: 'RATE_LIMIT_EXCEEDED',
            domain: 'googleapis.com',
            metadata: {
              consumer: expect.stringMatching(/^projects\/\d+$/),
              quota_limit: 'ReadRequestsPerMinutePerUser',
              quota_limit_value: '60',
              quota_location: 'global',
              quota_metric: 'sheets.googleapis.com/read_requests',
              service: 'sheets.googleapis.com',
            },
          },
          {
            '@type': 'type.googleapis.com/google.rpc.Help',
            links: [{ description: expect.any(String), url: expect.stringContaining('https://') }],
          },
        ],
      },
    });
  });

  it('refuse the 301st write of the project, whoever sends it', async () => {
    const counts = await Promise.all(names.map((name) => answered(name, 'write', 60)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(299);
    const refused = await refusal(
      clientFor(server.url, 'fine').spreadsheets.values.clear({ spreadsheetId, range: 'Liste!A1' }),
    );
    expect(refused).toMatch(/^429 .* limit 'Write requests per minute' of/);
  });

  it('are full again in the next minute of the server’s clock', async () => {
    await answered('anna', 'write', 80);
    now = new Date('2026-11-24T08:00:59.999Z');
    expect(await answered('anna', 'write', 1)).toBe(0);
    now = new Date('2026-11-24T08:01:00Z');
    expect(await answered('anna', 'write', 80)).toBe(60);
  });

  it('count by quotaUser where a call names one', async () => {
    await answered('anna', 'read', 80);
    const { values } = api.spreadsheets;
    const asked = { spreadsheetId, range: 'Liste!A1' };
    expect(await refusal(values.get(asked))).toMatch(/^429/);
    expect(await refusal(values.get({ ...asked, quotaUser: 'somebody' }))).toBe('not refused');
  });
});
