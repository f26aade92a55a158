import type { Form } from '../forms/types';
import { freeLine, type FreeLine } from '../places';
import type { SheetSnapshot } from '../sheet';
import { text, type Text } from '../words';
import { sameConsultant } from './customers';
import type { Books } from './types';

/**
 * Where a consultant's next line goes, or why it goes nowhere. A form that heads each consultant's customers with the name takes it among
 * their own: below anybody else's it would be read as a colleague's.
 */
export function lineFor(
  { book }: Books,
  sheet: SheetSnapshot,
  form: Form,
  consultant: string | undefined,
  suits?: (row: number) => boolean,
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
  const free = freeLine(book, sheet, own === undefined ? form : { ...form, records: own }, suits);
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
