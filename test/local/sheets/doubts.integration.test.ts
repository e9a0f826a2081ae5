import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doubtNames, doubts, type Doubts } from '../../../local/sheets/doubts.ts';
import type { SheetsServer } from '../../../local/sheets/server.ts';
import { connect } from './client.ts';
import { Contract } from './contract/contract.ts';
import { probes } from './contract/probes.ts';

let server: SheetsServer;
let contract: Contract;
beforeAll(async () => {
  const connection = await connect({ doubts: { copyKeepsMetadata: true } });
  server = connection.server;
  const properties = { locale: 'de_DE', timeZone: 'Europe/Berlin' };
  const { data } = await connection.api.spreadsheets.create({ requestBody: { properties } });
  contract = new Contract(connection.api, data.spreadsheetId ?? '');
});
afterAll(() => server.close());

async function door(method: 'GET' | 'PUT', body?: unknown): Promise<Response> {
  const text = body === undefined ? {} : { body: JSON.stringify(body) };
  return await fetch(`${server.url}/local/doubts`, { method, ...text });
}

async function answersNow(): Promise<Doubts> {
  const told = (await (await door('GET')).json()) as Record<string, { answer: boolean }>;
  return Object.fromEntries(Object.entries(told).map(([name, { answer }]) => [name, answer])) as Doubts;
}

describe('/local/doubts', () => {
  it('tells each doubt with its answer, those given at the start included', async () => {
    const told = (await (await door('GET')).json()) as Record<string, object>;
    expect(Object.keys(told)).toEqual(doubtNames);
    expect(told['copyKeepsMetadata']).toEqual({ ...doubts.copyKeepsMetadata, answer: true });
    expect(told['titlesIgnoreCase']).toEqual({ ...doubts.titlesIgnoreCase, answer: true });
  });

  it('sets the answers named and puts all others back to the likely ones', async () => {
    await door('PUT', { titlesIgnoreCase: false });
    expect(await answersNow()).toMatchObject({ titlesIgnoreCase: false, copyKeepsMetadata: false });
    await door('PUT', {});
    expect(await answersNow()).toMatchObject({ titlesIgnoreCase: true });
  });

  it.each([[{ unknown: true }], [{ titlesIgnoreCase: 'yes' }], [[]]])('refuses %j', async (body) => {
    const answer = await door('PUT', body);
    expect(answer.status).toBe(400);
    expect(await answersNow()).toMatchObject({ titlesIgnoreCase: true });
  });
});

describe('the server', () => {
  it.each(doubtNames)('does either in the two worlds of %s', async (name) => {
    for (const answer of [false, true]) {
      await door('PUT', { [name]: answer });
      expect(await probes[name](contract)).toBe(answer);
    }
  });
});
