import fc from 'fast-check';
import { dateOf, dayOf } from '../../src/calendar';
import { buildLedger } from '../../src/customers';
import { recognise } from '../../src/forms';
import { carePlan, ownerBook, salesOfOwners } from '../../src/owners';
import { generalProfile, ownerRules } from '../../src/profile';
import { bookOf, sheetOf, type Scalar } from '../../src/sheet';

/* The intent customer who took delivery is this owner: by phone, never by name. */

const TODAY = dayOf('2026-06-20');
const NAMES = ['王小明', '李小红'];
const CONSULTANTS = ['张三', '李四', undefined];

/** A person of the store: namesakes on purpose, phones their own. */
interface Person {
  readonly name: string;
  readonly phone: string;
  /** Days before today on which the sale wrote 来店 and the delivery. */
  readonly visited?: number;
  readonly handedOver?: number;
  readonly consultant?: string | undefined;
  /** Days before today of each car on the owners' register. */
  readonly cars: readonly number[];
}

const days = fc.integer({ min: 1, max: 400 });
const people: fc.Arbitrary<readonly Person[]> = fc
  .array(
    fc.record({
      name: fc.constantFrom(...NAMES),
      visited: fc.option(days, { nil: undefined }),
      handedOver: fc.option(days, { nil: undefined }),
      consultant: fc.constantFrom(...CONSULTANTS),
      cars: fc.array(days, { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) => all.map((one, i) => ({ ...one, phone: String(13_912_345_671 + i) }) as Person));

const before = (n: number): string => dateOf(TODAY - n);

function sheetsOf(store: readonly Person[]) {
  const line = (person: Person, day: number, level: string): Scalar[] => [
    before(day), '来店', person.name, person.phone, '途观', level, '网络', person.consultant ?? '',
  ]; // prettier-ignore
  const register = store.flatMap((person) => [
    ...(person.visited === undefined ? [] : [line(person, person.visited, 'B')]),
    ...(person.handedOver === undefined ? [] : [line(person, person.handedOver, 'D')]),
  ]);
  const owners = store.flatMap((person) =>
    person.cars.map((day, at): Scalar[] => [
      person.name, person.phone, '途观', `浙A${person.phone.slice(-3)}${String(at)}B`, before(day), '自销',
    ]),
  ); // prettier-ignore
  return bookOf([
    sheetOf('登记', [['来店(电)客户登记表'], ['日期', '来店/来电', '客户姓名', '联系电话', '意向车型', '级别', '来源', '销售顾问'], ...register]),
    sheetOf('保有', [['保有客户登记表'], ['客户姓名', '联系电话', '车型', '车牌号', '交车日期', '客户类别'], ...owners]),
  ]); // prettier-ignore
}

function planOf(store: readonly Person[]) {
  const recognised = recognise(sheetsOf(store));
  const ledger = buildLedger(recognised, generalProfile);
  const rules = ownerRules(generalProfile);
  const book = ownerBook(recognised.afterSales, rules, TODAY);
  return { alone: carePlan(book, rules), linked: carePlan(book, rules, salesOfOwners(book, ledger, generalProfile)) };
}

test('any store: an owner is found in the sale by the phone alone, with the consultant and the cars that no owners’ list tells of', () => {
  let met = 0;
  fc.assert(
    fc.property(people, (store) => {
      const { alone, linked } = planOf(store);
      expect(linked.owners.map(({ owner }) => owner.phone)).toEqual(alone.owners.map(({ owner }) => owner.phone));
      for (const { owner, sale, purchases } of linked.owners) {
        const person = store.find(({ phone }) => phone === owner.phone);
        if (!person) throw new Error('an owner is one of the people');
        const known = person.visited !== undefined || person.handedOver !== undefined;
        expect([owner.phone, sale !== undefined]).toEqual([person.phone, known]);
        expect(sale?.consultant).toBe(known ? person.consultant : undefined);
        const handover = person.handedOver;
        const listed = handover === undefined || person.cars.some((day) => Math.abs(day - handover) <= 60);
        const bought = person.cars.length + (listed ? 0 : 1);
        // A line without a level of delivery later than the delivery opens the customer anew: the handover stays.
        expect([person, purchases]).toEqual([person, bought]);
        met += 1;
      }
      for (const { owner, by } of linked.tasks) {
        const one = linked.owners[owner];
        expect(by).toBe(one?.sale?.consultant);
      }
    }),
    { numRuns: 60, seed: 20 },
  );
  expect(met).toBeGreaterThan(60);
});

test('a namesake of the sale is nobody: the consultant is not looked up by name', () => {
  const store: Person[] = [
    { name: '王小明', phone: '13912345671', visited: 30, consultant: '张三', cars: [] },
    { name: '王小明', phone: '13912345672', cars: [10] },
  ];
  const { linked } = planOf(store);
  expect(linked.owners.map(({ sale }) => sale)).toEqual([undefined]);
  expect(linked.tasks.map(({ by }) => by)).toEqual(linked.tasks.map(() => undefined));
});
