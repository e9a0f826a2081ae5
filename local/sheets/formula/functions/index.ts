import { conditional } from './conditional.ts';
import { dates } from './dates.ts';
import type { FormulaFunction } from './define.ts';
import { logic } from './logic.ts';
import { lookup } from './lookup.ts';
import { math } from './math.ts';
import { operators } from './operators.ts';
import { text } from './text.ts';

/** Every function this server computes, by name; any other is `#NAME?`. docs/sheets-server.md lists them. */
export const functions: ReadonlyMap<string, FormulaFunction> = new Map(
  [...operators, ...math, ...conditional, ...logic, ...text, ...dates, ...lookup].map((entry) => [
    entry.name,
    entry,
  ]),
);
