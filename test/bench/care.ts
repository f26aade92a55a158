import { dayOf } from '../../src/calendar';
import type { AfterSalesForm, AfterSalesRecord } from '../../src/forms/types';
import { carePlan, ownerBook } from '../../src/owners';
import { ownerFigures, ownerMonth } from '../../src/owners/figures';
import { generalProfile, ownerRules } from '../../src/profile';
import { formOf } from '../owners/history/sheets';
import { median, milliseconds, type BenchRow } from './measure';

const RUNS = 5;
const OWNERS = 20_000;
const TODAY = dayOf('2026-06-20');
const KINDS = ['maintenance', 'repair', 'first-service', 'accident', 'other'];

/** 20,000 owners with a car each: a register row, a visit or two, every fourth with calls after delivery and every third with a policy. */
export function manyOwners(count: number): AfterSalesForm[] {
  type Row = Omit<AfterSalesRecord, 'row'>;
  const rows: Record<'register' | 'followUp' | 'service' | 'ledger', Row[]> = {
    register: [],
    followUp: [],
    service: [],
    ledger: [],
  };
  const day = (n: number): string =>
    `20${String(24 + (n % 3))}-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`;
  for (let i = 0; i < count; i += 1) {
    const who = { customerName: `车主${String(i)}`, phone: String(13_000_000_000 + i * 7) };
    const vin = `LSVAB218${String(100_000_000 + i * 11)}`;
    const car = { ...who, vin: i % 5 === 0 ? vin.slice(-8) : vin, plate: `浙A${String(10_000 + i)}` };
    rows.register.push({ fields: { ...who, vin, plate: car.plate, deliveryDate: day(i), ownerKind: 'own-sold' } });
    rows.service.push({
      fields: { ...car, date: day(i + 5), workKind: (KINDS[i % 5] ?? 'other') as 'other', amount: i % 900 },
    });
    if (i % 4 === 0)
      rows.followUp.push({
        fields: { ...car, deliveryDate: day(i) },
        steps: [{ step: '3d', date: day(i + 1), result: 'reached', satisfaction: 'satisfied' }],
      });
    if (i % 3 === 0)
      rows.ledger.push({
        fields: { ...car, policyEnd: day(i + 2), status: i % 2 ? 'won' : 'following' },
        steps: [{ step: '1', date: day(i) }],
      });
  }
  return [
    formOf('owner-register', '保有客户', rows.register),
    formOf('delivery-follow-up', '交车回访', rows.followUp, { '3d': ['H'], '7d': ['I'], '1m': ['J'], '3m': ['K'] }),
    formOf('service-history', '维修记录', rows.service),
    formOf('renewal-ledger', '续保台账', rows.ledger, { '1': ['H'] }),
  ];
}

/** Whom to call, and the month's figures, of 20,000 owners: from the records to the result. */
export function benchCare(): readonly BenchRow[] {
  const forms = manyOwners(OWNERS);
  const rules = ownerRules(generalProfile);
  const records = forms.reduce((sum, { records: own }) => sum + own.length, 0);
  let tasks = 0;
  const timed = (work: () => void): number => {
    work(); // warms the engine up
    return median(Array.from({ length: RUNS }, () => milliseconds(work)));
  };
  const care = timed(() => {
    tasks = carePlan(ownerBook(forms, rules, TODAY), rules).tasks.length;
  });
  const month = timed(() => void ownerFigures(ownerMonth({ forms: [], afterSales: forms }, rules, '2026-06', TODAY)));
  const note = `${String(records)} rows, median of ${String(RUNS)}`;
  return [
    { name: 'care.20k', value: care, unit: 'ms', note: `${note}, ${String(tasks)} tasks` },
    { name: 'care.month.20k', value: month, unit: 'ms', note },
  ];
}
