import { Dice } from '../../rollups/history/random';
import { daysFrom, plusDays, plusMonths } from './days';

/** What happened in an invented store after the sale: people, cars, and everything that was done, before anyone wrote it down. */
export interface Life {
  readonly seed: number;
  readonly people: readonly Person[];
  readonly cars: readonly LifeCar[];
  readonly visits: readonly LifeVisit[];
  readonly calls: readonly LifeCall[];
  readonly policies: readonly LifePolicy[];
  readonly reminders: readonly LifeReminder[];
  readonly complaints: readonly LifeComplaint[];
  /** The day on which the store is looked at. */
  readonly today: string;
}

export interface Person {
  readonly name: string;
  readonly phone: string;
  /** `--MM-DD` or a whole date. */
  readonly birthday?: string;
  readonly lunar?: boolean;
}

export interface LifeCar {
  readonly vin: string;
  readonly plate: string;
  readonly model: string;
  readonly district?: string;
  readonly kind?: 'own-sold' | 'other-dealer' | 'other-brand';
  readonly owner: number;
  readonly onRegister: boolean;
  readonly delivered?: string;
  /** Which column the delivery stands in. */
  readonly deliveredAs: 'deliveryDate' | 'purchaseDate' | 'licenseDate';
  readonly onFollowUp: boolean;
  readonly purchaseType?: string;
  readonly referrer?: string;
  readonly firstServiceDate?: string;
  readonly warrantyEnd?: string;
  readonly inspectionDue?: string;
  readonly policyEnd?: string;
  /** The register says that it is sold on, without a day. */
  readonly soldOn: boolean;
  /** The next owner, whose first visit is the day. */
  readonly next?: { readonly owner: number; readonly from: string };
}

export interface LifeVisit {
  readonly car: number;
  readonly owner: number;
  readonly date: string;
  readonly kind: 'first-service' | 'maintenance' | 'repair' | 'warranty' | 'accident' | 'other';
  readonly amount: number;
  /** The row names neither the owner nor a phone. */
  readonly nobody: boolean;
}

export interface LifeCall {
  readonly car: number;
  readonly owner: number;
  readonly date: string;
  readonly on: 'list' | 'step' | 'policy' | 'reminder';
  /** Of the follow-up form its step; of policies and reminders the place in the list. */
  readonly of?: string;
  readonly result: string;
  readonly satisfaction?: string;
  /** The caller heard that the car is sold. */
  readonly soldOn?: boolean;
}

export interface LifePolicy {
  readonly car: number;
  readonly owner: number;
  readonly end: string;
  readonly start?: string;
  readonly status?: string;
}

export interface LifeReminder {
  readonly car: number;
  readonly owner: number;
  readonly next?: string;
}

export interface LifeComplaint {
  readonly car: number;
  readonly owner: number;
  readonly date: string;
  readonly due?: string;
  readonly closed?: string;
  readonly status: string;
}

const FAMILY = [...'王李张刘陈杨赵黄周吴徐孙马朱胡'];
const GIVEN = [...'伟芳娜敏静磊洋勇艳杰涛明超霞平'];
const RESULTS = ['reached', 'no-answer', 'refused', 'unreachable'];
const OPINIONS = ['very-satisfied', 'satisfied', 'neutral', 'dissatisfied', 'no-opinion'];
const STATUS = ['', 'new', 'following', 'quoted', 'appointed', 'won', 'lost', 'deferred'];
const KINDS = ['first-service', 'maintenance', 'maintenance', 'repair', 'warranty', 'accident', 'other'] as const;
const STEPS: readonly (readonly [string, number, number])[] = [
  ['3d', 0, 3],
  ['7d', 0, 7],
  ['1m', 1, 0],
  ['3m', 3, 0],
];
/** Days around which rules turn: ends of months, leap days. */
const CORNERS = ['2024-02-29', '2025-02-28', '2025-03-31', '2025-08-31', '2025-11-30', '2026-01-31', '2025-12-31'];

/** A store of some thirty cars over three years. The same seed always makes the same store. */
export function makeLife(seed: number): Life {
  const dice = new Dice(seed);
  const today = dice.chance(0.4)
    ? dice.pick(['2026-02-28', '2026-03-31', '2026-05-31', '2026-06-30', '2026-06-20', '2026-07-01'])
    : plusDays('2026-03-01', dice.between(0, 200));
  const people = Array.from({ length: dice.between(8, 20) }, (_, i) => person(dice, i, today));
  const life = {
    seed,
    today,
    people,
    cars: [] as LifeCar[],
    visits: [] as LifeVisit[],
    calls: [] as LifeCall[],
    policies: [] as LifePolicy[],
    reminders: [] as LifeReminder[],
    complaints: [] as LifeComplaint[],
  };
  const count = dice.between(10, 34);
  for (let car = 0; car < count; car += 1) addCar(life, car, dice);
  return life;
}

function person(dice: Dice, i: number, today: string): Person {
  // Namesakes are wanted: the phone tells them apart.
  const name = dice.pick(FAMILY) + dice.pick(GIVEN) + (dice.chance(0.5) ? dice.pick(GIVEN) : '');
  const near = plusDays(today, dice.between(-3, 9)).slice(4);
  const birthday = dice.chance(0.5) ? undefined : dice.chance(0.3) ? `-${near}` : `1980${near}`;
  return {
    name,
    phone: `139${String(10_000_000 + i * 7_919)}`,
    ...(birthday === undefined ? {} : { birthday: birthday === '1980-02-29' ? '1980-02-29' : birthday }),
    ...(dice.chance(0.2) ? { lunar: true } : {}),
  };
}

type Open = { -readonly [K in keyof Life]: Life[K] extends readonly (infer T)[] ? T[] : Life[K] };

function addCar(life: Open, car: number, dice: Dice): void {
  const { today } = life;
  const owner = dice.between(0, life.people.length - 1);
  const kind = dice.chance(0.7)
    ? dice.chance(0.5)
      ? ('own-sold' as const)
      : undefined
    : dice.pick(['other-dealer', 'other-brand'] as const);
  const delivered = dice.chance(0.85)
    ? dice.chance(0.2)
      ? dice.pick(CORNERS)
      : plusDays(today, dice.chance(0.1) ? dice.between(1, 20) : -dice.between(0, dice.chance(0.5) ? 130 : 1300))
    : undefined;
  const onRegister = dice.chance(0.85);
  const onFollowUp = delivered !== undefined && dice.chance(0.6);
  const born = delivered ?? plusDays(today, -dice.between(100, 900));
  const resold = dice.chance(0.12) && daysFrom(born, today) > 250;
  const maybe = (chance: number, offset: number, spread: number): string | undefined =>
    dice.chance(chance) ? plusDays(today, offset + dice.between(-spread, spread)) : undefined;
  const next = resold
    ? { owner: (owner + 1) % life.people.length, from: plusDays(born, dice.between(120, 240)) }
    : undefined;
  const told = {
    ...(dice.chance(0.7) ? { district: dice.pick(['城东', '城西', '高新区']) } : {}),
    ...(kind === undefined ? {} : { kind }),
    ...(dice.chance(0.5) ? { purchaseType: dice.pick(['first', 'additional', 'replacement', 'trade-in']) } : {}),
    ...(dice.chance(0.2) ? { referrer: '李四' } : {}),
    ...(dice.chance(0.3) ? { firstServiceDate: plusDays(born, dice.between(80, 200)) } : {}),
    ...present('warrantyEnd', maybe(0.3, 10, 40)),
    ...present('inspectionDue', maybe(0.3, 10, 40)),
    ...present('policyEnd', maybe(0.4, 30, 90)),
  };
  const soldOn = onRegister && dice.chance(0.04);
  life.cars.push({
    vin: `LSV${String(10_000_000_000_000 + car * 104_729 + life.seed).slice(0, 14)}`,
    plate: `浙A${String(10_000 + car * 37 + (life.seed % 50))}`,
    model: dice.pick(['朗逸', '途观', '帕萨特']),
    owner,
    onRegister,
    ...(delivered === undefined || !(onRegister || onFollowUp) ? {} : { delivered }),
    deliveredAs: dice.chance(0.7) ? 'deliveryDate' : dice.pick(['purchaseDate', 'licenseDate'] as const),
    onFollowUp,
    // Only the register tells these.
    ...(onRegister ? told : {}),
    soldOn,
    ...(next ? { next } : {}),
  });
  addVisits(life, car, born, dice);
  addCalls(life, car, delivered, onFollowUp, dice);
  if (next || (delivered !== undefined && delivered > today)) return;
  if (dice.chance(0.45)) addPolicy(life, car, dice);
  if (dice.chance(0.25)) addReminder(life, car, dice);
}

function present<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
}

function ownerOn(life: Open, car: number, date: string): number {
  const { owner, next } = life.cars[car] as LifeCar;
  return next && date >= next.from ? next.owner : owner;
}

function addVisits(life: Open, car: number, born: string, dice: Dice): void {
  const { next } = life.cars[car] as LifeCar;
  const dates = new Set<string>();
  const span = Math.max(1, daysFrom(born, life.today) + 20);
  for (let i = dice.between(0, 5); i > 0; i -= 1) {
    const date = dice.chance(0.15)
      ? plusMonths(life.today, -dice.pick([5, 12, 6, 13]))
      : plusDays(born, dice.between(1, span));
    if (date > born) dates.add(date);
  }
  // The new owner is known by a visit of his own.
  if (next) dates.add(next.from);
  for (const date of [...dates].sort())
    life.visits.push({
      car,
      owner: ownerOn(life, car, date),
      date,
      kind: dice.pick(KINDS),
      amount: dice.between(0, 40) * 50,
      nobody: !next && (life.cars[car] as LifeCar).onRegister && dice.chance(0.08),
    });
}

function addCalls(life: Open, car: number, delivered: string | undefined, onFollowUp: boolean, dice: Dice): void {
  const call = (date: string, more: Pick<LifeCall, 'on'> & Partial<LifeCall>): void => {
    const result = dice.pick(RESULTS);
    life.calls.push({
      car,
      owner: ownerOn(life, car, date),
      date,
      result,
      ...(result === 'reached' && dice.chance(0.6) ? { satisfaction: dice.pick(OPINIONS) } : {}),
      ...more,
    });
  };
  if (delivered !== undefined && onFollowUp)
    for (const [step, months, days] of STEPS) {
      const date = plusDays(plusMonths(delivered, months), days + dice.between(-1, 6));
      const { next } = life.cars[car] as LifeCar;
      if (dice.chance(0.55) && date > delivered && date < plusDays(life.today, 12) && (!next || date < next.from))
        call(date, { on: 'step', of: step });
    }
  for (let i = dice.between(0, 3); i > 0; i -= 1) {
    const date = plusDays(life.today, -dice.between(-3, dice.chance(0.4) ? 30 : 500));
    const { next, soldOn } = life.cars[car] as LifeCar;
    if (delivered !== undefined && date <= delivered) continue;
    call(date, { on: 'list', ...(!next && !soldOn && dice.chance(0.04) ? { soldOn: true } : {}) });
  }
  if (dice.chance(0.2)) {
    const date = plusDays(life.today, -dice.between(0, 40));
    const status = dice.pick(['open', 'in-progress', 'waiting-callback', 'closed', 'closed']);
    if (delivered === undefined || date > delivered)
      life.complaints.push({
        car,
        owner: ownerOn(life, car, date),
        date,
        status,
        ...(dice.chance(0.5) ? { due: plusDays(date, dice.between(1, 7)) } : {}),
        ...(status === 'closed' && dice.chance(0.8) ? { closed: plusDays(date, dice.between(0, 8)) } : {}),
      });
  }
}

function addPolicy(life: Open, car: number, dice: Dice): void {
  const { owner } = life.cars[car] as LifeCar;
  const end = plusDays(life.today, dice.between(-200, 95));
  const status = dice.pick(STATUS);
  const sold = status === 'won' && dice.chance(0.2);
  life.policies.push({
    car,
    owner,
    end: sold ? plusMonths(end, 12) : end,
    ...(sold ? { start: plusDays(end, 1) } : {}),
    ...(status === '' ? {} : { status }),
  });
  for (let i = 1; i <= dice.between(0, 3); i += 1)
    life.calls.push({
      car,
      owner,
      date: plusDays(end, -dice.between(0, 110)),
      on: 'policy',
      of: String(i),
      result: dice.pick(RESULTS),
    });
}

function addReminder(life: Open, car: number, dice: Dice): void {
  const { owner } = life.cars[car] as LifeCar;
  life.reminders.push({
    car,
    owner,
    ...(dice.chance(0.6) ? { next: plusDays(life.today, dice.between(-120, 60)) } : {}),
  });
  if (dice.chance(0.6))
    life.calls.push({
      car,
      owner,
      date: plusDays(life.today, -dice.between(0, 35)),
      on: 'reminder',
      of: '1',
      result: dice.pick(RESULTS),
    });
}
