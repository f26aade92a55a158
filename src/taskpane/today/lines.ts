import type { CustomerDay } from '../../jobs/types';
import type { Words } from '../words';
import type { BesideHeap, BesideLine } from './beside';
import type { TaskKind, Tasks } from './tasks';
import { groupTitle } from './wording';

/** The counts on top; a press shows only these heaps. */
export const TILES: readonly (readonly [TaskKind, readonly TaskKind[]])[] = [
  ['first-contact', ['first-contact']],
  ['today', ['today', 'missed']],
  ['overdue', ['overdue']],
  ['week', ['week']],
];
/** What nobody needs this evening is folded until asked for. */
const FOLDED: readonly TaskKind[] = ['week', 'older'];

/** A line of the day's list. */
export type Line =
  | { readonly is: 'heading'; readonly key: string; readonly title: string; readonly open: boolean | undefined }
  | { readonly is: 'customer'; readonly key: string; readonly customer: CustomerDay; readonly older: boolean }
  | { readonly is: 'beside'; readonly key: string; readonly line: BesideLine };

interface Shown {
  readonly only?: TaskKind;
  /** Somebody looks for a customer: nothing is folded then. */
  readonly searching: boolean;
  /** Keys of folded heaps that were opened. */
  readonly turned: ReadonlySet<string>;
}

interface Heap {
  readonly kind: TaskKind;
  readonly key: string;
  readonly title: string;
  readonly folded?: boolean;
  readonly lines: () => readonly Line[];
}

/** The heaps one below the other: what is for this evening, of the sale and beside it, then what is folded. */
export function linesOf(
  tasks: Tasks,
  beside: readonly BesideHeap[],
  { only, searching, turned }: Shown,
  words: Words,
): Line[] {
  const heaps: Heap[] = [
    ...tasks.groups.map((group) => ({
      kind: group.kind,
      key: `${group.kind}-${String(group.from ?? 0)}`,
      title: groupTitle(group, words),
      lines: () =>
        group.customers.map((customer, index): Line => {
          const row = customer.rows[0];
          const key =
            row === undefined ? `customer-${String(index)}` : `${row.sheet}!${String(row.row)}-${customer.name ?? ''}`;
          return { is: 'customer', key, customer, older: group.kind === 'older' };
        }),
    })),
    ...beside.map(({ kind, key, title, folded, lines }) => ({
      kind,
      key,
      title,
      folded,
      lines: () => lines.map((line): Line => ({ is: 'beside', key: line.key, line })),
    })),
  ];
  const shown = TILES.find(([kind]) => kind === only)?.[1];
  const wanted = shown === undefined ? heaps : heaps.filter(({ kind }) => shown.includes(kind));
  const folds = ({ kind, folded }: Heap): boolean =>
    (folded === true || FOLDED.includes(kind)) && shown === undefined && !searching;
  return [...wanted.filter((heap) => !folds(heap)), ...wanted.filter(folds)].flatMap((heap): Line[] => {
    const open = !folds(heap) || turned.has(heap.key);
    const heading: Line = { is: 'heading', key: heap.key, title: heap.title, open: folds(heap) ? open : undefined };
    return [heading, ...(open ? heap.lines() : [])];
  });
}

/** How many lines a tile stands for. */
export function tileCount(heaps: readonly TaskKind[], tasks: Tasks, beside: readonly BesideHeap[]): number {
  const own = heaps.reduce((sum, heap) => sum + tasks.counts[heap], 0);
  return beside.reduce((sum, { kind, lines }) => sum + (heaps.includes(kind) ? lines.length : 0), own);
}
