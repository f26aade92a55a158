import type { Choice } from '../columns/assign';
import { candidatesFor, fieldOfSiblings, isIdentity, isTicky, loneTickOf, type Candidate } from '../columns/candidates';
import type { FormKind } from '../families';
import type { ColumnProfile, MappedField } from '../fields';
import type { Block } from '../layout/blocks';
import { headerText } from '../records/assemble';
import { dayColumnsOf } from '../records/matrix';
import { toSimplified } from '../values';
import { COLUMN, KIND } from '../weights';
import { FIRST_VISIT, tells } from './scoring';

/** What every column of a table may be, with what the columns beside it say of it; the columns of days are not among them. */
export function choicesOf(
  block: Block,
  profiles: ReadonlyMap<number, ColumnProfile>,
  kind: FormKind,
  ticks: ReadonlySet<string>,
): Choice[] {
  const taken = dayColumnSet(block);
  const choices: Choice[] = [];
  const leaves = new Map<string, string[]>();
  for (const { path } of block.header.columns) {
    const group = path.slice(0, -1).join('>');
    if (path.length > 1) leaves.set(group, [...(leaves.get(group) ?? []), path.at(-1) ?? '']);
  }
  const ticked = besideTicks(block, profiles, kind);
  for (const { column, path, words } of block.header.columns) {
    const profile = profiles.get(column);
    if (profile === undefined || taken.has(column) || isIdentity(profile)) continue;
    const group = path.slice(0, -1).join('>');
    const siblings = fieldOfSiblings(path.at(-2) ?? '', leaves.get(group) ?? [], kind);
    choices.push({
      column,
      header: headerText(words ?? path),
      group,
      candidates: behindDays(
        candidatesFor(path, profile, kind, ticks.has(group) || ticked.has(column), siblings),
        block,
        column,
      ),
      phoneLike: profile.filled === 0 || profile.digits >= profile.filled * KIND.phoneLike,
    });
  }
  return latestOfTwo(choices, block);
}

/** Columns without a heading beside ticked ones of the same field (手续 beside 开拓 and 促进): still empty, they are options of it too. */
function besideTicks(block: Block, profiles: ReadonlyMap<number, ColumnProfile>, kind: FormKind): ReadonlySet<number> {
  const found = new Set<number>();
  let run: { field: MappedField | undefined; columns: number[]; ticked: boolean } = {
    field: undefined,
    columns: [],
    ticked: false,
  };
  const close = (): void => {
    if (run.field !== undefined && run.ticked && run.columns.length > 1)
      for (const column of run.columns) found.add(column);
  };
  for (const { column, path } of block.header.columns) {
    const profile = profiles.get(column);
    const field = path.length === 1 ? loneTickOf(path[0] ?? '', kind) : undefined;
    if (field === undefined || field !== run.field) {
      close();
      run = { field, columns: [], ticked: false };
    }
    run.columns.push(column);
    run.ticked ||= profile !== undefined && isTicky(profile);
  }
  close();
  return found;
}

/** Which of several days of a register is that of the line. `leads`: the table lists leads; `dayInTitle`: it is the register of one day. */
export function settledDay(
  choices: readonly Choice[],
  of: { readonly leads: boolean; readonly dayInTitle: boolean },
): readonly Choice[] {
  return of.leads ? withoutLaterVisits(choices) : byFirstVisit(choices, of.dayInTitle);
}

const LATER_VISIT = /^(?:首次|实际)?(?:到店|来店|进店)(?:日期|时间|日)$/u;

/** In a list of leads that has the day on which they came in, 到店日期 tells of a visit later on: it is not the line's day. */
function withoutLaterVisits(choices: readonly Choice[]): readonly Choice[] {
  const isVisit = ({ header }: Choice): boolean => LATER_VISIT.test(toSimplified(header.split('>').at(-1) ?? ''));
  const dated = choices.some(
    (choice) =>
      !isVisit(choice) && choice.candidates.some(({ field, score }) => field === 'date' && score >= COLUMN.use),
  );
  if (!dated) return choices;
  return choices.map((choice) =>
    isVisit(choice) ? { ...choice, candidates: choice.candidates.filter(({ field }) => field !== 'date') } : choice,
  );
}

/**
 * The day of a first visit is the day of the line in a list of open customers that tells of their visits in turn; in the register of one day it
 * is that of somebody who came again, and a person is asked.
 */
function byFirstVisit(choices: readonly Choice[], dayInTitle: boolean): readonly Choice[] {
  const leafOf = ({ header }: Choice): string => toSimplified(header.split('>').at(-1) ?? '');
  const listed = tells(choices.map(leafOf)) === 'open-customers';
  if (!listed && !dayInTitle) return choices;
  return choices.map((choice) =>
    FIRST_VISIT.test(leafOf(choice))
      ? {
          ...choice,
          candidates: choice.candidates.map((one) =>
            one.field === 'date' && one.doubted !== true
              ? { ...one, score: listed ? COLUMN.option : Math.min(one.score, COLUMN.ask) }
              : one,
          ),
        }
      : choice,
  );
}

/**
 * Of two level columns before the days of a matrix the one that is kept up to date (最新级别, 当前级别) is the level in the end, where no column
 * behind the days has it; the other is the level that the customer came with.
 */
function latestOfTwo(choices: readonly Choice[], block: Block): Choice[] {
  const { days } = block.header;
  if (days === undefined) return [...choices];
  const isLevel = ({ candidates }: Choice): boolean =>
    candidates[0]?.field === 'level' && candidates[0].tick === undefined;
  const levels = choices.filter(isLevel);
  const latest = levels.filter(({ header }) => /^(?:最新|当前|目前|现在|现)/u.test(header.split('>').at(-1) ?? ''));
  const taken = choices.some(({ candidates }) => candidates[0]?.field === 'monthEndLevel');
  if (levels.length !== 2 || latest.length !== 1 || taken) return [...choices];
  return choices.map((choice) =>
    choice === latest[0] ? { ...choice, candidates: asMonthEnd(choice.candidates) } : choice,
  );
}

/** A level behind the days of a matrix is the one at the month's end, whatever its header says (最新级别). */
function behindDays(candidates: Candidate[], block: Block, column: number): readonly Candidate[] {
  const { days } = block.header;
  return days === undefined || column < Math.max(...days.values()) ? candidates : asMonthEnd(candidates);
}

function asMonthEnd(candidates: readonly Candidate[]): readonly Candidate[] {
  const level = candidates.find(({ field, tick }) => field === 'level' && tick === undefined);
  if (level === undefined) return candidates;
  const others = candidates.filter(({ field }) => field !== 'level' && field !== 'monthEndLevel');
  const stated = candidates.find(({ field }) => field === 'monthEndLevel');
  const score = Math.max(level.words, stated?.score ?? 0);
  return [{ ...level, field: 'monthEndLevel' as const, score, doubted: undefined }, ...others].sort(
    (a, b) => b.score - a.score,
  );
}

/** Every column that belongs to a day, the second one of a pair and days that the month lacks included. */
export function dayColumnSet(block: Block): Set<number> {
  const set = new Set<number>();
  for (const { first, actual, planned } of dayColumnsOf(block.header, undefined, undefined))
    for (const column of [first, actual, planned ?? first]) set.add(column);
  return set;
}
