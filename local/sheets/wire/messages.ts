import { readFileSync } from 'node:fs';
import type { FieldTypes } from './generate-messages.ts';

/** Every message of the Sheets API v4 with its fields, as generate-messages.ts read them. */
export const messages = JSON.parse(
  readFileSync(new URL('./messages.json', import.meta.url), 'utf8'),
) as Record<string, FieldTypes>;
