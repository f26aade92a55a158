import { AUDIT_RULES, RULE_IDS, type AuditRule, type RuleId, type Severity } from '../audit';
import { saveProfileChange, type StoreProfile } from '../profile';
import type { ChangeSet } from '../sheet';
import type { Store } from './store';

/** A number of a rule that the store may set. */
export interface RuleNumber {
  readonly name: string;
  readonly value: number;
  readonly usual: number;
  readonly min: number;
  readonly max: number;
}

/** A rule as the store has it. */
export interface RuleChoice {
  readonly id: RuleId;
  readonly severity: Severity;
  readonly on: boolean;
  readonly numbers: readonly RuleNumber[];
}

/** Every rule of the check, in the order in which they are documented, with what the store has chosen. */
export function auditRulesJob({ profile }: Store): RuleChoice[] {
  return RULE_IDS.map((id): RuleChoice => {
    const rule: AuditRule = AUDIT_RULES[id];
    const own = profile.audit?.[id] ?? {};
    return {
      id,
      severity: rule.severity,
      on: own.off !== true,
      numbers: Object.entries(rule.parameters).map(([name, { default: usual, min, max }]) => {
        const set = own[name];
        return { name, usual, min, max, value: typeof set === 'number' ? Math.min(max, Math.max(min, set)) : usual };
      }),
    };
  });
}

/** The change that keeps the choices in the store's own rules: only what differs from the defaults stands there. */
export function setAuditRulesJob({ book, profile }: Store, choices: readonly RuleChoice[]): ChangeSet {
  const audit: Record<string, Record<string, boolean | number>> = { ...profile.audit };
  for (const { id, on, numbers } of choices) {
    const own = Object.fromEntries(
      numbers.flatMap(({ name, value, usual }) => (value === usual ? [] : [[name, value] as const])),
    );
    if (on && Object.keys(own).length === 0) delete audit[id];
    else audit[id] = { ...own, ...(on ? {} : { off: true }) };
  }
  if (JSON.stringify(audit) === JSON.stringify(profile.audit ?? {})) return [];
  const { audit: _before, ...others } = profile;
  const after: StoreProfile = Object.keys(audit).length === 0 ? others : { ...others, audit };
  const change = saveProfileChange(book, after);
  return change === undefined ? [] : [change];
}
