import {
  OUTCOME_LINES,
  type EventOutcome,
  type EventPlan,
  type EventReport,
  type EventTargets,
  type OutcomeFigures,
  type OutcomeLine,
  type WrittenOutcome,
} from './types';

/**
 * What was written of the event after it goes before its plan, as do the outputs of the guests; how many were invited, came and dealt is
 * always counted on the list.
 * A budget is no cost: money per head is known once something was spent.
 */
export function outcomeOf(report: EventReport, plan: EventPlan | undefined, written?: WrittenOutcome): EventOutcome {
  const line = (key: OutcomeLine): OutcomeFigures => {
    const own = { ...plan?.explained?.[key], ...written?.lines[key] };
    const target = own.target ?? plannedTarget(key, plan);
    const actual = counted(key, report) ?? own.actual ?? broughtBy(key, report) ?? plannedResult(key, plan);
    const done = target === undefined || target === 0 || actual === undefined ? undefined : actual / target;
    return { ...own, target, actual, done };
  };
  const lines = {
    invited: line('invited'),
    attended: line('attended'),
    mixed: line('mixed'),
    filed: line('filed'),
    dealt: line('dealt'),
    output: line('output'),
    money: line('money'),
  };
  const spent = lines.money.actual;
  return {
    lines,
    advice: written?.advice,
    budget: lines.money.target,
    spent,
    output: lines.output.actual,
    costPerGuest: perHead(spent, report.attended),
    costPerDeal: perHead(spent, report.dealt),
    copied: {
      target: new Set(OUTCOME_LINES.filter((key) => written?.lines[key]?.target === undefined)),
      actual: new Set(OUTCOME_LINES.filter((key) => written?.lines[key]?.actual === undefined)),
    },
  };
}

/** What the form says goes before what the sheet says, field by field; an emptied field is empty. */
export function outcomeWith(written: WrittenOutcome | undefined, entered: WrittenOutcome): WrittenOutcome {
  const lines = Object.fromEntries(
    OUTCOME_LINES.map((key) => [key, { ...written?.lines[key], ...entered.lines[key] }]),
  );
  return { lines, advice: 'advice' in entered ? entered.advice : written?.advice };
}

/** The four figures of an event's money, by the names of their tiles. */
export const MONEY_TILES = ['budget', 'spent', 'perGuest', 'perDeal'] as const;

/** What each of them is; `undefined` where nobody told it. */
export function moneyTiles({
  budget,
  spent,
  costPerGuest,
  costPerDeal,
}: EventOutcome): Readonly<Record<(typeof MONEY_TILES)[number], number | undefined>> {
  return { budget, spent, perGuest: costPerGuest, perDeal: costPerDeal };
}

const plannedTarget = (key: OutcomeLine, plan: EventPlan | undefined): number | undefined =>
  key === 'money' ? plan?.budget : plan?.targets?.[key];

const plannedResult = (key: OutcomeLine, plan: EventPlan | undefined): number | undefined =>
  key === 'money' ? plan?.spent : key === 'output' ? (plan?.output ?? plan?.results?.output) : plan?.results?.[key];

const counted = (key: OutcomeLine, report: EventReport): number | undefined =>
  key === 'money' || key === 'output' || key === 'mixed' ? undefined : report[key satisfies keyof EventTargets];

/** What the guests brought, and those who came without being invited. */
function broughtBy(key: OutcomeLine, { output, walkIns }: EventReport): number | undefined {
  if (key !== 'output' || (output === undefined && walkIns?.output === undefined)) return undefined;
  return Math.round(((output ?? 0) + (walkIns?.output ?? 0)) * 100) / 100;
}

const perHead = (spent: number | undefined, heads: number): number | undefined =>
  spent === undefined || heads === 0 ? undefined : Math.round((spent / heads) * 100) / 100;
