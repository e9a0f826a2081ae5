/**
 * Brings every colour in a format to the form the API gives back (recorded): channels as 32-bit floats, zero channels
 * left out, and the old field (`backgroundColor`) and its style (`backgroundColorStyle`) kept in step.
 */
export function normaliseColours<T>(value: T): T {
  return (
    Array.isArray(value) ? value.map(normaliseColours) : isObject(value) ? normaliseObject(value) : value
  ) as T;
}

function normaliseObject(value: Record<string, unknown>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    if (isObject(item) && (/color$/i.test(name) || name === 'rgbColor')) out[name] = channels(item);
    else out[name] = normaliseColours(item);
  }
  for (const name of Object.keys(value)) {
    const style = out[`${name}Style`];
    if (/color$/i.test(name) && name !== 'rgbColor' && style === undefined)
      out[`${name}Style`] = { rgbColor: out[name] };
    const plain = name.replace(/Style$/, '');
    const rgb = (out[name] as { rgbColor?: unknown } | undefined)?.rgbColor;
    if (/colorStyle$/i.test(name) && rgb !== undefined) out[plain] = rgb;
  }
  return out;
}

function channels(colour: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(colour).filter(([, channel]) => channel !== 0);
  return Object.fromEntries(
    entries.map(([name, channel]) => [name, typeof channel === 'number' ? float32(channel) : channel]),
  );
}

/** The shortest decimal that is the same 32-bit float: 0.4980392156862745 becomes 0.49803922. */
function float32(value: number): number {
  const exact = Math.fround(value);
  for (let digits = 1; digits < 10; digits += 1) {
    const short = Number(exact.toPrecision(digits));
    if (Math.fround(short) === exact) return short;
  }
  return exact;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
