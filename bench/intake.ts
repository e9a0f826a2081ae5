import { GoogleSpreadsheet } from 'google-spreadsheet';
import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { randomId } from '../functions/platform/keys.ts';
import { figure, type Bench, type Figure } from './figures.ts';
import { DEPLOYED, startIntake, UNLIMITED, type Intake, type Shares } from './intake/system.ts';
import { Browser } from './intake/browser.ts';
import { googleFetch } from '../test/support/google-fetch.ts';

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
/** The form that is sent. */
const PATH = '/kontakt';
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
    const [deployed, unlimited] = [DEPLOYED, { site: UNLIMITED, append: UNLIMITED }];
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
  const residents = new Residents(system, 1);
  await residents.send(site ?? '', 'warm');
  await residents.show(site ?? '');
  const before = await system.counted();
  await residents.send(site ?? '', 'alone');
  const after = await system.counted();
  residents.close();
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
  const residents = new Residents(system, CONNECTIONS);
  await Promise.all(system.sites.map((site) => residents.show(site)));
  const began = performance.now();
  const sent = await Promise.all(
    Array.from({ length: BURST }, async (_, at) => {
      await wait((at * BURST_S * 1_000) / BURST);
      return residents.send(system.sites[at % system.sites.length] ?? '', `burst ${at}`);
    }),
  );
  residents.close();
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
  const restore = googleFetch(system.sheets);
  try {
    await system.google({ quotas: false, latencyMs: 0 });
    const doc = await GoogleSpreadsheet.createNewSpreadsheetDocument({ token: 'peer' }, { title: 'Peer' });
    const list = await doc.addSheet({ title: 'Liste', headerValues: ['need', 'name', 'reach', 'id'] });
    await system.google({ quotas: true, latencyMs: CALL_MS });
    return await rate(async (at) => void (await list.addRow(peerRow(at), { raw: true })));
  } finally {
    restore();
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
    const residents = new Residents(system, CONNECTIONS);
    const began = performance.now();
    let next = 0;
    const work = Array.from({ length: CONNECTIONS }, async () => {
      while (next < count) {
        const at = next++;
        const { status } = await residents.send(
          system.sites[at % system.sites.length] ?? '',
          `${count} ${at}`,
        );
        if (status !== 200) throw new Error(`[bench] A submission was answered ${status}.`);
      }
    });
    await Promise.all(work);
    residents.close();
    perRow.push((await system.until(rowsBefore + count, PATIENCE_S, began)) / count);
  }
  const [few = NaN, many = NaN] = perRow;
  return [figure('intake.linearity', many / few, '×', 1.2), figure('intake.submission_ms', many, 'ms')];
}

/** Residents at their browsers, over so many connections. */
class Residents {
  readonly #agent: Agent;
  readonly #browser: Browser;
  readonly #system: Intake;

  constructor(system: Intake, connections: number) {
    this.#system = system;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
    this.#browser = new Browser(this.#agent);
  }

  async show(site: string): Promise<void> {
    await this.#browser.open(site + PATH);
  }

  async send(site: string, need: string): Promise<Sent> {
    // The post that makes a row: the page of answers before it reads and writes nothing.
    const fields = [['token', this.#system.token()] as const, ['step', 'send'] as const];
    const form = { action: PATH, fields, choices: new Map() };
    const began = performance.now();
    const { status } = await this.#browser.send(site, form, { need, reach: '0571 000' });
    return { status, ms: performance.now() - began };
  }

  close(): void {
    this.#agent.destroy();
  }
}
