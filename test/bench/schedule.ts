import { dayOf } from '../../src/calendar';
import { buildLedger } from '../../src/customers';
import type { DayContact, Form, FormRecord, RecognisedWorkbook } from '../../src/forms/types';
import { standing, tieringOf } from '../../src/levels';
import { generalProfile } from '../../src/profile';
import { dueOf } from '../../src/schedule';
import { formOf, recognisedOf } from '../ledger-fixtures';

const LEVELS = ['H', 'A', 'B', 'C', 'B', 'C', 'O', 'F1'];
const REMARKS = ['转介绍', '预算不足', '二胎换车', undefined, '看重油耗', undefined];
const PER_SHEET = 150;

/** A store that never was: one row in a register and one in a matrix per customer, five contacts each. */
export function manyCustomers(count: number): RecognisedWorkbook {
  const matrix: FormRecord[] = [];
  const register: FormRecord[] = [];
  for (let i = 0; i < count; i += 1) {
    const phone = String(13_000_000_000 + i * 7);
    const level = LEVELS[i % LEVELS.length] ?? 'B';
    const contacts: DayContact[] = [1, 6, 11, 15, 18].map((day, n) => ({
      day: day + (i % 3),
      level: n < 3 ? 'B' : level,
    }));
    const name = { customerName: `客户${i}`, phone, model: i % 2 ? '海鸥' : '汉', source: i % 11 ? '来店' : '转介绍' };
    matrix.push({ row: (i % PER_SHEET) + 3, fields: name, contacts, planned: i % 4 ? [] : [22, 25] });
    const remark = REMARKS[i % REMARKS.length];
    const fields = {
      ...name,
      date: '2026-06-01',
      level: 'B',
      purchaseWindow: '30天内',
      ...(remark === undefined ? {} : { remark }),
    };
    register.push({ row: (i % PER_SHEET) + 3, fields });
  }
  const forms: Form[] = [];
  for (let from = 0; from < count; from += PER_SHEET) {
    const more = { month: '2026-06', consultant: `顾问${from / PER_SHEET}` };
    forms.push(formOf('contact-matrix', matrix.slice(from, from + PER_SHEET), { ...more, sheet: `状况表${from}` }));
    forms.push(formOf('visitor-register', register.slice(from, from + PER_SHEET), { ...more, sheet: `登记${from}` }));
  }
  return recognisedOf(forms);
}

export interface BenchLine {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly note: string;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Tiering and scheduling of 100,000 customers (and, beside it, building their ledger), median of five. */
export function benchSchedule(): BenchLine[] {
  const workbook = manyCustomers(100_000);
  const today = dayOf('2026-06-20');
  const build: number[] = [];
  const run: number[] = [];
  let due = 0;
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    const ledger = buildLedger(workbook, generalProfile);
    const built = performance.now();
    due = 0;
    for (const customer of ledger.customers) {
      const at = standing(customer, generalProfile, today);
      tieringOf(customer, at, generalProfile, today);
      if (dueOf(customer, at, generalProfile, today).due !== undefined) due += 1;
    }
    run.push(performance.now() - built);
    build.push(built - start);
  }
  return [
    {
      name: 'schedule.100k',
      value: Math.round(median(run)),
      unit: 'ms',
      note: `level, state, proposals, value tier and due day; ${due} of 100,000 have one`,
    },
    {
      name: 'ledger.100k',
      value: Math.round(median(build)),
      unit: 'ms',
      note: '200,000 rows put together into 100,000 customers',
    },
  ];
}
