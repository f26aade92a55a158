import { isDay, isoDate, serialOfDay } from '../calendar';
import type { Scalar } from './snapshot';

/** What Excel (zh-CN) makes of a value that a person types, or that is set through its API. */
export type Typed = { readonly formula: string } | { readonly value: Scalar; readonly format?: string };

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/iu;
const GROUPED = /^[+-]?[¥￥$]?\d{1,3}(,\d{3})+(\.\d*)?$/u;
const PERCENT = /^[+-]?\d+(\.\d*)?%$/u;
const DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u;
const DAY_OF_YEAR = /^(\d{1,2})(?:[-/]|月)(\d{1,2})日?$/u;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/u;
function serial(year: number, month: number, day: number): number | undefined {
  return isDay(year, month, day) ? serialOfDay(isoDate(year, month, day), false) : undefined;
}

/**
 * `=…` is a formula, `'…` is text, and text that reads as a number, a date, a time, a percentage or a truth value becomes one,
 * unless the cell's number format is `@` (text).
 * @param year of dates that are typed without one
 */
export function typed(value: Scalar, numberFormat: string, year: number): Typed {
  if (typeof value !== 'string') return { value };
  if (value.startsWith("'")) return { value: value.slice(1) };
  if (numberFormat === '@') return { value };
  if (value.startsWith('=') && value.length > 1) return { formula: value };
  const text = value.trim();
  if (text !== value && text === '') return { value };
  if (/^[+-]\s*[A-Za-z(]/u.test(text)) return { formula: `=${text}` };
  if (text.startsWith('@') && /^@[A-Za-z(]/u.test(text)) return { formula: `=${text.slice(1)}` };
  if (NUMBER.test(text)) return { value: Number(text) };
  if (GROUPED.test(text)) return { value: Number(text.replace(/[,¥￥$]/gu, '')), format: '#,##0' };
  if (PERCENT.test(text)) return { value: Number(text.slice(0, -1)) / 100, format: '0%' };
  if (/^(true|false)$/iu.test(text)) return { value: text.toLowerCase() === 'true' };
  const date = DATE.exec(text) ?? withYear(DAY_OF_YEAR.exec(text), year);
  const day = date ? serial(Number(date[1]), Number(date[2]), Number(date[3])) : undefined;
  if (day !== undefined) return { value: day, format: 'yyyy/m/d' };
  const time = TIME.exec(text);
  if (time && Number(time[2]) < 60)
    return { value: (Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3] ?? 0)) / 86_400, format: 'h:mm' };
  return { value };
}

function withYear(match: RegExpExecArray | null, year: number): readonly (string | number | undefined)[] | null {
  return match ? [undefined, year, match[1], match[2]] : null;
}
