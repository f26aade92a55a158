/** A visit that may be moved: days are day numbers, both ends allowed. */
export interface Movable {
  /** The customer's number. */
  readonly id: number;
  readonly consultant: string;
  readonly due: number;
  /** Not before this day: the interval's minimum after the last contact, and not before today. */
  readonly earliest: number;
  /** A plan that the consultant wrote stays where it is. */
  readonly fixed: boolean;
  /** The more urgent level first where a day is full: higher stays. */
  readonly weight: number;
}

/**
 * Spreads visits so that no consultant has more than `perDay` on one day, as far as that is possible without breaking a deadline:
 * a visit only ever moves to an earlier day (never past its due day, never before `earliest`). Stated order: latest due day first;
 * on a day the consultant's own plans keep their place, then the hotter level, then the smaller customer number; those that do not
 * fit take the nearest earlier day with room. Where no day has room the visit stays on its due day and the day is over-full.
 * Visits due before `today` are overdue and are not moved. Result: day by customer number, only for those that moved.
 */
export function levelVisits(
  visits: readonly Movable[],
  perDay: number,
  today: number,
  isClosed: (day: number) => boolean,
): Map<number, number> {
  const moved = new Map<number, number>();
  const byConsultant = new Map<string, Movable[]>();
  for (const visit of visits) {
    if (visit.due < today) continue;
    const own = byConsultant.get(visit.consultant);
    if (own) own.push(visit);
    else byConsultant.set(visit.consultant, [visit]);
  }
  for (const own of byConsultant.values()) levelOne(own, perDay, today, isClosed, moved);
  return moved;
}

function levelOne(
  own: Movable[],
  perDay: number,
  today: number,
  isClosed: (day: number) => boolean,
  moved: Map<number, number>,
): void {
  const load = new Map<number, number>();
  for (const { due } of own) load.set(due, (load.get(due) ?? 0) + 1);
  own.sort((a, b) => b.due - a.due || Number(a.fixed) - Number(b.fixed) || a.weight - b.weight || b.id - a.id);
  for (const visit of own) {
    if (visit.fixed || (load.get(visit.due) ?? 0) <= perDay) continue;
    const first = Math.max(today, visit.earliest);
    for (let day = visit.due - 1; day >= first; day -= 1) {
      if (isClosed(day) || (load.get(day) ?? 0) >= perDay) continue;
      load.set(visit.due, (load.get(visit.due) ?? 0) - 1);
      load.set(day, (load.get(day) ?? 0) + 1);
      moved.set(visit.id, day);
      break;
    }
  }
}
