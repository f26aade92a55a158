import { dateOf, dayOf } from '../../src/calendar';
import type { AfterSalesForm } from '../../src/forms/types';
import { careLines } from '../../src/jobs';
import { ownerBook } from '../../src/owners';
import { generalProfile, ownerRules } from '../../src/profile';
import {
  VIN,
  OTHER,
  row,
  register,
  visits,
  calls,
  followUp,
  ledger,
  complaints,
  ME,
  CAR,
  planOf,
  tasks,
  states,
  counted,
  type Fields,
  type Steps,
} from './contract-rows';
import { formOf } from './history/sheets';

/* The sentences of the contract of `sanbiao care` about vehicles, owners and tasks, each on a small example. */

describe('same vehicle, same owner', () => {
  const at = (date: string, fields: Fields): AfterSalesForm => visits({ date, ...fields });

  test('the same VIN whatever the plate', () => {
    expect(counted([register(CAR), at('2026-01-01', { ...ME, vin: VIN, plate: '浙B99999' })])).toBe('1 cars, 1 owners');
  });
  test('the end of a VIN, unless another plate contradicts or it is shorter than six', () => {
    expect(counted([register(CAR), at('2026-01-01', { ...ME, vin: VIN.slice(-8) })])).toBe('1 cars, 1 owners');
    expect(counted([register(CAR), at('2026-01-01', { ...ME, vin: VIN.slice(-6) })])).toBe('1 cars, 1 owners');
    expect(counted([register(CAR), at('2026-01-01', { ...ME, vin: VIN.slice(-8), plate: '浙B99999' })])).toBe(
      '2 cars, 1 owners',
    );
    expect(counted([register(CAR), at('2026-01-01', { ...ME, vin: VIN.slice(-5), plate: '浙B99999' })])).toBe(
      '2 cars, 1 owners',
    );
  });
  test('the same plate, but never with two different VINs', () => {
    expect(counted([register(CAR), at('2026-01-01', { ...ME, plate: '浙A12345' })])).toBe('1 cars, 1 owners');
    expect(counted([register(CAR), at('2026-01-01', { ...ME, plate: '浙A12345', vin: OTHER })])).toBe(
      '2 cars, 1 owners',
    );
  });
  test('the same phone; without one the same name with the car; never the name alone', () => {
    expect(counted([register(CAR), at('2026-01-01', { customerName: '王太太', phone: ME.phone, vin: VIN })])).toBe(
      '1 cars, 1 owners',
    );
    expect(counted([register(CAR), at('2026-01-01', { customerName: '王小明', vin: VIN })])).toBe('1 cars, 1 owners');
    expect(counted([register(CAR), at('2026-01-01', { customerName: '王小明', vin: OTHER })])).toBe('2 cars, 2 owners');
    expect(counted([register(CAR), complaints({ customerName: '王小明', date: '2026-06-01' })])).toBe(
      '1 cars, 2 owners',
    );
  });
  test('a row with a car but nobody belongs to the car’s owner', () => {
    expect(counted([register(CAR), at('2026-01-01', { vin: VIN })])).toBe('1 cars, 1 owners');
  });
  test('rows of invitation lists make no owners; what is dated later is not there', () => {
    expect(
      counted([
        register(CAR),
        formOf('event-invitation', '邀约表', [row({ customerName: '李四', phone: '13900000009' })]),
      ]),
    ).toBe('1 cars, 1 owners');
    expect(counted([register(CAR), at('2026-06-21', { customerName: '李四', phone: '13900000009', vin: OTHER })])).toBe(
      '1 cars, 1 owners',
    );
  });
  test('a car that stands on a plate of two cars goes to the same person’s, and is asked about where nobody tells', () => {
    const forms = [
      register(CAR, { customerName: '李四', phone: '13900000009', plate: '浙A12345', vin: OTHER }),
      at('2026-01-01', { customerName: '李四', phone: '13900000009', plate: '浙A12345' }),
    ];
    const book = ownerBook(forms, ownerRules(generalProfile), dayOf('2026-06-20'));
    expect(book.cars.map(({ visits: own }) => own.length)).toEqual([0, 1]);
    expect(book.doubts).toEqual([]);
    const unnamed = ownerBook(
      [forms[0] as AfterSalesForm, at('2026-01-01', { plate: '浙A12345' })],
      ownerRules(generalProfile),
      dayOf('2026-06-20'),
    );
    expect(unnamed.doubts.map(({ kind }) => kind)).toEqual(['car-of-row']);
  });
});

describe('resold', () => {
  const forms = [
    register({ ...CAR, deliveryDate: '2024-06-22' }),
    visits({ customerName: '李四', phone: '13900000009', vin: VIN, date: '2026-03-01', workKind: 'maintenance' }),
  ];
  test('the later owner has it, the earlier one keeps it as sold-on with the delivery', () => {
    const [first, second] = planOf(forms, '2026-06-20').owners;
    expect(first?.vehicles.map(({ state, delivered }) => [state, delivered && dateOf(delivered)])).toEqual([
      ['sold-on', '2024-06-22'],
    ]);
    expect(second?.vehicles.map(({ state, delivered }) => [state, delivered])).toEqual([['active', undefined]]);
    expect(first?.purchases).toBe(1);
  });
  test('the new owner has neither calls after delivery nor an anniversary', () => {
    expect(tasks(forms, '2026-06-20')).toEqual([]);
  });
  test('before the new owner’s row the first one has it', () => {
    expect(states(forms, '2026-02-01')).toEqual(['lost']);
  });
});

describe('calls after delivery', () => {
  const delivered = register({ ...CAR, deliveryDate: '2026-03-31', ownerKind: 'own-sold' });
  const called = (date: string): AfterSalesForm => calls({ ...CAR, date, result: 'no-answer' });

  test('the latest step whose day has come, earlier ones are dropped; months end on their last day', () => {
    expect(tasks([delivered], '2026-04-03', 'delivery-call')).toEqual([
      '3d 2026-04-03 due-today 0',
      '7d 2026-04-07 upcoming 0',
    ]);
    expect(tasks([delivered], '2026-04-30', 'delivery-call')).toEqual(['1m 2026-04-30 due-today 0']);
    expect(tasks([delivered], '2026-07-02', 'delivery-call')).toEqual(['3m 2026-06-30 overdue 2']);
    expect(tasks([delivered], '2027-01-02', 'delivery-call')).toEqual(['9m 2026-12-31 overdue 2']);
  });
  test('the next one is shown from seven days before', () => {
    expect(tasks([delivered, called('2026-04-08')], '2026-04-22', 'delivery-call')).toEqual([]);
    expect(tasks([delivered, called('2026-04-08')], '2026-04-23', 'delivery-call')).toEqual([
      '1m 2026-04-30 upcoming 0',
    ]);
  });
  test('done by its own step on any day, or by a call or visit from its day on', () => {
    const step = (date?: string): AfterSalesForm =>
      followUp({ ...CAR, deliveryDate: '2026-03-31' }, [['7d', date, { result: 'reached' }]]);
    expect(tasks([delivered, step('2026-04-05')], '2026-04-08', 'delivery-call')).toEqual([]);
    expect(tasks([delivered, step()], '2026-04-08', 'delivery-call')).toEqual(['7d 2026-04-07 overdue 1']);
    expect(tasks([delivered, called('2026-04-06')], '2026-04-08', 'delivery-call')).toEqual([
      '7d 2026-04-07 overdue 1',
    ]);
    expect(tasks([delivered, called('2026-04-07')], '2026-04-08', 'delivery-call')).toEqual([]);
    expect(tasks([delivered, visits({ ...CAR, date: '2026-04-07' })], '2026-04-08', 'delivery-call')).toEqual([]);
  });
  test('an upcoming step that has its own date already is not shown', () => {
    const early = followUp({ ...CAR, deliveryDate: '2026-03-31' }, [['7d', '2026-04-04']]);
    expect(tasks([delivered, early], '2026-04-04', 'delivery-call')).toEqual([]);
  });
  test('a step that the schedule does not have counts as a call only', () => {
    const other = (date: string): AfterSalesForm =>
      followUp({ ...CAR, deliveryDate: '2026-03-31' }, [['quarterly', date]]);
    expect(tasks([delivered, other('2026-04-06')], '2026-04-08', 'delivery-call')).toEqual(['7d 2026-04-07 overdue 1']);
    expect(tasks([delivered, other('2026-04-08')], '2026-04-08', 'delivery-call')).toEqual([]);
  });
  test('cars of other dealers and brands have none; purchase and licence stand in for the delivery', () => {
    expect(
      tasks(
        [register({ ...CAR, deliveryDate: '2026-03-31', ownerKind: 'other-dealer' })],
        '2026-04-03',
        'delivery-call',
      ),
    ).toEqual([]);
    expect(
      tasks(
        [register({ ...CAR, purchaseDate: '2026-03-31', licenseDate: '2026-03-01' })],
        '2026-04-03',
        'delivery-call',
      ),
    ).toHaveLength(2);
    expect(tasks([register({ ...CAR, licenseDate: '2026-03-31' })], '2026-04-03', 'delivery-call')).toHaveLength(2);
  });
  test('the profile’s steps: Changan Suzuki calls on the first day', () => {
    const profile = { ...generalProfile, owners: { deliverySteps: [{ id: '1d', days: 1 }], deliveryEvery: null } };
    expect(tasks([delivered], '2026-09-01', 'delivery-call', profile)).toEqual(['1d 2026-04-01 overdue 153']);
  });
});

describe('service', () => {
  const delivered = register({ ...CAR, deliveryDate: '2025-11-30' });
  test('first service: from three months until twelve, both included, while the car was never in', () => {
    expect(tasks([delivered], '2026-02-27', 'first-service')).toEqual([]);
    expect(tasks([delivered], '2026-02-28', 'first-service')).toEqual(['2026-02-28 due-today 0']);
    expect(tasks([delivered], '2026-11-30', 'first-service')).toEqual(['2026-02-28 overdue 275']);
    expect(tasks([delivered], '2026-12-01', 'first-service')).toEqual([]);
    expect(
      tasks(
        [register({ ...CAR, deliveryDate: '2025-11-30', firstServiceDate: '2026-02-01' })],
        '2026-03-01',
        'first-service',
      ),
    ).toEqual([]);
    expect(
      tasks(
        [register({ ...CAR, deliveryDate: '2025-11-30', firstServiceDate: '2026-04-01' })],
        '2026-03-01',
        'first-service',
      ),
    ).toHaveLength(1);
  });
  test('service: from five months after the last until twelve, both included', () => {
    const last = visits({ ...CAR, date: '2025-09-30' });
    expect(tasks([last], '2026-02-27', 'service')).toEqual([]);
    expect(tasks([last], '2026-02-28', 'service')).toEqual(['2026-02-28 due-today 0']);
    expect(tasks([last], '2026-09-30', 'service')).toEqual(['2026-02-28 overdue 214']);
    expect(tasks([last], '2026-10-01', 'service')).toEqual([]);
    expect(states([last], '2026-10-01')).toEqual(['lost']);
  });
  test('the next service that a sheet gives wins where it is after the last one', () => {
    const next = (date: string): AfterSalesForm[] => [
      visits({ ...CAR, date: '2026-01-10' }),
      formOf('service-reminder', '招揽', [row({ ...CAR, nextServiceDate: date })]),
    ];
    expect(tasks(next('2026-05-01'), '2026-05-02', 'service')).toEqual(['2026-05-01 overdue 1']);
    expect(tasks(next('2026-07-01'), '2026-06-20', 'service')).toEqual([]);
    expect(tasks(next('2026-01-05'), '2026-06-20', 'service')).toEqual(['2026-06-10 overdue 10']);
  });
});

describe('renewal', () => {
  const of = (fields: Fields, steps?: Steps): AfterSalesForm[] => [
    ledger({ ...CAR, policyEnd: '2026-09-10', ...fields }, steps),
  ];
  test('from ninety days before until the end; after a call thirty days later, never past the end', () => {
    expect(tasks(of({}), '2026-06-11', 'renewal')).toEqual([]);
    expect(tasks(of({}), '2026-06-12', 'renewal')).toEqual(['2026-06-12 due-today 0']);
    expect(tasks(of({}, [['1', '2026-06-11']]), '2026-06-20', 'renewal')).toEqual(['2026-06-12 overdue 8']);
    expect(tasks(of({}, [['1', '2026-06-12']]), '2026-06-20', 'renewal')).toEqual(['2026-07-12 upcoming 0']);
    expect(tasks(of({}, [['1', '2026-08-20']]), '2026-09-10', 'renewal')).toEqual(['2026-09-10 due-today 0']);
    expect(tasks(of({}), '2026-09-11', 'renewal')).toEqual([]);
  });
  test('not once it is won or lost; calls of other sheets do not count', () => {
    for (const status of ['won', 'lost']) expect(tasks(of({ status }), '2026-06-20', 'renewal')).toEqual([]);
    // a ledger without a column for the state tells it in its results
    for (const result of ['done', '战败', '外面投保'])
      expect(tasks(of({ result }), '2026-06-20', 'renewal')).toEqual([]);
    expect(tasks(of({ result: 'done', status: 'quoted' }), '2026-06-20', 'renewal')).toHaveLength(1);
    expect(
      tasks([...of({ status: 'quoted' }), calls({ ...CAR, date: '2026-06-19' })], '2026-06-20', 'renewal'),
    ).toEqual(['2026-06-12 overdue 8']);
  });
  test('a policy that was won ends a year later; with a first day the row is the sold policy itself', () => {
    const end = (fields: Fields): string | undefined => {
      const day = planOf(of(fields), '2026-06-20').owners[0]?.vehicles[0]?.car.policyEnd;
      return day === undefined ? undefined : dateOf(day);
    };
    expect(end({ status: 'won' })).toBe('2027-09-10');
    expect(end({ status: 'won', policyStart: '2025-09-11' })).toBe('2026-09-10');
    expect(end({ status: 'won', policyEnd: '2024-02-29' })).toBe('2025-02-28');
  });
  test('the sold policy itself is renewed in its time', () => {
    expect(tasks(of({ status: 'won', policyStart: '2025-09-11' }), '2026-06-12', 'renewal')).toEqual([
      '2026-06-12 due-today 0',
    ]);
  });
});

describe('days of the sheet and of the year', () => {
  test('warranty and inspection from a month before, until the day', () => {
    for (const [kind, field] of [
      ['warranty-end', 'warrantyEnd'],
      ['inspection', 'inspectionDue'],
    ] as const) {
      const forms = [register({ ...CAR, [field]: '2026-03-31' })];
      expect(tasks(forms, '2026-02-27', kind)).toEqual([]);
      expect(tasks(forms, '2026-02-28', kind)).toEqual(['2026-03-31 upcoming 0']);
      expect(tasks(forms, '2026-03-31', kind)).toEqual(['2026-03-31 due-today 0']);
      expect(tasks(forms, '2026-04-01', kind)).toEqual([]);
    }
  });
  test('birthday once per owner from a week before, without the car; a lunar one never, none when all cars are sold on', () => {
    const born = (birthday: string, more: Fields = {}): AfterSalesForm[] => [
      register({ ...CAR, birthday, ...more }, { ...ME, vin: OTHER, plate: '浙A99999', birthday, ...more }),
    ];
    expect(tasks(born('1990-06-27'), '2026-06-20', 'birthday')).toEqual(['2026-06-27 upcoming 0']);
    expect(planOf(born('--06-20'), '2026-06-20').tasks.filter(({ kind }) => kind === 'birthday')).toEqual([
      expect.objectContaining({ status: 'due-today', owner: 0 }),
    ]);
    expect(planOf(born('--06-20'), '2026-06-20').tasks.find(({ kind }) => kind === 'birthday')).not.toHaveProperty(
      'vehicle',
    );
    expect(tasks(born('--06-28'), '2026-06-20', 'birthday')).toEqual([]);
    expect(tasks(born('--06-20', { birthdayCalendar: 'lunar' }), '2026-06-20', 'birthday')).toEqual([]);
    expect(tasks(born('--06-20', { remark: '车已转卖' }), '2026-06-20', 'birthday')).toEqual([]);
    expect(tasks(born('1992-02-29'), '2026-02-28', 'birthday')).toEqual(['2026-02-28 due-today 0']);
    expect(tasks(born('1992-01-03'), '2026-12-30', 'birthday')).toEqual(['2027-01-03 upcoming 0']);
  });
  test('anniversary of delivery from a week before, not on the day of delivery itself', () => {
    const forms = [register({ ...CAR, deliveryDate: '2024-02-29' })];
    expect(tasks(forms, '2024-02-29', 'anniversary')).toEqual([]);
    expect(tasks(forms, '2026-02-21', 'anniversary')).toEqual(['2026-02-28 upcoming 0']);
    expect(tasks(forms, '2026-03-01', 'anniversary')).toEqual([]);
    expect(tasks(forms, '2028-02-29', 'anniversary')).toEqual(['2028-02-29 due-today 0']);
  });
});

describe('complaints, repairs, win-back', () => {
  test('an open case until its day, else three days after it was registered; one task for a car', () => {
    const open = { ...CAR, date: '2026-06-18', status: 'in-progress' };
    expect(tasks([complaints(open)], '2026-06-20', 'complaint')).toEqual(['2026-06-21 upcoming 0']);
    expect(tasks([complaints({ ...open, dueDate: '2026-06-19' }, open)], '2026-06-20', 'complaint')).toEqual([
      '2026-06-19 overdue 1',
    ]);
    expect(tasks([complaints({ ...open, status: 'closed' })], '2026-06-20', 'complaint')).toEqual([]);
    expect(tasks([complaints({ ...open, closedDate: '2026-06-19' })], '2026-06-20', 'complaint')).toEqual([]);
    expect(
      tasks([complaints({ ...open, status: 'closed', closedDate: '2026-06-22' })], '2026-06-20', 'complaint'),
    ).toHaveLength(1);
  });
  test('a call after a repair: from the next day, done by any call on a later day, dropped after fourteen days', () => {
    const repaired = visits(
      { ...CAR, date: '2026-06-01', workKind: 'repair' },
      { ...CAR, date: '2026-06-10', workKind: 'maintenance' },
    );
    const called = (date: string): AfterSalesForm[] => [repaired, calls({ ...CAR, date })];
    expect(tasks([repaired], '2026-06-01', 'after-repair-call')).toEqual([]);
    expect(tasks([repaired], '2026-06-02', 'after-repair-call')).toEqual(['2026-06-04 upcoming 0']);
    expect(tasks([repaired], '2026-06-15', 'after-repair-call')).toEqual(['2026-06-04 overdue 11']);
    expect(tasks([repaired], '2026-06-16', 'after-repair-call')).toEqual([]);
    expect(tasks(called('2026-06-01'), '2026-06-05', 'after-repair-call')).toHaveLength(1);
    expect(tasks(called('2026-06-02'), '2026-06-05', 'after-repair-call')).toEqual([]);
  });
  test('win-back once a month, from the day after the limit, not while there is a call or an open complaint', () => {
    const last = visits({ ...CAR, date: '2025-06-10' });
    expect(tasks([last], '2026-06-10', 'win-back')).toEqual([]);
    expect(tasks([last], '2026-06-20', 'win-back')).toEqual(['2026-06-11 overdue 9']);
    expect(tasks([last], '2026-07-01', 'win-back')).toEqual(['2026-07-01 due-today 0']);
    expect(tasks([last, calls({ ...CAR, date: '2026-07-02' })], '2026-07-20', 'win-back')).toEqual([]);
    expect(tasks([last, calls({ ...CAR, date: '2026-07-02' })], '2026-08-20', 'win-back')).toHaveLength(1);
    const other = complaints({ ...ME, vin: OTHER, plate: '浙A99999', date: '2026-07-18', status: 'open' });
    expect(tasks([last, other], '2026-07-20', 'win-back')).toEqual([]);
  });
  test('who refused the last call is not asked back, and the person reads that it is so; other calls stay', () => {
    const forms = (result: string, later: string): AfterSalesForm[] => [
      visits({ ...CAR, date: '2025-06-10' }),
      calls({ ...CAR, date: '2026-05-02', result }, { ...CAR, date: '2026-05-20', result: later }),
      ledger({ ...CAR, policyEnd: '2026-07-10' }),
    ];
    const told = (...results: [string, string]): string[] =>
      careLines(planOf(forms(...results), '2026-06-20')).map(({ kind }) => kind);
    expect(told('reached', 'refused')).toEqual(['renewal']);
    expect(told('refused', 'reached')).toEqual(['renewal', 'win-back']);
    const { tasks: owed } = planOf(forms('reached', 'refused'), '2026-06-20');
    expect(owed.map(({ kind, refused }) => [kind, refused])).toEqual([
      ['renewal', undefined],
      ['win-back', true],
    ]);
  });
  test('an export that hides the middle of its numbers makes one car of no two', () => {
    const hidden = { vin: 'LSV****1234', date: '2026-06-01' };
    const rows = [
      { ...hidden, customerName: '王小明', phone: '13900000001' },
      { ...hidden, customerName: '李大海', phone: '13900000002' },
    ];
    expect(counted([visits(...rows)])).toBe('0 cars, 2 owners');
  });
  test('a profile may call a car lost after six months', () => {
    const profile = { ...generalProfile, owners: { lostAfter: 6 } };
    expect(states([visits({ ...CAR, date: '2025-12-20' })], '2026-06-20', profile)).toEqual(['at-risk']);
    expect(states([visits({ ...CAR, date: '2025-12-19' })], '2026-06-20', profile)).toEqual(['lost']);
  });
});
