import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { PaneState } from '../state';
import { withLaterWords } from '../words/catalogues';
import type { Words } from '../words';
import type { TaskKind } from './tasks';

/** A line of the day that is no customer of the sale's: a call to an owner, one for an event. */
export interface BesideLine {
  readonly key: string;
  /** In pixels. */
  readonly height: number;
  /** @param active whether Tab reaches the line */
  render(active: boolean): ReactNode;
  /** Whose call it is, where that is known. */
  readonly by?: string;
  /** The line on paper or in a chat: who, what for, which car, the phone (masked or whole), when. */
  plain(phones: boolean): readonly [name: string, what: string, car: string, phone: string, due: string];
}

/** Such lines under a heading of their own. */
export interface BesideHeap {
  readonly key: string;
  /** The tile that counts them, and whether they are folded until asked for, are those of this heap of the sale. */
  readonly kind: TaskKind;
  readonly title: string;
  /** Folded although its kind is not. */
  readonly folded?: boolean;
  readonly lines: readonly BesideLine[];
}

/** So many calls are an evening's work; the rest of a heap is folded behind them. */
const MOST = 40;

/** A heap with an evening's work of it in sight; `rest` is the heading of what is folded behind it. */
export function eveningOf(heap: BesideHeap, rest: (count: number) => string): readonly BesideHeap[] {
  const { key, lines } = heap;
  if (lines.length <= MOST) return [heap];
  return [
    { ...heap, lines: lines.slice(0, MOST) },
    { ...heap, key: `${key}-rest`, folded: true, title: rest(lines.length - MOST), lines: lines.slice(MOST) },
  ];
}

/** What the day's reading brought of it. */
export type BesideState = Pick<PaneState, 'care' | 'events'>;

/** Whose lines are shown, and of whom. */
export interface BesideFilter {
  readonly person?: string;
  readonly search?: string;
  /** Calls that are later than this, in days, are no matter of the evening. */
  readonly limit: number;
}

/** What stands beside the customers of the sale: worked out from what the day's reading brought. */
export interface BesideSource {
  heaps(state: BesideState, filter: BesideFilter, words: Words): readonly BesideHeap[];
}

/** A store without such sheets loads nothing of it. */
const SOURCES: readonly { is(state: BesideState): boolean; load(): Promise<BesideSource> }[] = [
  { is: ({ care }) => care !== undefined, load: async () => (await import('../care/day-lines')).careLines },
  { is: ({ events }) => events !== undefined, load: async () => (await import('../events/day-lines')).eventLines },
];

const loaded = new Map<(typeof SOURCES)[number], BesideSource>();

/** The sources of the lines beside the sale's that this workbook has, once their code and words are there. */
export function useBeside(state: BesideState): readonly BesideSource[] {
  const [arrived, setArrived] = useState(0);
  const key = SOURCES.map((source) => source.is(state)).join();
  useEffect(() => {
    let gone = false;
    for (const source of SOURCES)
      if (source.is(state) && !loaded.has(source))
        withLaterWords(() => source.load()).then(
          (code) => {
            loaded.set(source, code);
            if (!gone) setArrived((count) => count + 1);
          },
          // Their line at the top still leads to the screen, which offers to try again.
          () => undefined,
        );
    return () => {
      gone = true;
    };
  }, [key]);
  return useMemo(
    () => SOURCES.flatMap((source) => (source.is(state) ? (loaded.get(source) ?? []) : [])),
    [key, arrived],
  );
}
