/** Where the rows or the columns of a grid lie, in pixels. One of size 0 is hidden. */
export class Axis {
  readonly count: number;
  readonly #offsets: Float64Array;

  constructor(count: number, sizeOf: (index: number) => number) {
    this.count = count;
    this.#offsets = new Float64Array(count + 1);
    for (let i = 0; i < count; i += 1) this.#offsets[i + 1] = this.#offsets[i]! + sizeOf(i);
  }

  /** Pixels of all together. */
  get total(): number {
    return this.#offsets[this.count]!;
  }

  /** Pixels before an entry; `count` gives the total. */
  start(index: number): number {
    return this.#offsets[Math.max(0, Math.min(index, this.count))]!;
  }

  size(index: number): number {
    return this.start(index + 1) - this.start(index);
  }

  hidden(index: number): boolean {
    return this.size(index) === 0;
  }

  /** The entry at a distance in pixels; the first or the last one outside. Never a hidden one, unless all are. */
  at(pixels: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start(middle) <= pixels) low = middle;
      else high = middle - 1;
    }
    return this.hidden(low) ? this.next(low, -1) : low;
  }

  /** The next entry that shows, in a direction; where there is none, the nearest behind it. */
  next(index: number, step: 1 | -1): number {
    for (let i = index + step; i >= 0 && i < this.count; i += step) if (!this.hidden(i)) return i;
    if (index >= 0 && index < this.count && !this.hidden(index)) return index;
    for (let i = index - step; i >= 0 && i < this.count; i -= step) if (!this.hidden(i)) return i;
    return Math.max(0, Math.min(index, this.count - 1));
  }
}
