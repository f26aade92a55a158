import type { MappedField } from '../fields';
import type { FormRecord } from '../types';
import type { FormContext } from './context';

/** People under whose name several lines may stand. */
const PEOPLE = ['consultant', 'inviter', 'serviceAdvisor', 'renewalAgent'] as const satisfies readonly MappedField[];
type Person = (typeof PEOPLE)[number];

/** Lines that stand under a name at least, all groups taken together: fewer may be lines that somebody forgot to sign. */
const LINES_A_NAME = 3;
/** Or, where the names stand before the customers', so many under each of several. */
const LINES_UNDER_EACH = 2;
const LEAST_UNDER_ONE = 4;

/**
 * A name that is written once, at the first of a person's lines, holds down to the next name, as one that is merged over them does. It must
 * be sure that it is kept so: no name stands twice, few lines have one, the first line does, and either the names stand before the
 * customers' or the days begin anew under each. Elsewhere an empty cell stays empty: somebody did not sign.
 */
export function underNames<R extends FormRecord>(context: FormContext, records: readonly R[]): readonly R[] {
  return PEOPLE.reduce<readonly R[]>((own, person) => fillDown(context, own, person), records);
}

function fillDown<R extends FormRecord>(context: FormContext, records: readonly R[], person: Person): readonly R[] {
  const [column, ...others] = context.columns.filter(({ field }) => field === person).map((one) => one.column);
  if (column === undefined || others.length > 0 || records.length < LEAST_UNDER_ONE) return records;
  const names = records.map(({ fields }) => fields[person]);
  const told = names.filter((name) => name !== undefined);
  const isOnceEach = new Set(told).size === told.length;
  const isEmpty = records.every(({ row }, i) => names[i] !== undefined || context.grid.cell(row, column) === undefined);
  if (names[0] === undefined || !isOnceEach || !isEmpty) return records;
  const standsBefore = context.columns.some(({ field, column: at }) => field === 'customerName' && column < at);
  const isAGroupEach = standsBefore && told.length > 1 && shortest(names) >= LINES_UNDER_EACH;
  if (records.length < told.length * LINES_A_NAME && !isAGroupEach) return records;
  if (!standsBefore && !daysBeginAnew(records, names)) return records;
  let current: string | undefined;
  return records.map((record, i) => {
    current = names[i] ?? current;
    return names[i] === undefined ? { ...record, fields: { ...record.fields, [person]: current } } : record;
  });
}

/** The lines under the name that has fewest. */
function shortest(names: readonly (string | undefined)[]): number {
  const starts = names.flatMap((name, i) => (name === undefined ? [] : [i]));
  return Math.min(...starts.map((at, i) => (starts[i + 1] ?? names.length) - at));
}

/** Under some name the days begin before those of the line above. */
function daysBeginAnew(records: readonly FormRecord[], names: readonly (string | undefined)[]): boolean {
  return records.some(({ fields: { date } }, i) => {
    const above = records[i - 1]?.fields.date;
    return names[i] !== undefined && date !== undefined && above !== undefined && date < above;
  });
}
