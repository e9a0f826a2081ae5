import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SheetsServer, startSheets } from '../../../local/sheets/server.ts';

/** What was right when this was last raised; it never goes down. */
const RIGHT_REQUESTS = 685;
const RIGHT_CASSETTES = 60;

const recordings = fileURLToPath(new URL('../../../../shared/recordings/', import.meta.url));

describe.skipIf(!existsSync(`${recordings}replay.mjs`))('recorded traffic of Google', () => {
  let server: SheetsServer;
  beforeAll(async () => {
    server = await startSheets({
      port: 0,
      state: ':memory:',
      // Who made the recordings, and when: before batchUpdate told of comments.
      tokens: {
        '*': { email: 'telegram-budgeter@telegram-budgeter.iam.gserviceaccount.com', role: 'owner' },
      },
      doubts: { commentStateIsTold: false },
    });
  });
  afterAll(() => server.close());

  it('is answered as Google answered it, in every field', async () => {
    const cassettes = ['--cassettes', `${recordings}cassettes`];
    const args = [`${recordings}replay.mjs`, '--base', server.url, ...cassettes, '--strict'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (text: Buffer) => {
      output += text.toString();
    });
    await new Promise((resolve) => child.once('close', resolve));
    const [, passed, failed] = /(\d+) passed, (\d+) failed\s*$/.exec(output) ?? [];
    const [, whole] = /cassettes fully right: (\d+)\//.exec(output) ?? [];
    expect(Number(passed), output.slice(-3000)).toBeGreaterThanOrEqual(RIGHT_REQUESTS);
    expect(Number(failed)).toBe(0);
    expect(Number(whole)).toBeGreaterThanOrEqual(RIGHT_CASSETTES);
  });
});
