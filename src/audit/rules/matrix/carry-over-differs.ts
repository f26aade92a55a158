import type { Entry } from '../../../customers';
import { standing } from '../../../levels';
import type { AuditContext } from '../../context';
import { consultantKey, daysOf, monthBeside } from '../../index-ledger';
import type { Found } from '../../finding';
import { auditRule, FINE, type MatrixLine } from '../../rule';
import { isUnreadBetween } from '../../to-come';

/**
 * 上月留存 against the customer's last entry of the month before, in whichever consultant's matrix. Of a day with a report and a matrix
 * cell either is accepted: that they differ is `level-differs`.
 */
export const carryOverDiffers = auditRule({
  id: 'carry-over-differs',
  severity: 'warning',
  about: 'matrix-row',
  judge(line, context) {
    const { row, customer, month } = line;
    const eve = daysOf(line).first - 1;
    if (eve >= context.today || context.columnsOf(row.form, 'carryOver').length === 0) return undefined;
    const before = monthBeside(month, -1);
    const earlier = (context.index.matrixOf.get(customer) ?? []).filter((other) => other.month === before);
    if (earlier.length === 0) return undefined;
    const carried = row.record.carryOver;
    if (carried === undefined) return missing(line, earlier, eve, context);
    const entries = customer.entries.filter(
      (entry) => entry.day <= eve && entry.row !== row && entry.stage !== 'month-end',
    );
    const last = lastWith(entries, (entry) => entry.level !== undefined && isOfMatrix(entry));
    if (last === undefined) return undefined;
    const latest = lastWith(entries, (entry) => entry.level !== undefined) ?? last;
    const code = (word = ''): string => context.level(word, row)?.code ?? word;
    const levelAgrees = entries.some(
      ({ day, level }) =>
        (day === last.day || day === latest.day) && level !== undefined && code(level) === code(carried.level),
    );
    const dateAgrees = carried.date === undefined || datesOf(entries, last, latest).has(carried.date);
    // A day cell after it that nobody can read may be what was carried over.
    if ((levelAgrees && dateAgrees) || isUnreadBetween(customer, last.day, eve + 1, context)) return FINE;
    return [found(line, last, context)];
  },
});

function isOfMatrix({ row }: Entry): boolean {
  return row.form.form === 'contact-matrix';
}

/** The days that may stand there: of the last level, of the last contact, and those that an undated entry leaves open. */
function datesOf(entries: readonly Entry[], last: Entry, latest: Entry): ReadonlySet<string> {
  const dates = new Set([last.date, latest.date]);
  const matrix = lastWith(entries, (entry) => entry.contact && isOfMatrix(entry));
  const contact = lastWith(entries, (entry) => entry.contact);
  if (matrix) dates.add(matrix.date);
  if (contact) dates.add(contact.date);
  if (last.undated && contact === undefined) for (const entry of entries) dates.add(entry.date);
  return dates;
}

function lastWith(entries: readonly Entry[], wanted: (entry: Entry) => boolean): Entry | undefined {
  for (let i = entries.length - 1; i >= 0; i -= 1) {
    const entry = entries[i];
    if (entry && wanted(entry)) return entry;
  }
  return undefined;
}

/** Nothing is carried though the customer was open in the same consultant's matrix at the month's end. */
function missing(
  line: MatrixLine,
  earlier: readonly MatrixLine[],
  eve: number,
  context: AuditContext,
): readonly Found[] {
  const { row, customer } = line;
  const own = earlier.some((other) => consultantKey(other.row.consultant) === consultantKey(row.consultant));
  const then = standing(customer, context.profile, eve);
  const unread = context
    .columnsOf(row.form, 'carryOver')
    .some((column) => context.unread({ sheet: row.form.sheet, cell: column + String(row.record.row) }));
  const twin = (context.index.matrixOf.get(customer) ?? []).some(
    (other) => other.row !== row && other.month === line.month,
  );
  if (!own || unread || twin || then.state !== 'open' || then.levelEntry === undefined) return [];
  if (context.level(then.level, customer)?.state !== 'open') return [];
  return [found(line, then.levelEntry, context)];
}

function found({ row, month }: MatrixLine, last: Entry, context: AuditContext): Found {
  const carried = row.record.carryOver;
  return {
    at: context.place(row, 'carryOver', carried?.level ?? last.level),
    related: [context.placeOf(last)],
    row,
    date: `${month}-01`,
    values: {
      carried: [carried?.level ?? '', carried?.date ?? ''].join(' ').trim() || '—',
      last: [last.level ?? '', last.date].join(' ').trim(),
    },
  };
}
