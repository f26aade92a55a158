import { dateOf, dayOf } from '../../src/calendar';
import { isRegister } from '../../src/customers';
import type { Form, FormRecord, RecognisedWorkbook } from '../../src/forms/types';
import type { Books, LogRequest, VisitRequest } from '../../src/keeping';
import { levelTable } from '../../src/profile';

/** A fact that the workbook must say once it is read anew, told from the request alone and what the workbook said before. */
export interface Fact {
  readonly kind: 'matrix-day' | 'matrix-mark' | 'follow-up' | 'report' | 'loss' | 'visit';
  readonly sheet: string;
  readonly holds: (record: FormRecord, form: Form) => boolean;
}

const has = (form: Form, field: string): boolean => form.columns.some((column) => column.field === field);

/** The day of the month that a matrix's day stands for; matrices of one calendar month only. */
const inMonth = (form: Form, date: string): boolean => form.month === date.slice(0, 7) && form.from === undefined;

/**
 * What a logged contact must leave behind (contract `keep`): the level on the day, the next mark where the day is free, 追踪后级别 of a first
 * call-back, a line in the day's report, a line in the loss record.
 */
export function factsOfContact(
  { recognised, profile }: Books,
  request: LogRequest,
  form: Form,
  record: FormRecord,
): Fact[] {
  const { date, level, next } = request;
  const day = Number(date.slice(8));
  const { phone } = record.fields;
  const mine = (one: FormRecord): boolean =>
    phone === undefined ? one.fields.customerName === record.fields.customerName : one.fields.phone === phone;
  const facts: Fact[] = [
    {
      kind: 'matrix-day',
      sheet: form.sheet,
      holds: (one) =>
        mine(one) && one.contacts?.some((contact) => contact.day === day && contact.level === level) === true,
    },
  ];
  if (next !== undefined && next !== 'none' && inMonth(form, next))
    facts.push({
      kind: 'matrix-mark',
      sheet: form.sheet,
      holds: (one) => mine(one) && one.planned?.includes(Number(next.slice(8))) === true,
    });
  const before = dateOf(dayOf(date) - 1);
  const first = recognised.forms
    .filter((one) => isRegister(one.form) && has(one, 'followUpLevel'))
    .flatMap((one) => one.records.map((own) => ({ form: one, own })))
    .filter(({ own }) => mine(own) && own.fields.followUpLevel === undefined)
    .filter(({ own, form: own2 }) => [date, before].includes(own.fields.date ?? own2.date ?? ''))
    .at(-1);
  if (first)
    facts.push({
      kind: 'follow-up',
      sheet: first.form.sheet,
      holds: (one) => mine(one) && one.fields.followUpLevel === level,
    });
  const report = recognised.forms.find(
    (one) => one.form === 'daily-report' && one.date === date && one.consultant === form.consultant,
  );
  if (report && form.consultant !== undefined && has(report, 'levelAfter'))
    facts.push({
      kind: 'report',
      sheet: report.sheet,
      holds: (one) => mine(one) && (one.fields.levelAfter === level || report.records.some(mine)),
    });
  const state = levelTable(profile).get(level)?.state;
  const losses = lossForms(recognised, date);
  if (['lost', 'frozen', 'out-of-control'].includes(state ?? '') && losses.length === 1)
    facts.push({ kind: 'loss', sheet: losses[0]?.sheet ?? '', holds: (one) => mine(one) && one.fields.date === date });
  return facts;
}

const lossForms = ({ forms }: RecognisedWorkbook, date: string): Form[] =>
  forms.filter((one) => one.form === 'loss-record' && one.month === date.slice(0, 7));

/** A visitor's line: the day, and of what was said whatever the register has a column for. */
export function factsOfVisit({ date, name, phone, model, level }: VisitRequest, form: Form): Fact[] {
  const said = { customerName: name, phone, model, level };
  const kept = Object.entries(said).filter(([field, value]) => value !== undefined && has(form, field));
  return [
    {
      kind: 'visit',
      sheet: form.sheet,
      holds: (one, own) =>
        (one.fields.date ?? own.date) === date &&
        kept.every(([field, value]) => one.fields[field as keyof typeof one.fields] === value),
    },
  ];
}
