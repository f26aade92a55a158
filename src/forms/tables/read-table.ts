import { daysOfMonth } from '../../calendar';
import { assign, type Assigned, type Assignment } from '../columns/assign';
import { withHalves } from '../columns/halves';
import { withRivals } from '../columns/rivals';
import type { Block } from '../layout/blocks';
import { levelsOf, ProblemList, type FormContext } from '../records/context';
import { familyOf, isRegister, type SalesKind } from '../families';
import type { ColumnProfile } from '../fields';
import { FORM_SPECS } from '../kinds';
import { assemble } from '../records/assemble';
import type { Grid } from '../layout/grid';
import { FIRST_VISIT, isLeadList, registerByRows, scoreKinds, tells, type KindScores } from './scoring';
import { composed } from '../layout/composed';
import { dayColumnsOf, spanOf } from '../records/matrix';
import { legendOf } from './form-legend';
import { dayOf, isoMonthStart, periodOf } from './form-period';
import type { Parts } from './parts';
import { questionsOf, samplesOf, traceOf } from './told';
import { periodIn } from '../layout/period';
import { readBody, saleRows, type Body } from '../records/records';
import { sortRows, type BodyRow } from '../layout/rows';
import { accept } from './accept';
import { choicesOf, dayColumnSet, settledDay } from './choices';
import { isMapped, MAPPED_KIND, mappingOf, unknownTable } from './mapping';
import { mayBeOwners, ownerKindOf } from './owner-kinds';
import { fingerprintOf, profilesOf, tickGroups, type AsOwners, type OwnerCandidate, type TableReading } from './table';
import { consultantOfSheetName, ofSection, readTitle, type Title } from '../layout/titles';
import type { Answers } from '../types';
import type { WorkbookSnapshot } from '../../sheet';
import { SAMPLE } from '../columns/evidence';
import { cellText, toSimplified } from '../values';

export function readTable(
  book: WorkbookSnapshot,
  sheetGrid: Grid,
  blocks: readonly Block[],
  written: Block,
  answers: Answers,
  asOwners: AsOwners,
): TableReading {
  // by their headers: whether somebody has filled in a row does not move a table
  const top = (one: Block): number => one.header.rows[0] ?? one.bodyTop;
  const beside = blocks.some(
    (other) =>
      other !== written &&
      top(other) <= Math.max(written.bodyBottom, top(written)) &&
      top(written) <= Math.max(other.bodyBottom, top(other)),
  );
  const [first] = blocks;
  const own = readTitle(sheetGrid, written, !beside);
  const title =
    first === undefined || first === written ? own : ofSection(own, () => readTitle(sheetGrid, first, !beside));
  const monthKnown = title.period.month !== undefined || periodIn(sheetGrid.sheet.name).month !== undefined;
  const { grid, block } = composed(sheetGrid, written, monthKnown);
  const asMapped = fingerprintOf(MAPPED_KIND, block);
  const mapped = isMapped(answers, asMapped);
  if (written.unknown && !mapped) return unknownTable(grid, block, asMapped);
  const sorted = sortRows(grid, block);
  const profiles = profilesOf(grid, block, sorted);
  const ticks = tickGroups(block, profiles);
  const kinds = scoreKinds(block.header, title.lines, grid.sheet.name);
  const isOpenList = tellsOpen(block, profiles) || losesFew(block, profiles, sorted);
  const scored = kindOf(isOpenList ? withoutLosses(kinds) : kinds);
  const kind = mapped && !isRegister(scored) ? MAPPED_KIND : scored;
  const all = choicesOf(block, profiles, kind, ticks);
  const choices = !isRegister(kind)
    ? all
    : settledDay(all, { leads: isLeadList(block.header, kinds), dayInTitle: title.period.day !== undefined });
  const fingerprint = fingerprintOf(kind, block);
  const rows = sorted.flatMap(({ row, sort }) => (sort === 'data' ? [row] : []));
  const said = (row: number, column: number): string => cellText(grid.cell(row, column));
  const answered = answers[fingerprint] ?? {};
  const halved = withHalves(orderPhones(assign(choices, answered)), rows, (row, column) => said(row, column) !== '');
  const assignment = isRegister(kind) ? withRivals(halved, answered, rows, said) : halved;
  const verdict = mapped ? MAPPED : accept({ grid, block, kind, kinds, title, assignment, profiles, sorted });
  const resembled = mapped ? undefined : ownerKindOf(block.header, title.lines, grid.sheet.name);
  const owners =
    resembled !== undefined && mayBeOwners(resembled)
      ? asOwners({ book, grid, block, title, sorted, profiles, ticks }, resembled, answers)
      : undefined;
  if (
    owners !== undefined &&
    owners.refusal === undefined &&
    !stillLooks(owners, assignment) &&
    !(verdict.accepted && outweighs(kind, kinds, assignment, owners))
  )
    return owners.read();
  if (!verdict.accepted) {
    return {
      questions: [],
      refusal: {
        why: owners?.refusal !== undefined && owners.titled ? owners.refusal : verdict.why,
        nearest: verdict.nearest,
        score: kinds.scores.get(kind) ?? 0,
        mapping: mappingOf(block, profiles, asMapped, {
          rows: rows.length,
          samplesOf: (column) => samplesOf(grid, column, sorted),
        }),
      },
    };
  }
  const others = blocks.filter((other) => other !== written);
  return readForm(book, grid, others, block, {
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

/** Who says what every column is has decided what the table is. */
const MAPPED = { accepted: true, confidence: 1 } as const;

/**
 * Whether a table that may be both is a form of the sale: its title says so, or its headers say more of it. Calls (回访1, 回访2) to people who
 * have a level and no car are calls to customers of the sale.
 */
function outweighs(
  kind: SalesKind,
  { scores, titled }: KindScores,
  assignment: Assignment,
  owners: OwnerCandidate,
): boolean {
  if (owners.titled !== titled.size > 0) return !owners.titled;
  // 流失客户招揽: lost to the workshop, not before the sale
  if (kind === 'loss-record' && owners.titled && owners.hasCars) return false;
  if (owners.named && titled.size === 0) return false;
  if (!owners.titled && !owners.hasCars && assignment.used.some(({ field }) => field === 'level')) return true;
  return (scores.get(kind) ?? 0) / FORM_SPECS[kind].enough >= owners.strength;
}

/** Calls to people who have a level and neither a car nor a day on which they bought one: they are no owners, whatever the title says. */
function stillLooks({ kind, hasCars, sold }: OwnerCandidate, { used }: Assignment): boolean {
  return kind === 'delivery-follow-up' && !hasCars && !sold && used.some(({ field }) => field === 'level');
}

function kindOf(kinds: KindScores): SalesKind {
  let best: SalesKind = 'visitor-register';
  let score = -1;
  for (const [kind, value] of kinds.scores) if (value > score) [best, score] = [kind, value];
  return best;
}

const STATE = /(?:状态|状况|进展|阶段)$/u;

const LOST = /^(?:战败|失控|流失|冷冻).*(?:日期|时间|类型|类别|区分)$/u;

/** A column tells of customers who are still worked on or have bought: no list of the lost, whatever it says of the lost among them. */
function tellsOpen(block: Block, profiles: ReadonlyMap<number, ColumnProfile>): boolean {
  const leaves = block.header.columns.map(({ path }) => toSimplified(path.at(-1) ?? ''));
  if (
    leaves.some((leaf) => FIRST_VISIT.test(leaf)) &&
    tells(leaves) === 'open-customers' &&
    !leaves.some((leaf) => LOST.test(leaf))
  )
    return true;
  return block.header.columns.some(({ column, path }) => {
    const profile = profiles.get(column);
    return (
      profile !== undefined && STATE.test(toSimplified(path.at(-1) ?? '')) && profile.followWord + profile.endWord > 0
    );
  });
}

/** 战败日期 and 战败原因 that only some rows have are of a list of all customers. */
function losesFew(block: Block, profiles: ReadonlyMap<number, ColumnProfile>, sorted: readonly BodyRow[]): boolean {
  const rows = Math.min(sorted.filter(({ sort }) => sort === 'data').length, SAMPLE * 2);
  const filled = block.header.columns.flatMap(({ column, path }) => {
    const profile = LOST_FACT.test(toSimplified(path.at(-1) ?? '')) ? profiles.get(column) : undefined;
    return profile === undefined ? [] : [profile.filled];
  });
  return filled.length > 0 && rows > 1 && Math.max(...filled) <= rows * LOSES_FEW;
}

const LOST_FACT = /^(?:战败|失控|流失|冷冻|未成交|未购).*(?:日期|时间|原因|理由|类型|类别|分析|去向)$/u;
/** Of a record of losses nearly every row tells the day or the reason. */
const LOSES_FEW = 0.6;

function withoutLosses(kinds: KindScores): KindScores {
  if (kinds.titled.has('loss-record')) return kinds;
  return { ...kinds, scores: new Map([...kinds.scores].filter(([kind]) => kind !== 'loss-record')) };
}

/** A register's rows may say more than its title: a column with 来店 and 来电 makes it the combined one. */
function settle(
  kind: SalesKind,
  kinds: KindScores,
  assignment: Assignment,
  grid: Grid,
  sorted: readonly BodyRow[],
): SalesKind {
  if (!isRegister(kind) || kinds.titled.get('visitor-call-register') !== undefined) return kind;
  const columns = assignment.used.filter((column) => column.field === 'contactKind');
  if (columns.length > 1 && columns.every((column) => column.by.tick !== undefined)) return 'visitor-call-register';
  const column = columns[0];
  if (column === undefined) return kind;
  const texts: string[] = [];
  for (const row of sorted)
    if (row.sort === 'data' && texts.length < 2000) texts.push(cellText(grid.cell(row.row, column.column)));
  return registerByRows(texts) ?? kind;
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

function readForm(
  book: WorkbookSnapshot,
  grid: Grid,
  blocks: readonly Block[],
  block: Block,
  parts: Parts,
): TableReading {
  const { title, sorted, kind, assignment, fingerprint, confidence, beside } = parts;
  const period = periodOf(book, grid, block, title, assignment, sorted);
  const { legend, unclear, areas } = legendOf(grid, blocks, block, sorted, beside, assignment);
  const titleDate = dayOf(period, title, kind);
  const days = FORM_SPECS[kind].dayColumns ? dayColumnsOf(block.header, period.year, period.month) : [];
  const span = spanOf(block.header, days, period.year, period.month);
  const monthStart = span?.from ?? isoMonthStart(period);
  const context: FormContext = {
    grid,
    kind,
    family: familyOf(kind),
    date1904: grid.date1904,
    columns: assignment.used,
    ...(period.year === undefined ? {} : { year: period.year }),
    ...(period.month === undefined ? {} : { month: period.month }),
    ...(titleDate === undefined ? {} : { titleDate }),
    ...(monthStart === undefined
      ? {}
      : {
          monthStart,
          monthEnd:
            span?.to ??
            `${monthStart.slice(0, 8)}${daysOfMonth(Number(monthStart.slice(0, 4)), Number(monthStart.slice(5, 7)))}`,
        }),
    ...(assignment.used.some(({ field }) => field === 'customerName') ? { names: true as const } : {}),
    ...(legend === undefined ? {} : { legend }),
    ...(areas.length === 0 ? {} : { lists: areas }),
    ...(unclear ? { codesUnclear: unclear } : {}),
    levels: levelsOf(legend),
    ...(isRegister(kind) && isLeadList(block.header, parts.kinds) ? { online: true as const } : {}),
    problems: new ProblemList(),
    besides: new Map(),
    instead: new Map(),
  };
  const body = readBody(context, block, sorted, days, saleRows(context, days));
  if (isRegister(kind)) needDates(context, block, body);
  const consultant = consultantOf(
    grid,
    title,
    assignment,
    body.records.map(({ fields }) => fields.consultant),
  );
  const date =
    familyOf(kind) === 'report' ||
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
    trace: traceOf(block, { ...parts, foreign: parts.kinds.foreign.score }),
    ...span,
    ...(consultant === undefined ? {} : { consultant }),
    ...(date === undefined ? {} : { date }),
  });
  const nameColumn = assignment.used.find(({ field }) => field === 'customerName')?.column;
  return {
    form,
    questions: questionsOf(grid, block, assignment, parts),
    accounts: {
      lastRow: body.lastRow,
      legends: areas,
      told: body.told,
      readColumns: new Set([...dayColumnSet(block), ...(body.roles === undefined ? [] : [body.roles])]),
      ...(nameColumn === undefined ? {} : { nameColumn }),
    },
  };
}

function oneDay(dates: readonly (string | undefined)[], day: string | undefined): boolean {
  return day !== undefined && dates.every((date) => date === undefined || date === day);
}

/** A register without a day anywhere, in a row, a heading or the title: nobody in it can be dated, and it is told at its header. */
function needDates(context: FormContext, { header }: Block, { records }: Body): void {
  if (records.length === 0 || records.some(({ fields }) => fields.date !== undefined)) return;
  if (context.problems.all().some(({ code }) => code === 'unreadable-date')) return;
  const row = header.rows.at(-1) ?? 1;
  const column = header.columns.find(({ path }) => path.length > 0)?.column ?? header.left;
  context.problems.add(row, column, 'unreadable-date', context.grid.spread(row, column));
}

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
