import { z } from 'zod';
import { dayOf } from '../calendar';
import { KEY_FACTS, OWNER_PRESETS, ownerPresetRules, type KeyFact } from './owner-presets';

const months = z.int().min(1).max(60);
const days = z.int().min(1).max(365);

/** A call after delivery: its id as the sheets' columns are read (`3d`, `1m`, `quarterly`), and when it is due. */
export const deliveryStepSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]{1,12}$/u),
  days: z.int().min(0).max(730).optional(),
  months: z.int().min(0).max(60).optional(),
});

const four = (each: z.ZodType<number>) => z.tuple([each, each, each, each]);

/**
 * RFM, how much to care: days since the last visit, visits and yuan within `months`. Each list gives the limits of 5, 4, 3 and 2 points; what is beyond
 * the last has 1. `fifths`: points by the store's own fifths. From `high` points on a value is high. A source gives 30, 90 and 180 days only;
 * the rest is ours and the store's to set.
 */
const rfmSchema = z.strictObject({
  months,
  recency: four(z.int().min(0).max(3650)),
  frequency: four(z.int().min(1).max(200)),
  money: z.union([four(z.number().min(0)), z.literal('fifths')]),
  high: z.int().min(2).max(5),
});

/** What stores count differently in the month's rates; each choice and what it divides by is printed with the rate. */
const denominatorsSchema = z.strictObject({
  /** Months after delivery at which a first service is due. */
  firstServiceMonths: months.optional(),
  /** Months within which a car was in, of how many: 保持率. */
  kept: z.strictObject({ months, of: months }).optional(),
  /** 回厂率: of the cars due, or of those that were reminded. */
  service: z.enum(['due', 'reminded']).optional(),
  /** 流失率: of the cars that were in so many months ago, or of those due this month. */
  lost: z.enum(['cohort', 'due']).optional(),
  /** 满意率: satisfied and very satisfied, or very satisfied alone. */
  satisfaction: z.enum(['satisfied', 'very-satisfied']).optional(),
  /** 及时关闭率: of the cases closed, or of those opened in the month. */
  complaints: z.enum(['closed', 'opened']).optional(),
  /** 转介绍率: orders with a referrer of all orders, or referrers of all owners. */
  referrals: z.enum(['orders', 'owners']).optional(),
});

const facts = z.array(z.enum(KEY_FACTS)).min(1).max(KEY_FACTS.length).optional();

/** What must be known of a customer, by the channel through which the data came in; `owner`: the file of somebody who took delivery. */
const completenessSchema = z.strictObject({ visit: facts, call: facts, web: facts, owner: facts });

/**
 * What a store does after the sale, as data; all of it may be left out, and then the general rules hold (`ownerRules`). Sources: after-sales
 * systems and training papers differ by brand, so every figure is the store's own to set.
 */
export const ownerRulesSchema = z.strictObject({
  /** Known ways of other stores and brands (`OWNER_PRESETS`), in order; what stands beside them in the profile wins. */
  presets: z
    .array(z.enum(OWNER_PRESETS.map(({ id }) => id)))
    .max(20)
    .optional(),
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
  /** Months of the warranty where the sheet gives no end. */
  warrantyMonths: z.int().min(1).max(120).optional(),
  rfm: rfmSchema.optional(),
  denominators: denominatorsSchema.optional(),
  completeness: completenessSchema.optional(),
});

type Stored = z.infer<typeof ownerRulesSchema>;
export type DeliveryStep = Readonly<z.infer<typeof deliveryStepSchema>>;
export type Channel = keyof z.infer<typeof completenessSchema>;
export type RfmRules = Readonly<z.infer<typeof rfmSchema>>;
export type Denominators = Readonly<z.infer<typeof denominatorsSchema>>;

/** The rules after the sale, complete. */
export type OwnerRules = {
  readonly [K in Exclude<keyof Stored, 'deliveryEvery' | 'presets' | 'denominators' | 'completeness'>]-?: NonNullable<
    Stored[K]
  >;
} & {
  /** Absent: the steps are not repeated. */
  readonly deliveryEvery?: number;
  /** The first free day of each holiday that owners get wishes for, by the table of the calendar, as day numbers. */
  readonly greetings: readonly { readonly name: string; readonly day: number }[];
  readonly denominators: { readonly [K in keyof Denominators]-?: NonNullable<Denominators[K]> };
  readonly completeness: { readonly [C in Channel]: readonly KeyFact[] };
};

/** 姓名 电话 拟购车型 are the least that a card needs; a line of the register is complete with source and consultant. */
const OF_A_VISIT = ['customerName', 'phone', 'model', 'source', 'consultant'] as const;

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
  warrantyMonths: 36,
  rfm: { months: 12, recency: [30, 90, 180, 365], frequency: [4, 3, 2, 1], money: 'fifths', high: 3 },
} as const satisfies Stored;
const GENERAL_EVERY = 3;
const GENERAL_DENOMINATORS: OwnerRules['denominators'] = {
  firstServiceMonths: 6,
  kept: { months: 12, of: 36 },
  service: 'due',
  lost: 'cohort',
  satisfaction: 'satisfied',
  complaints: 'closed',
  referrals: 'orders',
};
const GENERAL_COMPLETENESS: OwnerRules['completeness'] = {
  visit: OF_A_VISIT,
  call: OF_A_VISIT,
  web: OF_A_VISIT,
  owner: ['customerName', 'phone', 'model', 'vin', 'plate', 'deliveryDate'],
};

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
  const { presets = [], ...stored } = owners ?? {};
  const all = { ...ownerPresetRules(presets), ...said(stored) };
  const { deliveryEvery = GENERAL_EVERY, denominators, completeness, ...own } = all;
  const rules: OwnerRules = {
    ...GENERAL,
    deliverySteps: [...GENERAL.deliverySteps],
    holidays: [],
    rfm: { ...GENERAL.rfm, recency: [...GENERAL.rfm.recency], frequency: [...GENERAL.rfm.frequency] },
    ...own,
    denominators: { ...GENERAL_DENOMINATORS, ...(denominators && said(denominators)) },
    completeness: { ...GENERAL_COMPLETENESS, ...(completeness && said(completeness)) },
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

type Said<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** What is given, without what is there as `undefined`. */
function said<T extends object>(settings: T): Said<T> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Said<T>;
}
