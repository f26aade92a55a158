import { dayOf, daysInMonth } from '../../../src/calendar';
import type { Scalar, SheetSnapshot } from '../../../src/sheet';

/** An answer as somebody writes it who has nothing but the sheets and the sentences on them. */
export interface Written {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: Scalar;
}

/** How somebody counts who may count otherwise: `X日之前` without that day, `N天内` with today as the first. */
export interface Reading {
  readonly lessDays: 0 | 1;
}

/** One sheet as a person reads it: plain values, columns found by their heads. */
export class Paper {
  readonly grid: readonly (readonly Scalar[])[];

  constructor(readonly sheet: SheetSnapshot) {
    this.grid = Array.from({ length: sheet.lastRow + 1 }, (_, row) =>
      Array.from({ length: sheet.lastColumn + 40 }, (__, column) => sheet.rows[row]?.[column]?.value ?? ''),
    );
  }

  at(row: number, column: number): Scalar {
    return this.grid[row]?.[column] ?? '';
  }

  text(row: number, column: number): string {
    return String(this.at(row, column));
  }

  /** The row of a head with this word, from `from` on. */
  headRow(word: string, from = 1): number {
    for (let row = from; row < this.grid.length; row += 1) if (this.grid[row]?.includes(word)) return row;
    throw new Error(`${this.sheet.name} has no head ${word}`);
  }

  column(word: string, row = this.headRow(word)): number {
    const column = this.grid[row]?.indexOf(word) ?? -1;
    if (column < 0) throw new Error(`${this.sheet.name} has no column ${word}`);
    return column;
  }

  /** Rows under a head whose first cell is a number. */
  rows(head: number): readonly number[] {
    const rows: number[] = [];
    for (let row = head + 1; row < this.grid.length; row += 1) if (typeof this.at(row, 1) === 'number') rows.push(row);
    return rows;
  }

  day(row: number, column: number): number {
    return serialDay(Number(this.at(row, column)));
  }

  lines(): readonly string[] {
    return this.grid.map((_, row) => this.text(row, 1));
  }

  write(row: number, column: number, value: Scalar): Written {
    return { sheet: this.sheet.name, row, column, value };
  }
}

/** Serial 25569 is 1970-01-01. */
export const serialDay = (serial: number): number => dayOf('1970-01-01') + serial - 25_569;

export interface Level {
  readonly code: string;
  readonly name: string;
  readonly most?: number;
  readonly interval?: number;
}

/** The store's levels as they are printed on the sheet. */
export function levelsOn(paper: Paper): readonly Level[] {
  return paper.lines().flatMap((line): Level[] => {
    const found = /^([A-Z]\d?)(?:（(.*)）)?：(?:预计 \d+–(\d+) 天内购车)?，?(?:每 (\d+) 天内联系一次)?(.*)$/u.exec(
      line,
    );
    if (!found) return [];
    const [, code = '', name = '', most, interval, rest = ''] = found;
    return [
      {
        code,
        name: name + rest,
        ...(most === undefined ? {} : { most: Number(most) }),
        ...(interval === undefined ? {} : { interval: Number(interval) }),
      },
    ];
  });
}

export const CLOSED = /订|交车|战败|冷冻|失控|失效/u;
export const codeNamed = (levels: readonly Level[], name: RegExp): string =>
  levels.find((level) => name.test(level.name))?.code ?? '';

export function dayIn(line: string): number {
  const found = /(\d{4})-(\d\d)-(\d\d)/u.exec(line);
  if (!found) throw new Error(`no day in ${line}`);
  return dayOf(found[0]);
}
export const todayOn = (paper: Paper): number =>
  dayIn(paper.lines().find((line) => /\d{4}-\d\d-\d\d/u.test(line)) ?? '');

export interface Talk {
  readonly heading: string;
  readonly lines: readonly { readonly number: number; readonly by: string; readonly words: string }[];
}

export function talksOn(paper: Paper): readonly Talk[] {
  const talks: { heading: string; lines: { number: number; by: string; words: string }[] }[] = [];
  for (let row = 1; row < paper.grid.length; row += 1) {
    if (typeof paper.at(row, 1) === 'number')
      talks.at(-1)?.lines.push({ number: Number(paper.at(row, 1)), by: paper.text(row, 2), words: paper.text(row, 3) });
    else if (/第 \d+ (位|例)|回访 ·/u.test(paper.text(row, 1))) talks.push({ heading: paper.text(row, 1), lines: [] });
  }
  return talks;
}

export interface Row {
  readonly row: number;
  readonly name: string;
  readonly phone: string;
  readonly carried?: { readonly level: string; readonly day: number };
  /** Day number and what stands there. */
  readonly marks: readonly { readonly day: number; readonly what: string }[];
  readonly last?: { readonly level: string; readonly day: number };
}

/** A contact matrix: its first day's column, its columns of 上月留存, its rows. */
export function matrixOn(paper: Paper): {
  days: number;
  count: number;
  carry: Map<string, number>;
  end: number;
  rows: Row[];
  begin: number;
} {
  const head = paper.headRow('上月留存');
  const days = paper.grid[head]?.indexOf(1) ?? 0;
  const left = paper.column('上月留存', head);
  const carry = new Map<string, number>();
  for (let column = left; column < days; column += 1) carry.set(paper.text(head + 1, column), column);
  const title = /(\d{4})年(\d+)月/u.exec(paper.lines().join('\n'));
  const month = `${title?.[1] ?? ''}-${String(title?.[2] ?? '').padStart(2, '0')}`;
  const [begin, count] = [dayOf(`${month}-01`), daysInMonth(month)];
  const rows = paper.rows(head + 1).map((row): Row => {
    const marks = Array.from({ length: count }, (_, i) => ({ day: begin + i, what: paper.text(row, days + i) })).filter(
      ({ what }) => what !== '',
    );
    const carried = [...carry].find(([, column]) => paper.at(row, column) !== '');
    const before = carried && { level: carried[0], day: paper.day(row, carried[1]) };
    const contact = marks.filter(({ what }) => what !== '*').at(-1);
    const last = contact ? { level: contact.what, day: contact.day } : before;
    return {
      row,
      name: paper.text(row, 2),
      phone: paper.text(row, 3),
      ...(before ? { carried: before } : {}),
      marks,
      ...(last ? { last } : {}),
    };
  });
  return { days, count, carry, end: days + count, rows, begin };
}
