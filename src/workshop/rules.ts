import { dataKey, text, type Text } from '../words';

/** What a rule of the key is called; codes of levels stand in the name (`level.H`, `interval.A`). */
export function ruleWords(rule: string): Text {
  const [family = '', what = ''] = rule.split('.');
  if (family === 'audit') return text(dataKey('audit.', `${what}.title`));
  if (/^[A-Z]/u.test(what)) return text(dataKey('workshop.rule.', family), { what });
  return text(dataKey('workshop.rule.', rule));
}

/** What to think of under each rule, by the beginning of its name: the names themselves would tell answers (`level.H`, `loss.near`). */
const HINTS = [
  ['level.', 'level'],
  ['filing.', 'filing'],
  ['evidence.', 'evidence'],
  ['follow-up-24h', 'follow-up'],
  ['interval.', 'interval'],
  ['matrix.', 'matrix'],
  ['close.loss', 'close-loss'],
  ['close.carried', 'close-carried'],
  ['close.not-carried', 'close-carried'],
  ['close.', 'close-level'],
  ['audit.', 'fault'],
  ['fault.', 'fault'],
  ['loss.axis', 'axis'],
  ['loss.action', 'action'],
  ['loss.', 'verdict'],
  ['figure.', 'figure'],
  ['plan.rests-on', 'last-contact'],
  ['plan.l', 'last-contact'],
  ['plan.', 'plan'],
  ['tier.action', 'next-step'],
  ['tier.', 'tier'],
  ['backwards.', 'backwards'],
  ['own.', 'own'],
] as const;

/** The first hint: what the rule asks, and never what comes out of it here. */
export function ruleHint(rule: string): Text {
  const [, hint = 'own'] = HINTS.find(([begins]) => rule.startsWith(begins)) ?? [];
  return text(`workshop.hint.${hint}`);
}
