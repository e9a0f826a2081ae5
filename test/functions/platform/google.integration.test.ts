import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startMetadata, type Metadata } from '../../../local/metadata/server.ts';

let folder: string;
let metadata: Metadata;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'google-'));
  metadata = await startMetadata({ port: 0, token: 'from-the-metadata-server' });
});

afterEach(async () => {
  await metadata.close();
  rmSync(folder, { recursive: true });
});

describe('the identity of the running service', () => {
  it('comes from the metadata server alone: no person’s credentials are read and no gcloud is run', async () => {
    const gcloud = join(folder, 'gcloud');
    writeFileSync(gcloud, `#!/bin/sh\necho "$*" > "${folder}/gcloud-was-run"\necho '{}'\n`);
    chmodSync(gcloud, 0o755);
    const source = resolve(import.meta.dirname, '../../../functions/platform/google.ts');
    const child = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { googleAuth } from ${JSON.stringify(source)};
         const { token } = await googleAuth().getAccessToken();
         console.log(token);`,
      ],
      {
        env: {
          PATH: `${folder}:/usr/bin:/bin`,
          HOME: folder,
          GOOGLE_APPLICATION_CREDENTIALS: join(folder, 'somebody.json'),
          GCE_METADATA_HOST: metadata.host,
        },
      },
    );
    const [token] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    expect(token.trim()).toBe('from-the-metadata-server');
    expect(existsSync(join(folder, 'gcloud-was-run'))).toBe(false);
  });
});
