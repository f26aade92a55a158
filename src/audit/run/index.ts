export { audit, auditSteps } from './engine';
export type { AuditChoice, AuditRun } from './engine';
