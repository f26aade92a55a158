import type { FieldName, Form, FormRecord, RecognisedWorkbook } from '../forms';
import { cellText, isBlankOrNothing, isDitto, isNothing } from '../forms/values';
import { cellOf, columnOf, rulesOf, type Customer, type Entry, type Ledger, type LedgerRow } from '../customers';
import { standing, type Standing } from '../levels';
import { dayOf, type IsoDate } from '../calendar';
import { levelTable, type LevelEntry, type StoreProfile } from '../profile';
import { dueOf, type Due } from '../schedule';
import { cellAt, columnNumber, parseArea, type Cell, type SheetSnapshot, type WorkbookSnapshot } from '../sheet';
import type { Place } from './finding';
import { indexLedger, type AuditIndex } from './index-ledger';

export interface AuditInput {
  readonly book: WorkbookSnapshot;
  readonly recognised: RecognisedWorkbook;
  readonly ledger: Ledger;
  readonly profile: StoreProfile;
  readonly today: IsoDate;
}

/** What stands in a row's cells for a field. `nothing`: a word or stroke that says so; `filled` also where it could not be read. */
export type Filling = 'no-column' | 'filled' | 'blank' | 'nothing';

/** What rules ask of the store. Days are day numbers. */
export class AuditContext {
  readonly ledger: Ledger;
  readonly profile: StoreProfile;
  readonly today: number;
  readonly index: AuditIndex;
  private readonly sheets: ReadonlyMap<string, SheetSnapshot>;
  private readonly columns = new Map<Form, Map<string, string[]>>();
  private readonly problems = new Map<string, Set<string>>();
  private readonly standings = new Map<Customer, Standing>();
  private readonly dues = new Map<Customer, Due>();
  private readonly made = new Map<string, unknown>();

  constructor(readonly input: AuditInput) {
    this.ledger = input.ledger;
    this.profile = input.profile;
    this.today = dayOf(input.today);
    this.sheets = new Map(input.book.sheets.map((sheet) => [sheet.name, sheet]));
    for (const form of input.recognised.forms) {
      if (form.problems.length === 0) continue;
      const cells = this.problems.get(form.sheet) ?? new Set<string>();
      this.problems.set(form.sheet, cells);
      for (const { cell } of form.problems) cells.add(cell);
    }
    this.index = indexLedger(this);
  }

  get forms(): readonly Form[] {
    return this.input.recognised.forms;
  }

  sheet(name: string): SheetSnapshot | undefined {
    return this.sheets.get(name);
  }

  /** What a rule compares rows by, worked out once. */
  once<T>(key: string, make: () => T): T {
    if (!this.made.has(key)) this.made.set(key, make());
    return this.made.get(key) as T;
  }

  /** What a rule asks of a form, worked out once for each. */
  onceFor<T>(key: string, form: Form, make: () => T): T {
    const known = this.once(key, () => new Map<Form, T>());
    let made = known.get(form);
    if (made === undefined) known.set(form, (made = make()));
    return made;
  }

  /** The row of the ledger that a record is, also one of an earlier reading whose sheet has not changed. */
  rowOf(record: FormRecord): LedgerRow | undefined {
    return this.once(
      'rows-of-records',
      () => new Map([...this.index.customerOf.keys()].map((row) => [row.record, row])),
    ).get(record);
  }

  /** The columns of a field: a group of ticks has several. */
  columnsOf(form: Form, field: FieldName | 'carryOver'): readonly string[] {
    let fields = this.columns.get(form);
    if (!fields) {
      fields = new Map();
      for (const column of form.columns) {
        const place = column.row === undefined ? column.column : column.column + String(column.row);
        const known = fields.get(column.field);
        if (known) known.push(place);
        else fields.set(column.field, [place]);
      }
      this.columns.set(form, fields);
    }
    return fields.get(field) ?? NONE;
  }

  has(form: Form, ...fields: readonly FieldName[]): boolean {
    return fields.some((field) => this.columnsOf(form, field).length > 0);
  }

  /** The cell of a field in a row; of a level's own column where the form has one per level. */
  place(row: LedgerRow, field: FieldName | 'carryOver', level?: string): Place {
    return cellOf(row, columnOf(row.form, field, level));
  }

  /** The first of the fields that the row's form has a column for. */
  firstPlace(row: LedgerRow, ...fields: readonly FieldName[]): Place {
    return this.place(row, fields.find((field) => this.has(row.form, field)) ?? 'customerName');
  }

  /** Where the leaving time stands or should: its own column, unless the row holds it beside the arrival (`14:00-15:10`). */
  leavingPlace(row: LedgerRow): Place {
    const arrival = this.columnsOf(row.form, 'arriveTime');
    const own = this.columnsOf(row.form, 'leaveTime').find((column) => !arrival.includes(column));
    const beside = this.place(row, 'leaveTime');
    if (own === undefined) return beside;
    const at = cellOf(row, own);
    const inOwn = !isBlankOrNothing(this.textAt(at)) || row.record.fields.leaveTime === undefined;
    return inOwn ? at : beside;
  }

  placeOf(entry: Entry): Place {
    return cellOf(entry.row, entry.column);
  }

  /** The cell of a day in a matrix row, where the form has a column for it. */
  dayPlace(row: LedgerRow, date: IsoDate): Place | undefined {
    const columns = row.form.dayColumns;
    const column = columns?.[date] ?? columns?.[String(Number(date.slice(8)))];
    return column === undefined ? undefined : cellOf(row, column);
  }

  cell({ sheet, cell }: Place): Cell | undefined {
    const snapshot = this.sheets.get(sheet);
    const at = snapshot && parseArea(cell);
    return at && cellAt(snapshot, at.top, at.left);
  }

  textAt(place: Place): string {
    return cellText(this.cell(place)).trim();
  }

  /** Whether a cell says something of its own: not blank, and no sign for what stands above (〃, 同上). */
  saysItself(place: Place): boolean {
    const text = this.textAt(place);
    return text !== '' && !isDitto(text);
  }

  unread({ sheet, cell }: Place): boolean {
    return this.problems.get(sheet)?.has(cell) ?? false;
  }

  /** Whether a cell of the row that should give one of the fields could not be read. */
  unreadable(row: LedgerRow, ...fields: readonly FieldName[]): boolean {
    const cells = this.problems.get(row.form.sheet);
    if (!cells) return false;
    return fields.some((field) =>
      this.columnsOf(row.form, field).some((column) => cells.has(cellOf(row, column).cell)),
    );
  }

  filling(row: LedgerRow, field: FieldName): Filling {
    const columns = this.columnsOf(row.form, field);
    if (columns.length === 0) return 'no-column';
    if (row.record.fields[field] !== undefined) return 'filled';
    const sheet = this.sheets.get(row.form.sheet);
    let nothing = false;
    for (const column of columns) {
      const place = cellOf(row, column);
      if (this.unread(place)) return 'filled';
      const cell = sheet && cellAt(sheet, row.record.row, columnNumber(column));
      const text = cellText(cell).trim();
      if (text === '') continue;
      // In a group of ticks a cross or an empty box says no more than an empty cell.
      if (columns.length > 1 || isBlankOrNothing(text)) nothing ||= isNothing(text) && columns.length === 1;
      else return 'filled';
    }
    return nothing ? 'nothing' : 'blank';
  }

  /** A level by the rules of the row's or customer's own workbook. */
  level(code: string | undefined, of: Pick<LedgerRow, 'rules'> = {}): LevelEntry | undefined {
    return code === undefined ? undefined : levelTable(rulesOf(of, this.profile)).get(code);
  }

  /** How the customer stands today. */
  standing(customer: Customer): Standing {
    let known = this.standings.get(customer);
    if (!known) this.standings.set(customer, (known = standing(customer, this.profile, this.today)));
    return known;
  }

  due(customer: Customer): Due {
    let known = this.dues.get(customer);
    if (!known) this.dues.set(customer, (known = dueOf(customer, this.standing(customer), this.profile, this.today)));
    return known;
  }

  customerOf(row: LedgerRow): Customer | undefined {
    return this.index.customerOf.get(row);
  }
}

const NONE: readonly string[] = [];
