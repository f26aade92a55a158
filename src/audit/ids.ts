import type { KeyTail } from '../words';

type RuleIn<Tail extends string> = Tail extends `${infer Id}.describe` ? Id : never;
/**
 * The rules by name: each has its words, so the catalogue lists them. A name is part of the contract of `sanbiao check --json`; their order is
 * that of `rules/index.ts`.
 */
export type RuleId = RuleIn<KeyTail<'audit.'>>;

export const SEVERITIES = ['error', 'warning', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];
