import type { IsoDate } from '../../calendar';
import type { Cell } from '../../sheet';
import { addPhone, type RecordFields } from '../fields';
import { readField } from '../fields/read-field';
import type { CallColumn } from '../columns/steps';
import type { Assigned } from '../columns/assign';
import { FORM_SPECS } from '../kinds';
import type { AfterSalesRecord } from '../types';
import { cellText, genderOf, isBlankOrNothing, parseDate, splitPeople, toSimplified } from '../values';
import { cellOfRow, type FormContext } from './context';
import { readSteps, type StepAnchor } from './steps';
import type { RowReader } from './records';

/** Reads the rows of a form about owners: fields, calls, and what only two columns or two rows together say. */
export function ownerRowReader(context: FormContext, steps: readonly CallColumn[]): RowReader<AfterSalesRecord> {
  const meters = new Meters(context);
  const policies = context.columns.filter(({ field }) => field === 'policyEnd');
  const plain = context.columns.filter(({ field }) => field !== 'policyEnd');
  const mileage = context.columns.find(({ field }) => field === 'mileage');
  return (row, more, ditto) => {
    const draft: RecordFields = {};
    const cellOf = (column: number): Cell | undefined => cellOfRow(context, row, more, ditto, column);
    let name: string | undefined;
    for (const column of plain) {
      const cell = cellOf(column.column);
      if (cell === undefined) continue;
      ditto.set(column.column, cell);
      if (column.field === 'customerName' && typeof cell.value === 'string' && !isBlankOrNothing(cell.value))
        name = cell.value;
      if (column.field === 'date' || column.field === 'appointment') readDay(context, draft, column, cell, row);
      else readField(context, draft, column, column.by.tick, cell, { row, column: column.column });
    }
    readPolicyEnd(context, draft, policies, row, cellOf, ditto);
    if (draft.birthdayCalendar === 'lunar' && draft.birthday?.startsWith('-') === false)
      draft.birthday = `-${draft.birthday.slice(4)}`;
    if (draft.birthdayCalendar !== undefined && draft.birthday === undefined) delete draft.birthdayCalendar;
    if (draft.date === undefined && context.titleDate !== undefined && !hasColumn(context, 'date'))
      draft.date = context.titleDate;
    if (mileage !== undefined) meters.read(draft, mileage.column, row, cellOf(mileage.column));
    const calls = steps.length === 0 ? [] : readSteps(context, steps, row, cellOf, anchorOf(context, draft));
    const told = calls.length === 0 ? {} : { steps: calls };
    const names = name === undefined ? [] : splitPeople(name);
    const people = names.length > 1 ? names.map((one, index) => personOf(draft, one, index)) : [draft];
    return people.map((fields) => ({ row, fields: withGender(fields), ...told }));
  };
}

/**
 * Calls after a delivery are on the first such day from it on, whatever year the sheet is of; elsewhere the sheet's year holds, and where it names
 * none, the row's own days: a policy's calls come before its end, those of a service after the last one.
 */
function anchorOf(context: FormContext, fields: RecordFields): StepAnchor | undefined {
  const delivered = fields.deliveryDate ?? fields.purchaseDate;
  const future = (anchor: IsoDate | undefined): StepAnchor | undefined =>
    anchor === undefined ? undefined : { anchor, direction: 'future' };
  if (FORM_SPECS[context.kind].steps === 'delivery') return future(delivered);
  if (context.year !== undefined) return undefined;
  if (fields.policyEnd !== undefined && context.kind === 'renewal-ledger')
    return { anchor: fields.policyEnd, direction: 'past' };
  if (fields.nextServiceDate !== undefined) return { anchor: fields.nextServiceDate, direction: 'nearest' };
  return future(fields.invitedDate ?? fields.lastServiceDate ?? delivered);
}

function hasColumn(context: FormContext, field: string): boolean {
  return context.columns.some((column) => column.field === field);
}

function withGender(fields: RecordFields): RecordFields {
  if (fields.gender !== undefined || fields.customerName === undefined) return fields;
  const gender = genderOf(fields.customerName);
  if (gender !== undefined) fields.gender = gender;
  return fields;
}

/** Two owners in a cell: each with the number that stands in the same place, everything else for both. */
function personOf(draft: RecordFields, name: string, index: number): RecordFields {
  const person: RecordFields = { ...draft, customerName: name };
  if (draft.phone === undefined || draft.phone2 === undefined || index > 1) return person;
  delete person.phone;
  delete person.phone2;
  addPhone(person, index === 0 ? draft.phone : draft.phone2);
  return person;
}

/** The row's own day, nearest to the form's month where it has no year, and the next appointment, from that day on. */
function readDay(context: FormContext, draft: RecordFields, column: Assigned, cell: Cell, row: number): void {
  if (cell.error) {
    context.problems.add(row, column.column, 'error-value', cell);
    return;
  }
  const { date1904, year, month, monthStart } = context;
  if (column.field === 'date') {
    const anchor = monthStart === undefined ? undefined : `${monthStart.slice(0, 8)}15`;
    const near = anchor === undefined ? {} : { direction: 'nearest' as const, anchor };
    const reading = parseDate(cell, { date1904, year, month, ...near });
    if (reading.problem !== undefined) context.problems.add(row, column.column, reading.problem, cell);
    if (reading.date !== undefined) draft.date = reading.date;
    return;
  }
  if (isBlankOrNothing(cellText(cell))) return;
  const anchor = draft.date ?? monthStart;
  const reading = parseDate(cell, {
    date1904,
    year,
    month,
    ...(anchor === undefined ? {} : { direction: 'future' as const, anchor }),
  });
  draft.appointment = reading.date !== undefined && (reading.rest ?? '') === '' ? reading.date : cellText(cell).trim();
}

/** Of 商业险 and 交强险 the commercial date leads; the other counts where that cell says nothing. */
function readPolicyEnd(
  context: FormContext,
  draft: RecordFields,
  columns: readonly Assigned[],
  row: number,
  cellOf: (column: number) => Cell | undefined,
  ditto: Map<number, Cell>,
): void {
  const ends: { readonly end: IsoDate; readonly commercial: boolean; readonly compulsory: boolean }[] = [];
  for (const column of columns) {
    const cell = cellOf(column.column);
    if (cell === undefined) continue;
    ditto.set(column.column, cell);
    const own: RecordFields = {};
    readField(context, own, column, undefined, cell, { row, column: column.column });
    if (own.policyEnd === undefined) continue;
    const header = toSimplified(column.header);
    ends.push({ end: own.policyEnd, commercial: /商业/u.test(header), compulsory: /交强|强制/u.test(header) });
  }
  const best = ends.find(({ commercial }) => commercial) ?? ends.find(({ compulsory }) => !compulsory) ?? ends[0];
  if (best !== undefined) draft.policyEnd = best.end;
}

/** What each vehicle's meter showed in the rows before. */
class Meters {
  private readonly byVin = new Map<string, number>();
  private readonly byPlate = new Map<string, { vin: string | undefined; most: number }>();

  constructor(private readonly context: FormContext) {}

  /** A meter that shows less than in an earlier row of the same vehicle is a problem; what it shows stays. */
  read({ mileage, vin, plate }: RecordFields, column: number, row: number, cell: Cell | undefined): void {
    if (mileage === undefined) return;
    const there = plate === undefined ? undefined : this.byPlate.get(plate);
    // the same plate on another car is another car
    const samePlate = there === undefined || vin === undefined || there.vin === undefined || there.vin === vin;
    const before = Math.max(
      vin === undefined ? -1 : (this.byVin.get(vin) ?? -1),
      there === undefined || !samePlate ? -1 : there.most,
    );
    if (mileage < before) this.context.problems.add(row, column, 'mileage-falls', cell);
    const most = Math.max(before, mileage);
    if (vin !== undefined) this.byVin.set(vin, most);
    if (plate === undefined) return;
    if (there === undefined || !samePlate) this.byPlate.set(plate, { vin, most });
    else {
      there.vin ??= vin;
      there.most = most;
    }
  }
}
