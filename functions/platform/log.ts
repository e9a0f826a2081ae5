/** What a log line may hold: never what people wrote, no address, no name. */
export interface LogFields {
  readonly function?: string;
  readonly form?: string;
  readonly key?: string;
  readonly code?: string;
  readonly id?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly count?: number;
}

/** Writes one line of JSON as Cloud Logging reads it. Only the listed fields are written, whatever the object holds. */
export function log(severity: 'INFO' | 'WARNING' | 'ERROR', event: string, fields: LogFields = {}): void {
  const { function: name, form, key, code, id, status, ms, count } = fields;
  const line = { severity, event, function: name, form, key, code, id, status, ms, count };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** The code of an error for a log line: its own `code`, else its class. Its message may hold foreign text and is not used. */
export function codeOf(error: unknown): string {
  if (error instanceof Error)
    return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return 'UNKNOWN';
}
