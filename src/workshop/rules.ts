import { dataKey, text, type Text } from '../words';

/** What a rule of the key is called; codes of levels stand in the name (`level.H`, `interval.A`). */
export function ruleWords(rule: string): Text {
  const [family = '', what = ''] = rule.split('.');
  if (family === 'audit') return text(dataKey('audit.', `${what}.title`));
  if (/^[A-Z]/u.test(what)) return text(dataKey('workshop.rule.', family), { what });
  return text(dataKey('workshop.rule.', rule));
}
