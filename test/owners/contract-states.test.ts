import { dayOf } from '../../src/calendar';
import type { AfterSalesForm } from '../../src/forms/types';
import { guestFacts, ownerBook } from '../../src/owners';
import { generalProfile, ownerRules } from '../../src/profile';
import {
  OTHER,
  register,
  visits,
  calls,
  ledger,
  complaints,
  ME,
  CAR,
  planOf,
  tasks,
  states,
  groups,
  type Fields,
} from './contract-rows';

/* The sentences of the contract of `sanbiao care` about states, groups and loyalty, each on a small example. */

describe('states', () => {
  const last = (date: string): AfterSalesForm => visits({ ...CAR, date, workKind: 'maintenance' });
  test('due today, overdue, at risk after thirty days', () => {
    expect(states([last('2026-01-20')], '2026-06-20')).toEqual(['due']);
    expect(states([last('2026-01-19')], '2026-06-20')).toEqual(['overdue']);
    expect(states([last('2025-12-21')], '2026-06-20')).toEqual(['overdue']);
    expect(states([last('2025-12-20')], '2026-06-20')).toEqual(['at-risk']);
  });
  test('a policy that ends within thirty days and is not quoted', () => {
    const policy = (policyEnd: string, status?: string): AfterSalesForm[] => [
      last('2026-05-20'),
      ledger({ ...CAR, policyEnd, ...(status ? { status } : {}) }),
    ];
    expect(states(policy('2026-07-20'), '2026-06-20')).toEqual(['at-risk']);
    expect(states(policy('2026-07-21'), '2026-06-20')).toEqual(['active']);
    expect(states(policy('2026-06-19'), '2026-06-20')).toEqual(['active']);
    for (const status of ['new', 'following', 'deferred'])
      expect(states(policy('2026-07-01', status), '2026-06-20')).toEqual(['at-risk']);
    for (const status of ['quoted', 'appointed', 'lost', 'won'])
      expect(states(policy('2026-07-01', status), '2026-06-20')).toEqual(['active']);
  });
  test('the last call dissatisfied; a complaint about the car', () => {
    const called = (satisfaction: string, date = '2026-06-01'): Fields => ({
      ...CAR,
      date,
      satisfaction,
      result: 'reached',
    });
    expect(states([last('2026-05-20'), calls(called('dissatisfied'))], '2026-06-20')).toEqual(['at-risk']);
    expect(
      states([last('2026-05-20'), calls(called('dissatisfied'), called('neutral', '2026-06-02'))], '2026-06-20'),
    ).toEqual(['active']);
    expect(
      states([last('2026-05-20'), complaints({ ...CAR, date: '2026-06-19', status: 'open' })], '2026-06-20'),
    ).toEqual(['at-risk']);
  });
  test('no data without a visit or delivery', () => {
    expect(states([register({ ...CAR, model: '朗逸' })], '2026-06-20')).toEqual(['no-data']);
  });
  test.each(['已转卖', '车子转让', '转赠他人', '已过户', '已卖车'])(
    '%s in any text of the car’s rows: sold on, no tasks',
    (words) => {
      const forms = [
        register({ ...CAR, deliveryDate: '2026-03-20' }),
        calls({ ...CAR, date: '2026-06-01', result: words }),
      ];
      expect(states(forms, '2026-06-20')).toEqual(['sold-on']);
      expect(tasks(forms, '2026-06-20')).toEqual([]);
      expect(states(forms, '2026-05-31')).toEqual(['active']);
    },
  );
});

describe('groups', () => {
  const did = (...kinds: readonly string[]): AfterSalesForm =>
    visits(...kinds.map((workKind) => ({ ...CAR, date: '2026-05-01', workKind })));
  test('1 ---, 2 M--, 3 -R-, 4 MR-, 5 --I, 6 M-I, 7 -RI, 8 MRI', () => {
    expect(groups([did('other')], '2026-06-20')).toEqual([1]);
    expect(groups([did('first-service')], '2026-06-20')).toEqual([2]);
    expect(groups([did('warranty')], '2026-06-20')).toEqual([3]);
    expect(groups([did('maintenance', 'repair')], '2026-06-20')).toEqual([4]);
    expect(groups([did('accident')], '2026-06-20')).toEqual([5]);
    expect(groups([did('maintenance', 'accident')], '2026-06-20')).toEqual([6]);
    expect(groups([did('repair', 'accident')], '2026-06-20')).toEqual([7]);
    expect(groups([did('maintenance', 'repair', 'accident')], '2026-06-20')).toEqual([8]);
  });
  test('within twelve months, the first day included', () => {
    expect(groups([did('maintenance')], '2027-05-01')).toEqual([2]);
    expect(groups([did('maintenance')], '2027-05-02')).toEqual([1]);
  });
  test('a won policy that has not ended, early renewal included', () => {
    const insured = (fields: Fields): AfterSalesForm[] => [did('other'), ledger({ ...CAR, status: 'won', ...fields })];
    expect(groups(insured({ policyEnd: '2026-07-30' }), '2026-06-20')).toEqual([5]);
    expect(groups(insured({ policyEnd: '2025-06-20' }), '2026-06-20')).toEqual([5]);
    expect(groups(insured({ policyEnd: '2025-06-19' }), '2026-06-20')).toEqual([1]);
    expect(groups(insured({ policyEnd: '2026-06-19', policyStart: '2025-06-20' }), '2026-06-20')).toEqual([1]);
    expect(groups([did('other'), ledger({ ...CAR, status: 'quoted', policyEnd: '2026-07-30' })], '2026-06-20')).toEqual(
      [1],
    );
  });
  test('without any visit no group, unless the car was delivered a year ago', () => {
    const delivered = (deliveryDate: string): AfterSalesForm => register({ ...CAR, deliveryDate });
    expect(groups([delivered('2025-06-21')], '2026-06-20')).toEqual([undefined]);
    expect(groups([delivered('2025-06-20')], '2026-06-20')).toEqual([1]);
    expect(
      groups([delivered('2025-06-20'), ledger({ ...CAR, status: 'won', policyEnd: '2026-05-01' })], '2026-06-20'),
    ).toEqual([5]);
  });
});

test('loyal from three purchases on: cars that the store delivered, those sold on too', () => {
  const car = (n: number, more: Fields = {}): Fields => ({
    ...ME,
    vin: `LSVAB2180E000000${String(n)}`,
    plate: `浙A0000${String(n)}`,
    deliveryDate: '2024-01-01',
    ...more,
  });
  const of = (...cars: readonly Fields[]) => planOf([register(...cars)], '2026-06-20').owners[0];
  expect(of(car(1), car(2, { remark: '已过户' }), car(3, { ownerKind: 'own-sold' }))).toMatchObject({
    purchases: 3,
    loyal: true,
  });
  expect(of(car(1), car(2), car(3, { ownerKind: 'other-brand' }))).toMatchObject({ purchases: 2, loyal: false });
  expect(of(car(1), car(2), car(3, { ownerKind: 'other-brand' }))?.classes).toContain('other-brand');
});

test('guests of an event: an open complaint, and all cars sold on, by phone', () => {
  const sold = { customerName: '李四', phone: '13900000009', vin: OTHER, plate: '浙A99999', remark: '车子转让' };
  const facts = guestFacts(
    ownerBook(
      [register(CAR, sold), complaints({ ...CAR, date: '2026-06-01', status: 'open' })],
      ownerRules(generalProfile),
      dayOf('2026-06-20'),
    ),
  );
  expect([facts.openComplaint(ME.phone), facts.soldOn(ME.phone)]).toEqual([true, false]);
  expect([facts.openComplaint(sold.phone), facts.soldOn(sold.phone)]).toEqual([false, true]);
  expect([facts.openComplaint('13911111111'), facts.soldOn('13911111111')]).toEqual([false, false]);
});
