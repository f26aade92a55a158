import { dateOf, dayOf } from '../../src/calendar';
import { Random } from '../../src/workshop/store';
import type { EventFigures, EventRule, FollowUp, InvitationLine, InvitationList } from '../../src/events';

export interface SimulatedEvent {
  readonly list: InvitationList;
  readonly figures: EventFigures;
  /** `rule row` of every fault that was played. */
  readonly findings: readonly string[];
  readonly soldOn: ReadonlySet<string>;
  readonly complaints: ReadonlySet<string>;
}

const PEOPLE = ['孙浩', '许文静', '谢东', '冯远', '林晓峰'];
const NOT_REACHED = ['no-answer', 'switched-off', 'refused', 'wrong-number'];

interface Tally {
  invited: number;
  reached: number;
  coming: number;
  attended: number;
  dealt: number;
}

/**
 * Plays an event guest by guest: what happens to each is decided first, counted as it happens, and only then written as a line. The truth
 * is what was played; nothing is counted from the lines.
 */
export function simulateEvent(seed: number, guests: number, crossed: 'mostly' | 'never' = 'mostly'): SimulatedEvent {
  const random = new Random(seed);
  const pick = <T>(from: readonly T[]): T => random.pick(from);
  const chance = (share: number): boolean => random.chance(share);
  const start = dayOf('2026-06-01');
  const all = { invited: 0, reached: 0, coming: 0, attended: 0, dealt: 0, unsure: 0, notComing: 0, below: 0 };
  const people = new Map<string, Tally>();
  const cross = { told: 0, others: 0 };
  const findings: string[] = [];
  const [soldOn, complaints] = [new Set<string>(), new Set<string>()];
  const phones: string[] = [];
  const lines: InvitationLine[] = [];

  for (let i = 0; i < guests; i += 1) {
    const row = 6 + i;
    const fault = (rule: EventRule): number => findings.push(`${rule} ${String(row)}`);
    const again = phones.length > 0 && chance(0.06);
    const phone = again ? pick(phones) : `139${String(23_450_017 + i * 37)}`;
    if (chance(0.05)) soldOn.add(phone);
    if (chance(0.05)) complaints.add(phone);
    const consultant = chance(0.95) ? pick(PEOPLE) : undefined;
    const inviter =
      consultant === undefined || crossed === 'mostly' ? (chance(0.95) ? pick(PEOPLE) : undefined) : consultant;
    const own =
      inviter === undefined
        ? undefined
        : (people.get(inviter) ?? { invited: 0, reached: 0, coming: 0, attended: 0, dealt: 0 });
    if (inviter !== undefined && own !== undefined) people.set(inviter, own);
    const count = (what: keyof Tally): void => {
      all[what] += 1;
      if (own !== undefined) own[what] += 1;
    };
    count('invited');
    if (inviter !== undefined && consultant !== undefined) {
      cross.told += 1;
      if (inviter !== consultant) cross.others += 1;
    }
    const calls = random.int(0, 3);
    const answersAt = chance(0.6) ? random.int(0, 2) : undefined;
    const followUps: FollowUp[] = [];
    let spoken = false;
    for (let call = 0; call < calls; call += 1) {
      const through = call === answersAt;
      spoken ||= through;
      const date = dateOf(start + call * 2 + random.int(0, 1));
      followUps.push({
        step: String(call + 1),
        ...(chance(0.9) ? { date } : {}),
        result: through ? 'reached' : pick(NOT_REACHED),
      });
    }
    const answer = spoken && chance(0.8) ? pick(['coming', 'unsure', 'not-coming'] as const) : undefined;
    if (spoken) count('reached');
    else fault('not-reached');
    if (spoken && answer === undefined) fault('no-answer-given');
    if (answer === 'coming') count('coming');
    if (answer === 'unsure') all.unsure += 1;
    if (answer === 'not-coming') all.notComing += 1;
    const settled = answer === 'coming' || answer === 'not-coming';
    if (!settled && calls < 3) {
      all.below += 1;
      fault('fewer-than-three');
    }
    const reason = answer === 'not-coming' && chance(0.5) ? '路远' : undefined;
    if (answer === 'not-coming' && reason === undefined) fault('not-coming-without-reason');
    if (again) fault('duplicate-invitee');
    if (complaints.has(phone)) fault('open-complaint');
    if (soldOn.has(phone)) fault('sold-on');
    const came = answer === 'coming' && chance(0.7);
    const dealt = came && chance(0.3);
    if (came) count('attended');
    if (dealt) count('dealt');
    phones.push(phone);
    lines.push({
      row,
      cell: `B${String(row)}`,
      name: `客户${String(i)}`,
      phone,
      consultant,
      inviter,
      answer,
      followUps,
      // Some lists tick who came, some count heads, some do both.
      attended: came && chance(0.7) ? true : came ? undefined : chance(0.3) ? false : undefined,
      dealt: dealt ? true : undefined,
      lostReason: reason,
    });
    const last = lines.at(-1);
    if (came && last !== undefined && last.attended !== true) lines[lines.length - 1] = { ...last, attendedCount: 2 };
  }
  // What became known of a phone later holds for its earlier lines, too.
  lines.forEach(({ phone = '', row }) => {
    if (complaints.has(phone)) findings.push(`open-complaint ${String(row)}`);
    if (soldOn.has(phone)) findings.push(`sold-on ${String(row)}`);
  });
  const rate = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : part / whole);
  if (cross.told > 0 && cross.others === 0) findings.push('never-crossed');
  return {
    list: { sheet: '邀约表', name: '团购', from: '2026-06-13', to: '2026-06-14', lines },
    figures: {
      invited: all.invited,
      reached: all.reached,
      coming: all.coming,
      unsure: all.unsure,
      notComing: all.notComing,
      unanswered: all.invited - all.coming - all.unsure - all.notComing,
      attended: all.attended,
      dealt: all.dealt,
      reachRate: rate(all.reached, all.invited),
      promiseRate: rate(all.coming, all.invited),
      showRate: rate(all.attended, all.coming),
      dealRate: rate(all.dealt, all.attended),
      crossShare: rate(cross.others, cross.told),
      belowThreeFollowUps: all.below,
      inviters: [...people].map(([name, tally]) => ({ name, ...tally })),
    },
    findings: [...new Set(findings)].sort(),
    soldOn,
    complaints,
  };
}
