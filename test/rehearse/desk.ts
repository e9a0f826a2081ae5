import type { Addresses } from '../../local/addresses.ts';

/** A row of a tab by header, as it stands: texts, and numbers for days and times (days since 30 December 1899). */
export type Row = Readonly<Record<string, string | number>>;

/** The files, as the product calls them. */
export type File = keyof Addresses['spreadsheets'];

/** The tabs that matter here and the file that each lies in. */
export const TABS = {
  Angebote: 'directory',
  Organisationen: 'directory',
  Veranstaltungen: 'directory',
  Änderungen: 'directory',
  Meldungen: 'directory',
  Texte: 'directory',
  Einstellungen: 'directory',
  Kontakte: 'contacts',
  Partner: 'operations',
  Vorschau: 'operations',
  Bestätigungen: 'operations',
  Ausgaben: 'operations',
  Zustellungen: 'operations',
  Fehler: 'operations',
} as const satisfies Record<string, File>;

export type TabName = keyof typeof TABS;

/** Tabs as they stood at one time. */
export type Cells = Readonly<Partial<Record<TabName | `Prüfen (${File})`, readonly Row[]>>>;

interface Place {
  readonly sheetId: number;
  readonly headers: readonly string[];
  /** The tab's rows below the header, in their order, blank ones included. */
  readonly rows: readonly Row[];
}

/** Where people see and change the sheets: each act is a call of the Sheets API in the owner's name. */
export class Desk {
  readonly #addresses: () => Addresses;

  /** @param addresses where the product runs now */
  constructor(addresses: () => Addresses) {
    this.#addresses = addresses;
  }

  /** Tabs as they stand, blank rows left out. */
  async see(...tabs: readonly TabName[]): Promise<Cells> {
    const files = Map.groupBy(tabs, (tab) => TABS[tab]);
    const seen = await Promise.all([...files].map(([file, own]) => this.#values(file, own)));
    return Object.fromEntries(seen.flat());
  }

  /** The rows of one tab, blank ones left out. */
  async rows(tab: TabName): Promise<readonly Row[]> {
    return (await this.see(tab))[tab] ?? [];
  }

  /** What waits for a decision in each file. */
  async reviews(): Promise<Cells> {
    const files = [...new Set(Object.values(TABS)), 'surveys'] as const;
    const seen = await Promise.all(
      files.map(async (file) => {
        const [[, rows] = ['', []]] = await this.#values(file, ['Prüfen']);
        return [`Prüfen (${file})`, rows] as const;
      }),
    );
    return Object.fromEntries(seen);
  }

  /** Types a row below the last one, as into the cells of a German sheet. */
  async type(tab: TabName, ...typed: readonly Readonly<Record<string, string>>[]): Promise<void> {
    const { headers, rows } = await this.#place(tab);
    const values = typed.map((cells) => headers.map((header) => cells[header] ?? null));
    await this.#enter(tab, `A${rows.length + 2}`, values);
  }

  /** Types into one cell of the rows that are meant. @returns how many */
  async change(tab: TabName, header: string, value: string, isMeant: (row: Row) => boolean): Promise<number> {
    const { headers, rows } = await this.#place(tab);
    const column = columnName(headers.indexOf(header));
    let changed = 0;
    for (const [at, row] of rows.entries()) {
      if (!isMeant(row)) continue;
      await this.#enter(tab, `${column}${at + 2}`, [[value]]);
      changed += 1;
    }
    return changed;
  }

  /** Copies a row below the last one, and types over some of its cells. */
  async copy(
    tab: TabName,
    isMeant: (row: Row) => boolean,
    over: Readonly<Record<string, string>>,
  ): Promise<void> {
    const { sheetId, headers, rows } = await this.#place(tab);
    const from = rows.findIndex(isMeant) + 1;
    const to = rows.length + 1;
    const range = (row: number) => ({ sheetId, startRowIndex: row, endRowIndex: row + 1 });
    await this.#batch(tab, { copyPaste: { source: range(from), destination: range(to) } });
    for (const [header, value] of Object.entries(over))
      await this.#enter(tab, `${columnName(headers.indexOf(header))}${to + 1}`, [[value]]);
  }

  /** Sorts a tab by a column. @param share of the columns, from 0 up to 1 */
  async sort(tab: TabName, share: number): Promise<void> {
    const { sheetId, headers } = await this.#place(tab);
    const sortSpecs = [{ dimensionIndex: Math.floor(share * headers.length), sortOrder: 'ASCENDING' }];
    await this.#batch(tab, { sortRange: { range: { sheetId, startRowIndex: 1 }, sortSpecs } });
  }

  /** Moves a tab's column to its front. */
  async move(tab: TabName, share: number): Promise<void> {
    const { sheetId, headers } = await this.#place(tab);
    const startIndex = 1 + Math.floor(share * (headers.length - 1));
    const source = { sheetId, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 };
    await this.#batch(tab, { moveDimension: { source, destinationIndex: 0 } });
  }

  /** How Google behaves to everybody but the manager. */
  async weather(faults: object): Promise<void> {
    await this.#call('PUT', '/local/faults', faults);
  }

  /** How often the first of the faults has struck. */
  async struck(): Promise<number> {
    const { counts } = (await this.#call('GET', '/local/faults')) as { counts: { fired: number }[] };
    return counts[0]?.fired ?? 0;
  }

  async #place(tab: TabName): Promise<Place> {
    const id = this.#addresses().spreadsheets[TABS[tab]];
    const { sheets } = (await this.#call('GET', `/v4/spreadsheets/${id}?fields=sheets.properties`)) as {
      sheets: { properties: { sheetId?: number; title: string } }[];
    };
    const sheetId = sheets.find(({ properties }) => properties.title === tab)?.properties.sheetId ?? 0;
    const { headers, rows } = byHeader((await this.#ranges(TABS[tab], [tab]))[0] ?? []);
    return { sheetId, headers, rows };
  }

  async #values(file: File, tabs: readonly string[]): Promise<[string, Row[]][]> {
    const ranges = await this.#ranges(file, tabs);
    return tabs.map((tab, at) => {
      const { rows } = byHeader(ranges[at] ?? []);
      return [tab, rows.filter((row) => Object.keys(row).length > 0)];
    });
  }

  async #ranges(file: File, tabs: readonly string[]): Promise<(string | number)[][][]> {
    const query = tabs.map((tab) => `ranges=${encodeURIComponent(`'${tab}'`)}`).join('&');
    const { valueRanges } = (await this.#call(
      'GET',
      `/v4/spreadsheets/${this.#addresses().spreadsheets[file]}/values:batchGet?${query}&valueRenderOption=UNFORMATTED_VALUE`,
    )) as { valueRanges: { values?: (string | number)[][] }[] };
    return valueRanges.map(({ values = [] }) => values);
  }

  async #enter(tab: TabName, cell: string, values: readonly (string | null)[][]): Promise<void> {
    const range = `'${tab}'!${cell}`;
    const path = `/v4/spreadsheets/${this.#addresses().spreadsheets[TABS[tab]]}/values:batchUpdate`;
    await this.#call('POST', path, { valueInputOption: 'USER_ENTERED', data: [{ range, values }] });
  }

  async #batch(tab: TabName, request: object): Promise<void> {
    const id = this.#addresses().spreadsheets[TABS[tab]];
    await this.#call('POST', `/v4/spreadsheets/${id}:batchUpdate`, { requests: [request] });
  }

  async #call(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(this.#addresses().sheets + path, {
      method,
      headers: { authorization: 'Bearer manager', 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`[rehearse] ${method} ${path} was answered ${answer.status}: ${text}`);
    return JSON.parse(text);
  }
}

function byHeader([header = [], ...rows]: readonly (string | number)[][]): {
  headers: string[];
  rows: Row[];
} {
  const headers = header.map(String);
  return {
    headers,
    rows: rows.map((cells) =>
      Object.fromEntries(
        cells.flatMap((cell, at) => (cell === '' ? [] : [[headers[at] ?? `Spalte ${at + 1}`, cell]])),
      ),
    ),
  };
}

/** A column's letters by its index from 0. */
function columnName(index: number): string {
  if (index < 0) throw new Error('[rehearse] The manager looks for a column that is not there.');
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** The day of a cell that holds one, `YYYY-MM-DD`; null for an empty cell. */
export function dayIn(cell: string | number | undefined): string | null {
  if (typeof cell !== 'number') return null;
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(cell) * 86_400_000).toISOString().slice(0, 10);
}

/** A day as people type it: `05.10.2026`. */
export function typedDay(day: string): string {
  return day.split('-').toReversed().join('.');
}
