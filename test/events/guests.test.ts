import * as fc from 'fast-check';

import { chooseGuests, crossInvite, guestsByChoice, type Candidate, type Guest } from '../../src/events';
import { SOMEBODY } from './somebody';

const somebody: Candidate = { ...SOMEBODY, name: '王先生', phone: '13800138000' };
const days = { today: '2026-06-20', from: '2026-07-04', to: '2026-07-05' };

describe('whom to invite', () => {
  test('each choice is counted before anybody chooses, as choosing it alone would bring', () => {
    const all = [
      { ...somebody, groups: [3], level: 'H' },
      { ...somebody, level: 'H', classes: ['prime'] },
      {
        ...somebody,
        due: [
          { kind: 'renewal', due: '2026-07-20' },
          { kind: 'renewal', due: '2026-07-01' },
        ],
      },
      { ...somebody, due: [{ kind: 'service', due: '2026-12-20' }] },
      { ...somebody, level: 'H', soldOn: true },
    ];
    expect(guestsByChoice(all, days)).toEqual({
      group: { 3: 1 },
      level: { H: 2 },
      due: { renewal: 1 },
      class: { prime: 1 },
    });
    expect(chooseGuests(all, { levels: ['H'] }, days).guests).toHaveLength(2);
  });

  test('groups, levels, cares due around the event and classes each bring guests, and the line says why', () => {
    const all = [
      { ...somebody, groups: [3] },
      { ...somebody, level: 'H' },
      { ...somebody, due: [{ kind: 'renewal', due: '2026-07-20' }] },
      { ...somebody, classes: ['vip'] },
      somebody,
    ];
    const wish = { groups: [3, 6], levels: ['H'], due: ['renewal'], classes: ['vip'] };
    expect(chooseGuests(all, wish, days).guests.map(({ reasons }) => reasons)).toEqual([
      [{ by: 'group', what: '3' }],
      [{ by: 'level', what: 'H' }],
      [{ by: 'due', what: 'renewal' }],
      [{ by: 'class', what: 'vip' }],
    ]);
  });

  test.each([
    ['2026-05-01', 1],
    ['2026-07-20', 1],
    ['2026-07-21', 0],
  ])('renewal due %s is around an event of 4 and 5 July: %d', (due, count) => {
    const all = [{ ...somebody, due: [{ kind: 'renewal', due }] }];
    expect(chooseGuests(all, { due: ['renewal'] }, days).guests).toHaveLength(count);
  });

  test.each([
    ['sold-on', { soldOn: true }],
    ['refused', { refused: true }],
    ['open-complaint', { openComplaint: true }],
    ['just-served', { served: '2026-05-21' }],
    ['no-phone', { phone: undefined }],
  ] as const)('%s is not invited, and it is said', (why, own) => {
    const one = { ...somebody, groups: [3], ...own };
    expect(chooseGuests([one], { groups: [3] }, days)).toEqual({
      guests: [],
      excluded: [{ candidate: one, why }],
      beyondMax: 0,
    });
  });

  test('a visit 31 days ago, or one written for a day to come, is no reason to leave somebody out', () => {
    for (const served of ['2026-05-20', '2026-06-21'])
      expect(chooseGuests([{ ...somebody, groups: [3], served }], { groups: [3] }, days).guests).toHaveLength(1);
  });

  test('where max cuts, those with more reasons stay', () => {
    const both = { ...somebody, name: '两个理由', groups: [3], level: 'H' };
    const choice = chooseGuests([{ ...somebody, groups: [3] }, both], { groups: [3], levels: ['H'], max: 1 }, days);
    expect(choice.guests.map(({ candidate }) => candidate.name)).toEqual(['两个理由']);
    expect(choice.beyondMax).toBe(1);
  });
});

describe('crossed invitation', () => {
  const of = (owners: readonly (string | undefined)[]): Guest[] =>
    owners.map((consultant) => ({ candidate: { ...somebody, consultant }, reasons: [] }));
  const loads = (guests: readonly { readonly inviter?: string }[]): Record<string, number> => {
    const count: Record<string, number> = {};
    for (const { inviter = '' } of guests) count[inviter] = (count[inviter] ?? 0) + 1;
    return count;
  };
  const people = fc.uniqueArray(fc.constantFrom('孙浩', '许文静', '谢东', '冯远', '林晓峰', '潘虹'), { minLength: 2 });

  test('nobody ever calls an own customer, everybody is called, and the loads are as even as that allows', () => {
    fc.assert(
      fc.property(people, fc.array(fc.nat(6), { maxLength: 60 }), (consultants, owners) => {
        const guests = of(owners.map((n) => consultants[n]));
        const lines = crossInvite(guests, { consultants, supervisors: [] });
        expect(lines).toHaveLength(guests.length);
        for (const { inviter, candidate } of lines) {
          expect(inviter).toBeDefined();
          expect(inviter).not.toBe(candidate.consultant);
        }
        // Whoever could still take a guest of the fullest is not two behind.
        const count = loads(lines);
        for (const { inviter = '', candidate } of lines)
          for (const other of consultants)
            if (other !== candidate.consultant) expect((count[inviter] ?? 0) - (count[other] ?? 0)).toBeLessThan(2);
      }),
      { numRuns: 200 },
    );
  });

  test('no consultant with less than half of the guests: everybody calls the same number, or one more', () => {
    const owners = ['孙浩', '孙浩', '孙浩', '孙浩', '许文静', '许文静', '谢东', '谢东', '谢东', '谢东'];
    const count = loads(crossInvite(of(owners), { consultants: ['孙浩', '许文静', '谢东'], supervisors: [] }));
    expect(Object.values(count).sort()).toEqual([3, 3, 4]);
  });

  test('a supervisor calls half of what a consultant calls', () => {
    const owners = Array.from({ length: 50 }, (_, i) => ['孙浩', '许文静'][i % 2]);
    const count = loads(crossInvite(of(owners), { consultants: ['孙浩', '许文静'], supervisors: ['王经理'] }));
    expect(count).toEqual({ 孙浩: 20, 许文静: 20, 王经理: 10 });
  });

  test('of a short list a supervisor calls one at least, while every consultant keeps one', () => {
    const people = ['孙浩', '许文静', '谢东'];
    const lines = crossInvite(of(['孙浩', '许文静', '谢东', '孙浩']), { consultants: people, supervisors: ['王经理'] });
    expect(loads(lines)).toEqual({ 孙浩: 1, 许文静: 1, 谢东: 1, 王经理: 1 });
    expect(
      loads(crossInvite(of(['孙浩']), { consultants: people, supervisors: ['王经理'] }))['王经理'],
    ).toBeUndefined();
  });

  test('one consultant alone cannot cross: nobody is named for own customers', () => {
    const lines = crossInvite(of(['孙浩', undefined]), { consultants: ['孙浩'], supervisors: [] });
    expect(lines.map(({ inviter }) => inviter)).toEqual([undefined, '孙浩']);
  });
});
