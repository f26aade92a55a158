import type { Column, FieldName, Form } from '../forms/types';
import {
  answerOf,
  CHOICE_WORDS,
  complaintStatusOf,
  happened,
  renewalStatusOf,
  resultOf,
  satisfactionOf,
} from '../forms';
import { isOneAsTick, isTick, parseGender, parseLevel, parseYesNo, withoutBlanks, cellText } from '../forms/values';
import type { Scalar } from '../sheet';
import { columnsFor, mostCommon, samplesIn, type Line } from './contacts/manner';

/** The last word of a header: `信息来源>网络` → `网络`. */
export const lastWord = (header: string): string => header.split('>').at(-1) ?? '';

const CHOICES: ReadonlySet<FieldName> = new Set(['contactKind', 'purpose', 'carriedFrom', 'lossKind', 'firstVisit']);
const LEVELS: ReadonlySet<FieldName> = new Set([
  'level',
  'followUpLevel',
  'levelBefore',
  'levelAfter',
  'monthEndLevel',
]);

/** Whether words of a sheet (a header, an entry of a list, a cell) say a field's value. */
export function says(field: FieldName, words: string, value: unknown): boolean {
  if (CHOICES.has(field)) return CHOICE_WORDS[field as keyof typeof CHOICE_WORDS](words) === value;
  if (LEVELS.has(field)) return parseLevel({ value: words }).level === value;
  if (field === 'gender') return parseGender(words) === value;
  if (field === 'testDrive') return parseYesNo(words) === value;
  if (field === 'closing') return (CHOICE_WORDS.closing(words) ?? words.trim()) === value;
  if (field === 'result') return (resultOf(words) ?? words.trim()) === value;
  if (field === 'satisfaction') return satisfactionOf(words) === value;
  if (field === 'answer') return answerOf(words) === value;
  if (field === 'attended' || field === 'dealt') return happened(words) === value;
  if (field === 'status' && (renewalStatusOf(words) === value || complaintStatusOf(words) === value)) return true;
  return withoutBlanks(words).toUpperCase() === withoutBlanks(String(value)).toUpperCase();
}

/** Whether a cell's content is a tick. */
export const isTickValue = (value: Scalar): boolean =>
  value === true || (typeof value !== 'boolean' && (isTick(String(value).trim()) || isOneAsTick(String(value))));

/** Whether the cells of a column say yes by a tick; `undefined` where nobody wrote there yet. */
export function holdsTicks(line: Line, column: Column): boolean | undefined {
  const samples = samplesIn(line, column);
  if (samples.length === 0) return undefined;
  const ticks = samples.filter(({ cell }) => isTickValue(cell.value) || cell.value === false).length;
  return ticks * 2 > samples.length;
}

/** The tick that this form's people use: in the given columns, else anywhere in the form, else √. */
export function tickOf(line: Line, columns: readonly Column[]): Scalar {
  const among = (some: readonly Column[]): Scalar | undefined =>
    mostCommon(
      some.flatMap((column) =>
        samplesIn(line, column).flatMap(({ cell }) => (isTickValue(cell.value) ? [cell.value] : [])),
      ),
    );
  const grouped = line.form.columns.filter(({ header }) => header.includes('>'));
  return among(columns) ?? among(grouped) ?? '√';
}

/** The columns of a field that are ticked one by one, by what each says. */
export function tickColumns(form: Form, field: FieldName): readonly Column[] {
  const columns = columnsFor(form, field);
  return columns.length > 1 ? columns : [];
}

/** The words of a cell as the recogniser takes them. */
export const wordsOf = (value: Scalar): string => cellText({ value }).trim();
