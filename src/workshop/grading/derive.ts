import { judge, readAnswer, type AnswerCells, type Reading } from '../answers/read';
import type { Accept, Derivation, KeyCell } from '../types';

/** An answer that was read, with the key that it belongs to. */
export interface Read {
  readonly key: KeyCell;
  readonly cells: AnswerCells;
  readonly reading: Reading;
  /** Right by the key alone. */
  readonly right: boolean;
}

/** What an answer is when it is judged by earlier answers, where at least one of these is wrong (and readable). */
export function acceptsByEarlier(
  derive: Derivation,
  accept: Accept,
  earlier: ReadonlyMap<string, Read>,
): readonly Accept[] {
  const places =
    derive.kind === 'table' ? derive.by : derive.args.filter((arg): arg is string => typeof arg === 'string');
  const reads = places.map((place) => earlier.get(place));
  if (reads.some((read) => read === undefined || read.reading.state !== 'read')) return [];
  if (reads.every((read) => read?.right)) return [];
  if (derive.kind === 'table') {
    const found = derive.answers[reads.map((read) => idOf(read)).join(' ')];
    return found === undefined ? [] : [found];
  }
  return numbersOf(derive, earlier).map((right): Accept =>
    accept.kind === 'rate' ? { kind: 'rate', right } : { kind: 'count', right },
  );
}

/** A right answer in whatever spelling stands for the key's own. */
function idOf(read: Read | undefined): string {
  if (read === undefined || read.reading.state !== 'read') return '';
  const { accept } = read.key;
  return read.right && (accept.kind === 'choice' || accept.kind === 'level') ? accept.right : read.reading.id;
}

/** By the numbers as they stand, and, where an earlier rate is right but rounded, by the exact one too. */
function numbersOf(
  derive: Extract<Derivation, { kind: 'formula' }>,
  earlier: ReadonlyMap<string, Read>,
): readonly number[] {
  let ways: number[][] = [[]];
  for (const arg of derive.args) {
    const values = typeof arg === 'number' ? [arg] : valuesOf(earlier.get(arg));
    ways = ways.flatMap((way) => values.map((value) => [...way, value]));
  }
  return [...new Set(ways.flatMap((way) => reckon(derive.op, way) ?? []))];
}

function valuesOf(read: Read | undefined): readonly number[] {
  if (read === undefined || read.reading.state !== 'read' || read.reading.number === undefined) return [];
  const { accept } = read.key;
  return read.right && accept.kind === 'rate' ? [read.reading.number, accept.right] : [read.reading.number];
}

function reckon(op: Extract<Derivation, { kind: 'formula' }>['op'], args: readonly number[]): number | undefined {
  const [a = 0, b = 0] = args;
  switch (op) {
    case 'divide':
      return b === 0 ? undefined : a / b;
    case 'ceil-divide':
      return b === 0 ? undefined : Math.ceil(a / b - 1e-9);
    case 'minus':
      return a - b;
    case 'plus':
      return args.reduce((sum, value) => sum + value, 0);
  }
}

export function readKeyCell(key: KeyCell, cells: AnswerCells, date1904: boolean): Read {
  const reading = readAnswer(key.accept, cells, date1904);
  return { key, cells, reading, right: reading.state === 'read' && judge(key.accept, reading) !== 'wrong' };
}
