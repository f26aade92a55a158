import { z } from 'zod';
import { dayOf } from '../calendar';

const months = z.int().min(1).max(60);
const days = z.int().min(1).max(365);

/** A call after delivery: its id as the sheets' columns are read (`3d`, `1m`, `quarterly`), and when it is due. */
export const deliveryStepSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]{1,12}$/u),
  days: z.int().min(0).max(730).optional(),
  months: z.int().min(0).max(60).optional(),
});

/**
 * What a store does after the sale, as data; all of it may be left out, and then the general rules hold (`ownerRules`). Sources: after-sales
 * systems and training papers differ by brand, so every figure is the store's own to set.
 */
export const ownerRulesSchema = z.strictObject({
  /** Calls after delivery, in order, and how many months lie between those after the last one; without it there is none. */
  deliverySteps: z.array(deliveryStepSchema).min(1).max(20).optional(),
  deliveryEvery: months.nullable().optional(),
  /** Months after delivery from and until which a car that was never in is reminded. */
  firstService: z.strictObject({ after: months, until: months }).optional(),
  /** Months after the last service. */
  service: z.strictObject({ after: months, until: months }).optional(),
  /** Days before a policy's end, and between two calls. */
  renewal: z.strictObject({ before: days, every: days }).optional(),
  /** Months before the end of a warranty or an inspection. */
  remindMonths: months.optional(),
  /** Days after a repair on which the owner is called, and after which nobody does any more. */
  afterRepair: z.strictObject({ after: days, until: days }).optional(),
  /** Days within which a complaint is settled where the sheet does not say. */
  complaintDays: days.optional(),
  /** Months without a visit after which a car is lost. */
  lostAfter: months.optional(),
  /** Days by which a service may be overdue, and before a policy's end without a quotation, until a car is at risk. */
  atRisk: z.strictObject({ serviceDays: days, policyDays: days }).optional(),
  /** Cars bought here from which on an owner is loyal. */
  loyalPurchases: z.int().min(1).max(20).optional(),
  /** Visits within `months` from which on a dimension of the eight groups is high. */
  groups: z.strictObject({ months, maintenance: z.int().min(1).max(50), repair: z.int().min(1).max(50) }).optional(),
  /** Birthdays by the Chinese calendar are reminded of, too. */
  lunarBirthdays: z.boolean().optional(),
  /** Holidays of the calendar's table (春节, 中秋 …) for which owners get the store's wishes. */
  holidays: z.array(z.string().min(1).max(40)).max(20).optional(),
});

type Stored = z.infer<typeof ownerRulesSchema>;
export type DeliveryStep = Readonly<z.infer<typeof deliveryStepSchema>>;

/** The rules after the sale, complete. */
export type OwnerRules = { readonly [K in Exclude<keyof Stored, 'deliveryEvery'>]-?: NonNullable<Stored[K]> } & {
  /** Absent: the steps are not repeated. */
  readonly deliveryEvery?: number;
  /** The first free day of each holiday that owners get wishes for, by the table of the calendar, as day numbers. */
  readonly greetings: readonly { readonly name: string; readonly day: number }[];
};

const GENERAL = {
  deliverySteps: [
    { id: '3d', days: 3 },
    { id: '7d', days: 7 },
    { id: '1m', months: 1 },
    { id: '3m', months: 3 },
  ],
  firstService: { after: 3, until: 12 },
  service: { after: 5, until: 12 },
  renewal: { before: 90, every: 30 },
  remindMonths: 1,
  afterRepair: { after: 3, until: 14 },
  complaintDays: 3,
  lostAfter: 12,
  atRisk: { serviceDays: 30, policyDays: 30 },
  loyalPurchases: 3,
  groups: { months: 12, maintenance: 1, repair: 1 },
  lunarBirthdays: false,
} as const satisfies Stored;
const GENERAL_EVERY = 3;

type Holidays = readonly { readonly date: string; readonly name: string; readonly work: boolean }[];
interface Rules {
  readonly owners?: Stored | undefined;
  readonly calendar?: { readonly holidays: Holidays };
}

const complete = new WeakMap<object, { readonly holidays: Holidays | undefined; readonly rules: OwnerRules }>();

/** The store's rules after the sale; what it does not say is as in general use. */
export function ownerRules({ owners, calendar }: Rules): OwnerRules {
  const known = owners && complete.get(owners);
  if (known && known.holidays === calendar?.holidays) return known.rules;
  const { deliveryEvery = GENERAL_EVERY, ...own } = owners ?? {};
  const said = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  const rules: OwnerRules = {
    ...GENERAL,
    deliverySteps: [...GENERAL.deliverySteps],
    holidays: [],
    ...said,
    ...(deliveryEvery === null ? {} : { deliveryEvery }),
    greetings: greetingsOf(own.holidays ?? [], calendar?.holidays ?? []),
  };
  if (owners) complete.set(owners, { holidays: calendar?.holidays, rules });
  return rules;
}

/** The first of the free days that follow one another under one name. */
function greetingsOf(names: readonly string[], holidays: Holidays): { name: string; day: number }[] {
  if (names.length === 0) return [];
  const days = holidays
    .filter(({ name, work }) => !work && names.includes(name))
    .map(({ date, name }) => ({ name, day: dayOf(date) }))
    .sort((a, b) => a.day - b.day);
  return days.filter(({ name, day }) => !days.some((other) => other.name === name && other.day === day - 1));
}
