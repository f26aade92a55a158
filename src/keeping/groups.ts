import type { Form } from '../forms/types';
import { cellText } from '../forms/values';
import { freeLine, mergeAt, type FreeLine } from '../places';
import { cellAt, columnNumber, type Area, type SheetSnapshot } from '../sheet';
import { text, type Text } from '../words';
import { columnsFor } from './contacts/manner';
import { sameConsultant } from './customers';
import type { Books } from './types';

/**
 * Where a consultant's next line goes, or why it goes nowhere. A form that heads each consultant's customers with the name takes it among
 * their own: below anybody else's it would be read as a colleague's. So does one that names each consultant once, in a merged cell beside
 * that person's lines.
 * @param past see `freeLine`
 */
export function lineFor(
  { book }: Books,
  sheet: SheetSnapshot,
  form: Form,
  consultant: string | undefined,
  {
    suits = () => true,
    past,
  }: { readonly suits?: (row: number) => boolean; readonly past?: (row: number) => boolean } = {},
): FreeLine | { readonly why: Text } {
  const own = isGrouped(form)
    ? form.records.filter(({ fields }) => sameConsultant(fields.consultant, consultant))
    : undefined;
  if (own?.length === 0)
    return {
      why:
        consultant === undefined
          ? text('keeping.without.whose', { sheet: form.sheet })
          : text('keeping.without.no-group', { sheet: form.sheet, consultant }),
    };
  const block = consultantsBlock(sheet, form, consultant);
  const records = own ?? block.records;
  const free = freeLine(book, sheet, { ...form, records }, (row) => suits(row) && block.suits(row), past);
  return free ?? { why: text('keeping.without.full', { sheet: form.sheet }) };
}

/** Headings, not a column, say whose the customers are. */
function isGrouped(form: Form): boolean {
  return (
    form.consultant === undefined &&
    !form.columns.some(({ field }) => field === 'consultant') &&
    form.records.some(({ fields }) => fields.consultant !== undefined)
  );
}

/** The consultant's own lines where each is named in a merged cell beside them, and rows that are not somebody else's. */
function consultantsBlock(
  sheet: SheetSnapshot,
  form: Form,
  consultant: string | undefined,
): { readonly records: Form['records']; readonly suits: (row: number) => boolean } {
  const [column] = columnsFor(form, 'consultant');
  const mergedAt = (row: number): Area | undefined => {
    const area = column && mergeAt(sheet, row, columnNumber(column.column));
    return area && area.bottom > area.top ? area : undefined;
  };
  const { records } = form;
  if (consultant === undefined || !records.some(({ row }) => mergedAt(row))) return { records, suits: () => true };
  const own = records.filter(({ fields }) => sameConsultant(fields.consultant, consultant));
  return {
    records: own.length === 0 ? records : own,
    suits: (row) => {
      const area = mergedAt(row);
      return area === undefined || sameConsultant(cellText(cellAt(sheet, area.top, area.left)), consultant);
    },
  };
}
