import type { RowRef } from '../forms/types';
import type { Customer, Entry, MatrixRow } from '../customers';
import type { LevelState } from '../profile';
import type { MonthContext } from './context';
import { firstContactOf, nameOf, refOf, sourceOf } from './context';
import { axisOf, isNoReason } from './loss-axes';
import type { DeliveryFact, FlowEnd, FlowFact, FlowStart, LossFact } from './types';

/** What stands in the books about a customer at a moment. */
export type Standing = 'none' | 'open' | 'ordered' | 'delivered' | 'lost' | 'frozen' | 'outOfControl';
const LOSS_STANDINGS: readonly Standing[] = ['lost', 'frozen', 'outOfControl'];

export interface CustomerFlows {
  readonly flows: readonly FlowFact[];
  readonly deliveries: readonly DeliveryFact[];
  readonly losses: readonly LossFact[];
  /** A deal or loss in a cell of somebody whose level nobody wrote down: it cannot stand at a level. */
  readonly noLevel: boolean;
  /** How it stands at the cutoff. */
  readonly standing: Standing;
  readonly level?: string;
}

/** Which side a walk counts for: see `Fact`. */
export interface Scope {
  readonly consultant: string;
  readonly inStore: boolean;
  readonly inPerson: boolean;
}

/** The level's state as the books' standing; an invalid record (N at some brands) is a dead one, so lost; an owner has the car. */
export function standingOfState(state: LevelState): Standing {
  if (state === 'out-of-control') return 'outOfControl';
  if (state === 'invalid') return 'lost';
  return state === 'owner' ? 'delivered' : state;
}

function standingOf(context: MonthContext, entry: Entry): Standing | undefined {
  if (entry.closes !== undefined) return entry.closes === 'out-of-control' ? 'outOfControl' : entry.closes;
  const state = entry.level === undefined ? undefined : context.stateOf(entry.level);
  return state === undefined ? undefined : standingOfState(state);
}

/** How a customer stands before a day, by every form; a word in a 月末 column closes only whom the dated entries leave open. */
export function standingBefore(
  context: MonthContext,
  customer: Customer,
  day: number,
  counts: (entry: Entry) => boolean = () => true,
): Standing {
  let standing: Standing = 'none';
  for (const entry of customer.entries) {
    if (entry.day >= day) break;
    if (!counts(entry)) continue;
    const next = standingOf(context, entry);
    if (next === undefined || (entry.stage === 'month-end' && standing !== 'open')) continue;
    standing = next;
  }
  return standing;
}

/**
 * Walks through a customer's month in the matrices (contract, `Figures`): an open level in 上月留存 is carried; a row without one
 * is new or, if the customer was closed before, reopened, at its first level in the matrix; closings (cell, loss record, 月末 word)
 * stand at the level just before them.
 */
export function walkCustomer(
  context: MonthContext,
  customer: Customer,
  rows: readonly MatrixRow[],
  scope: Scope,
): CustomerFlows {
  return new Walk(context, customer, rows, scope).result();
}

class Walk {
  private readonly flows: FlowFact[] = [];
  private readonly deliveries: DeliveryFact[] = [];
  private readonly losses: LossFact[] = [];
  private readonly refs: RowRef[];
  private readonly source: string;
  private readonly model: string;
  private readonly firstContact: number | undefined;
  private standing: Standing;
  private stretch: { start: FlowStart; from: string; to: string } | undefined;
  private noLevel = false;

  constructor(
    private readonly context: MonthContext,
    private readonly customer: Customer,
    private readonly rows: readonly MatrixRow[],
    private readonly scope: Scope,
  ) {
    const records = new Set(rows.map((row) => row.row.record));
    this.refs = rows.map((row) => refOf(row.row));
    this.source = sourceOf(customer);
    this.model =
      rows.map((row) => row.row.record.fields.model).find((model) => model !== undefined) ?? customer.model ?? '';
    this.firstContact = firstContactOf(
      customer,
      rows.map((row) => row.row),
    );
    const carried = rows
      .map((row) => row.carried?.level)
      .find((level) => level !== undefined && context.stateOf(level) === 'open');
    if (carried !== undefined) {
      this.standing = 'open';
      this.stretch = { start: 'carried', from: carried, to: carried };
    } else {
      this.standing = standingBefore(
        context,
        customer,
        context.first,
        (entry) => entry.stage === 'carry-over' || !records.has(entry.row.record),
      );
      if (this.standing === 'open') this.standing = 'none';
      this.openAtWrittenLevel();
    }
    for (const entry of customer.entries) {
      if (entry.day > context.cutoff) break;
      if (entry.day < context.first) continue;
      if (
        entry.stage === 'loss' ||
        ((entry.stage === 'matrix' || entry.stage === 'month-end') && records.has(entry.row.record))
      )
        this.take(entry);
    }
    if (this.stretch) this.finish(this.stretch, 'open', undefined);
  }

  result(): CustomerFlows {
    const { flows, deliveries, losses, noLevel, standing } = this;
    return { flows, deliveries, losses, noLevel, standing, level: flows.at(-1)?.to };
  }

  /** A row whose day cells hold no level has its first level in the column 级别, if anywhere. */
  private openAtWrittenLevel(): void {
    for (const row of this.rows) {
      if (row.row.record.contacts?.some((contact) => contact.level !== undefined)) return;
    }
    const level = this.rows
      .map((row) => row.row.record.fields.level)
      .find((code) => code !== undefined && this.context.stateOf(code) === 'open');
    if (level !== undefined) this.open(level);
  }

  private open(level: string): void {
    if (this.stretch) this.stretch.to = level;
    else this.stretch = { start: this.standing === 'none' ? 'new' : 'reopened', from: level, to: level };
    this.standing = 'open';
  }

  private take(entry: Entry): void {
    const next = standingOf(this.context, entry);
    if (next === undefined) return;
    if (next === 'open') {
      if (entry.level !== undefined) this.open(entry.level);
      return;
    }
    if (entry.stage === 'month-end' && this.standing !== 'open') return;
    if (this.standing !== 'open' && entry.stage === 'matrix') this.openForClosing(next, entry);
    const before = this.standing;
    if (next === 'delivered' && before !== 'delivered') {
      this.deliveries.push({ ...this.fact([]), date: entry.date, model: this.model });
    }
    if (LOSS_STANDINGS.includes(next) && (before === 'open' || before === 'none')) this.lose(next, entry);
    if (this.stretch)
      this.finish(this.stretch, next === 'ordered' || next === 'delivered' ? 'won' : (next as FlowEnd), entry);
    this.standing = next;
  }

  /**
   * A deal (or a first entry that is a loss) in a cell of somebody who is not open has to stand at a level for the books to close:
   * the last open level that any form gives. Without one it is shown as a difference.
   */
  private openForClosing(next: Standing, entry: Entry): void {
    const deal = next === 'ordered' || next === 'delivered';
    const bought = this.standing === 'ordered' || this.standing === 'delivered';
    if (bought || (!deal && this.standing !== 'none')) return;
    let level: string | undefined;
    for (const earlier of this.customer.entries) {
      if (earlier.day > entry.day) break;
      if (earlier.level !== undefined && this.context.stateOf(earlier.level) === 'open') level = earlier.level;
    }
    if (level === undefined) this.noLevel = true;
    else this.open(level);
  }

  private finish(
    stretch: { start: FlowStart; from: string; to: string },
    end: FlowEnd,
    entry: Entry | undefined,
  ): void {
    const { context, firstContact } = this;
    const day = entry?.day ?? context.cutoff;
    const days = firstContact === undefined || firstContact > day ? undefined : day - firstContact;
    this.flows.push({
      ...this.fact(entry?.stage === 'loss' ? [refOf(entry.row)] : []),
      id: this.customer.id,
      ...stretch,
      moved: stretch.from !== stretch.to,
      end,
      ...(entry === undefined ? {} : { endDate: entry.date }),
      model: this.model,
      source: this.source,
      ...(days === undefined ? {} : end === 'open' ? { age: days } : end === 'won' ? { daysToDeal: days } : {}),
    });
    this.stretch = undefined;
  }

  private lose(kind: Standing, entry: Entry): void {
    const told = lossRows(this.customer, this.context, entry.day);
    const reason = told.find((row) => row.record.fields.lossReason !== undefined)?.record.fields.lossReason;
    const inMatrix = this.lostAgain(entry)
      ? undefined
      : this.rows.map((row) => row.row.record.fields.lossReason).find((text) => text !== undefined);
    const written = reason ?? inMatrix ?? '';
    const rival = told.map((row) => row.record.fields.competitor).find((model) => model !== undefined);
    this.losses.push({
      ...this.fact(told.map(refOf)),
      kind: kind as LossFact['kind'],
      date: entry.date,
      reason: written,
      axis: axisOf(written).axis,
      stated: !isNoReason(written),
      rival: rival ?? '',
      model: this.model,
      recorded: told.length > 0,
      inFlows: this.standing === 'open',
    });
  }

  /** The reason in a matrix row belongs to the row's last loss. */
  private lostAgain(entry: Entry): boolean {
    let reopened = false;
    for (const later of this.customer.entries) {
      if (later.day <= entry.day) continue;
      if (later.day > this.context.last) break;
      const standing = standingOf(this.context, later);
      if (standing === 'open') reopened = true;
      else if (reopened && standing !== undefined && LOSS_STANDINGS.includes(standing)) return true;
    }
    return false;
  }

  private fact(more: readonly RowRef[]): Scope & { customer: string; rows: RowRef[] } {
    return { ...this.scope, customer: nameOf(this.customer), rows: [...this.refs, ...more] };
  }
}

/** The loss records of a loss: those of its day or later, until the customer is open again; written up to today. */
function lossRows(customer: Customer, context: MonthContext, day: number): Entry['row'][] {
  const rows: Entry['row'][] = [];
  for (const entry of customer.entries) {
    if (entry.day < day) continue;
    if (entry.day > context.today) break;
    if (entry.stage === 'loss') rows.push(entry.row);
    else if (entry.day > day && entry.level !== undefined && context.stateOf(entry.level) === 'open') break;
  }
  return rows;
}

/** Losses told by a loss record alone: people who have no row in the month's matrices. Never of somebody already lost. */
export function lossesOutsideMatrix(context: MonthContext): LossFact[] {
  const losses: LossFact[] = [];
  const told = new Set<number>();
  for (const { customer, entry } of context.index.losses.get(context.month) ?? []) {
    if (context.matrixRows.has(customer.id) || told.has(customer.id) || entry.day > context.cutoff || !entry.closes)
      continue;
    told.add(customer.id);
    const before = standingBefore(context, customer, entry.day);
    const kind = entry.closes === 'out-of-control' ? 'outOfControl' : entry.closes;
    if (LOSS_STANDINGS.includes(before) || kind === 'ordered' || kind === 'delivered') continue;
    const { lossReason, competitor, model } = entry.row.record.fields;
    losses.push({
      consultant: entry.row.consultant ?? customer.consultant ?? '',
      inStore: true,
      inPerson: true,
      customer: nameOf(customer),
      rows: [refOf(entry.row)],
      kind,
      date: entry.date,
      reason: lossReason ?? '',
      axis: axisOf(lossReason ?? '').axis,
      stated: !isNoReason(lossReason ?? ''),
      rival: competitor ?? '',
      model: model ?? customer.model ?? '',
      recorded: true,
      inFlows: false,
    });
  }
  return losses;
}
