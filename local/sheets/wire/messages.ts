import { readFileSync } from 'node:fs';
import type { FieldTypes } from './generate-messages.ts';

/** Every message of the Sheets API v4 and those of Drive v3 that are used, as generate-messages.ts read them. */
export const messages: Record<string, FieldTypes> = {
  ...read('./messages.json'),
  ...read('./drive-messages.json'),
};

function read(file: string): Record<string, FieldTypes> {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Record<string, FieldTypes>;
}
