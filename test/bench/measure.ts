/** One figure of `npm run bench -- --json`. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly note?: string;
}

/** Milliseconds of the processor's own clock that a call takes. */
export function milliseconds(call: () => unknown): number {
  const start = process.hrtime.bigint();
  call();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** Median of a ÷ b over pairs measured in turn, after one pair to warm up: the machine's moods cancel out. */
export function pairedRatio(a: () => unknown, b: () => unknown, pairs = 5): { ratio: number; a: number; b: number } {
  milliseconds(a);
  milliseconds(b);
  const ratios: number[] = [];
  const [left, right]: [number[], number[]] = [[], []];
  for (let i = 0; i < pairs; i += 1) {
    const [x, y] = i % 2 === 0 ? [milliseconds(a), milliseconds(b)] : swap(milliseconds(b), milliseconds(a));
    left.push(x);
    right.push(y);
    ratios.push(x / y);
  }
  return { ratio: median(ratios), a: median(left), b: median(right) };
}

function swap(first: number, second: number): [number, number] {
  return [second, first];
}
