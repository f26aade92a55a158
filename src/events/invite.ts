import type { Ledger } from '../customers';
import type { AfterSalesForm } from '../forms/types';
import type { StoreProfile } from '../profile';
import { candidatesOf } from './candidates';
import { chooseGuests, guestsByChoice, type EventDays } from './choose-guests';
import { crossInvite, ownPerson } from './cross';
import type { Candidate, GuestChoice, GuestWish, Invitation } from './types';

/** The store that invites: its after-sales sheets and its customers. */
export interface Inviting {
  readonly afterSales: readonly AfterSalesForm[];
  readonly ledger: Ledger;
  readonly profile: StoreProfile;
}

export interface InviteRequest {
  readonly wish: GuestWish;
  readonly days: EventDays;
  /** Who calls; where nobody is named, everybody whom the sheets name as a guest's own consultant or advisor. */
  readonly inviters?: readonly string[];
  readonly supervisors?: readonly string[];
}

export interface InviteReport {
  readonly choice: GuestChoice;
  readonly invitations: readonly Invitation[];
  readonly inviters: readonly string[];
  /** Lines called by somebody other than the guest's own person ÷ lines where both are known. */
  readonly crossShare?: number;
  /** Everybody who was looked at. */
  readonly candidates: number;
  /** How many each single choice would bring. */
  readonly byChoice: ReturnType<typeof guestsByChoice>;
}

/** Whom to invite, and who calls whom. */
export function inviteGuests({ afterSales, ledger, profile }: Inviting, request: InviteRequest): InviteReport {
  const all = candidatesOf(afterSales, ledger, profile, request.days);
  const choice = chooseGuests(all, request.wish, request.days);
  const supervisors = request.supervisors ?? [];
  const named = request.inviters ?? [];
  const inviters = named.length > 0 ? named : ownPeople(all).filter((name) => !supervisors.includes(name));
  const invitations = crossInvite(choice.guests, { consultants: inviters, supervisors });
  const told = invitations.filter(
    ({ inviter, candidate }) => inviter !== undefined && ownPerson(candidate) !== undefined,
  );
  const crossed = told.filter(({ inviter, candidate }) => inviter !== ownPerson(candidate));
  return {
    choice,
    invitations,
    inviters: [...inviters, ...supervisors],
    crossShare: told.length === 0 ? undefined : crossed.length / told.length,
    candidates: all.length,
    byChoice: guestsByChoice(all, request.days),
  };
}

/** Everybody whose customers these are, who has most first. */
function ownPeople(candidates: readonly Candidate[]): string[] {
  const count = new Map<string, number>();
  for (const candidate of candidates) {
    const own = ownPerson(candidate);
    if (own !== undefined) count.set(own, (count.get(own) ?? 0) + 1);
  }
  return [...count].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name);
}
