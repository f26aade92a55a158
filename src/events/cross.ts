import type { Candidate, Guest, Invitation } from './types';

/** Who calls: the consultants, and supervisors, who call too (四大管控 ②). */
export interface Callers {
  readonly consultants: readonly string[];
  readonly supervisors: readonly string[];
}

/** Whose customer it is: the consultant's, else the service advisor's. */
export function ownPerson({ consultant, advisor }: Candidate): string | undefined {
  return consultant ?? advisor;
}

/** A supervisor calls one guest where a consultant calls two. */
const SUPERVISORS_PART = 0.5;

/**
 * 线索交叉邀约: gives every guest somebody who calls, never the guest's own consultant, as evenly as that allows; a supervisor gets half
 * of what a consultant gets. Where a guest's own consultant is the only one who could call, nobody is named.
 *
 * Where there are guests enough, every supervisor calls at least one.
 *
 * First each guest (those of the biggest customer bases first) goes to whoever has least of their share; then guests are passed on along
 * the shortest chain from somebody who has too many to somebody who has too few, until no chain is left.
 */
export function crossInvite(guests: readonly Guest[], { consultants, supervisors }: Callers): Invitation[] {
  const weights = new Map<string, number>();
  for (const name of consultants) weights.set(name, 1);
  for (const name of supervisors) weights.set(name, SUPERVISORS_PART);
  const names = [...weights.keys()];
  const load = (name: string, held: number): number => held / (weights.get(name) ?? 1);
  const held = new Map<string, Guest[]>(names.map((name) => [name, []]));
  const count = (name: string): number => held.get(name)?.length ?? 0;
  const may = (name: string, guest: Guest): boolean => ownPerson(guest.candidate) !== name;

  for (const guest of inOrder(guests)) {
    const free = names.filter((name) => may(name, guest));
    const least = free.reduce<string | undefined>(
      (best, name) => (best === undefined || load(name, count(name) + 1) < load(best, count(best) + 1) ? name : best),
      undefined,
    );
    if (least !== undefined) held.get(least)?.push(guest);
  }
  for (let rounds = guests.length * names.length; rounds > 0; rounds -= 1) {
    const chain = chainToPass(names, held, load, may);
    if (chain === undefined) break;
    pass(chain, held, may);
  }

  for (const name of supervisors) if (count(name) === 0) giveOne(name, consultants, held, may);

  const inviter = new Map<Guest, string>();
  for (const [name, own] of held) for (const guest of own) inviter.set(guest, name);
  return guests.map((guest) => ({ ...guest, inviter: inviter.get(guest) }));
}

type Held = ReadonlyMap<string, Guest[]>;

/** Takes a guest from the consultant with most of them, who keeps one at least. */
function giveOne(
  name: string,
  consultants: readonly string[],
  held: Held,
  may: (name: string, guest: Guest) => boolean,
): void {
  const most = [...consultants].sort((a, b) => (held.get(b)?.length ?? 0) - (held.get(a)?.length ?? 0));
  for (const consultant of most) {
    const own = held.get(consultant) ?? [];
    const at = own.length > 1 ? own.findLastIndex((guest) => may(name, guest)) : -1;
    if (at < 0) continue;
    held.get(name)?.push(...own.splice(at, 1));
    return;
  }
}

/** Guests of the consultants with most guests first: they have the fewest who can call them. */
function inOrder(guests: readonly Guest[]): Guest[] {
  const sizes = new Map<string, number>();
  const owner = ({ candidate }: Guest): string => ownPerson(candidate) ?? '';
  for (const guest of guests) sizes.set(owner(guest), (sizes.get(owner(guest)) ?? 0) + 1);
  const size = (guest: Guest): number => (owner(guest) === '' ? 0 : (sizes.get(owner(guest)) ?? 0));
  return [...guests].sort((a, b) => size(b) - size(a));
}

/** The shortest chain of callers, each of whom can give the next a guest, that makes the first one's load and the last one's more even. */
function chainToPass(
  names: readonly string[],
  held: Held,
  load: (name: string, held: number) => number,
  may: (name: string, guest: Guest) => boolean,
): readonly string[] | undefined {
  const count = (name: string): number => held.get(name)?.length ?? 0;
  for (const giver of [...names].sort((a, b) => load(b, count(b)) - load(a, count(a)))) {
    const before = new Map<string, string>();
    const queue = [giver];
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      if (load(name, count(name) + 1) < load(giver, count(giver))) return chainBack(name, giver, before);
      for (const next of names)
        if (next !== giver && !before.has(next) && held.get(name)?.some((guest) => may(next, guest)) === true) {
          before.set(next, name);
          queue.push(next);
        }
    }
  }
  return undefined;
}

function chainBack(last: string, giver: string, before: ReadonlyMap<string, string>): string[] {
  const chain = [last];
  for (let name = last; name !== giver;) {
    name = before.get(name) ?? giver;
    chain.unshift(name);
  }
  return chain;
}

/** Each of the chain gives the next a guest; the last first, so that nobody passes on what they have just got. */
function pass(chain: readonly string[], held: Held, may: (name: string, guest: Guest) => boolean): void {
  for (let i = chain.length - 1; i > 0; i -= 1) {
    const [from = '', to = ''] = [chain[i - 1], chain[i]];
    const own = held.get(from) ?? [];
    const at = own.findLastIndex((guest) => may(to, guest));
    held.get(to)?.push(...own.splice(at, 1));
  }
}
