import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Tokens } from './access.ts';
import { checkBody } from './admin/check-body.ts';
import { answersFrom, doubtNames } from './doubts.ts';
import { type FaultPlan, faultPlan } from './faults/plan.ts';
import { startSheets } from './server.ts';

const HELP = `Local Google Sheets API v4 server

  npm run sheets -- [--port 8082] [--state .brueckenbauer] [--tokens FILE] [--quotas] [--faults FILE]
                    [--doubt NAME=yes|no] [--max-cells 10000000]

  --port    port on 127.0.0.1; default: SHEETS_PORT or 8082
  --state   folder for sheets.sqlite; default: STATE_DIR or .brueckenbauer
  --tokens  JSON file {"<token>": {"email": "…", "role": "owner" | "editor" | "reader" | "none"}};
            the role holds for all files, "none" has what a file's permissions give; "serviceAccount": true owns no file;
            "*" stands for all others; without the file every bearer token is the owner's
  --quotas  Google's quotas: 60 reads and 60 writes a minute per user, 300 and 300 per project; default: none
  --faults  JSON file with failures on demand, {"rules": [{"fault": "error", "status": 503, "probability": 0.1}]};
            default: none
  --doubt   answers a question that no source settles (docs/assumptions.md), as often as wanted:
            ${doubtNames.join('\n            ')}
  --max-cells  the most cells of one spreadsheet, used or not; default: 10000000
  --help    this text

What is supported, and on what evidence: docs/sheets-server.md
Quotas and failures of a running server: /local/quotas, /local/faults (docs/sheets-server.md, "Failures on demand")
Clients: google.sheets({ version: 'v4', rootUrl: 'http://127.0.0.1:8082/' })`;

try {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: process.env['SHEETS_PORT'] ?? '8082' },
      state: { type: 'string', default: process.env['STATE_DIR'] ?? '.brueckenbauer' },
      tokens: { type: 'string' },
      quotas: { type: 'boolean', default: false },
      faults: { type: 'string' },
      doubt: { type: 'string', multiple: true, default: [] },
      'max-cells': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
  } else {
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new Error(
        '[sheets] The port must be a number from 0 to 65535. Set it with --port or SHEETS_PORT.',
      );
    }
    const server = await startSheets({
      port,
      state: values.state,
      quotas: { enabled: values.quotas },
      doubts: answersFrom(values.doubt),
      ...(values.tokens && { tokens: readTokens(values.tokens) }),
      ...(values.faults && { faults: readFaults(values.faults) }),
      ...(values['max-cells'] && { maxCells: readCells(values['max-cells']) }),
    });
    console.log(`Sheets server ready: ${server.url}`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        void server.close().then(() => process.exit(0));
      });
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : 'The Sheets server did not start.');
  process.exit(1);
}

function readCells(text: string): number {
  const cells = Number(text);
  if (Number.isInteger(cells) && cells > 0) return cells;
  throw new Error('[sheets] --max-cells must be a whole number above 0.');
}

function readTokens(file: string): Tokens {
  const tokens = JSON.parse(readFileSync(file, 'utf8')) as Tokens;
  for (const actor of Object.values(tokens)) {
    if (!['owner', 'editor', 'reader', 'none'].includes(actor?.role) || typeof actor.email !== 'string') {
      throw new Error('[sheets] Each token needs an "email" and a "role" of owner, editor, reader or none.');
    }
  }
  return tokens;
}

function readFaults(file: string): FaultPlan {
  try {
    return checkBody(faultPlan, JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    throw new Error(`[sheets] The failures in --faults cannot be used. ${reason}`, { cause: error });
  }
}
