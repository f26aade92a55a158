import { dateOf, dayOf } from '../../src/calendar';
import type { AfterSalesForm } from '../../src/forms/types';
import { carePlan, ownerBook } from '../../src/owners';
import { generalProfile, ownerRules, type StoreProfile } from '../../src/profile';
import { callDays } from '../../src/schedule/cadences';
import { formOf } from './history/sheets';

/* Rows and forms made by hand for the examples of the contract. */

export const VIN = 'LSVAB2180E2123456';
export const OTHER = 'LSVAB2180E2999999';
export type Fields = Readonly<Record<string, string | number>>;
export type Steps = readonly (readonly [step: string, date?: string, more?: Readonly<Record<string, string>>])[];

export const row = (fields: Fields, steps?: Steps): never =>
  ({
    fields,
    ...(steps
      ? { steps: steps.map(([step, date, more]) => ({ step, ...(date === undefined ? {} : { date }), ...more })) }
      : {}),
  }) as never;
export const register = (...rows: readonly Fields[]): AfterSalesForm =>
  formOf(
    'owner-register',
    '保有客户',
    rows.map((one) => row(one)),
  );
export const visits = (...rows: readonly Fields[]): AfterSalesForm =>
  formOf(
    'service-history',
    '维修记录',
    rows.map((one) => row(one)),
  );
export const calls = (...rows: readonly Fields[]): AfterSalesForm =>
  formOf(
    'delivery-follow-up',
    '回访记录',
    rows.map((one) => row(one)),
  );
export const followUp = (fields: Fields, steps: Steps): AfterSalesForm =>
  formOf('delivery-follow-up', '交车回访', [row(fields, steps)], {
    '3d': ['H'],
    '7d': ['I'],
    '1m': ['J'],
    '3m': ['K'],
  });
export const ledger = (fields: Fields, steps: Steps = []): AfterSalesForm =>
  formOf('renewal-ledger', '续保台账', [row(fields, steps)], { '1': ['H'] });
export const complaints = (...rows: readonly Fields[]): AfterSalesForm =>
  formOf(
    'complaint-register',
    '投诉登记',
    rows.map((one) => row(one)),
  );

export const ME = { customerName: '王小明', phone: '13900000001' };
export const CAR = { ...ME, plate: '浙A12345', vin: VIN };

export function planOf(forms: readonly AfterSalesForm[], today: string, profile: StoreProfile = generalProfile) {
  const rules = ownerRules(profile);
  return carePlan(ownerBook(forms, rules, dayOf(today)), rules, undefined, callDays(profile));
}

/** The tasks as `kind step due status days`. */
export function tasks(
  forms: readonly AfterSalesForm[],
  today: string,
  kind?: string,
  profile?: StoreProfile,
): string[] {
  return planOf(forms, today, profile)
    .tasks.filter((task) => kind === undefined || task.kind === kind)
    .map(({ step, due, status, overdueDays }) =>
      [step, dateOf(due), status, overdueDays].filter((x) => x !== undefined).join(' '),
    );
}

export function states(forms: readonly AfterSalesForm[], today: string, profile?: StoreProfile): string[] {
  return planOf(forms, today, profile).owners.flatMap(({ vehicles }) => vehicles.map(({ state }) => state));
}

export function groups(forms: readonly AfterSalesForm[], today: string): (number | undefined)[] {
  return planOf(forms, today).owners.flatMap(({ vehicles }) => vehicles.map(({ group }) => group));
}

/** How many cars and owners the rows are. */
export function counted(forms: readonly AfterSalesForm[], today = '2026-06-20'): string {
  const book = ownerBook(forms, ownerRules(generalProfile), dayOf(today));
  return `${String(book.cars.length)} cars, ${String(book.owners.length)} owners`;
}
