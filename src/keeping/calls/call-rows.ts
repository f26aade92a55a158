import { monthOf, type IsoDate } from '../../calendar';
import type { AfterSalesKind } from '../../forms/types';
import type { OwnerRow } from '../../owners';
import { stepText, type CareTaskKind } from '../../schedule/cadences';
import { text, type Text } from '../../words';
import type { FoundOwner } from './find-owner';
import type { CalledRow } from './types';

/** Steps that have the name of what they are for. */
const NAMED_STEPS: ReadonlySet<string> = new Set(['birthday', 'anniversary']);

/** Forms whose rows stand for a car and have columns for its calls. */
const WITH_CALLS: ReadonlySet<AfterSalesKind> = new Set<AfterSalesKind>(['delivery-follow-up', 'owner-register']);

/** What a call is for, as its row says it. */
const KIND_OF_FORM: Readonly<Partial<Record<AfterSalesKind, CareTaskKind>>> = {
  'service-reminder': 'service',
  'renewal-ledger': 'renewal',
  'complaint-register': 'complaint',
};

export function kindOfRow(row: OwnerRow | undefined): CareTaskKind | undefined {
  return row && KIND_OF_FORM[row.form.form];
}

/** What a call is for, in words: 交车后回访 7 天. */
export function callWords(kind: CareTaskKind | undefined, step: string | undefined): Text {
  if (kind === undefined) return text('keeping.call.any');
  const what = text(`owners.do.${kind}`);
  return step === undefined || NAMED_STEPS.has(step) ? what : text('keeping.call.step', { what, step: stepText(step) });
}

/** A row with the step whose columns a call goes into. */
export interface StepRow {
  readonly row: OwnerRow;
  readonly step: string;
}

/** The rows that have columns for a call after delivery, a birthday or an anniversary. */
export function stepRows({ rows }: Pick<FoundOwner, 'rows'>, step: string): StepRow[] {
  return rows.flatMap((row) => {
    const own = WITH_CALLS.has(row.form.form) ? columnsOfStep(row, step) : undefined;
    return own === undefined ? [] : [{ row, step: own }];
  });
}

/** The step's own columns; where the sheet counts its calls the next free one; 季度回访 for those of later months. */
function columnsOfStep(row: OwnerRow, step: string): string | undefined {
  const columns = row.form.stepColumns ?? {};
  if (columns[step] !== undefined) return step;
  if (NAMED_STEPS.has(step)) return undefined;
  const counted = nextCall(row);
  if (counted !== undefined) return counted;
  const told = (row.record.steps ?? []).some((one) => one.step === 'quarterly');
  return /^\d+m$/u.test(step) && columns.quarterly !== undefined && !told ? 'quarterly' : undefined;
}

/** Of a sheet that counts its calls the next one that is free; a list of calls in one cell always has room. */
export function nextCall({ form, record }: CalledRow): string | undefined {
  const columns = form.stepColumns ?? {};
  const told = new Set((record.steps ?? []).map(({ step }) => step));
  return Object.keys(columns)
    .filter((step) => /^\d+$/u.test(step))
    .sort((a, b) => Number(a) - Number(b))
    .find((step) => !told.has(step) || columns[step]?.some((letters) => form.stepParts?.[letters] === 'list'));
}

/** The steps of a row that tell of no call yet, in the order of the sheet. */
export function freeSteps({ form, record }: OwnerRow): string[] {
  const told = new Set((record.steps ?? []).map(({ step }) => step));
  return Object.keys(form.stepColumns ?? {}).filter((step) => !told.has(step));
}

/** The row of a reminder list: the one that was named, that of the day's month, else the latest. */
export function reminderRow({ rows, named }: Pick<FoundOwner, 'rows' | 'named'>, date: IsoDate): OwnerRow | undefined {
  if (named?.form.form === 'service-reminder') return named;
  const own = rows.filter(({ form }) => form.form === 'service-reminder');
  return own.findLast(({ form }) => form.month === monthOf(date)) ?? own.at(-1);
}

/** The ledger's row of the policy that ends last; the sold policy itself is no matter to follow. */
export function renewalRow({ rows, named }: Pick<FoundOwner, 'rows' | 'named'>): OwnerRow | undefined {
  if (named?.form.form === 'renewal-ledger') return named;
  let best: OwnerRow | undefined;
  for (const row of rows) {
    const { policyEnd, policyStart, status } = row.record.fields;
    if (row.form.form !== 'renewal-ledger' || (policyStart !== undefined && status === 'won')) continue;
    if ((policyEnd ?? '') >= (best?.record.fields.policyEnd ?? '')) best = row;
  }
  return best;
}

/** The rows of complaints that are open, or the one that was named. */
export function complaintRows({ owner, car, named }: Pick<FoundOwner, 'owner' | 'car' | 'named'>): readonly OwnerRow[] {
  if (named?.form.form === 'complaint-register') return [named];
  const open = [...(car?.complaints ?? []), ...owner.complaints].filter((one) => one.open);
  return [...new Set(open.map(({ row }) => row))];
}
