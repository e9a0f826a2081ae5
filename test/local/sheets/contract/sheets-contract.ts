import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doubtNames, doubts, type Doubts } from '../../../../local/sheets/doubts.ts';
import { appendContract } from './append.ts';
import { batchUpdateContract } from './batch-update.ts';
import { Contract } from './contract.ts';
import { errorsContract } from './errors.ts';
import { metadataContract } from './metadata.ts';
import { assumptions, probes } from './probes.ts';
import { type Answer, reportOf } from './report.ts';
import { shapesContract } from './shapes.ts';
import { valuesContract } from './values.ts';

/** One server of the Sheets API, and a spreadsheet (de_DE, Europe/Berlin) there that is the contract's alone. */
export interface Connection {
  api: sheets_v4.Sheets;
  /** Somebody who may edit the spreadsheet and does not own it. */
  editor?: sheets_v4.Sheets;
  spreadsheetId: string;
  /** How the server answers what no source settles; left out at Google, where that is to be found out. */
  world?: Doubts;
  /** Ends the connection; gives what is left behind, to be told. */
  close: () => Promise<string>;
}

/**
 * What every server of the Sheets API is held to: ours always, Google's where an operator has a token for it. Google is
 * not asked to be as we assume it: there, doubts and assumptions end in a table and fail nothing.
 */
export function sheetsContract(connect: () => Promise<Connection>): void {
  let connection: Connection;
  let contract: Contract;
  const answers: Answer[] = [];
  beforeAll(async () => {
    connection = await connect();
    contract = new Contract(connection.api, connection.spreadsheetId, connection.editor);
  });
  afterAll(async () => {
    await contract.tidy();
    const left = await connection.close();
    if (answers.length > 0) console.log(`\n${reportOf(answers)}\n${left}\n`);
  });
  const at = (): Contract => contract;

  appendContract(at);
  valuesContract(at);
  batchUpdateContract(at);
  shapesContract(at);
  errorsContract(at);
  metadataContract(at);

  describe('what no source settles', () => {
    const settle = async (name: string, assumed: boolean, ask: () => Promise<boolean>): Promise<void> => {
      if (connection.world) {
        expect(await ask()).toBe(assumed);
        return;
      }
      const seen = await ask().catch((error: unknown) => (error instanceof Error ? error.message : 'failed'));
      answers.push({ name, assumed, seen });
    };
    it.each(doubtNames)('%s', (name) =>
      settle(name, connection.world?.[name] ?? doubts[name].likely, () => probes[name](contract)),
    );
    it.each(Object.entries(assumptions))('%s', (name, ask) => settle(name, true, () => ask(contract)));
  });
}
