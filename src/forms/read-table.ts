import { daysOfMonth } from '../calendar';
import { assign, type Assigned, type Assignment, type Choice } from './columns/assign';
import type { Block } from './layout/blocks';
import { candidatesFor } from './columns/candidates';
import { levelsOf, ProblemList, type FormContext } from './records/context';
import { profileOf, SAMPLE, type Profile } from './columns/evidence';
import { isRegister, type MappedField } from './fields/fields';
import { assemble, headerText } from './kinds/form';
import type { Grid } from './layout/grid';
import { registerByRows, scoreKinds, type KindScores } from './kinds/kinds';
import { readLegend } from './layout/legend';
import { dayColumnsOf } from './records/matrix';
import { mergePeriods, periodOfSheetName, periodIn, type Period } from './layout/period';
import { readBody } from './records/records';
import { sortRows, type BodyRow } from './layout/rows';
import { judge } from './kinds/judge';
import { consultantOfSheetName, readTitle, type Title } from './layout/titles';
import type { Answers, Form, FormKind, Question, TraceLine } from './types';
import { text } from '../words';
import { cellName, columnLetters, type Cell, type WorkbookSnapshot } from '../sheet';
import { cellText, isDitto, parseDate } from './values';

/** A table that was looked at: the form that it is, or why it is none. */
export interface TableReading {
  readonly form?: Form;
  readonly questions: readonly Question[];
  /** Why it is none, and what it resembles most. */
  readonly refusal?: { readonly why: ReturnType<typeof text>; readonly nearest?: FormKind; readonly score: number };
}

const REGISTER_KINDS: readonly FormKind[] = ['visitor-register', 'call-register', 'visitor-call-register'];

export function readTable(
  book: WorkbookSnapshot,
  grid: Grid,
  blocks: readonly Block[],
  block: Block,
  answers: Answers,
): TableReading {
  const { date1904 } = book;
  const beside = blocks.some(
    (other) => other !== block && other.bodyTop <= block.bodyBottom && block.bodyTop <= other.bodyBottom,
  );
  const title = readTitle(grid, block, !beside, date1904);
  const kinds = scoreKinds(block.header, title.lines, grid.sheet.name);
  const sorted = sortRows(grid, block);
  const profiles = profilesOf(grid, block, sorted, date1904);
  const kind = kindOf(kinds);
  const choices = choicesOf(block, profiles, kind);
  const fingerprint = fingerprintOf(kind, block);
  const assignment = orderPhones(assign(choices, answers[fingerprint] ?? {}));
  const verdict = judge({ grid, block, kind, kinds, title, assignment, profiles, sorted });
  if (!verdict.accepted) {
    return {
      questions: [],
      refusal: { why: verdict.why, nearest: verdict.nearest, score: kinds.scores.get(kind) ?? 0 },
    };
  }
  return readForm(book, grid, blocks, block, {
    title,
    kinds,
    sorted,
    profiles,
    kind: settle(kind, kinds, assignment, grid, sorted),
    assignment,
    fingerprint,
    confidence: verdict.confidence,
    beside,
  });
}

function kindOf(kinds: KindScores): FormKind {
  let best: FormKind = 'visitor-register';
  let score = -1;
  for (const [kind, value] of kinds.scores) if (value > score) [best, score] = [kind, value];
  return best;
}

/** A register's rows may say more than its title: a column with 来店 and 来电 makes it the combined one. */
function settle(
  kind: FormKind,
  kinds: KindScores,
  assignment: Assignment,
  grid: Grid,
  sorted: readonly BodyRow[],
): FormKind {
  if (!REGISTER_KINDS.includes(kind) || kinds.titled.get('visitor-call-register') !== undefined) return kind;
  const columns = assignment.used.filter((column) => column.field === 'contactKind');
  if (columns.length > 1 && columns.every((column) => column.by.tick !== undefined)) return 'visitor-call-register';
  const column = columns[0];
  if (column === undefined) return kind;
  const texts: string[] = [];
  for (const row of sorted)
    if (row.sort === 'data' && texts.length < 2000) texts.push(cellText(grid.cell(row.row, column.column)));
  return registerByRows(texts) ?? kind;
}

function profilesOf(grid: Grid, block: Block, sorted: readonly BodyRow[], date1904: boolean): Map<number, Profile> {
  const profiles = new Map<number, Profile>();
  const rows = sorted.filter((row) => row.sort === 'data').map((row) => row.row);
  const days = new Set(block.header.days?.values());
  for (const { column, path } of block.header.columns) {
    if (path.length === 0 || days.has(column)) continue;
    const cells: (Cell | undefined)[] = [];
    let filled = 0;
    for (const row of rows) {
      const cell = grid.cell(row, column);
      if (cell === undefined) continue;
      cells.push(cell);
      filled += 1;
      if (filled >= SAMPLE * 2) break;
    }
    profiles.set(column, profileOf(cells, date1904));
  }
  return profiles;
}

function choicesOf(block: Block, profiles: ReadonlyMap<number, Profile>, kind: FormKind): Choice[] {
  const taken = dayColumnSet(block);
  const choices: Choice[] = [];
  const ticks = tickGroups(block, profiles);
  for (const { column, path } of block.header.columns) {
    const profile = profiles.get(column);
    if (profile === undefined || taken.has(column)) continue;
    choices.push({
      column,
      header: headerText(path),
      group: path.slice(0, -1).join('>'),
      candidates: candidatesFor(path, profile, kind, ticks.has(path.slice(0, -1).join('>'))),
      phoneLike: profile.filled === 0 || profile.digits >= profile.filled * 0.4,
    });
  }
  return choices;
}

/** Headings whose columns hold mostly ticks, taken together: a column of few ticks is one of them. */
function tickGroups(block: Block, profiles: ReadonlyMap<number, Profile>): Set<string> {
  const sums = new Map<string, { tick: number; filled: number }>();
  for (const { column, path } of block.header.columns) {
    const profile = profiles.get(column);
    if (profile === undefined || path.length < 2) continue;
    const group = path.slice(0, -1).join('>');
    const sum = sums.get(group) ?? { tick: 0, filled: 0 };
    sums.set(group, { tick: sum.tick + profile.tick, filled: sum.filled + profile.filled });
  }
  return new Set([...sums].filter(([, { tick, filled }]) => tick > 0 && tick >= filled * 0.5).map(([group]) => group));
}

/** Every column that belongs to a day, the second one of a pair and days that the month lacks included. */
function dayColumnSet(block: Block): Set<number> {
  const set = new Set<number>();
  for (const { first, actual, planned } of dayColumnsOf(block.header, undefined, undefined))
    for (const column of [first, actual, planned ?? first]) set.add(column);
  return set;
}

/** Of two phone columns the first is `phone`. */
function orderPhones(assignment: Assignment): Assignment {
  const phone = assignment.used.find((column) => column.field === 'phone');
  const second = assignment.used.find((column) => column.field === 'phone2');
  if (second === undefined || (phone !== undefined && phone.column < second.column)) return assignment;
  return {
    ...assignment,
    used: assignment.used.map((column): Assigned => {
      if (column === phone) return { ...column, field: 'phone2' };
      if (column === second) return { ...column, field: 'phone' };
      return column;
    }),
  };
}

export function fingerprintOf(kind: FormKind, block: Block): string {
  const words = block.header.columns.filter(({ path }) => path.length > 0).map(({ path }) => path.join('>'));
  let hash = 0x811c9dc5;
  for (const character of words.join('|')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  const family = REGISTER_KINDS.includes(kind) ? 'register' : kind;
  return `${family}-${hash.toString(16).padStart(8, '0')}`;
}

interface Parts {
  readonly title: Title;
  readonly kinds: KindScores;
  readonly sorted: readonly BodyRow[];
  readonly profiles: ReadonlyMap<number, Profile>;
  readonly kind: FormKind;
  readonly assignment: Assignment;
  readonly fingerprint: string;
  readonly confidence: number;
  readonly beside: boolean;
}

function readForm(
  book: WorkbookSnapshot,
  grid: Grid,
  blocks: readonly Block[],
  block: Block,
  parts: Parts,
): TableReading {
  const { title, sorted, kind, assignment, fingerprint, confidence, beside } = parts;
  const period = periodOf(book, grid, block, title, assignment, sorted);
  const legend = legendOf(grid, blocks, block, sorted, beside);
  const titleDate = dayOf(period, title, kind);
  const monthStart = isoMonthStart(period);
  const context: FormContext = {
    grid,
    kind,
    date1904: book.date1904,
    columns: assignment.used,
    ...(period.year === undefined ? {} : { year: period.year }),
    ...(period.month === undefined ? {} : { month: period.month }),
    ...(titleDate === undefined ? {} : { titleDate }),
    ...(monthStart === undefined
      ? {}
      : {
          monthStart,
          monthEnd: `${monthStart.slice(0, 8)}${daysOfMonth(Number(monthStart.slice(0, 4)), Number(monthStart.slice(5, 7)))}`,
        }),
    ...(legend === undefined ? {} : { legend }),
    levels: levelsOf(legend),
    problems: new ProblemList(),
    besides: new Map(),
    instead: new Map(),
  };
  const days = kind === 'contact-matrix' ? dayColumnsOf(block.header, period.year, period.month) : [];
  const body = readBody(context, block, sorted, days);
  const consultant = consultantOf(
    grid,
    title,
    assignment,
    body.records.map(({ fields }) => fields.consultant),
  );
  const date =
    kind === 'daily-report' ||
    (isRegister(kind) &&
      oneDay(
        body.records.map(({ fields }) => fields.date),
        titleDate,
      ))
      ? titleDate
      : undefined;
  const form = assemble({
    grid,
    block,
    kind,
    context,
    body,
    days,
    confidence,
    fingerprint,
    trace: traceOf(block, parts),
    ...(consultant === undefined ? {} : { consultant }),
    ...(date === undefined ? {} : { date }),
  });
  return { form, questions: questionsOf(grid, block, assignment, parts) };
}

function oneDay(dates: readonly (string | undefined)[], day: string | undefined): boolean {
  return day !== undefined && dates.every((date) => date === undefined || date === day);
}

/** Month and year: the title, else the sheet's name, the file's, dates in the day headings, full dates beside. */
function periodOf(
  book: WorkbookSnapshot,
  grid: Grid,
  block: Block,
  title: Title,
  assignment: Assignment,
  sorted: readonly BodyRow[],
): Period {
  const headed = [...(block.header.dayDates?.values() ?? [])][0];
  const fromHead: Period =
    headed === undefined ? {} : { year: Number(headed.slice(0, 4)), month: Number(headed.slice(5, 7)) };
  const merged = mergePeriods(
    { ...fromHead, ...title.period },
    periodOfSheetName(grid.sheet.name),
    periodIn(book.name.replace(/\.[a-z]+$/iu, '')),
  );
  if (merged.year !== undefined) return merged;
  const years = new Map<number, number>();
  for (const column of assignment.used) {
    if (
      column.field !== 'date' &&
      column.field !== 'firstContactDate' &&
      column.field !== 'appointment' &&
      column.field !== 'carryOver'
    )
      continue;
    let read = 0;
    for (const row of sorted) {
      if (row.sort !== 'data' || read >= SAMPLE) continue;
      const { date } = parseDate(grid.cell(row.row, column.column), { date1904: book.date1904 });
      if (date === undefined) continue;
      read += 1;
      const year = Number(date.slice(0, 4));
      years.set(year, (years.get(year) ?? 0) + (column.field === 'date' ? 3 : 1));
    }
  }
  const best = [...years].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0];
  return best === undefined ? merged : { ...merged, year: best[0] };
}

function isoMonthStart({ year, month }: Period): string | undefined {
  return year === undefined || month === undefined ? undefined : `${year}-${String(month).padStart(2, '0')}-01`;
}

function dayOf({ year, month, day }: Period, title: Title, kind: FormKind): string | undefined {
  if (year === undefined || month === undefined || day === undefined || day > daysOfMonth(year, month))
    return undefined;
  if (kind === 'contact-matrix' || kind === 'customer-card') return undefined;
  if (kind === 'loss-record' && title.period.day === undefined) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The rows above the table, those in it that hold no customer, and those under it, up to the next table. */
function legendOf(
  grid: Grid,
  blocks: readonly Block[],
  block: Block,
  sorted: readonly BodyRow[],
  beside: boolean,
): ReturnType<typeof readLegend> {
  const rows: number[] = [];
  for (let row = block.titleTop; row < (block.header.rows[0] ?? 1); row += 1) rows.push(row);
  for (const { row, sort, filled } of sorted) {
    if (sort !== 'repeated-header' && sort !== 'blank' && (sort !== 'data' || filled <= MOST_LEGEND_CELLS))
      rows.push(row);
  }
  const below = blocks
    .filter((other) => other !== block && (other.header.rows[0] ?? 0) > block.bodyBottom)
    .map((other) => other.titleTop - 1);
  const bottom = Math.min(grid.lastRow, ...below);
  for (let row = block.bodyBottom + 1; row <= bottom; row += 1) rows.push(row);
  const { left, right } = beside ? block.header : { left: 1, right: grid.lastColumn };
  return readLegend(grid, rows, left, right);
}

/** A row with more cells than this, a customer's, is no legend. */
const MOST_LEGEND_CELLS = 4;

/** The one consultant of a form: the title says so, or the sheet is named after them and no column says otherwise. */
function consultantOf(
  grid: Grid,
  title: Title,
  assignment: Assignment,
  inRows: readonly (string | undefined)[],
): string | undefined {
  if (title.consultant !== undefined) return title.consultant;
  const named = consultantOfSheetName(grid.sheet.name);
  if (named === undefined) return undefined;
  if (!assignment.used.some((column) => column.field === 'consultant')) return named;
  const others = new Set(inRows.filter((name) => name !== undefined));
  return others.size <= 1 && (others.size === 0 || others.has(named)) ? named : undefined;
}

function samplesOf(grid: Grid, column: number, sorted: readonly BodyRow[]): string[] {
  const samples: string[] = [];
  for (const row of sorted) {
    if (samples.length >= 4) break;
    const sample = grid.text(row.row, column);
    if (row.sort === 'data' && sample !== '' && !isDitto(sample) && !samples.includes(sample)) samples.push(sample);
  }
  return samples;
}

function questionsOf(grid: Grid, block: Block, assignment: Assignment, { sorted, fingerprint }: Parts): Question[] {
  return assignment.asked.map(({ column, header, candidates, proposal }) => {
    const row =
      [...block.header.rows].reverse().find((one) => grid.cell(one, column) !== undefined) ?? block.header.rows[0] ?? 1;
    const alternatives = candidates
      .map(({ field }) => field)
      .filter((field): field is MappedField => field !== 'none' && field !== proposal?.field);
    const proposed = proposal === undefined || proposal.field === 'none' ? undefined : proposal.field;
    return {
      sheet: grid.sheet.name,
      cell: cellName(row, column),
      fingerprint,
      column: columnLetters(column),
      header,
      samples: samplesOf(grid, column, sorted),
      ...(proposed === undefined ? {} : { proposed }),
      alternatives: [...new Set(alternatives)].slice(0, 5),
      text:
        proposed === undefined
          ? text('forms.question.unknown', { header })
          : text(proposal?.doubted === true ? 'forms.question.doubted' : 'forms.question.unsure', {
              header,
              field: text(`forms.field.${proposed}`),
            }),
    };
  });
}

function traceOf(block: Block, { kind, kinds, title, assignment, confidence }: Parts): TraceLine[] {
  const lines: TraceLine[] = [
    {
      at: `${cellName(block.header.rows[0] ?? 1, block.header.left)}`,
      why: text('forms.trace.block', {
        kind: text(`forms.kind.${kind}`),
        title: title.lines.join(' ').slice(0, 60) || '—',
        foreign: Math.round(kinds.foreign.score * 10) / 10,
      }),
      score: Math.round(confidence * 100) / 100,
    },
  ];
  for (const column of assignment.used) {
    lines.push({
      at: columnLetters(column.column),
      why: text(`forms.trace.${column.by.tick === undefined ? column.by.because : 'group'}`, {
        header: column.header,
        field: text(`forms.field.${column.field}`),
      }),
      score: Math.round(column.by.score * 100) / 100,
    });
  }
  for (const asked of assignment.asked) {
    lines.push({
      at: columnLetters(asked.column),
      why: text('forms.trace.asked', { header: asked.header }),
      ...(asked.proposal === undefined ? {} : { score: Math.round(asked.proposal.score * 100) / 100 }),
    });
  }
  return lines;
}
