import { dayOf, daysInMonth } from '../../../calendar';
import type { Form } from '../../../forms';
import { marksOf, monthContext, type MarkFact, type MonthContext } from '../../../rollups';
import type { MatrixRow } from '../../../customers';
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
  return context.once('marks', () => marksByRow(context)).get(line.row.record) ?? [];
}

/** Of several rows of a customer in one month a contact in any of them counts: they are one row. */
function marksByRow(context: AuditContext): ReadonlyMap<unknown, readonly MarkFact[]> {
  const months = new Map<string, MonthContext>();
  const marks = new Map<unknown, readonly MarkFact[]>();
  const groups = groupBy(
    context.ledger.matrixRows,
    ({ customer, month, consultant }) => `${String(customer)}|${month}|${consultantKey(consultant)}`,
  );
  for (const rows of groups.values()) {
    const [first] = rows;
    const customer = first && context.ledger.customers[first.customer];
    if (!first || !customer || customer.plans.length === 0) continue;
    let month = months.get(first.month);
    if (!month)
      months.set(
        first.month,
        (month = monthContext(context.ledger, context.profile, first.month, context.input.today)),
      );
    const facts = marksOf(month, customer, rows, 'new').marks.filter(({ date }) => dayOf(date) < context.today);
    for (const matrix of rows) {
      const { form, record } = matrix.row;
      const own = facts.filter(({ rows: [place] }) => place?.sheet === form.sheet && place.row === record.row);
      marks.set(record, writtenOver(form, context) ? madeGood(own, matrix, context) : own);
    }
  }
  return marks;
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
  return context.once(`written-over ${String(context.forms.indexOf(form))}`, () => {
    let contacts = 0;
    for (const { contacts: done, planned } of form.records) {
      contacts += done?.length ?? 0;
      if (done?.some(({ day }) => planned?.includes(day))) return false;
    }
    return contacts > 0;
  });
}

/** What a day cell holds beside its planned mark. */
export function besideMark(text: string): string {
  return cellText({ value: text }).replace(PLANNED_MARKS, '').trim();
}
