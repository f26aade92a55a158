import { dateOf, type IsoDate, type IsoMonth } from '../calendar';
import type { Ledger } from '../customers';
import type { StoreProfile } from '../profile';
import { monthContext } from './context';
import { findDifferences, handOversOf } from './differences';
import { collectFacts } from './facts';
import { FACT_TABLES, factsByScope, figuresOf, lossesOf, sourcesOf } from './tally';
import type { Figures, MonthFacts, MonthFigures } from './types';
import { NO_LEVEL } from './types';

const NO_FACTS = Object.fromEntries(FACT_TABLES.map((table) => [table, []])) as unknown as MonthFacts;

/**
 * The figures of a month, for the store and per consultant, up to today or the month's end, whichever is earlier, with the facts that
 * they are counted from. Meanings: the product's contract of `sanbiao month --json`.
 */
export function monthFigures(ledger: Ledger, profile: StoreProfile, month: IsoMonth, today: IsoDate): MonthFigures {
  const context = monthContext(ledger, profile, month, today);
  const { facts, inputs, month: walk } = collectFacts(context);
  const used = [...facts.flows].some(({ from, to }) => from === NO_LEVEL || to === NO_LEVEL);
  const openLevels = used ? [...context.openLevels, NO_LEVEL] : context.openLevels;
  const closingBy = profile.rates.closing;
  const scopes = factsByScope(facts);
  const handed = handOversOf(context, walk.walked);
  const of = (name: string): Figures => figuresOf(scopes.get(name) ?? NO_FACTS, inputs, openLevels, closingBy);
  return {
    month,
    today,
    cutoff: dateOf(context.cutoff),
    closingBy,
    flowsFrom: context.flowsFrom,
    openLevels,
    store: of(''),
    consultants: namesIn(facts, [
      ...walk.walked.flatMap((entry) => entry.rows.map((row) => row.consultant ?? '')),
      ...handed.map(({ from }) => from),
    ]).map((name) => ({
      name,
      ...of(name),
      ...handedBy(name, handed),
    })),
    sources: sourcesOf(facts, inputs),
    losses: lossesOf(facts.losses.filter((loss) => loss.inFlows || !inputs.flows)),
    otherLosses: inputs.flows ? lossesOf(facts.losses.filter((loss) => !loss.inFlows)) : [],
    differences: findDifferences(context, walk),
    facts,
    inputs,
  };
}

/** 移交入 and 移交出 of a consultant; absent in a month without. */
function handedBy(name: string, handed: ReturnType<typeof handOversOf>): Pick<Figures, 'handedIn' | 'handedOut'> {
  const [came, went] = [handed.filter(({ to }) => to === name), handed.filter(({ from }) => from === name)];
  return came.length + went.length === 0 ? {} : { handedIn: came.length, handedOut: went.length };
}

/** Every consultant whom a matrix or register of the month names, in the order of the sheets. */
function namesIn(facts: MonthFacts, matrixNames: readonly string[]): string[] {
  const names = new Set(matrixNames);
  for (const table of [facts.flows, facts.deliveries, facts.visits, facts.cancellations])
    for (const fact of table) names.add(fact.consultant);
  names.delete('');
  return [...names];
}
