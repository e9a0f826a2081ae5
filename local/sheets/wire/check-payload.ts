import { badRequest } from '../errors.ts';
import { messages } from './messages.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * Checks a request body against a message of the API and returns it without its nulls.
 * Unknown fields and values of a wrong type are refused with 400 in Google's words; numbers sent as strings become
 * numbers, as in proto3 JSON. `any` fields (cell values) are kept as they are, nulls included.
 */
export function checkPayload(body: unknown, message: string, root = ''): unknown {
  return checkMessage(body as Json, message, root);
}

/** A body without the fields that its message does not have. */
export function knownOnly(body: unknown, message: string): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const fields = messages[message] ?? {};
  return Object.fromEntries(Object.entries(body).filter(([name]) => Object.hasOwn(fields, name)));
}

function checkMessage(value: Json, message: string, path: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrongType(value, path, `type.googleapis.com/google.apps.sheets.v4.${message}`);
  }
  const fields = messages[message] ?? {};
  const out: { [key: string]: Json } = {};
  for (const [given, item] of Object.entries(value)) {
    const name = given in fields ? given : camel(given);
    const type = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (type === undefined) throw unknownName(given, path);
    if (item !== null) out[name] = checkValue(item, type, path ? `${path}.${snake(name)}` : snake(name));
  }
  return out;
}

function checkValue(value: Json, type: string, path: string): Json {
  if (type === '[][]a') return checkValues(value, path === 'values' ? 'data.values' : path);
  if (type.startsWith('[]')) {
    if (!Array.isArray(value)) {
      const name = type.slice(2);
      throw wrongType(
        value,
        path,
        /^[A-Z]/.test(name) ? `type.googleapis.com/google.apps.sheets.v4.${name}` : 'TYPE_STRING',
      );
    }
    return value.map((item, index) => checkValue(item, type.slice(2), `${path}[${index}]`));
  }
  if (type.startsWith('{}')) return value;
  switch (type) {
    case 'a':
      return value;
    case 's':
      if (typeof value === 'number') return String(value);
      if (typeof value !== 'string') throw wrongType(value, path, 'TYPE_STRING');
      return value;
    case 'n':
      return checkNumber(value, path);
    case 'b':
      if (value === 'true') return true;
      if (value === 'false') return false;
      if (typeof value !== 'boolean') throw wrongType(value, path, 'TYPE_BOOL');
      return value;
    default:
      return checkMessage(value, type, path);
  }
}

function checkNumber(value: Json, path: string): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    throw wrongType(value, path, /(Id|_id|index|count|size)$/i.test(path) ? 'TYPE_INT32' : 'TYPE_DOUBLE');
  }
  return number;
}

/** Cell values: a list of lists of plain values (the recorded text names `ListValue`). */
function checkValues(value: Json, path: string): Json {
  const list = 'type.googleapis.com/google.protobuf.ListValue';
  if (!Array.isArray(value)) throw wrongType(value, path, list);
  value.forEach((row, index) => {
    if (!Array.isArray(row)) throw wrongType(row, `${path}[${index}]`, list);
  });
  return value;
}

function unknownName(name: string, path: string): Error {
  const text = `Invalid JSON payload received. Unknown name "${name}"${path ? ` at '${path}'` : ''}: Cannot find field.`;
  return badRequest(text, path);
}

function wrongType(value: Json, path: string, type: string): Error {
  const shown = typeof value === 'object' ? '' : `, ${JSON.stringify(value)}`;
  return badRequest(`Invalid value at '${path}' (${type})${shown}`, path);
}

function camel(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
