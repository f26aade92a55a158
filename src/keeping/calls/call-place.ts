import type { IsoDate } from '../../calendar';
import type { FieldName } from '../../forms/types';
import type { OwnerRow } from '../../owners';
import type { CareTaskKind } from '../../schedule/cadences';
import { columnsFor } from '../contacts/manner';
import { complaintRows, nextCall, reminderRow, renewalRow, stepRows } from './call-rows';
import type { FoundOwner } from './find-owner';

/** A cell of a sheet. */
export interface CallPlace {
  readonly sheet: string;
  readonly row: number;
  readonly cell: string;
}

/** Where a call that is owed would be written: the cell of its day, or what stands for it; else the name in the owner's latest row. */
export function placeOfCall(
  found: Pick<FoundOwner, 'owner' | 'car' | 'rows'>,
  kind: CareTaskKind,
  step: string | undefined,
  date: IsoDate,
): CallPlace | undefined {
  const named = step ?? (kind === 'birthday' || kind === 'anniversary' ? kind : undefined);
  const [own] = named === undefined ? [] : stepRows(found, named);
  if (own) return at(own.row, own.row.form.stepColumns?.[own.step]?.[0]);
  const row = rowOfKind(found, kind, date);
  if (row) {
    const next = kind === 'complaint' ? undefined : nextCall(row);
    const letters =
      next === undefined ? firstOf(row, ['status', 'result', 'handledDate']) : row.form.stepColumns?.[next]?.[0];
    return at(row, letters);
  }
  let latest: OwnerRow | undefined;
  for (const one of found.rows) if ((one.day ?? -Infinity) >= (latest?.day ?? -Infinity)) latest = one;
  return latest && at(latest, undefined);
}

function rowOfKind(
  found: Pick<FoundOwner, 'owner' | 'car' | 'rows'>,
  kind: CareTaskKind,
  date: IsoDate,
): OwnerRow | undefined {
  if (kind === 'renewal') return renewalRow(found);
  if (kind === 'complaint') return complaintRows(found)[0];
  return kind === 'service' || kind === 'first-service' ? reminderRow(found, date) : undefined;
}

function firstOf({ form }: OwnerRow, fields: readonly FieldName[]): string | undefined {
  return fields.flatMap((field) => columnsFor(form, field))[0]?.column;
}

function at(row: OwnerRow, letters: string | undefined): CallPlace {
  const column = letters ?? firstOf(row, ['customerName', 'plate', 'vin']) ?? 'A';
  return { sheet: row.form.sheet, row: row.record.row, cell: column + String(row.record.row) };
}
