import type { RowRef } from '../forms/types';
import {
  entriesBy,
  hasBought,
  isLoss,
  openLevelBefore,
  stateBy,
  stateChanges,
  type BookState,
  type Customer,
  type Entry,
  type MatrixRow,
} from '../customers';
import { dayOf } from '../calendar';
import type { MonthContext } from './context';
import { firstContactOf, nameOf, refOf, sourceOf } from './context';
import { lossFact } from './losses';
import type { CancelFact, DeliveryFact, FlowEnd, FlowFact, FlowStart, LossFact } from './types';
import { NO_LEVEL } from './types';

export interface CustomerFlows {
  readonly flows: readonly FlowFact[];
  readonly deliveries: readonly DeliveryFact[];
  readonly losses: readonly LossFact[];
  readonly cancellations: readonly CancelFact[];
  /** A loss in a cell of somebody whose level nobody wrote down: it stands under `-`. */
  readonly noLevel: boolean;
  /** How it stands at the cutoff. */
  readonly standing: BookState;
  readonly level?: string;
}

/** Which side a walk counts for: see `Fact`. */
export interface Scope {
  readonly consultant: string;
  readonly inStore: boolean;
  readonly inPerson: boolean;
}

/**
 * Walks through a customer's month in the matrices (contract, `Figures`): an open level in 上月留存 is carried; a row without one
 * is new or, if the customer was closed before, reopened, at its first level in the matrix; closings (cell, loss record, 月末 word)
 * stand at the level just before them, under `-` where there never was one.
 */
export function walkCustomer(
  context: MonthContext,
  customer: Customer,
  rows: readonly MatrixRow[],
  scope: Scope,
): CustomerFlows {
  const walk = new Walk(context, customer, scope, rows);
  const records = new Set(rows.map((row) => row.row.record));
  const carried = rows
    .flatMap(({ carried: left, row }) => (left === undefined ? [] : [{ ...left, row }]))
    .find(
      ({ level, date, row }) =>
        context.stateOf(level, row) === 'open' && (date === undefined || dayOf(date) < context.first),
    );
  if (carried) walk.carry(carried.level);
  else {
    const before = stateBy(
      customer,
      context.profile,
      context.first - 1,
      (entry) => entry.stage === 'carry-over' || !records.has(entry.row.record),
    );
    walk.state = before === 'open' ? 'none' : before;
    walk.openAtWrittenLevel();
  }
  const entries = entriesBy(customer, context.cutoff);
  const standing = standingEnd(context, customer, entries);
  for (const entry of entries) {
    if (entry.day > context.cutoff) break;
    if (entry.day < context.first) continue;
    const inMatrix = (entry.stage === 'matrix' || entry.stage === 'month-end') && records.has(entry.row.record);
    if (inMatrix || entry.stage === 'loss' || entry === standing) walk.take(entry);
  }
  return walk.result();
}

/** What the register's own columns say of the end (结案情形, 最新状态), where nobody has opened the customer again since. */
function standingEnd(context: MonthContext, customer: Customer, entries: readonly Entry[]): Entry | undefined {
  if (!entries.some(({ kind }) => kind === 'status')) return undefined;
  const last = stateChanges(customer, context.profile, context.cutoff).at(-1);
  return last?.entry.kind === 'status' ? last.entry : undefined;
}

/**
 * The month of a customer in a store without matrices: carried is who was filed earlier and still open, new who got the first level in the
 * month; every form's entries count, on one day the closing wins.
 */
export function walkRegisters(context: MonthContext, customer: Customer, scope: Scope): CustomerFlows {
  const walk = new Walk(context, customer, scope, []);
  const before = stateBy(customer, context.profile, context.first - 1);
  const level = openLevelBefore(customer, context.profile, context.first)?.level;
  if (before === 'open' && level !== undefined) walk.carry(level);
  else walk.state = before === 'open' ? 'none' : before;
  const entries = entriesBy(customer, context.cutoff);
  const closingDays = new Set(
    stateChanges(customer, context.profile, context.cutoff).flatMap(({ day, state }) =>
      state === 'open' ? [] : [day],
    ),
  );
  for (const entry of entries) {
    if (entry.day > context.cutoff) break;
    if (entry.day < context.first || (entry.undated && entry.stage !== 'first-level')) continue;
    const opens = context.meaningOf(entry) === 'open';
    if (!(opens && closingDays.has(entry.day) && walk.state !== 'open')) walk.take(entry);
  }
  return walk.result();
}

/**
 * Orders, deliveries and cancelled orders that only a register or report shows, of people without a row in the month's matrices: they
 * stand under `-`, at the consultant whom the line names.
 */
export function walkDeals(context: MonthContext, customer: Customer): CustomerFlows | undefined {
  const entries = entriesBy(customer, context.cutoff).filter(
    ({ day }) => day >= context.first && day <= context.cutoff,
  );
  const deals = entries.filter((entry) => {
    if (isOwnersCall(entry)) return false;
    const meaning = context.meaningOf(entry);
    return meaning === 'ordered' || meaning === 'delivered' || meaning === 'cancelled';
  });
  const [first] = deals;
  if (!first) return undefined;
  const consultant = first.row.consultant ?? customer.consultant ?? '';
  const walk = new Walk(context, customer, { consultant, inStore: true, inPerson: true }, []);
  const before = stateBy(customer, context.profile, context.first - 1);
  walk.state = before === 'open' ? 'none' : before;
  for (const entry of deals) {
    // A report that names O as the level before knows of an order that no form shows.
    if (entry.before !== undefined && !hasBought(walk.state) && context.stateOf(entry.before, entry.row) === 'ordered')
      walk.state = 'ordered';
    walk.take(entry);
  }
  return walk.result();
}

/** A call after the sale (售后回访, 首保提醒) names D because the customer is an owner, not because the car was handed over that day. */
function isOwnersCall({ row }: Entry): boolean {
  const { purpose, outcome } = row.record.fields;
  return purpose === 'after-sales' || /首保|保养|续保|回访|满意度/u.test(outcome ?? '');
}

class Walk {
  state: BookState = 'none';
  private readonly flows: FlowFact[] = [];
  private readonly deliveries: DeliveryFact[] = [];
  private readonly losses: LossFact[] = [];
  private readonly cancellations: CancelFact[] = [];
  private readonly refs: RowRef[];
  private readonly source: string;
  private readonly model: string;
  private readonly firstContact: number | undefined;
  private stretch: { start: FlowStart; from: string; to: string } | undefined;
  private noLevel = false;

  constructor(
    private readonly context: MonthContext,
    private readonly customer: Customer,
    private readonly scope: Scope,
    private readonly rows: readonly MatrixRow[],
  ) {
    const shown =
      rows.length > 0
        ? rows.map(({ row }) => row)
        : customer.rows.filter(({ day, copyOf }) => !copyOf && (day ?? 0) <= context.cutoff);
    this.refs = shown.map(refOf);
    this.source = sourceOf(customer);
    this.model =
      shown.map((row) => row.record.fields.model).find((model) => model !== undefined) ?? customer.model ?? '';
    this.firstContact = firstContactOf(customer, shown);
  }

  result(): CustomerFlows {
    if (this.stretch) this.finish(this.stretch, 'open', undefined);
    const { flows, deliveries, losses, cancellations, noLevel, state } = this;
    return { flows, deliveries, losses, cancellations, noLevel, standing: state, level: flows.at(-1)?.to };
  }

  carry(level: string): void {
    this.state = 'open';
    this.stretch = { start: 'carried', from: level, to: level };
  }

  /** A row whose day cells hold no level has its first level in the column 级别, if anywhere. */
  openAtWrittenLevel(): void {
    for (const row of this.rows) {
      if (row.row.record.contacts?.some((contact) => contact.level !== undefined)) return;
    }
    const level = this.rows
      .flatMap(({ row }) => {
        const { level: code } = row.record.fields;
        return code !== undefined && this.context.stateOf(code, row) === 'open' ? [code] : [];
      })
      .at(0);
    if (level !== undefined) this.open(level);
  }

  private open(level: string): void {
    if (this.stretch) this.stretch.to = level;
    else this.stretch = { start: this.state === 'none' ? 'new' : 'reopened', from: level, to: level };
    this.state = 'open';
  }

  take(entry: Entry): void {
    const next = this.context.meaningOf(entry);
    if (next === undefined) return;
    if (next === 'cancelled') return this.cancel(entry);
    if (next === 'open') {
      if (entry.level !== undefined) this.open(entry.level);
      return;
    }
    // A word in a 月末 column repeats what the dated entries say; 最新状态 may be all that is written.
    const said = entry.kind === 'status' && this.state === 'none';
    if (entry.stage === 'month-end' && this.state !== 'open' && !said) return;
    if (this.state !== 'open' && entry.stage !== 'loss') this.openForClosing(next, entry);
    const before = this.state;
    if (next === 'delivered' && before !== 'delivered') {
      this.deliveries.push({ ...this.fact([], entry), date: entry.date, model: this.model });
    }
    if (isLoss(next) && (before === 'open' || before === 'none')) {
      const fact = this.fact([], entry);
      this.losses.push(
        lossFact(
          this.context,
          this.customer,
          { ...fact, model: this.model },
          next,
          entry,
          before === 'open',
          this.rows,
        ),
      );
    }
    if (this.stretch) this.finish(this.stretch, endOf(next), entry);
    this.state = next;
  }

  /** T: the order before it is cancelled, and the customer is open again at the level from before the order. */
  private cancel(entry: Entry): void {
    this.cancellations.push({ ...this.fact([], entry), date: entry.date });
    if (this.state === 'open') return;
    const order = this.flows.at(-1);
    const level = order?.end === 'won' ? order.to : this.levelBefore(entry.day);
    this.stretch = { start: 'reopened', from: level ?? NO_LEVEL, to: level ?? NO_LEVEL };
    this.state = 'open';
  }

  /**
   * A deal (or a first entry that is a loss) of somebody who is not open has to stand at a level for the books to close: the last open
   * level that any form gives for an earlier day, else `-`. Whoever is in a register only has no level in the books.
   */
  private openForClosing(next: BookState, entry: Entry): void {
    if (hasBought(this.state) || (!hasBought(next) && this.state !== 'none')) return;
    const registersOnly = this.rows.length === 0 && this.context.flowsFrom === 'matrix';
    const level = registersOnly ? undefined : this.levelBefore(entry.day);
    if (level === undefined && !hasBought(next)) this.noLevel = true;
    this.open(level ?? NO_LEVEL);
  }

  /**
   * The open level that stood before a day: the matrices' own, since the flows are theirs (a register's 追踪后级别 of the same visit may differ),
   * else that of any form.
   */
  private levelBefore(day: number): string | undefined {
    const { customer, context } = this;
    const last = (counts?: (entry: Entry) => boolean): string | undefined =>
      openLevelBefore(customer, context.profile, day, counts)?.level;
    const inMatrix = ({ stage }: Entry): boolean => stage === 'matrix' || stage === 'carry-over';
    return (this.rows.length > 0 ? last(inMatrix) : undefined) ?? last();
  }

  private finish(
    stretch: { start: FlowStart; from: string; to: string },
    end: FlowEnd,
    entry: Entry | undefined,
  ): void {
    const { context, firstContact, customer } = this;
    const day = entry?.day ?? context.cutoff;
    const days = firstContact === undefined || firstContact > day ? undefined : day - firstContact;
    this.flows.push({
      ...this.fact(entry?.stage === 'loss' ? [refOf(entry.row)] : [], entry),
      id: customer.id,
      ...stretch,
      moved: stretch.from !== stretch.to,
      end,
      onTheSpot:
        end === 'won' && entry !== undefined && openLevelBefore(customer, context.profile, entry.day) === undefined,
      ...(entry === undefined ? {} : { endDate: entry.date }),
      model: this.model,
      source: this.source,
      ...(days === undefined ? {} : end === 'open' ? { age: days } : end === 'won' ? { daysToDeal: days } : {}),
    });
    this.stretch = undefined;
  }

  /** For the store as a whole a deal is the consultant's whose sheet has it. */
  private fact(more: readonly RowRef[], entry: Entry | undefined): Scope & { customer: string; rows: RowRef[] } {
    const { scope } = this;
    const own = this.rows.length > 1 && entry && !scope.inPerson ? entry.row.consultant : undefined;
    return {
      ...scope,
      consultant: own ?? scope.consultant,
      customer: nameOf(this.customer),
      rows: [...this.refs, ...more],
    };
  }
}

function endOf(state: BookState): FlowEnd {
  if (hasBought(state)) return 'won';
  return state === 'out-of-control' ? 'outOfControl' : (state as FlowEnd);
}
