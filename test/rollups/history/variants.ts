import type { Form, FormRecord, RecognisedWorkbook } from '../../../src/forms';

/** Other ways in which a store may keep the same month: the figures must be the same. */
export const VARIANTS: Readonly<Record<string, (read: RecognisedWorkbook) => RecognisedWorkbook>> = {
  'as kept': (read) => read,
  'two matrices a month': (read) => ({ ...read, forms: read.forms.flatMap(halves) }),
  'a register that was copied': (read) => ({ ...read, forms: read.forms.flatMap(withCopy) }),
};

const LAST_OF_FIRST = 15;

/** The 1st to the 15th on one sheet, the rest on another; whoever goes on, or ends, in the second half stands there as well. */
function halves(form: Form): Form[] {
  if (form.form !== 'contact-matrix') return [form];
  const half = (name: string, of: (day: number) => boolean, keep: (record: FormRecord) => boolean): Form => ({
    ...form,
    sheet: `${form.sheet}${name}`,
    dayColumns: Object.fromEntries(Object.entries(form.dayColumns ?? {}).filter(([day]) => of(Number(day)))),
    records: form.records.filter(keep).map((record) => ({
      ...record,
      contacts: record.contacts?.filter(({ day }) => of(day)),
      planned: record.planned?.filter(of),
    })),
  });
  const late = (record: FormRecord): boolean =>
    [...(record.contacts ?? []).map(({ day }) => day), ...(record.planned ?? [])].some((day) => day > LAST_OF_FIRST);
  const early = (record: FormRecord): boolean =>
    record.carryOver !== undefined ||
    [...(record.contacts ?? []).map(({ day }) => day), ...(record.planned ?? [])].some((day) => day <= LAST_OF_FIRST);
  const ended = ({ fields }: FormRecord): boolean =>
    fields.monthEndLevel !== undefined || fields.lossReason !== undefined;
  const first = half(
    '上',
    (day) => day <= LAST_OF_FIRST,
    (record) => early(record) || !(late(record) || ended(record)),
  );
  const second = half(
    '下',
    (day) => day > LAST_OF_FIRST,
    (record) => late(record) || ended(record),
  );
  // The month's end is told on the second sheet only.
  const open = first.records.map((record) => {
    if (!second.records.some(({ row }) => row === record.row)) return record;
    const { monthEndLevel: _end, lossReason: _reason, ...fields } = record.fields;
    return { ...record, fields };
  });
  return [{ ...first, records: open }, second];
}

function withCopy(form: Form): Form[] {
  return form.form === 'visitor-call-register' && form.records.length > 0
    ? [form, { ...form, sheet: `${form.sheet} (2)` }]
    : [form];
}
