import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { OAuth2Client } from 'google-auth-library';
import { idOf, keysFrom, newKeyFile } from '../../functions/platform/keys.ts';
import { sheetsClient } from '../../functions/workbook/client.ts';
import { openWorkbook } from '../../functions/workbook/gateway.ts';
import { append, type Append } from '../../functions/workbook/workbook.ts';
import { makeWorkbooks } from '../../local/workbooks.ts';
import { consents } from '../../sheets-schema/consents.ts';
import { contents } from '../../sheets-schema/contents.ts';
import { issues } from '../../sheets-schema/issues.ts';
import { offers } from '../../sheets-schema/offers.ts';
import { partners } from '../../sheets-schema/partners.ts';
import { settings } from '../../sheets-schema/settings.ts';
import { launch, type Running } from '../start.ts';
import type { Taken } from './mailbox.ts';
import type { Measured } from './measured.ts';
import type { Assignment } from './run.ts';

/** The Monday of every run. */
const MONDAY = '2026-11-30T06:00:00.000Z';
const TODAY = '2026-11-30';
/** What there is to tell: a full letter. */
const NEWS = 15;
/** Rows that are filled in by one write: below the 20 MB that the server reads. */
const FILL_ROWS = 4_000;

/** A run of ours or the peer, and what the mail server took from it. */
export interface Sent extends Measured, Taken {}

/** Google, a mail server, and what sends letters, each in a process of its own. */
export interface Post {
  /** Makes an office with so many partners who agreed. @returns its directory's id */
  office(readers: number): Promise<string>;
  /**
   * Sends its letter. `writes` are the calls to Google that count as such.
   * @param flags of V8
   */
  run(directoryId: string, flags?: readonly string[]): Promise<Sent & { readonly writes: number }>;
  /** Sends so many letters, these in turn, by nodemailer alone. */
  peer(letters: readonly string[], count: number): Promise<Sent>;
  close(): Promise<void>;
}

/** @throws Error with what a program wrote, when it fails */
export async function startPost(): Promise<Post> {
  const state = mkdtempSync(join(tmpdir(), 'digest-'));
  const keys = newKeyFile();
  const mailbox = fork(join(import.meta.dirname, 'mailbox.ts'));
  const [port] = (await once(mailbox, 'message')) as [number];
  const sheets = await launch({
    args: ['local/sheets/main.ts', '--state', state],
    variables: {},
    portVariable: 'SHEETS_PORT',
    path: '/local/spreadsheets',
    expected: '[',
  });
  const smtp = `smtp://127.0.0.1:${port}?requireTLS=false`;
  const program = async (
    name: string,
    args: readonly string[],
    flags: readonly string[] = [],
  ): Promise<Sent> => {
    const child = spawn(process.execPath, [...flags, join(import.meta.dirname, name), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    if (code !== 0) throw new Error(`[bench] ${name} ended with ${code}.\n${output}`);
    const measured = JSON.parse(output.trim().split('\n').at(-1) ?? '') as Measured;
    return { ...measured, ...(await takenBy(mailbox)) };
  };
  return {
    office: (readers) => makeOffice(sheets, readers, keysFrom(keys)),
    async run(directoryId, flags) {
      await faults(sheets, 'PUT', { rules: [{ fault: 'latency', ms: 0, methods: ['write'] }] }); // it only counts
      const assignment: Assignment = { at: MONDAY, sheets: sheets.url, directoryId, smtp, keys };
      const sent = await program('run.ts', [JSON.stringify(assignment)], flags);
      const { counts } = (await faults(sheets, 'GET')) as { counts: { seen: number }[] };
      return { ...sent, writes: counts[0]?.seen ?? NaN };
    },
    async peer(letters, count) {
      const file = join(state, 'letters.json');
      writeFileSync(file, JSON.stringify(letters));
      return await program('peer.ts', [smtp, file, String(count)]);
    },
    async close() {
      mailbox.disconnect();
      await sheets.stop();
      rmSync(state, { recursive: true, force: true });
    },
  };
}

async function takenBy(mailbox: ChildProcess): Promise<Taken> {
  mailbox.send('tell');
  const [taken] = (await once(mailbox, 'message')) as [Taken];
  return taken;
}

async function faults({ url }: Running, method: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${url}/local/faults`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`[bench] The Sheets server answered ${answer.status}.`);
  return method === 'GET' ? answer.json() : null;
}

/** Partners who agreed, an issue before, and offers that are new since. */
async function makeOffice(
  { url }: Running,
  readers: number,
  keys: ReturnType<typeof keysFrom>,
): Promise<string> {
  const ids = await makeWorkbooks({ sheetsUrl: url, today: TODAY, demo: null });
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: 'manager' });
  const sheets = sheetsClient({ rootUrl: `${url}/`, auth });
  const { data } = await sheets.spreadsheets.values.get({
    spreadsheetId: ids.directory,
    range: `'${settings.title}'`,
  });
  const shown = (data.values ?? []) as string[][];
  await sheets.spreadsheets.values.update({
    spreadsheetId: ids.directory,
    range: `'${settings.title}'!R${shown.findIndex((row) => row.includes('sender.email')) + 1}C${(shown[0]?.indexOf(settings.columns.value.label) ?? 0) + 1}`,
    valueInputOption: 'RAW',
    requestBody: { values: [['brief@quartier.example']] },
  });
  const told = { kind: 'offers', event: 'neu', fingerprint: '', fingerprintVersion: 1 } as const;
  const rows: Append[] = [
    append(issues, { id: idOf('issue'), key: '2026-W48', frozenAt: '2026-11-23T06:00:00.000Z' }),
    append(contents, { id: idOf('told'), issue: '2026-W48', entry: idOf('before'), ...told }),
    ...Array.from({ length: NEWS }, (_, at) =>
      append(offers, {
        id: idOf(`offer ${at}`),
        title: `Sprachcafé im Haus der Begegnung ${at}`,
        organisation: `Verein für Nachbarschaft ${at % 5}`,
        summary: 'Für alle, die Deutsch üben wollen, mit Kaffee und Kinderbetreuung, ohne Anmeldung.',
        topics: [at % 2 ? 'geld' : 'wohnen'],
        hours: 'dienstags 15 bis 17 Uhr',
        place: 'Haus der Begegnung',
        status: 'oeffentlich',
      }),
    ),
    ...Array.from({ length: readers }, (_, at) => {
      const email = `partner${String(at).padStart(5, '0')}@verein.example`;
      return [
        append(partners, {
          id: idOf(email),
          name: `Maria Muster ${at}`,
          email,
          wants: ['brief'],
          topics: at % 3 ? [] : ['geld'],
          status: 'aktiv',
        }),
        append(consents, {
          id: idOf(`${email} yes`),
          addressHmac: keys.addressHmac(email),
          purpose: 'digest',
          confirmedAt: '2026-11-02T09:00:00.000Z',
        }),
      ];
    }).flat(),
  ];
  const workbook = openWorkbook({
    sheets,
    directoryId: ids.directory,
    writesPerMinute: 60_000,
    deadlineMs: 120_000,
  });
  for (let from = 0; from < rows.length; from += FILL_ROWS)
    await workbook.append(rows.slice(from, from + FILL_ROWS));
  return ids.directory;
}
