import type { CheckedFinding, CheckResult } from '../host/services';

export const GROUPINGS = ['rule', 'consultant', 'day'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface Wanted {
  readonly grouping: Grouping;
  /** Hints are many: a person asks for them. */
  readonly hints: boolean;
  readonly onlyNew: boolean;
  readonly ignored: boolean;
  readonly consultant?: string;
}

/** A line of the list: a heading with its count, or a finding below it. */
export type Line =
  | {
      readonly kind: 'head';
      readonly key: string;
      readonly count: number;
      readonly severity?: CheckedFinding['severity'];
    }
  | { readonly kind: 'finding'; readonly finding: CheckedFinding };

const ORDER = { error: 0, warning: 1, hint: 2 };

/** The findings in groups: rules by severity, people and days by name; new ones first in each. */
export function linesOf({ findings }: CheckResult, wanted: Wanted): Line[] {
  const groups = new Map<string, CheckedFinding[]>();
  for (const finding of findings) {
    if (finding.severity === 'hint' && !wanted.hints) continue;
    if (wanted.onlyNew && !finding.isNew) continue;
    if ((finding.ignored !== undefined) !== wanted.ignored) continue;
    if (wanted.consultant !== undefined && finding.consultant !== wanted.consultant) continue;
    const key = keyOf(finding, wanted.grouping);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  const sorted = [...groups].sort(([a, x], [b, y]) => {
    if (wanted.grouping === 'rule')
      return ORDER[x[0]?.severity ?? 'hint'] - ORDER[y[0]?.severity ?? 'hint'] || (a < b ? -1 : 1);
    if (wanted.grouping === 'day') return a < b ? 1 : -1;
    return y.length - x.length || (a < b ? -1 : 1);
  });
  return sorted.flatMap(([key, group]): Line[] => [
    { kind: 'head', key, count: group.length, severity: wanted.grouping === 'rule' ? group[0]?.severity : undefined },
    ...[...group]
      .sort((a, b) => Number(b.isNew) - Number(a.isNew) || ORDER[a.severity] - ORDER[b.severity])
      .map((finding): Line => ({ kind: 'finding', finding })),
  ]);
}

function keyOf({ rule, consultant = '', date = '' }: CheckedFinding, grouping: Grouping): string {
  if (grouping === 'rule') return rule;
  return grouping === 'consultant' ? consultant : date;
}
