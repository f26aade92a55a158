import { isLoss, stateBy, stateChanges, type Customer, type Entry, type MatrixRow } from '../customers';
import { dateOf, monthOf } from '../calendar';
import type { MonthContext } from './context';
import { nameOf, refOf } from './context';
import { axisOf, isNoReason } from './loss-axes';
import type { Fact, LossFact } from './types';

/** A loss of the month as it is told: its reason from the loss record, the register's own column, or the row of the matrix. */
export function lossFact(
  context: MonthContext,
  customer: Customer,
  fact: Fact & { readonly model: string },
  kind: 'lost' | 'frozen' | 'out-of-control',
  entry: Entry,
  inFlows: boolean,
  rows: readonly MatrixRow[],
): LossFact {
  const told = lossRows(customer, context, entry.day);
  if (entry.kind === 'status' && !told.includes(entry.row)) told.push(entry.row);
  const reason = told.find((row) => row.record.fields.lossReason !== undefined)?.record.fields.lossReason;
  const inMatrix = lostAgain(context, customer, entry)
    ? undefined
    : rows.map((row) => row.row.record.fields.lossReason).find((text) => text !== undefined);
  const written = reason ?? inMatrix ?? '';
  const rival = told.map((row) => row.record.fields.competitor).find((model) => model !== undefined);
  return {
    ...fact,
    rows: [...fact.rows, ...told.filter((row) => row.form.form === 'loss-record').map(refOf)],
    kind: kind === 'out-of-control' ? 'outOfControl' : kind,
    date: entry.date,
    reason: written,
    axis: axisOf(written).axis,
    stated: !isNoReason(written),
    rival: rival ?? '',
    recorded: told.length > 0,
    inFlows,
  };
}

/** The reason in a matrix row belongs to the row's last loss. */
function lostAgain(context: MonthContext, customer: Customer, entry: Entry): boolean {
  let reopened = false;
  for (const later of customer.entries) {
    if (later.day <= entry.day) continue;
    if (later.day > context.last) break;
    const meaning = context.meaningOf(later);
    if (meaning === 'open' || meaning === 'cancelled') reopened = true;
    else if (reopened && meaning !== undefined && isLoss(meaning)) return true;
  }
  return false;
}

/** The loss records of a loss: those of its day or later, until the customer is open again; written up to today. */
function lossRows(customer: Customer, context: MonthContext, day: number): Entry['row'][] {
  const rows: Entry['row'][] = [];
  for (const entry of customer.entries) {
    if (entry.day < day) continue;
    if (entry.day > context.today) break;
    if (entry.stage === 'loss') rows.push(entry.row);
    else if (entry.day > day && entry.level !== undefined && context.stateOf(entry.level, entry.row) === 'open') break;
  }
  return rows;
}

/** Losses told by a loss record or a register alone: people who have no row in the month's matrices. Never of somebody already lost. */
export function lossesOutsideMatrix(context: MonthContext): LossFact[] {
  const losses: LossFact[] = [];
  const told = new Set<number>();
  for (const { customer, entry } of entriesOfMonth(context)) {
    if (context.matrixRows.has(customer.id) || told.has(customer.id)) continue;
    const { closes } = entry;
    if (closes === undefined || !isLoss(closes)) continue;
    told.add(customer.id);
    if (isLoss(stateBy(customer, context.profile, entry.day - 1))) continue;
    // A status that a later level has overtaken is not the end.
    if (entry.kind === 'status' && stateChanges(customer, context.profile, context.cutoff).at(-1)?.state === 'open')
      continue;
    const { model } = entry.row.record.fields;
    const fact = {
      consultant: entry.row.consultant ?? customer.consultant ?? '',
      inStore: true,
      inPerson: true,
      customer: nameOf(customer),
      rows: entry.kind === 'status' ? [refOf(entry.row)] : [],
      model: model ?? customer.model ?? '',
    };
    losses.push(lossFact(context, customer, fact, closes, entry, false, []));
  }
  return losses;
}

function entriesOfMonth({ index, month, cutoff, first, last }: MonthContext): { customer: Customer; entry: Entry }[] {
  const months = new Set([first, last].map((day) => monthOf(dateOf(day))).concat(month));
  return [...months].flatMap((one) =>
    (index.losses.get(one) ?? []).flatMap(({ customer, entry }) => {
      if (entry.standing && entry.day > cutoff) return (entry.row.day ?? first) <= cutoff ? [{ customer, entry }] : [];
      return entry.day >= first && entry.day <= cutoff ? [{ customer, entry }] : [];
    }),
  );
}
