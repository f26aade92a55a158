import type { Form } from '../../../forms';
import { columnLetters, cellName } from '../../../sheet';
import type { Found } from '../../finding';
import { openOn } from '../../open-on';
import { auditRule } from '../../rule';
import { footLines, type FootLine } from '../../foot';
import { linesToDate } from '../../lines-to-date';
import { countsOfColumn, linesAbove, countsOfLines } from '../../totals';
import type { AuditContext } from '../../context';

/** Every line counts that stands there, whatever its date. */
export const totalDiffers = auditRule({
  id: 'total-differs',
  severity: 'error',
  about: 'form',
  rests: ['matrices'],
  ofConsultant: true,
  judge(form, context) {
    const sheet = context.sheet(form.sheet);
    if (!sheet || form.form === 'customer-card') return undefined;
    const found: Found[] = [];
    let checked = 0;
    for (const line of footLines(form, sheet, context.index.titleOf(form))) {
      for (const { column, value, right } of claimsIn(line, form, context)) {
        checked += 1;
        if (right.includes(value)) continue;
        const at = { sheet: form.sheet, cell: cellName(line.row, column) };
        const count = right[0] ?? 0;
        const cell = context.cell(at);
        const plain = cell?.formula === undefined && typeof cell?.value === 'number';
        found.push({
          at,
          consultant: form.consultant,
          date: form.date,
          part: `${line.label} ${columnLetters(column)}`,
          values: { label: line.label, written: value, count },
          fix: plain ? [{ kind: 'value', ...at, before: value, after: count }] : undefined,
        });
      }
    }
    return checked === 0 ? undefined : found;
  },
});

interface Claim {
  readonly column: number;
  readonly value: number;
  /** What it may rightly say, the likeliest first. */
  readonly right: readonly number[];
}

function claimsIn(line: FootLine, form: Form, context: AuditContext): Claim[] {
  if (line.kind === 'open-customers') return openCustomers(line, form, context);
  if (line.kind === 'sum') return sumOfParts(line);
  const [number] = line.numbers;
  if (line.kind === 'to-date') {
    const right = linesToDate(form, context);
    return number === undefined || right === undefined ? [] : [{ ...number, right: [right] }];
  }
  if (line.kind === 'lines') {
    // 本页小计 counts its own page: the lines since the total before it
    const records = /页/u.test(line.label) ? linesAbove({ ...line, part: true }, form) : form.records;
    const right = countsOfLines(line.label, { ...form, records });
    return number === undefined || right === undefined ? [] : [{ ...number, right }];
  }
  const above = linesAbove(line, form);
  if (above.length === 0 && line.level === undefined) return [];
  const single = line.numbers.length === 1;
  return line.numbers.map((number) => ({
    ...number,
    right: countsOfColumn(line, form, above, number.column, single, context),
  }));
}

/**
 * 本日止意向客户数: the consultant's open customers in the matrix on that day, per level and together. Of the two ways of counting (by all forms, by
 * the matrix alone) the foot follows one: that with which it agrees most.
 */
function openCustomers(line: FootLine, form: Form, context: AuditContext): Claim[] {
  if (form.date === undefined || form.consultant === undefined) return [];
  const open = openOn(form.consultant, form.date, context);
  if (open === undefined) return [];
  const byForms = claimsBy(open.byForms, line);
  const byMatrix = claimsBy(open.byMatrix, line);
  return differing(byMatrix) < differing(byForms) ? byMatrix : byForms;
}

function claimsBy(count: ReadonlyMap<string, number>, line: FootLine): Claim[] {
  const named = line.numbers.flatMap(({ level }) => (level === undefined ? [] : [count.get(level) ?? 0]));
  return line.numbers.flatMap(({ level, column, value, total }): Claim[] => {
    if (level !== undefined) return [{ column, value, right: [count.get(level) ?? 0] }];
    return total ? [{ column, value, right: [named, [...count.values()]].map(sumOf) }] : [];
  });
}

/** 促进成交, 本日止保有客户数: the sum is that of the parts before it. */
function sumOfParts({ numbers }: FootLine): Claim[] {
  const parts = numbers.filter(({ total }) => total !== true);
  const [total] = numbers.filter((number) => number.total === true);
  if (total === undefined || parts.length < 2) return [];
  return [{ ...total, right: [sumOf(parts.map(({ value }) => value))] }];
}

function differing(claims: readonly Claim[]): number {
  return claims.filter(({ value, right }) => !right.includes(value)).length;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}
