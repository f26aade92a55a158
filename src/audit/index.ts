export * from './finding';
export { audit, auditSteps } from './engine';
export type { AuditChoice } from './engine';
export type { AuditInput } from './context';
export { RULE_IDS, SEVERITIES } from './ids';
export type { RuleId, Severity } from './ids';
export { AUDIT_RULES } from './rules';
export type { AuditRule } from './rule';
