/** The rule of a cell's data validation, as the API tells it. */
export interface Rule {
  readonly condition?: {
    readonly type?: string;
    readonly values?: ReadonlyArray<{ readonly userEnteredValue?: string }>;
  };
  readonly strict?: boolean;
  readonly inputMessage?: string;
}

/** A colour of the API: channels from 0 to 1, a missing one is 0. */
export interface Color {
  readonly red?: number;
  readonly green?: number;
  readonly blue?: number;
}

/** A cell of an answer, as far as its look goes. */
export interface WireCell {
  readonly note?: string;
  readonly dataValidation?: Rule;
  readonly userEnteredValue?: { readonly formulaValue?: string };
  readonly effectiveValue?: { readonly numberValue?: number; readonly boolValue?: boolean };
  /** The background alone: conditional formats colour it too. */
  readonly effectiveFormat?: { readonly backgroundColor?: Color };
  readonly userEnteredFormat?: {
    readonly horizontalAlignment?: string;
    readonly wrapStrategy?: string;
    readonly textFormat?: {
      readonly foregroundColor?: Color;
      readonly bold?: boolean;
      readonly italic?: boolean;
      readonly strikethrough?: boolean;
      readonly fontSize?: number;
    };
  };
}

/** How a cell looks and what it takes, beside its value. */
export interface Look {
  readonly note?: string;
  readonly rule?: Rule;
  readonly formula?: string;
  /** CSS classes for weight, alignment and wrapping. */
  readonly classes: string;
  /** CSS colours; white paper and black ink are none. */
  readonly background?: string;
  readonly color?: string;
  /** Pixels; none is the usual size. */
  readonly fontSize?: number;
  readonly wraps?: true;
}

/** Google's usual size in points, and pixels in a point as the desk shows it. */
const USUAL_POINTS = 10;
const PIXELS_PER_POINT = 1.3;

/** Reads a cell's look; undefined where it is nothing special. */
export function lookOf({
  note,
  dataValidation,
  userEnteredValue,
  effectiveValue = {},
  effectiveFormat,
  userEnteredFormat = {},
}: WireCell): Look | undefined {
  const { horizontalAlignment, wrapStrategy, textFormat = {} } = userEnteredFormat;
  const { bold, italic, strikethrough, fontSize = USUAL_POINTS, foregroundColor } = textFormat;
  const background = cssColor(effectiveFormat?.backgroundColor);
  const color = cssColor(foregroundColor);
  const wraps = wrapStrategy === 'WRAP';
  const align =
    horizontalAlignment?.toLowerCase() ??
    (effectiveValue.numberValue !== undefined
      ? 'right'
      : effectiveValue.boolValue !== undefined
        ? 'center'
        : undefined);
  const classes = [
    bold && 'bold',
    italic && 'italic',
    strikethrough && 'struck',
    wraps && 'wraps',
    align && align !== 'left' && `to-${align}`,
  ]
    .filter(Boolean)
    .join(' ');
  const look: Look = {
    classes,
    ...(note !== undefined && { note }),
    ...(dataValidation && { rule: dataValidation }),
    ...(userEnteredValue?.formulaValue !== undefined && { formula: userEnteredValue.formulaValue }),
    ...(background && background !== 'rgb(255, 255, 255)' && { background }),
    ...(color && color !== 'rgb(0, 0, 0)' && { color }),
    ...(fontSize !== USUAL_POINTS && { fontSize: Math.round(fontSize * PIXELS_PER_POINT) }),
    ...(wraps && { wraps: true as const }),
  };
  return classes === '' && Object.keys(look).length === 1 ? undefined : look;
}

/** A colour of the API as CSS. */
export function cssColor(color: Color | undefined): string | undefined {
  if (!color) return undefined;
  const [red, green, blue] = [color.red ?? 0, color.green ?? 0, color.blue ?? 0].map((part) =>
    Math.round(part * 255),
  );
  return `rgb(${red}, ${green}, ${blue})`;
}
