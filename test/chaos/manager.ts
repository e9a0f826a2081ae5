import { FORMS, type Edit } from './plan.ts';

/** A row that the manager typed, by header; a formula begins with `formula `. */
export interface Typed {
  readonly mark: string;
  readonly tab: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** How the manager reaches her spreadsheets: a call of the Sheets API under her own name. */
export type Call = (method: string, path: string, body?: object) => Promise<unknown>;

/** What tells a formula from a text in what is expected and found. */
export const FORMULA = 'formula ';

/** What the header of a column of her own begins with. */
export const OWN = 'Eigene Spalte';

/**
 * The manager at her sheets while everything else goes on: she sorts, moves and inserts columns and types rows, one act
 * after the other, and deletes nothing.
 */
export class Manager {
  readonly typed: Typed[] = [];
  /** Acts carried out, by name. */
  readonly acts = new Map<string, number>();
  readonly #call: Call;
  readonly #spreadsheets: Readonly<Record<string, string>>;
  #turn: Promise<void> = Promise.resolve();

  constructor(call: Call, spreadsheets: Readonly<Record<string, string>>) {
    this.#call = call;
    this.#spreadsheets = spreadsheets;
  }

  /** Does one thing when all before it is done. */
  async edit(edit: Edit, mark: string): Promise<void> {
    this.#turn = this.#turn.then(() => this.#act(edit, mark));
    await this.#turn;
  }

  async #act({ kind, act, a, b }: Edit, mark: string): Promise<void> {
    const { file, tab } = FORMS[kind];
    const id = this.#spreadsheets[file] ?? '';
    const { sheets } = (await this.#call('GET', `/v4/spreadsheets/${id}?fields=sheets.properties`)) as {
      sheets: { properties: { sheetId?: number; title: string } }[];
    };
    const sheetId = sheets.find(({ properties }) => properties.title === tab)?.properties.sheetId ?? 0;
    // Only she moves columns, so the headers that she reads stay where they are until she is done.
    const headers = await this.#headers(id, tab);
    const { requests, typed } = requestsOf(act, { sheetId, headers, a, b, mark, tab });
    if (typed) this.typed.push(typed);
    await this.#call('POST', `/v4/spreadsheets/${id}:batchUpdate`, { requests });
    this.acts.set(act, (this.acts.get(act) ?? 0) + 1);
  }

  async #headers(id: string, tab: string): Promise<string[]> {
    const path = `/v4/spreadsheets/${id}/values/${encodeURIComponent(`'${tab}'!1:1`)}`;
    return ((await this.#call('GET', path)) as { values: string[][] }).values[0] ?? [];
  }
}

interface Desk {
  readonly sheetId: number;
  readonly headers: readonly string[];
  readonly a: number;
  readonly b: number;
  readonly mark: string;
  readonly tab: string;
}

/** The requests of an act, each one call, so that nothing can come between. */
function requestsOf(act: Edit['act'], desk: Desk): { requests: object[]; typed?: Typed } {
  const { sheetId, headers, a, b, mark, tab } = desk;
  const width = headers.length;
  const range = (dimension: 'ROWS' | 'COLUMNS', startIndex: number) => ({
    sheetId,
    dimension,
    startIndex,
    endIndex: startIndex + 1,
  });
  const column = Math.floor(a * width);
  if (act === 'sort') {
    const sortOrder = b < 0.5 ? 'ASCENDING' : 'DESCENDING';
    return {
      requests: [
        {
          sortRange: {
            range: { sheetId, startRowIndex: 1 },
            sortSpecs: [{ dimensionIndex: column, sortOrder }],
          },
        },
      ],
    };
  }
  if (act === 'move') {
    // Anywhere but where it stands.
    const others = [...Array(width + 1).keys()].filter((at) => at < column || at > column + 1);
    const destinationIndex = others[Math.floor(b * others.length)] ?? 0;
    return { requests: [{ moveDimension: { source: range('COLUMNS', column), destinationIndex } }] };
  }
  if (act === 'insert') {
    return {
      requests: [
        { insertDimension: { range: range('COLUMNS', column) } },
        {
          updateCells: {
            start: { sheetId, rowIndex: 0, columnIndex: column },
            rows: [{ values: [textCell(`${OWN} ${mark}`)] }],
            fields: 'userEnteredValue',
          },
        },
      ],
    };
  }
  const typed: Typed = { mark, tab, cells: typedCells(tab, headers, mark) };
  const rows = [{ values: headers.map((header) => textCell(typed.cells[header])) }];
  const fields = 'userEnteredValue';
  return act === 'type'
    ? { typed, requests: [{ appendCells: { sheetId, rows, fields } }] }
    : {
        typed,
        requests: [
          { insertDimension: { range: range('ROWS', 1) } },
          { updateCells: { start: { sheetId, rowIndex: 1, columnIndex: 0 }, rows, fields } },
        ],
      };
}

/** Something in two columns of the tab, and a formula in each of her own. */
function typedCells(tab: string, headers: readonly string[], mark: string): Record<string, string> {
  const [first, second] = { Kontakte: ['Anliegen', 'Name'], Angebote: ['Angebot', 'Intern'] }[tab] ?? [
    'Veranstaltung',
    'Intern',
  ];
  const own = headers.filter((header) => header.startsWith(OWN));
  return Object.fromEntries([
    [first, `Getippt ${mark}`],
    [second, `Frau ${mark}`],
    ...own.map((header) => [header, `${FORMULA}="${mark}"&"!"`]),
  ]);
}

function textCell(value: string | undefined): object {
  if (value === undefined) return {};
  return {
    userEnteredValue: value.startsWith(FORMULA)
      ? { formulaValue: value.slice(FORMULA.length) }
      : { stringValue: value },
  };
}
