import { z } from 'zod';
import { ownerRulesSchema } from './owner-rules';
import { PROFILE_VERSION } from './version';

export { PROFILE_VERSION };

/**
 * What a level says about the customer. `open` levels are followed up; `owner` is a delivered customer in after-sales care;
 * `invalid` is a record without value (GAC Toyota's N). Both count as closed.
 */
export const LEVEL_STATES = [
  'open',
  'ordered',
  'delivered',
  'lost',
  'frozen',
  'out-of-control',
  'owner',
  'invalid',
] as const;

/** Rules of tiering (src/levels/rules) by name, so that a profile that names an unknown rule is refused. */
export const LEVEL_RULE_IDS = [
  'deposit',
  'lost-words',
  'order-cancelled',
  'near-lost',
  'silence',
  'too-many-contacts',
  'purchase-window',
  'window-passed',
  'test-drive',
] as const;
export type LevelRuleId = (typeof LEVEL_RULE_IDS)[number];

const code = z.string().regex(/^[A-Z][A-Z0-9]{0,3}$/u);
const days = z.int().min(0).max(730);
const isoDate = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u);
const colour = z.string().regex(/^#[0-9A-F]{6}$/u);
const words = z.array(z.string().trim().min(1).max(40)).max(60);

export const levelSchema = z.strictObject({
  code,
  /** Other ways to write it, besides case, width and `级`. */
  spellings: z.array(z.string().trim().min(1).max(10)).max(20),
  name: z.string().max(40),
  state: z.enum(LEVEL_STATES),
  /** Days within which the customer is expected to buy. */
  window: z.strictObject({ min: days.optional(), max: days.optional() }).optional(),
  /**
   * Days between two contacts; `target` is the rule, `min` and `max` bound what load levelling may do. Without a target the store must
   * set it: there is no due day until then.
   */
  interval: z.strictObject({ min: days.optional(), target: days.min(1).optional(), max: days.optional() }).optional(),
  /** Fill of the level's letter in the sheets. */
  color: colour,
  /** Shown beside the letter where colour alone would not do. */
  mark: z.string().max(4),
});

export const valueTierSchema = z.strictObject({
  /**
   * Words in 来源, 备注, 接待经过 or 现用车型 that speak for the tier: referral or repeat purchase (prime), good means (promising, together
   * with a near purchase or a rival's car in view), weak means or wait-and-see (ordinary).
   */
  words,
});

export const profileSchema = z.strictObject({
  version: z.literal(PROFILE_VERSION),
  name: z.string().trim().min(1).max(60),
  brand: z.string().max(60),
  /** Where the levels and intervals come from. */
  source: z.string().max(300),
  levels: z.array(levelSchema).min(1).max(30),
  firstContact: z.enum(['24h', 'next-day', 'two-days']),
  /** From this level on a customer must have a row in the matrix. */
  matrixFrom: code,
  calendar: z.strictObject({
    /** 1 Monday … 7 Sunday: days on which the store is closed every week. */
    closedWeekdays: z.array(z.int().min(1).max(7)).max(6),
    /** Public holidays of the table close the store, its 调休 working days open it. */
    holidaysClose: z.boolean(),
    holidays: z.array(z.strictObject({ date: isoDate, name: z.string().max(40), work: z.boolean() })).max(2000),
    /** Days that this store is closed or open, whatever else says. */
    closed: z.array(isoDate).max(800),
    open: z.array(isoDate).max(800),
    /** Where a visit goes that falls on a closed day. */
    onClosedDay: z.enum(['before', 'after', 'keep']),
  }),
  maxContacts: z.int().min(1).max(200),
  /** Store-wide source codes, used only where the sheet has no legend. */
  sources: z.record(z.string().min(1).max(10), z.string().min(1).max(40)),
  valueTiers: z.strictObject({ prime: valueTierSchema, promising: valueTierSchema, ordinary: valueTierSchema }),
  rates: z.strictObject({ closing: z.enum(['orders', 'deliveries']) }),
  overdueSteps: z.tuple([z.int().min(1), z.int().min(1), z.int().min(1)]),
  /** No more than so many visits per consultant and day; absent: no levelling. */
  visitsPerDay: z.int().min(1).max(200).optional(),
  /** Days without any contact after which an open customer is proposed as out of control. */
  silenceDays: z.int().min(1).max(730),
  /** Rules of tiering that this store does not want to hear. */
  rulesOff: z.array(z.enum(LEVEL_RULE_IDS)).max(LEVEL_RULE_IDS.length),
  /**
   * Rules of the audit (src/audit/rules) by name: turned off, or with numbers of the store's own. A name that no rule has is said when
   * the store is checked.
   */
  audit: z.record(z.string().max(40), z.record(z.string().max(40), z.union([z.boolean(), z.number()]))).optional(),
  /** Phones of the store's own people: a customer does not have one of them. */
  staffPhones: z.array(z.string().trim().min(5).max(20)).max(500).optional(),
  /** Days between two calls to a lost customer (循环跟踪). */
  lostCallback: z.int().min(7).max(730).optional(),
  /** After delivery: days until the first service reminder. */
  care: z.strictObject({ firstServiceDays: z.int().min(1).max(730) }),
  /** After the sale: calls, service, renewal, when an owner counts as lost. Absent: as in general use. */
  owners: ownerRulesSchema.optional(),
});

export type StoreProfile = Readonly<z.infer<typeof profileSchema>>;
export type LevelDefinition = StoreProfile['levels'][number];
export type LevelState = (typeof LEVEL_STATES)[number];
