import { GoogleSpreadsheet } from 'google-spreadsheet';
import { Agent, request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { randomId } from '../functions/platform/keys.ts';
import { figure, type Bench, type Figure } from './figures.ts';
import { DEPLOYED, startIntake, type Intake, type Shares } from './intake/system.ts';
import { googleFetch } from './intake/google-fetch.ts';

/** Submissions of the burst, the seconds they come in, and the connections they come over. */
const BURST = 1_000;
const BURST_S = 10;
const CONNECTIONS = 100;
/** What one call to Google takes in this bench. */
const CALL_MS = 300;
/** One-by-one submissions of each peer: as many as the quota lets through in a minute. */
const PEER_ROWS = 60;
/** Submissions of the two runs whose time each is compared. */
const [FEW, MANY] = [1_000, 10_000];
/** How long rows may take until the bench calls them lost. */
const PATIENCE_S = 300;

/** A resident's post and what came of it. */
interface Sent {
  readonly status: number;
  readonly ms: number;
}

/** What comes in by the contact form, until it is in the sheet. */
export const intake: Bench = {
  what: `${BURST} submissions in ${BURST_S} s over ${CONNECTIONS} connections to three sites, Google's quotas on, ${CALL_MS} ms a call, until every row is in the sheet; beside google-spreadsheet and values.append, one by one under the same quota and latency`,
  async measure() {
    const [deployed, unlimited] = [DEPLOYED, { site: 60_000, append: 60_000 }];
    return [
      ...(await on(deployed, async (system) => [...(await steady(system)), ...(await burst(system))])),
      ...(await on(unlimited, linearity)),
    ];
  },
};

async function on(shares: Shares, act: (system: Intake) => Promise<Figure[]>): Promise<Figure[]> {
  const system = await startIntake(shares);
  try {
    return await act(system);
  } finally {
    await system.close();
  }
}

/** One submission alone, on a site that has just shown its form. */
async function steady(system: Intake): Promise<Figure[]> {
  await system.google({ quotas: true, latencyMs: CALL_MS });
  const [site] = system.sites;
  const browser = new Browser(system, 1);
  await browser.send(site ?? '', 'warm');
  await browser.show(site ?? '');
  const before = await system.counted();
  await browser.send(site ?? '', 'alone');
  const after = await system.counted();
  browser.close();
  return [
    figure('intake.single_writes', after.writes - before.writes, '', 1),
    figure('intake.single_reads', after.reads - before.reads, '', 0),
  ];
}

/** The burst, and what the peers make of the same Google. */
async function burst(system: Intake): Promise<Figure[]> {
  await system.google({ quotas: true, latencyMs: CALL_MS });
  const before = await system.counted();
  const rowsBefore = await system.rows();
  const browser = new Browser(system, CONNECTIONS);
  await Promise.all(system.sites.map((site) => browser.show(site)));
  const began = performance.now();
  const sent = await Promise.all(
    Array.from({ length: BURST }, async (_, at) => {
      await wait((at * BURST_S * 1_000) / BURST);
      return browser.send(system.sites[at % system.sites.length] ?? '', `burst ${at}`);
    }),
  );
  browser.close();
  const accepted = sent.filter(({ status }) => status === 200).length;
  const durableS = (await system.until(rowsBefore + accepted, PATIENCE_S, began)) / 1_000;
  const { writes } = await system.counted();
  const slow = sent.map(({ ms }) => ms).toSorted((a, b) => a - b)[Math.floor(sent.length * 0.99)] ?? Infinity;
  const aMinute = (accepted / durableS) * 60;
  const peers = { google_spreadsheet: await bySpreadsheet(system), values_append: await byAppend(system) };
  return [
    figure('intake.durable_s', durableS, 's', 60),
    figure('intake.writes', writes - before.writes, '', 20),
    figure('intake.p99_s', slow / 1_000, 's', 5),
    figure('intake.accepted', accepted, ''),
    ...Object.entries(peers).flatMap(([name, theirs]) => [
      figure(`intake.ratio_${name}`, aMinute / theirs, '×', { least: 15 }),
      figure(`intake.${name}_rows`, theirs, '/min'),
    ]),
    figure('intake.rows', aMinute, '/min'),
  ];
}

/** Rows a minute that google-spreadsheet makes durable, one submission after the other. */
async function bySpreadsheet(system: Intake): Promise<number> {
  const { sheet, restore } = googleFetch(system.sheets);
  try {
    await system.google({ quotas: false, latencyMs: 0 });
    const doc = await GoogleSpreadsheet.createNewSpreadsheetDocument({ token: 'peer' }, { title: 'Peer' });
    const list = await doc.addSheet({ title: 'Liste', headerValues: ['need', 'name', 'reach', 'id'] });
    await system.google({ quotas: true, latencyMs: CALL_MS });
    return await rate(async (at) => void (await list.addRow(peerRow(at), { raw: true })));
  } finally {
    restore(sheet);
  }
}

/** The same by the API's own `values.append`. */
async function byAppend(system: Intake): Promise<number> {
  await system.google({ quotas: false, latencyMs: 0 });
  const id = await system.newSpreadsheet('peer-two');
  await system.google({ quotas: true, latencyMs: CALL_MS });
  return rate((at) => system.append(id, 'peer-two', Object.values(peerRow(at))));
}

function peerRow(at: number): Record<string, string> {
  return { need: `peer ${at}`, name: 'Name', reach: '0571 000', id: randomId() };
}

/** Rows a minute. */
async function rate(append: (at: number) => Promise<void>): Promise<number> {
  const began = performance.now();
  for (let at = 0; at < PEER_ROWS; at++) await append(at);
  return (PEER_ROWS / (performance.now() - began)) * 60_000;
}

/** Time of a submission among many by that among few, without quotas and latency. */
async function linearity(system: Intake): Promise<Figure[]> {
  await system.google({ quotas: false, latencyMs: 0 });
  const perRow: number[] = [];
  for (const count of [FEW, MANY]) {
    const rowsBefore = await system.rows();
    const browser = new Browser(system, CONNECTIONS);
    const began = performance.now();
    let next = 0;
    const work = Array.from({ length: CONNECTIONS }, async () => {
      while (next < count) {
        const at = next++;
        const { status } = await browser.send(system.sites[at % system.sites.length] ?? '', `${count} ${at}`);
        if (status !== 200) throw new Error(`[bench] A submission was answered ${status}.`);
      }
    });
    await Promise.all(work);
    browser.close();
    perRow.push((await system.until(rowsBefore + count, PATIENCE_S, began)) / count);
  }
  const [few = NaN, many = NaN] = perRow;
  return [figure('intake.linearity', many / few, '×', 1.2), figure('intake.submission_ms', many, 'ms')];
}

/** Residents' browsers: forms are shown with a token each, and posted over so many connections. */
class Browser {
  readonly #agent: Agent;
  readonly #system: Intake;

  constructor(system: Intake, connections: number) {
    this.#system = system;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  async show(site: string): Promise<void> {
    await this.#call(site, 'GET', '');
  }

  async send(site: string, need: string): Promise<Sent> {
    // The post that makes a row: the page of answers before it reads and writes nothing.
    const fields = new URLSearchParams({
      token: this.#system.token(),
      need,
      reach: '0571 000',
      step: 'send',
    });
    const began = performance.now();
    const status = await this.#call(site, 'POST', fields.toString());
    return { status, ms: performance.now() - began };
  }

  close(): void {
    this.#agent.destroy();
  }

  async #call(site: string, method: string, body: string): Promise<number> {
    const call = request(`${site}/kontakt`, {
      method,
      agent: this.#agent,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
      },
    });
    call.end(body);
    let response: IncomingMessage;
    try {
      [response] = (await once(call, 'response')) as [IncomingMessage];
    } catch (error) {
      // As browsers do: a connection that was closed while it was idle is opened anew.
      if (call.reusedSocket && (error as NodeJS.ErrnoException).code === 'ECONNRESET')
        return this.#call(site, method, body);
      throw error;
    }
    response.resume();
    await once(response, 'end');
    return response.statusCode ?? 0;
  }
}
