import type { Scalar } from '../../grid/cell.ts';
import type { Environment } from '../coerce.ts';
import type { Grid, Value } from '../grid.ts';

/**
 * What a parameter takes. `number`, `text`, `boolean` are coerced; `scalar` is one value that is no error; `value` is one
 * value, errors too; `grid` is a range or list; `lazy` is computed only when asked for. `?` may be left out, `*` repeats.
 */
type Base = 'number' | 'text' | 'boolean' | 'scalar' | 'value' | 'grid' | 'lazy';
export type Kind = Base | `${Base}?` | `${Base}*`;

interface Given {
  number: number;
  text: string;
  boolean: boolean;
  scalar: Scalar | undefined;
  value: Value;
  grid: Grid;
  lazy: () => Value | Grid;
}

type BaseOf<Name> = Name extends `${infer Inner extends Base}*` ? Inner : never;

type Args<Kinds extends readonly Kind[]> = Kinds extends readonly [infer First, ...infer Rest extends Kind[]]
  ? First extends `${Base}*`
    ? Given[BaseOf<First | Rest[number]>][]
    : First extends `${infer Name extends Base}?`
      ? [Given[Name] | undefined, ...Args<Rest>]
      : First extends Base
        ? [Given[First], ...Args<Rest>]
        : never
  : [];

/** A function that formulas may call. */
export interface FormulaFunction {
  name: string;
  parameters: readonly Kind[];
  /** Whether operators within its arguments work on whole ranges. */
  arrays: boolean;
  /** The number format that a cell without one takes from it. */
  format?: 'DATE' | 'TIME' | 'DATE_TIME' | undefined;
  apply: (environment: Environment, ...args: never[]) => Value | Grid;
}

/** Declares a function with the types that go with its parameters. It throws FormulaError or gives one. */
export function define<const Kinds extends readonly Kind[]>(
  name: string,
  parameters: Kinds,
  apply: (environment: Environment, ...args: Args<Kinds>) => Value | Grid,
  { arrays = false, format }: { arrays?: boolean; format?: FormulaFunction['format'] } = {},
): FormulaFunction {
  return { name, parameters, arrays, format, apply: apply as FormulaFunction['apply'] };
}
