import { createServer } from 'node:http';
import { listen } from '../http.ts';

/** Seconds a token is good for; Google's own lie around an hour. */
const TOKEN_LIFETIME = 3599;

/** What {@link startMetadata} returns. */
export interface Metadata {
  readonly port: number;
  readonly url: string;
  /** The value for GCE_METADATA_HOST. */
  readonly host: string;
  close(): Promise<void>;
}

/** Who the metadata server says this machine is. */
export interface MetadataOptions {
  port: number;
  /** The access token it hands out; the Sheets server and the queue see it as `Authorization: Bearer …`. */
  token?: string;
  /** The service account the token belongs to. */
  email?: string;
  projectId?: string;
}

/**
 * Starts the metadata server that Google's machines offer their programs, as far as google-auth-library asks
 * it, so that the product gets its tokens locally by the same code as in the cloud.
 * Set GCE_METADATA_HOST to its `host` and METADATA_SERVER_DETECTION to `assume-present`.
 *
 * Source: https://cloud.google.com/compute/docs/metadata/predefined-metadata-keys
 */
export async function startMetadata(options: MetadataOptions): Promise<Metadata> {
  const {
    token = 'local-intake',
    email = 'intake@brueckenbauer-local.iam.gserviceaccount.com',
    projectId = 'brueckenbauer-local',
  } = options;

  const accounts = ['default', email, encodeURIComponent(email)].map(
    (name) => `instance/service-accounts/${name}`,
  );
  const answerTo = (path: string, scopes: string | null): string | undefined => {
    const account = accounts.find((prefix) => path.startsWith(`${prefix}/`));
    switch (account ? path.slice(account.length + 1) : path) {
      case 'token':
        return JSON.stringify({ access_token: token, expires_in: TOKEN_LIFETIME, token_type: 'Bearer' });
      case 'email':
        return email;
      case 'scopes':
        return scopes?.replaceAll(',', '\n') ?? 'https://www.googleapis.com/auth/cloud-platform';
      case 'instance':
        return 'service-accounts/\n';
      case 'instance/service-accounts':
        return `default/\n${email}/\n`;
      case 'project/project-id':
        return projectId;
      case 'universe/universe-domain':
        return 'googleapis.com';
      default:
        return undefined;
    }
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://metadata');
    const reply = (status: number, body: string): void => {
      const type = body.startsWith('{') ? 'application/json' : 'application/text';
      response.writeHead(status, { 'Metadata-Flavor': 'Google', 'Content-Type': type }).end(body);
    };
    // The header keeps web pages and redirected requests from fetching tokens: the real one insists on it too.
    if (request.headers['metadata-flavor'] !== 'Google') {
      reply(403, 'Missing required header "Metadata-Flavor": "Google"');
      return;
    }
    const path = /^\/computeMetadata\/v1\/(.+?)\/?$/.exec(url.pathname)?.[1] ?? '';
    const answer = answerTo(path, url.searchParams.get('scopes'));
    if (answer === undefined) reply(404, `The local metadata server has no ${url.pathname}`);
    else reply(200, answer);
  });

  const port = await listen(server, { part: 'metadata', port: options.port });
  const host = `127.0.0.1:${port}`;
  return {
    port,
    url: `http://${host}`,
    host,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
