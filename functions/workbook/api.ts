import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { CALL_TIMEOUT_MS } from './client.ts';
import { AccessDenied, FileMissing, QuotaUsedUp, Refused, Unreachable } from './errors.ts';
import { backoff, type Pace, type TokenBucket } from './pace.ts';
import type { WorkbookError } from './workbook.ts';

type DataFilter = sheets_v4.Schema$DataFilter;

/** What a write is called in errors. */
const WRITE = 'spreadsheets:batchUpdate';

/** What is left of a failed call: enough to decide and to look it up, nothing that people wrote. */
class ApiAnswer extends Error {
  readonly status: number | undefined;
  constructor(status: number | undefined, text: string) {
    super(text);
    this.name = 'ApiAnswer';
    this.status = status;
  }
}

/**
 * The error that a failed call means. Google's own error object holds the whole request with all cells, so only the
 * status and the name of the refused request are kept of it.
 * @param writes whether the call could change something: then no answer is ambiguous
 */
export function errorOf(error: unknown, what: string, writes: boolean): WorkbookError {
  const { status, code, message } = error as { status?: number; code?: string | number; message?: string };
  const place = /^(Invalid (?:requests|data)\[\d+\](?:\.\w+)?)/.exec(message ?? '')?.[1];
  const cause = new ApiAnswer(
    status,
    [status ? `HTTP ${status}` : (code ?? 'no answer'), place].filter(Boolean).join(': '),
  );
  if (status === 429) return new QuotaUsedUp(what, cause);
  if (status === 404) return new FileMissing(what, cause);
  if (status === 401 || status === 403) return new AccessDenied(what, cause);
  if (status !== undefined && status >= 400 && status < 500 && status !== 408)
    return new Refused(what, cause);
  // Nobody listened: nothing was written. Any other failure may hide a write that took place.
  const unsent = code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN';
  return new Unreachable(what, writes && !unsent, cause);
}

/** The calls that we make to the Sheets API. Reads are tried again until the deadline, writes are not. */
export class Api {
  readonly #sheets: sheets_v4.Sheets;
  readonly #pace: Pace;
  readonly #bucket: TokenBucket;

  constructor(sheets: sheets_v4.Sheets, pace: Pace, bucket: TokenBucket) {
    this.#sheets = sheets;
    this.#pace = pace;
    this.#bucket = bucket;
  }

  /** This process's share of the quota. */
  get writesPerMinute(): number {
    return this.#bucket.perMinute;
  }

  /** Values of what the filters match, by columns, unformatted, dates as serial numbers. */
  async values(
    spreadsheetId: string,
    dataFilters: DataFilter[],
    deadline: number,
  ): Promise<sheets_v4.Schema$MatchedValueRange[]> {
    const answer = await this.#read('values:batchGetByDataFilter', deadline, (timeout) =>
      this.#sheets.spreadsheets.values.batchGetByDataFilter(
        {
          spreadsheetId,
          requestBody: {
            dataFilters,
            majorDimension: 'COLUMNS',
            valueRenderOption: 'UNFORMATTED_VALUE',
            dateTimeRenderOption: 'SERIAL_NUMBER',
          },
        },
        { timeout },
      ),
    );
    return answer.valueRanges ?? [];
  }

  /** The spreadsheet, as far as the filters match, with the fields asked for. */
  async matching(
    spreadsheetId: string,
    dataFilters: DataFilter[],
    fields: string,
    deadline: number,
  ): Promise<sheets_v4.Schema$Spreadsheet> {
    return await this.#read('spreadsheets.getByDataFilter', deadline, (timeout) =>
      this.#sheets.spreadsheets.getByDataFilter(
        { spreadsheetId, fields, requestBody: { dataFilters } },
        { timeout },
      ),
    );
  }

  /** The spreadsheet with the fields asked for. */
  async spreadsheet(
    spreadsheetId: string,
    fields: string,
    deadline: number,
  ): Promise<sheets_v4.Schema$Spreadsheet> {
    return await this.#read('spreadsheets.get', deadline, (timeout) =>
      this.#sheets.spreadsheets.get({ spreadsheetId, fields }, { timeout }),
    );
  }

  /** The developer metadata that the filters match. */
  async metadata(
    spreadsheetId: string,
    dataFilters: DataFilter[],
    deadline: number,
  ): Promise<sheets_v4.Schema$DeveloperMetadata[]> {
    const answer = await this.#read('developerMetadata:search', deadline, (timeout) =>
      this.#sheets.spreadsheets.developerMetadata.search(
        { spreadsheetId, requestBody: { dataFilters } },
        { timeout },
      ),
    );
    return (answer.matchedDeveloperMetadata ?? []).flatMap((match) => match.developerMetadata ?? []);
  }

  /** One atomic write, tried once, when the quota has room for it. */
  async write(
    spreadsheetId: string,
    requestBody: sheets_v4.Schema$BatchUpdateSpreadsheetRequest,
    fields: string,
    deadline: number,
  ): Promise<sheets_v4.Schema$BatchUpdateSpreadsheetResponse> {
    await this.turn(deadline);
    return await this.writeNow(spreadsheetId, requestBody, fields, deadline);
  }

  /** Waits until the quota has room for a write, which is then ours. @throws QuotaUsedUp when it has none by then */
  async turn(deadline: number): Promise<void> {
    if (!(await this.#bucket.take(deadline))) throw new QuotaUsedUp(WRITE, undefined);
  }

  /** One atomic write, tried once, by somebody whose turn it is. */
  async writeNow(
    spreadsheetId: string,
    requestBody: sheets_v4.Schema$BatchUpdateSpreadsheetRequest,
    fields: string,
    deadline: number,
  ): Promise<sheets_v4.Schema$BatchUpdateSpreadsheetResponse> {
    try {
      const timeout = timeoutUntil(deadline, this.#pace.now());
      const { data } = await this.#sheets.spreadsheets.batchUpdate(
        // As bytes: of an object the client makes two deep copies, for 10,000 rows some 30 MB.
        { spreadsheetId, fields, requestBody: Buffer.from(JSON.stringify(requestBody)) as object },
        { timeout, headers: { 'content-type': 'application/json' } },
      );
      return data;
    } catch (error) {
      throw errorOf(error, WRITE, true);
    }
  }

  async #read<T>(
    what: string,
    deadline: number,
    call: (timeout: number) => Promise<{ data: T }>,
  ): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      try {
        return (await call(timeoutUntil(deadline, this.#pace.now()))).data;
      } catch (caught) {
        const error = errorOf(caught, what, false);
        const pause = backoff(attempt);
        const again = error instanceof QuotaUsedUp || error instanceof Unreachable;
        if (!again || this.#pace.now() + pause > deadline) throw error;
        await this.#pace.sleep(pause);
      }
    }
  }
}

/** A call may use what is left until the deadline, but at least two seconds: a shorter try is none. */
function timeoutUntil(deadline: number, now: number): number {
  return Math.round(Math.min(CALL_TIMEOUT_MS, Math.max(2_000, deadline - now)));
}

/** Filters by registered metadata ids. */
export function byMetadata(ids: Iterable<number>): DataFilter[] {
  return [...ids].map((metadataId) => ({ developerMetadataLookup: { metadataId } }));
}
