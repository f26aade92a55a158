import type { Scalar } from '../../sheet';
import { RATES, valueAt, type Query, type RateKey, type RateSpec, type ShownPath } from '../figures';
import { count, flowQuery, queryOf, scoped } from '../queries';
import { DEALS, rate as rateOf, untold } from '../tally';
import type { Figures, MonthFacts, MonthFigures } from '../types';
import type { Detail, DetailColumn } from './detail';
import type { Speak } from './labels';
import { DECIMAL, PERCENT } from './page';
import type { PageCell } from './page';

export const NOTHING = '—';
type FormulaCell = Extract<PageCell, object>;

/** For whom a line counts: the store, or a consultant whose name stands in a cell of the page. */
export interface Who {
  readonly consultant?: string;
  /** The cell with the name, as a criterion. */
  readonly cell?: string;
}

/** Makes the page's cells: each a formula over the detail sheet with the figure that we have for it. */
export class Cells {
  constructor(
    readonly report: MonthFigures,
    readonly detail: Detail,
    readonly speak: Speak,
  ) {}

  get facts(): MonthFacts {
    return this.report.facts;
  }

  /** Number of facts of a query. */
  count(query: Query, who: Who = {}, refs: Readonly<Record<string, string>> = {}, figure?: string): FormulaCell {
    const wanted = scoped(query, who.consultant);
    const more = who.cell === undefined ? refs : { ...refs, consultant: who.cell };
    return {
      formula: `=${this.detail.countifs(wanted, more)}`,
      value: count(this.facts, wanted),
      ...(figure === undefined ? {} : { figure: named(figure, who) }),
    };
  }

  /** A figure of the report by its path (`total.won`, `filed`); the value is the report's own. */
  figure(path: string, who: Who = {}): FormulaCell {
    const query = queryOf(path);
    if (!query) throw new Error(`No count is called ${path}`);
    return { ...this.count(query, who, {}, path), value: valueAt(this.of(who), path) ?? 0 };
  }

  /** A figure of the registry, whatever its kind. */
  shown(path: ShownPath, who: Who = {}): PageCell {
    if (Object.hasOwn(RATES, path)) return this.rate(path as RateKey, who);
    return path === 'daysToDeal' ? this.daysToDeal(who) : this.figure(path, who);
  }

  of(who: Who): Figures {
    return who.consultant === undefined
      ? this.report.store
      : (this.report.consultants.find((one) => one.name === who.consultant) ?? this.report.store);
  }

  /** One of the contract's rates; where an input is missing, which one. */
  rate(name: RateKey, who: Who = {}): PageCell {
    const rate: RateSpec = RATES[name];
    const { inputs } = this.report;
    const lacking =
      rate.needs.find((input) => !inputs[input]) ??
      (untold(name, this.of(who), inputs) ? ('followUpColumn' as const) : undefined);
    if (lacking !== undefined) return this.speak(`sheet.lacks.${lacking}`);
    const part = rate.of === 'deals' ? DEALS[this.report.closingBy] : rate.of;
    const cell = this.quotient(this.figure(part, who), this.figure(rate.over, who), named(name, who));
    return { ...cell, value: valueAt(this.of(who), name) ?? NOTHING };
  }

  /** A rate of the contract: part ÷ whole, — where there is nothing to divide by or the whole is smaller than its part. */
  quotient(part: FormulaCell, whole: FormulaCell, figure?: string): FormulaCell {
    const [p, w] = [part.formula.slice(1), whole.formula.slice(1)];
    return {
      formula: `=IF(OR(${w}=0,${p}>${w}),"${NOTHING}",${p}/${w})`,
      value: rateOf(Number(part.value), Number(whole.value)) ?? NOTHING,
      format: PERCENT,
      ...(figure === undefined ? {} : { figure }),
    };
  }

  /** part ÷ whole as a percentage, — where there is nothing to divide by. */
  share(part: FormulaCell, whole: FormulaCell): FormulaCell {
    const [p, w] = [part.formula.slice(1), whole.formula.slice(1)];
    const value = Number(whole.value) > 0 ? Number(part.value) / Number(whole.value) : NOTHING;
    return { formula: `=IF(${w}=0,"${NOTHING}",${p}/${w})`, value, format: PERCENT };
  }

  sum(cells: readonly FormulaCell[], figure?: string): FormulaCell {
    return {
      formula: `=(${cells.map((cell) => cell.formula.slice(1)).join('+')})`,
      value: cells.reduce((total, cell) => total + Number(cell.value), 0),
      ...(figure === undefined ? {} : { figure }),
    };
  }

  /** 平均卡龄 in days of those still open, at one level or at all. */
  age(levels: readonly string[] | undefined, who: Who = {}): FormulaCell {
    const queries = levels === undefined ? [flowQuery('end')] : levels.map((level) => flowQuery('end', level));
    const wanted = queries.map((query) => scoped(query, who.consultant));
    const ages = this.facts.flows
      .filter((flow) =>
        wanted.some(({ where }) =>
          Object.entries(where).every(([key, value]) => (flow as unknown as Record<string, unknown>)[key] === value),
        ),
      )
      .flatMap((flow) => flow.age ?? []);
    const value = ages.length === 0 ? NOTHING : ages.reduce((sum, age) => sum + age, 0) / ages.length;
    const refs: Record<string, string> = who.cell === undefined ? {} : { consultant: who.cell };
    if (wanted.length === 1) {
      return {
        formula: `=IFERROR(${this.detail.averageifs('age', wanted[0] as Query, refs)},"${NOTHING}")`,
        value,
        format: DECIMAL,
      };
    }
    // The mean over several levels: the sum of the ages over the number of ages.
    const sums = wanted.map((query) => this.detail.sumifs('age', query, refs)).join('+');
    const counts = wanted.map((query) => this.detail.countifsFilled('age', query, refs)).join('+');
    return { formula: `=IFERROR((${sums})/(${counts}),"${NOTHING}")`, value, format: DECIMAL };
  }

  /** Median days from 初洽日期 to the deal. */
  daysToDeal(who: Who = {}): PageCell {
    const column: DetailColumn = who.consultant === undefined ? 'daysStore' : 'daysPerson';
    const range = this.detail.range(column, who.consultant);
    const value: Scalar = this.of(who).daysToDeal ?? NOTHING;
    if (range === undefined) return value;
    return {
      formula: `=IF(COUNT(${range})=0,"${NOTHING}",MEDIAN(${range}))`,
      value,
      format: DECIMAL,
      figure: named('daysToDeal', who),
    };
  }
}

export function named(figure: string, who: Who): string {
  return who.consultant === undefined ? figure : `${who.consultant}/${figure}`;
}
