import { dayOf, daysInMonth } from '../../../calendar';
import type { Form, FormRecord } from '../../../forms';
import { daysOfMatrices, markFacts, type MarkFact, type MonthDays } from '../../../rollups';
import type { Customer, MatrixRow } from '../../../customers';
import { cellText, PLANNED_MARKS } from '../../../forms/values';
import type { AuditContext } from '../../context';
import { consultantKey, groupBy } from '../../index-ledger';
import { auditRule, type MatrixLine } from '../../rule';
import { isUnreadBetween } from '../../to-come';
import type { Found } from '../../finding';

export const missedVisit = auditRule({
  id: 'missed-visit',
  severity: 'warning',
  about: 'matrix-row',
  rests: ['matrices'],
  judge(line, context) {
    const marks = marksIn(line, context);
    if (marks.length === 0) return undefined;
    return marks.flatMap((mark): Found[] => {
      const at = context.dayPlace(line.row, mark.date);
      if (mark.result !== 'missed' || at === undefined) return [];
      const next = marks.find(({ date }) => date > mark.date);
      if (isUnreadBetween(line.customer, dayOf(mark.date) - 1, next ? dayOf(next.date) : context.today, context))
        return [];
      return [{ at, row: line.row, date: mark.date, part: mark.date, values: { date: mark.date } }];
    });
  },
});

/** The marks of past days, as the month's figures judge them. */
export function marksIn(line: MatrixLine, context: AuditContext): readonly MarkFact[] {
  if (line.customer.plans.length === 0) return NONE;
  const known = context.once('marks', () => new Map<FormRecord, readonly MarkFact[]>());
  if (!known.has(line.row.record)) readMarks(line.customer, context, known);
  return known.get(line.row.record) ?? NONE;
}

const NONE: readonly MarkFact[] = [];

/** Of several rows of a customer in one month a contact in any of them counts: they are one row. */
function readMarks(customer: Customer, context: AuditContext, into: Map<FormRecord, readonly MarkFact[]>): void {
  const own = context.once('rows-of-customers', () => groupBy(context.ledger.matrixRows, (row) => row.customer));
  const groups = groupBy(
    own.get(customer.id) ?? [],
    ({ month, consultant }) => `${month}|${consultantKey(consultant)}`,
  );
  for (const rows of groups.values()) {
    const [first] = rows;
    if (!first || !customer.plans.some(({ row }) => rows.some((matrix) => matrix.row.record === row.record))) continue;
    const facts = markFacts(monthDays(first.month, context), customer, rows, 'new').filter(
      ({ date }) => dayOf(date) < context.today,
    );
    for (const matrix of rows) {
      const { form, record } = matrix.row;
      const marks = facts.filter(({ rows: [place] }) => place?.sheet === form.sheet && place.row === record.row);
      into.set(record, writtenOver(form, context) ? madeGood(marks, matrix, context) : marks);
    }
  }
}

function monthDays(month: string, context: AuditContext): MonthDays {
  const rows = context.once('rows-of-months', () => groupBy(context.ledger.matrixRows, (row) => row.month));
  return context.once(`month-days ${month}`, () => {
    const { first, last } = daysOfMatrices(rows.get(month) ?? [], month);
    return { first, last, cutoff: Math.min(context.today, last), today: context.today };
  });
}

/** Where the level takes the mark's place, one cannot see which day a contact was planned for: a later one makes good for all before it. */
function madeGood(facts: readonly MarkFact[], matrix: MatrixRow, context: AuditContext): MarkFact[] {
  const last = matrix.row.record.contacts?.reduce((latest, { day }) => Math.max(latest, day), 0) ?? 0;
  const days = daysInMonth(matrix.month);
  const until = context.today - dayOf(`${matrix.month}-01`) + 1;
  const known = Math.min(last, days, until);
  return facts.map((fact) =>
    fact.result === 'missed' && Number(fact.date.slice(8)) < known ? { ...fact, result: 'late' } : fact,
  );
}

/** No cell of the form holds both a mark and a level, though there are cells with either. */
function writtenOver(form: Form, context: AuditContext): boolean {
  return context.onceFor('written-over', form, () => {
    let contacts = 0;
    for (const { contacts: done, planned } of form.records) {
      contacts += done?.length ?? 0;
      if (planned !== undefined && done?.some(({ day }) => planned.includes(day))) return false;
    }
    return contacts > 0;
  });
}

/** What a day cell holds beside its planned mark. */
export function besideMark(text: string): string {
  return cellText({ value: text }).replace(PLANNED_MARKS, '').trim();
}
