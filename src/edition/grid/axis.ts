/** Where the rows (or columns) of a sheet begin, in pixels from the sheet's edge. */
export class Axis {
  /** `starts[i]` is where line `i` begins; one more than there are lines. */
  private readonly starts: Float64Array;

  /** @param sizes in pixels, entry 0 unused; a hidden line is 0 */
  constructor(private readonly sizes: readonly number[]) {
    this.starts = new Float64Array(sizes.length + 1);
    for (let i = 1; i < sizes.length; i += 1) this.starts[i + 1] = (this.starts[i] ?? 0) + (sizes[i] ?? 0);
  }

  /** The last line's number. */
  get count(): number {
    return this.sizes.length - 1;
  }

  get length(): number {
    return this.starts[this.sizes.length] ?? 0;
  }

  start(line: number): number {
    return this.starts[Math.min(Math.max(1, line), this.sizes.length)] ?? 0;
  }

  size(line: number): number {
    return this.sizes[line] ?? 0;
  }

  /** Pixels of several lines, both ends included. */
  span(first: number, last: number): number {
    return this.start(last + 1) - this.start(first);
  }

  /** The line at a distance from the edge; the last one beyond the end. A hidden line is never it. */
  at(distance: number): number {
    let low = 1;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle + 1] ?? 0) > distance) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The next line that is seen, going by `step` (1 or -1) from `line`; `line` itself where there is none. */
  next(line: number, step: 1 | -1): number {
    for (let to = line + step; to >= 1 && to <= this.count; to += step) if (this.size(to) > 0) return to;
    return line;
  }
}
