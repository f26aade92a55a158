import type { CareLine } from '../../jobs';
import { CARE_TASKS, type CareTaskKind } from '../../schedule/cadences';
import type { TaskKind } from '../today/tasks';

/** Calls to owners as an evening's list has them. */
export interface CareHeap {
  readonly kind: Extract<TaskKind, 'today' | 'overdue' | 'week' | 'older'>;
  readonly tasks: readonly CareLine[];
}

interface CareFilter {
  /** Who owes the call. */
  readonly person?: string;
  /** Part of a name, model or plate, or digits of the phone. */
  readonly search?: string;
  /** Calls that are later than this, in days, are for no evening. */
  readonly limit: number;
}

/** What cannot wait goes first: an open complaint before any call that we make of ourselves. */
const ORDER: readonly CareTaskKind[] = ['complaint', ...CARE_TASKS.filter((kind) => kind !== 'complaint')];
const rank = ({ kind }: CareLine): number => ORDER.indexOf(kind);

const KINDS = ['today', 'overdue', 'week', 'older'] as const;

/**
 * Today's calls, those that are late by not more than the limit, what is coming, and apart from all that what has been left for longer. The
 * calls to one owner stand together, as one talk does for all of them.
 */
export function careHeaps(tasks: readonly CareLine[], filter: CareFilter): readonly CareHeap[] {
  const heaps: Record<CareHeap['kind'], CareLine[]> = { today: [], overdue: [], week: [], older: [] };
  for (const task of tasks) if (fits(task, filter)) heaps[heapOf(task, filter.limit)].push(task);
  return KINDS.flatMap((kind) => (heaps[kind].length === 0 ? [] : [{ kind, tasks: together(heaps[kind]) }]));
}

/** Wishes to everybody are sent in one go, not called one by one in the evening: they stay folded. */
function heapOf({ kind, status, overdueDays }: CareLine, limit: number): CareHeap['kind'] {
  if (kind === 'holiday') return 'week';
  if (status === 'due-today') return 'today';
  if (status === 'upcoming') return 'week';
  return overdueDays > limit ? 'older' : 'overdue';
}

/** By the most pressing call of each owner; within one by what is most pressing. */
function together(tasks: readonly CareLine[]): CareLine[] {
  const sorted = [...tasks].sort((a, b) => rank(a) - rank(b) || compare(a.due, b.due));
  const first = new Map<number, number>();
  sorted.forEach(({ owner }, index) => {
    if (!first.has(owner)) first.set(owner, index);
  });
  return sorted.sort((a, b) => (first.get(a.owner) ?? 0) - (first.get(b.owner) ?? 0));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function fits({ by, name, model, car, phone }: CareLine, { person, search = '' }: CareFilter): boolean {
  if (person !== undefined && by !== person) return false;
  const wanted = search.replace(/\s/gu, '').toLowerCase();
  if (wanted === '') return true;
  const texts = [name, model, car].map((one) => (one ?? '').replace(/[\s·*]/gu, '').toLowerCase());
  return texts.some((one) => one.includes(wanted)) || (/^\d{3,}$/u.test(wanted) && (phone ?? '').includes(wanted));
}

/** Names a call: no personal data. */
export function careKey({ kind, step, due, place, owner }: CareLine): string {
  return `${place?.sheet ?? ''}!${place?.cell ?? ''}-${String(owner)}-${kind}-${step ?? ''}-${due}`;
}
