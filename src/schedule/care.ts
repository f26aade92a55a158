import { dateOf, dayOf } from '../calendar';
import { rulesOf, type Customer } from '../customers';
import type { Standing } from '../levels';
import { levelTable, type StoreProfile } from '../profile';

export type CareKind = 'first-service' | 'anniversary' | 'birthday' | 'order-contact' | 'lost-callback';

/** A call that is owed outside the levels: to an owner after delivery, or to a lost customer in the slow cycle. */
export interface CareDate {
  readonly kind: CareKind;
  /** Day number, from today on. */
  readonly day: number;
  /** What it counts from: the delivery, the loss; for a birthday the day itself. */
  readonly from: number;
}

/**
 * The next care dates from `today` on (forms §6 循环跟踪, §11): an owner's first service and purchase anniversary, a birthday where a
 * form notes one, the contact with an ordered customer (Hyundai: weekly), the next call to a lost customer.
 */
export function careDates(customer: Customer, at: Standing, store: StoreProfile, today: number): CareDate[] {
  const profile = rulesOf(customer, store);
  const closed = at.closedBy;
  // A closing whose day nobody wrote gives no day to count from.
  if (!closed || closed.undated) return [];
  const dates: CareDate[] = [];
  if (at.state === 'delivered') {
    const service = closed.day + profile.care.firstServiceDays;
    if (service >= today || !calledAbout(customer, service, today))
      dates.push({ kind: 'first-service', day: service, from: closed.day });
    const firstAnniversary = nextYearly(closed.date, Math.max(today, closed.day + 1));
    dates.push({ kind: 'anniversary', day: firstAnniversary, from: closed.day });
    const birthday = birthdayOf(customer);
    if (birthday !== undefined) {
      const day = nextYearly(`2000-${birthday}`, today);
      dates.push({ kind: 'birthday', day, from: day });
    }
  }
  if (at.state === 'ordered' && at.level !== undefined) {
    const days = levelTable(profile).get(at.level)?.interval?.target;
    const from = Math.max(closed.day, at.lastContact?.day ?? closed.day);
    if (days !== undefined) dates.push({ kind: 'order-contact', day: Math.max(today, from + days), from });
  }
  if (at.state === 'lost' && profile.lostCallback !== undefined) {
    const rounds = Math.max(1, Math.ceil((today - closed.day) / profile.lostCallback));
    dates.push({ kind: 'lost-callback', day: closed.day + rounds * profile.lostCallback, from: closed.day });
  }
  return dates.sort((a, b) => a.day - b.day);
}

/** A month before and after: whoever calls then has reminded of the first service. */
const ABOUT = 30;
/** A year later nobody reminds of a first service any more. */
const TOO_LATE = 365;

function calledAbout(customer: Customer, service: number, today: number): boolean {
  if (today - service > TOO_LATE) return true;
  return customer.entries.some(({ contact, day }) => contact && day >= service - ABOUT && day <= today);
}

/** The first return of a date's month and day on or after `from`; 29 February is kept on 28 February in common years. */
function nextYearly(date: string, from: number): number {
  for (let year = Number(dateOf(from).slice(0, 4)); ; year += 1) {
    const leap = new Date(Date.UTC(year, 2, 0)).getUTCDate() === 29;
    const rest = date.slice(4) === '-02-29' && !leap ? '-02-28' : date.slice(4);
    const day = dayOf(String(year) + rest);
    if (day >= from) return day;
  }
}

/** `生日5月6日`, `生日：1988-05-06` in a remark, as `MM-DD`. */
function birthdayOf(customer: Customer): string | undefined {
  for (const { record } of customer.rows) {
    const match = /生日[^\d]{0,3}(?:\d{4}[-年./])?(\d{1,2})[-月./](\d{1,2})/u.exec(record.fields.remark ?? '');
    if (!match) continue;
    const [month, day] = [Number(match[1]), Number(match[2])];
    if (month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(2000, month, 0)).getUTCDate()) {
      return `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    }
  }
  return undefined;
}
