import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figure, median, type Bench, type Figure } from './figures.ts';
import { Connection } from './sheets/client.ts';
import { coldStart, launch, type Program } from './start.ts';

/** Appends of one round, and rounds; odd, so that the median is one that was measured. */
const APPENDS = 1000;
const APPEND_ROUNDS = 7;
/** Rounds before that: until then V8 still compiles what it then runs. */
const WARM_UPS = 3;
/** Times that a list is read. */
const READS = 5;
/** Times that the server is started over a million cells. */
const STARTS = 5;

const COLUMNS = 20;
/** Rows of the long list, of the one beside it for linearity, and of the million cells. */
const [LONG, SHORT, MILLION] = [100_000, 10_000, 50_000];
/** Rows in one write while a list is filled: below the 20 MB that the server reads. */
const FILL_ROWS = 10_000;

/**
 * The local Sheets server as `npm run sheets` runs it, in a process of its own: node:sqlite in WAL mode, synchronous =
 * NORMAL, so each answered write is in the log (it survives kill -9) and no write waits for fsync.
 */
export const sheets: Bench = {
  what: 'the local Sheets server (WAL, synchronous=NORMAL: no fsync per write): single values.append one after the other beside a bare node:http server with an array; a list of 20 columns read by column metadata; a start over a million stored cells, up to the first read of one of them',
  async measure() {
    const state = mkdtempSync(join(tmpdir(), 'bench-'));
    try {
      const server = serverOn(state);
      const running = await launch({ ...server, path: '/local/spreadsheets', expected: '[' });
      const api = new Connection(running.url);
      try {
        const appends = await measureAppends(api);
        const reads = await measureReads(api);
        const million = await fill(api, MILLION);
        await running.stop();
        return [...appends, ...reads, ...(await measureStarts(server, million))];
      } finally {
        api.close();
        await running.stop();
      }
    } finally {
      rmSync(state, { recursive: true });
    }
  },
};

function serverOn(state: string): Pick<Program, 'args' | 'variables' | 'portVariable'> {
  return {
    args: ['local/sheets/main.ts', '--state', state],
    variables: {},
    portVariable: 'SHEETS_PORT',
  };
}

/** Appends in turns to both, each over one connection, from the same client. */
async function measureAppends(api: Connection): Promise<Figure[]> {
  const peer = await launch({
    args: ['bench/sheets/array.ts'],
    variables: {},
    path: '/',
    expected: 'updates',
  });
  const array = new Connection(peer.url);
  try {
    const id = await newSpreadsheet(api, 1000);
    const path = `/v4/spreadsheets/${id}/values/Liste:append?valueInputOption=RAW`;
    const perSecond: Record<'ours' | 'array', number[]> = { ours: [], array: [] };
    for (let round = -WARM_UPS; round < APPEND_ROUNDS; round += 1) {
      const turns = [['ours', api] as const, ['array', array] as const];
      for (const [name, connection] of round % 2 === 0 ? turns : turns.toReversed()) {
        const speed = await appendsPerSecond(connection, path);
        if (round >= 0) perSecond[name].push(speed);
      }
    }
    const [ours, bare] = [median(perSecond.ours), median(perSecond.array)];
    return [
      figure('sheets.append_ratio', bare / ours, '×', 3),
      figure('sheets.appends', ours, '/s'),
      figure('sheets.array_appends', bare, '/s'),
    ];
  } finally {
    array.close();
    await peer.stop();
  }
}

async function appendsPerSecond(connection: Connection, path: string): Promise<number> {
  const began = performance.now();
  for (let number = 0; number < APPENDS; number += 1) {
    await connection.send('POST', path, { values: [[`Zeile ${number}`, number, true, 'Ein kurzer Text']] });
  }
  return APPENDS / ((performance.now() - began) / 1000);
}

async function measureReads(api: Connection): Promise<Figure[]> {
  const [short, long] = [await fill(api, SHORT), await fill(api, LONG)];
  const ms: Record<'short' | 'long', number[]> = { short: [], long: [] };
  for (let round = -1; round < READS; round += 1) {
    for (const [name, id, rows] of [
      ['short', short, SHORT],
      ['long', long, LONG],
    ] as const) {
      const took = await readByColumns(api, id, rows);
      if (round >= 0) ms[name].push(took);
    }
  }
  const [least, most] = [median(ms.short), median(ms.long)];
  return [
    figure('sheets.read_s', most / 1000, 's', 2),
    figure('sheets.linearity', most / LONG / (least / SHORT), '×', 1.3),
    figure('sheets.short_read', least, 'ms'),
  ];
}

/** Reads a whole list as the product does, a filter a column; gives milliseconds until the answer is there. */
async function readByColumns(api: Connection, id: string, rows: number): Promise<number> {
  const began = performance.now();
  const answer = await api.send('POST', `/v4/spreadsheets/${id}/values:batchGetByDataFilter`, {
    dataFilters: columns((index) => ({ developerMetadataLookup: { metadataId: index + 1 } })),
    majorDimension: 'COLUMNS',
    valueRenderOption: 'UNFORMATTED_VALUE',
    dateTimeRenderOption: 'SERIAL_NUMBER',
  });
  const ms = performance.now() - began;
  const { valueRanges } = JSON.parse(answer) as { valueRanges: { valueRange: { values: unknown[][] } }[] };
  const cells = valueRanges.reduce((sum, { valueRange }) => sum + (valueRange.values[0]?.length ?? 0), 0);
  if (cells !== rows * COLUMNS) throw new Error(`[bench] Read ${cells} cells of ${rows * COLUMNS}.`);
  return ms;
}

/** Starts over all that was stored: until it can say which files there are, and until a cell of the million is there. */
async function measureStarts(
  server: Pick<Program, 'args' | 'variables' | 'portVariable'>,
  id: string,
): Promise<Figure[]> {
  const cell = `/v4/spreadsheets/${id}/values/Liste!A${MILLION}?access_token=bench`;
  const read = { ...server, path: cell, expected: `Zeile ${MILLION - 1}` };
  const ready = { ...server, path: '/local/spreadsheets', expected: id };
  const ms: Record<'read' | 'ready', number[]> = { read: [], ready: [] };
  for (let round = -1; round < STARTS; round += 1) {
    for (const [name, program] of [['read', read] as const, ['ready', ready] as const]) {
      const { ms: took } = await coldStart(program);
      if (round >= 0) ms[name].push(took); // the first round fills the file cache
    }
  }
  return [
    figure('sheets.start_s', median(ms.read) / 1000, 's', 2),
    figure('sheets.ready_s', median(ms.ready) / 1000, 's'),
  ];
}

/** A list of so many rows with metadata 1 to 20 on its columns: texts, numbers, serial dates, booleans. */
async function fill(api: Connection, rows: number): Promise<string> {
  const id = await newSpreadsheet(api, rows);
  for (let start = 0; start < rows; start += FILL_ROWS) {
    const values = Array.from({ length: FILL_ROWS }, (_, offset) => rowOf(start + offset));
    const range = `Liste!A${start + 1}:T${start + FILL_ROWS}`;
    await api.send('PUT', `/v4/spreadsheets/${id}/values/${range}?valueInputOption=RAW`, { values });
  }
  await api.send('POST', `/v4/spreadsheets/${id}:batchUpdate`, {
    requests: columns((index) => ({
      createDeveloperMetadata: {
        developerMetadata: {
          metadataId: index + 1,
          metadataKey: 'column',
          visibility: 'DOCUMENT',
          location: { dimensionRange: { dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 } },
        },
      },
    })),
  });
  return id;
}

function rowOf(row: number): unknown[] {
  return columns((column) => {
    if (column === 0) return `Zeile ${row}`;
    if (column % 4 === 1) return row * column;
    if (column % 4 === 2) return 46_000 + (row % 700);
    return column % 4 === 3 ? row % 2 === 0 : `Text ${column} in ${row}`;
  });
}

function columns<T>(make: (index: number) => T): T[] {
  return Array.from({ length: COLUMNS }, (_, index) => make(index));
}

async function newSpreadsheet(api: Connection, rowCount: number): Promise<string> {
  const gridProperties = { rowCount, columnCount: COLUMNS };
  const answer = await api.send('POST', '/v4/spreadsheets', {
    properties: { title: 'Messung', locale: 'de_DE', timeZone: 'Europe/Berlin' },
    sheets: [{ properties: { sheetId: 0, title: 'Liste', gridProperties } }],
  });
  return (JSON.parse(answer) as { spreadsheetId: string }).spreadsheetId;
}
