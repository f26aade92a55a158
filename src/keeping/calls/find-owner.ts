import { dayOf } from '../../calendar';
import { plainWord } from '../../customers';
import { parsePhoneText } from '../../forms/values';
import { carLabel, carePlan, lastOwnerBook, type Car, type Owner, type OwnerBook, type OwnerRow } from '../../owners';
import { ownerRules, type OwnerRules } from '../../profile';
import { text } from '../../words';
import { BadRequest, type Books, type Choices, type KeepQuestion, type KeptCustomer } from '../types';
import type { CallRequest } from './types';

/** Whom a call was made to: the owner, and the car that it was about where that is known. */
export interface FoundOwner {
  readonly book: OwnerBook;
  readonly owner: Owner;
  /** The car's own rows of this owner; all rows of an owner whose rows name no car. */
  readonly rows: readonly OwnerRow[];
  readonly car?: Car;
  /** The very row that was named as `SHEET!ROW`. */
  readonly named?: OwnerRow;
}

/** An owner, and the cars that fit what was said. */
interface Hit {
  readonly owner: number;
  readonly cars: readonly number[];
  readonly named?: OwnerRow;
}

/**
 * The owner that a person names, over the after-sales sheets as of the day of the call. Several that fit are asked for, and so are several cars.
 * @throws BadRequest where there is none
 */
export function findOwner(
  books: Books,
  { who, date, kind, step }: Pick<CallRequest, 'who' | 'date' | 'kind' | 'step'>,
  choices: Choices,
): FoundOwner | { readonly question: KeepQuestion } {
  const rules = ownerRules(books.profile);
  const book = lastOwnerBook(books.recognised.afterSales, rules, dayOf(date));
  const hits = hitsOf(book, who.trim());
  const hit = chosen(hits, 'two-customers', choices);
  if (hits.length === 0) throw new BadRequest(text('keeping.error.unknown-owner', { who }));
  if (hit === undefined)
    return {
      question: {
        ...placeOf(book.owners[hits[0]?.owner ?? 0]?.rows[0]),
        code: 'two-customers',
        text: text('keeping.question.two-customers', { who, count: hits.length }),
        choices: hits.map(({ owner }) => ({ text: describeOwner(book.owners[owner], book) })),
      },
    };
  const owner = book.owners[hit.owner];
  if (owner === undefined) throw new BadRequest(text('keeping.error.unknown-owner', { who }));
  // A birthday is the person's; of several cars the one that this very call is owed for is meant.
  const cars = kind === 'birthday' ? [] : owedFor(book, rules, hit, kind, step);
  const at = chosen(cars, 'two-cars', choices);
  if (at === undefined && cars.length > 1)
    return {
      question: {
        ...placeOf(hit.named ?? owner.rows[0]),
        code: 'two-cars',
        text: text('keeping.question.two-cars', { name: owner.name ?? who, count: cars.length }),
        choices: cars.map((one) => ({ text: describeCar(book.cars[one]) })),
      },
    };
  const car = at === undefined ? undefined : book.cars[at];
  const theirs = new Set(owner.rows);
  return {
    book,
    owner,
    car,
    named: hit.named,
    rows: car === undefined ? owner.rows : car.rows.filter((row) => theirs.has(row)),
  };
}

/** The cars that a call of this kind and step is owed for; all of them where it is owed for none, or nobody said which call it was. */
function owedFor(
  book: OwnerBook,
  rules: OwnerRules,
  { owner, cars }: Hit,
  kind: CallRequest['kind'],
  step: string | undefined,
): readonly number[] {
  if (cars.length < 2 || (kind === undefined && step === undefined)) return cars;
  const plan = carePlan(book, rules);
  const owed = plan.tasks.flatMap((task) => {
    const fits = task.owner === owner && (kind ?? task.kind) === task.kind && (step ?? task.step) === task.step;
    const car = fits ? plan.owners[owner]?.vehicles[task.vehicle ?? -1]?.car : undefined;
    return car === undefined ? [] : [book.cars.indexOf(car)];
  });
  const among = cars.filter((at) => owed.includes(at));
  return among.length > 0 ? among : cars;
}

/** The one there is, or the one that was chosen. */
function chosen<T>(among: readonly T[], code: 'two-customers' | 'two-cars', choices: Choices): T | undefined {
  if (among.length <= 1) return among[0];
  const choice = choices[code];
  if (choice === undefined) return undefined;
  if (choice > among.length) throw new BadRequest(text('keeping.error.choice', { code, count: among.length }));
  return among[choice - 1];
}

function hitsOf(book: OwnerBook, who: string): Hit[] {
  const place = /^(.+)!\$?([A-Z]{1,3})?\$?(\d+)$/u.exec(who);
  if (place) {
    const sheet = (place[1] ?? '').replace(/^'(.*)'$/u, '$1').replaceAll("''", "'");
    return book.owners.flatMap((owner, index): Hit[] => {
      const named = owner.rows.find(({ form, record }) => form.sheet === sheet && record.row === Number(place[3]));
      if (!named) return [];
      const car = book.carOf[named.at];
      return [{ owner: index, cars: car === undefined ? heldBy(book, index) : [car], named }];
    });
  }
  const { phone } = parsePhoneText(who);
  if (phone !== undefined) return people(book, ({ phones }) => phones.includes(phone));
  if (/^\d{4}$/u.test(who)) {
    const ending = people(book, ({ phones }) => phones.some((one) => one.endsWith(who)));
    if (ending.length > 0) return ending;
  }
  const sign = who.replace(/[\s·•]/gu, '').toUpperCase();
  if (/^[\dA-Z\p{Script=Han}]{5,17}$/u.test(sign) && /\d/u.test(sign)) {
    const cars = book.cars.flatMap(({ plate, vin, ownerships }, index): Hit[] => {
      const owner = ownerships.at(-1)?.owner;
      const is = plate === sign || (sign.length >= SHORTEST && vin?.endsWith(sign) === true);
      return is && owner !== undefined ? [{ owner, cars: [index] }] : [];
    });
    if (cars.length > 0) return cars;
  }
  const key = plainWord(who);
  return people(book, ({ rows }) => rows.some(({ record }) => plainWord(record.fields.customerName) === key));
}

/** Shorter ends of a VIN tell no car. */
const SHORTEST = 6;

function people(book: OwnerBook, is: (owner: Owner) => boolean): Hit[] {
  return book.owners.flatMap((owner, index) => (is(owner) ? [{ owner: index, cars: heldBy(book, index) }] : []));
}

/** The cars that an owner has now; of one who has none any more all that he had. */
function heldBy(book: OwnerBook, owner: number): number[] {
  const own = book.owners[owner]?.cars ?? [];
  const held = own.filter((at) => {
    const last = book.cars[at]?.ownerships.at(-1);
    return last?.owner === owner && !last.soldOn;
  });
  return held.length > 0 ? held : [...own];
}

function describeCar(car: Car | undefined): ReturnType<typeof text> {
  return text('keeping.call.car', { car: car ? carLabel(car) : '—', model: car?.model ?? '—' });
}

function describeOwner(owner: Owner | undefined, book: OwnerBook): ReturnType<typeof text> {
  const row = owner?.rows.at(-1);
  return text('keeping.customer', {
    name: owner?.name ?? '—',
    phone: owner?.phone === undefined ? '—' : `…${owner.phone.slice(-4)}`,
    model: owner?.cars.map((at) => book.cars[at]?.model ?? '').find((model) => model !== '') ?? '—',
    consultant: row?.record.fields.consultant ?? '—',
    place: row === undefined ? '' : `${row.form.sheet}!${String(row.record.row)}`,
  });
}

/** Where a question stands: a row of the owner. */
export function placeOf(row: OwnerRow | undefined): Pick<KeepQuestion, 'sheet' | 'cell'> {
  return { sheet: row?.form.sheet ?? '', cell: `A${String(row?.record.row ?? 1)}` };
}

export function keptOwner({ owner, rows }: FoundOwner): KeptCustomer {
  return {
    name: owner.name,
    phone: owner.phone,
    consultant: rows.map(({ record }) => record.fields.consultant).find((name) => name !== undefined),
    rows: owner.rows.map(({ form, record }) => ({ sheet: form.sheet, row: record.row, form: form.form })),
  };
}
