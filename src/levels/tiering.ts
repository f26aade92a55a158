import { rulesOf, type Customer } from '../customers';
import type { StoreProfile } from '../profile';
import { gatherEvidence, type FreeText } from './evidence';
import type { Proposal } from './rule';
import { LEVEL_RULES } from './rules';
import type { Standing } from './standing';
import { valueTierOf, type TierFinding } from './value-tier';

export interface Tiering {
  /** Everything that the rules had to say, strongest first. */
  readonly findings: readonly Proposal[];
  /** The first finding that names another level than the one that stands. */
  readonly proposal?: Proposal & { readonly level: string };
  readonly value?: TierFinding;
}

/**
 * What the evidence supports beside the level that stands. A proposal is shown and never written; `today` is a day number.
 * Only open customers get proposals, and those whom only a column of the register calls ended: what a level closed was decided by a person.
 */
export function tieringOf(
  customer: Customer,
  at: Standing,
  store: StoreProfile,
  today: number,
  besides: readonly FreeText[] = [],
): Tiering {
  if (at.state === 'unfiled') return { findings: [] };
  const profile = rulesOf(customer, store);
  const evidence = gatherEvidence(customer, at, profile, today, besides);
  const findings: Proposal[] = [];
  let proposal: Tiering['proposal'];
  const ended = at.closedBy?.kind === 'status';
  if (at.state === 'open' || ended) {
    for (const rule of LEVEL_RULES) {
      if (ended && !rule.whenEnded) continue;
      if (profile.rulesOff.length > 0 && profile.rulesOff.includes(rule.id)) continue;
      const found = rule.speak(evidence);
      if (!found) continue;
      findings.push(found);
      const { level } = found;
      if (level !== undefined && level !== at.level) proposal ??= { ...found, level };
    }
  }
  return { findings, proposal, value: valueTierOf(evidence) };
}
