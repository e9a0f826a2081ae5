/** Where the parts of the running system are, as `STATE/addresses.json` holds it for other programs. */
export interface Addresses {
  readonly site: string;
  readonly workbench: string;
  /** The Sheets API. */
  readonly sheets: string;
  /** The Cloud Tasks API. */
  readonly tasks: string;
  readonly smtp: string;
  /** The doors of all functions: `<functions>/<name>`. */
  readonly functions: string;
  readonly spreadsheets: {
    readonly directory: string;
    readonly contacts: string;
    readonly surveys: string;
    readonly operations: string;
  };
}
