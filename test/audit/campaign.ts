import { audit, AuditContext, RULE_IDS, AUDIT_RULES, type Finding, type RuleId } from '../../src/audit';
import { buildLedger } from '../../src/customers';
import { recognise } from '../../src/forms';
import { generalProfile, type StoreProfile } from '../../src/profile';
import type { WorkbookSnapshot } from '../../src/sheet';
import { Desk, MISTAKES, type Planted } from '../../src/workshop/mistakes';
import { Dice } from '../rollups/history/random';
import { makeLife, type Life } from './store/life';
import { storeBook } from './store/sheets';
import { written } from './written';

/** The store's own rules: people's phones are known, and some stores are closed on Mondays. */
export function strictOf({ closed }: Pick<Life, 'closed'>): StoreProfile {
  return {
    ...generalProfile,
    staffPhones: ['13712340001', '13712340002'],
    calendar: { ...generalProfile.calendar, closedWeekdays: [...closed] },
  };
}

export interface Score {
  planted: number;
  seen: number;
  /** Findings that nothing planted explains. */
  wrong: number;
}

export interface Campaign {
  readonly scores: ReadonlyMap<RuleId, Score>;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/** Plants up to `mistakes` mistakes into each seed's clean store and counts what the audit sees of them. */
export function campaign(
  seeds: readonly number[],
  mistakes: number,
  rules: readonly RuleId[] = RULE_IDS,
  keep: (life: Life) => WorkbookSnapshot = storeBook,
): Campaign {
  return together(
    seeds.map((seed) => {
      const life = makeLife(seed);
      const wanted = Array.from(
        { length: mistakes },
        (_, i) => rules[(seed * mistakes + i) % rules.length] ?? 'missing-time',
      );
      return plantInto(keep(life), life, wanted, seed);
    }),
  );
}

/** Adds several stores up. */
export function together(campaigns: readonly Campaign[]): Campaign {
  const scores = new Map<RuleId, Score>(RULE_IDS.map((id) => [id, { planted: 0, seen: 0, wrong: 0 }]));
  for (const one of campaigns)
    for (const [id, { planted, seen, wrong }] of one.scores) {
      const sum = scores.get(id);
      if (sum === undefined) continue;
      sum.planted += planted;
      sum.seen += seen;
      sum.wrong += wrong;
    }
  return {
    scores,
    missed: campaigns.flatMap(({ missed }) => missed),
    wrong: campaigns.flatMap(({ wrong }) => wrong),
  };
}

/**
 * Plants one mistake of each of the rules into a workbook, as far as it has room for them, and counts what the audit sees of them. What it found
 * there before does not count.
 */
export function plantInto(
  clean: WorkbookSnapshot,
  life: Pick<Life, 'today' | 'closed'>,
  wanted: readonly RuleId[],
  seed: number,
): Campaign {
  const scores = new Map<RuleId, Score>(RULE_IDS.map((id) => [id, { planted: 0, seen: 0, wrong: 0 }]));
  const missed: string[] = [];
  const wrong: string[] = [];
  const dice = new Dice(seed * 7 + 3);
  const input = inputOf(clean, life);
  const context = new AuditContext(input);
  const before = new Set(audit(input).findings.map(({ rule, at }) => `${rule} ${rowOf(at)}`));
  const desk = new Desk(context, dice);
  const touched = new Set<string>();
  const planted: { rule: RuleId; way: number; mistake: Planted }[] = [];
  for (const rule of wanted) {
    const { ways } = MISTAKES[rule];
    const way = dice.between(0, ways.length - 1);
    const mistake = ways[way]?.(desk);
    const cells = mistake?.changes.map((change) => ('cell' in change ? `${change.sheet}!${change.cell}` : '')) ?? [];
    if (!mistake || cells.some((cell) => touched.has(cell))) continue;
    for (const cell of cells) touched.add(cell);
    if (!before.has(`${rule} ${rowOf(mistake.at)}`)) planted.push({ rule, way, mistake });
  }
  const book = written(
    clean,
    planted.flatMap(({ mistake }) => mistake.changes),
  );
  const findings = audit(inputOf(book, life)).findings.filter(({ rule, at }) => !before.has(`${rule} ${rowOf(at)}`));
  const touches = planted.map(({ mistake }) => touchedBy(mistake, context));
  const explained = new Set<Finding>();
  for (const { rule, way, mistake } of planted) {
    const score = scores.get(rule);
    if (!score) continue;
    score.planted += 1;
    const hit = findings.find((one) => one.rule === rule && rowOf(one.at) === rowOf(mistake.at));
    if (hit) {
      score.seen += 1;
      explained.add(hit);
    } else
      missed.push(
        `${String(seed)} ${rule}#${String(way)} ${mistake.at.sheet}!${mistake.at.cell} ${JSON.stringify(mistake.changes.slice(0, 3))}`,
      );
  }
  for (const finding of findings) {
    if (explained.has(finding)) continue;
    const own = planted.some(
      ({ mistake }, i) => mistake.also?.includes(finding.rule) === true && touches[i]?.(finding) === true,
    );
    if (own) continue;
    const score = scores.get(finding.rule);
    if (score) score.wrong += 1;
    wrong.push(
      `${String(seed)} ${finding.rule} ${finding.at.sheet}!${finding.at.cell} ${finding.customer ?? ''} ${JSON.stringify(finding.text.values ?? {})} beside ${planted.map(({ rule }) => rule).join()}`,
    );
  }
  return { scores, missed, wrong };
}

export function inputOf(
  book: WorkbookSnapshot,
  life: Pick<Life, 'today' | 'closed'>,
): ConstructorParameters<typeof AuditContext>[0] {
  const recognised = recognise(book);
  const profile = strictOf(life);
  return { book, recognised, ledger: buildLedger(recognised, profile), profile, today: life.today };
}

/** Whether a finding speaks of the customers or rows that a mistake was written into; a total speaks of its whole form. */
function touchedBy(mistake: Planted, context: AuditContext): (finding: Finding) => boolean {
  const places = mistake.changes.flatMap((change) => ('cell' in change ? [rowOf(change)] : []));
  const names = new Set<string | undefined>();
  for (const [row, customer] of context.index.customerOf)
    if (places.includes(`${row.form.sheet} ${String(row.record.row)}`)) names.add(customer.name);
  names.delete(undefined);
  return ({ rule, at, customer, related }) =>
    rule === 'total-differs' || names.has(customer) || [at, ...related].some((place) => places.includes(rowOf(place)));
}

function rowOf({ sheet, cell }: { sheet: string; cell: string }): string {
  return `${sheet} ${cell.replace(/^[A-Z]+/u, '')}`;
}

/** Errors and warnings together, and each rule by itself; hints count apart. */
export function rates(
  scores: ReadonlyMap<RuleId, Score>,
  severities: readonly string[] = ['error', 'warning'],
): { precision: number; recall: number } {
  let [planted, seen, wrong] = [0, 0, 0];
  for (const [id, score] of scores) {
    if (!severities.includes(AUDIT_RULES[id].severity)) continue;
    planted += score.planted;
    seen += score.seen;
    wrong += score.wrong;
  }
  return { precision: seen / Math.max(1, seen + wrong), recall: seen / Math.max(1, planted) };
}
