import type { Change, Journal } from '../sheet';

const LOOKS = new Set<Change['kind']>(['fill', 'font', 'border', 'align']);

/**
 * Leaves out looks that stand already. A snapshot carries values, not looks, so the journal is asked: what its steps gave a cell
 * last, and nobody took back, is not proposed a second time.
 */
export function withoutStandingLooks(journal: Journal, changes: readonly Change[]): readonly Change[] {
  if (journal.done === 0) return changes;
  const standing = new Map<string, string>();
  for (const step of journal.steps.slice(0, journal.done)) {
    for (const change of step.forward) if (isLook(change)) standing.set(placeOf(change), JSON.stringify(change.after));
  }
  return changes.filter((change) => !isLook(change) || standing.get(placeOf(change)) !== JSON.stringify(change.after));
}

type Look = Extract<Change, { kind: 'fill' | 'font' | 'border' | 'align' }>;

function isLook(change: Change): change is Look {
  return LOOKS.has(change.kind);
}

function placeOf(change: Look): string {
  return `${change.kind} ${change.cell} ${change.sheet}`;
}
