import type { Assignment } from '../columns/assign';
import type { Block } from '../layout/blocks';
import { isRegister, type FormKind, type SalesKind } from '../families';
import type { ColumnProfile, MappedField } from '../fields';
import { FORM_SPECS } from '../kinds';
import type { Grid } from '../layout/grid';
import { tells, type KindScores } from './scoring';
import { COLUMN, DAY_CELLS, FOREIGN_SHEET, KIND } from '../weights';
import type { BodyRow } from '../layout/rows';
import type { Title } from '../layout/titles';
import { text, type KeyTail, type Text } from '../../words';
import { cellText, isNothing, isRestWord, parseDayCell } from '../values';

interface Candidacy {
  readonly grid: Grid;
  readonly block: Block;
  readonly kind: SalesKind;
  readonly kinds: KindScores;
  readonly title: Title;
  readonly assignment: Assignment;
  readonly profiles: ReadonlyMap<number, ColumnProfile>;
  readonly sorted: readonly BodyRow[];
}

export type Verdict =
  | { readonly accepted: true; readonly confidence: number }
  | { readonly accepted: false; readonly why: Text; readonly nearest?: FormKind };

/** `三、明日回访计划`: what is to be done is no contact yet. */
const TO_COME =
  /^(?:[(（]?[一二三四五六七八九十\d]+[)）]?[、.．:：])?(?:明日|明天|次日|翌日|第二天|下周|下一?步|后续|近期)[^:：]{0,8}(?:计划|安排|预约|任务)(?:表|客户)?[:：]?$/u;

/**
 * Whether a table is a form. A false form costs more than a missed one: a table needs a customer, the fields of its kind, and
 * must say less of any other sheet that dealers keep.
 */
export function accept(given: Candidacy): Verdict {
  const { kind, kinds, assignment, title } = given;
  const { enough, needs } = FORM_SPECS[kind];
  const score = kinds.scores.get(kind) ?? 0;
  const fields = new Set<MappedField>(assignment.used.map(({ field }) => field));
  const refuse = (key: KeyTail<'forms.refusal.'>, values: Text['values'] = {}): Verdict => ({
    accepted: false,
    why: text(`forms.refusal.${key}`, { nearest: text(`forms.kind.${kind}`), ...values }),
    ...(score >= enough / 2 ? { nearest: kind } : {}),
  });
  if (!FORM_SPECS[kind].dayColumns && TO_COME.test(title.lines.at(-1) ?? '')) return refuse('to-come');
  const { foreign } = kinds;
  // calls after the sale know no level: 回访内容 beside the level before and after is a contact of the sale
  const ofSale = foreign.what === 'calls' && fields.has('levelBefore') && fields.has('levelAfter');
  if (
    !ofSale &&
    !tellsFate(given, fields) &&
    foreign.score >= FOREIGN_SHEET.least &&
    foreign.score >= score * foreignLimit(given)
  ) {
    return refuse('foreign', {
      what: text(`forms.foreign.${foreign.what}`),
      words: [...new Set(foreign.words)].slice(0, 4),
    });
  }
  if (!fields.has('customerName') && !fields.has('phone')) return refuse('no-customer');
  const missing = (): Verdict => refuse('too-little', { missing: missingOf(kind, fields) });
  if (score < enough) return missing();
  if (FORM_SPECS[kind].dayColumns) {
    const days = judgeDays(given);
    if (days !== undefined) return refuse(days);
  }
  if (
    !needs({
      fields,
      titled: isTitled(given),
      steps: 0,
      dayInTitle: title.period.day !== undefined,
      log: kinds.log,
    })
  )
    return missing();
  return { accepted: true, confidence: Math.min(1, score / (enough * KIND.wholeConfidence)) };
}

/**
 * A word in the title (回访, 投诉) is evidence, not a veto: where no header is another sheet's, the table's own headers must be few for
 * it to decide, and the days of a month with levels under them outweigh it. A form whose own title says what it is may have a column or two of another sheet (定金, 车牌). */
function foreignLimit({ kinds, kind }: Candidacy): number {
  if (kinds.foreign.headers < FOREIGN_SHEET.headers)
    return FORM_SPECS[kind].dayColumns ? FOREIGN_SHEET.titleOverDays : FOREIGN_SHEET.titleOnly;
  return kinds.titled.has(kind) ? FOREIGN_SHEET.titled : FOREIGN_SHEET.untitled;
}

/**
 * What became of the customers of a list that says how near each is to buying, and more of the sale: the day of the order, of the delivery, the
 * order's state. A list of orders knows a number, a price or money of each, and no level.
 */
function tellsFate({ kind, kinds, assignment, block }: Candidacy, fields: ReadonlySet<MappedField>): boolean {
  const { foreign } = kinds;
  if (!isRegister(kind) || foreign.what !== 'orders' || foreign.words.some((word) => !FATE.test(word))) return false;
  const surely = assignment.used.some(({ field, by }) => field === 'level' && by.words >= COLUMN.sureWords);
  const listed = tells(block.header.columns.map(({ path }) => path.at(-1) ?? '')) !== undefined;
  return surely && (listed || SALE.filter((field) => fields.has(field)).length >= FOREIGN_SHEET.fate);
}

const FATE =
  /^(?:下订|下定|订车|定车|订单|大定|小定|锁单|成交|交车|交付|提车|预计交车|预计交付|退订)(?:日期|时间|日|状态)$/u;
const SALE: readonly MappedField[] = [
  'source',
  'outcome',
  'testDrive',
  'lossReason',
  'competitor',
  'appointment',
  'purchaseWindow',
  'status',
  'firstVisit',
  'arriveTime',
];

/** The title names the kind; the title of any register that of another one, as the rows may settle it. */
function isTitled({ kinds, kind }: Candidacy): boolean {
  return kinds.titled.has(kind) || (isRegister(kind) && [...kinds.titled.keys()].some(isRegister));
}

/** What stands in the days of an attendance list: the shift, or how somebody was there or not. */
const SHIFT = /^(?:班|早|中|晚|病|事|年|旷|迟|全|半|公|调|婚|产|值|夜|白|出勤|上班|下班|正常|加班)$/u;

function hasPhone(assignment: Assignment): boolean {
  return assignment.used.some(({ field }) => field === 'phone');
}

/** Day cells of a matrix hold letters and marks; numbers are statistics, 休 and 班 an attendance list. */
function judgeDays({ grid, block, sorted, assignment }: Candidacy): KeyTail<'forms.refusal.'> | undefined {
  const days = [...(block.header.days?.values() ?? [])];
  let numbers = 0;
  let rest = 0;
  let shifts = 0;
  let fit = 0;
  let seen = 0;
  for (const row of sorted) {
    if (row.sort !== 'data') continue;
    for (const column of days) {
      const cell = grid.cell(row.row, column);
      if (cell === undefined || isNothing(cellText(cell))) continue;
      seen += 1;
      if (typeof cell.value === 'number') numbers += 1;
      else if (isRestWord(cellText(cell))) rest += 1;
      else if (SHIFT.test(cellText(cell).trim())) shifts += 1;
      else if (parseDayCell(cell).problem === undefined) fit += 1;
    }
    if (seen > DAY_CELLS.looked) break;
  }
  if (seen === 0) return undefined;
  // a month that has hardly begun: one word or number too many is told at its cell, and the form stays what it is
  if (seen - fit < DAY_CELLS.enough) return undefined;
  if (shifts > seen * DAY_CELLS.attendance || (rest > fit && !hasPhone(assignment))) return 'attendance';
  if (numbers > seen * DAY_CELLS.numbers) return 'numbers';
  return fit + rest < seen * DAY_CELLS.readable ? 'days' : undefined;
}

/** What a table lacks of a kind, most telling first. */
export function missingOf(kind: FormKind, fields: ReadonlySet<MappedField>): string | Text {
  const lacking = FORM_SPECS[kind].wanted.filter((field) => !fields.has(field)).slice(0, 3);
  const [first] = lacking;
  return first === undefined
    ? text('forms.refusal.evidence')
    : text('forms.list', {
        a: text(`forms.field.${first}`),
        b: lacking[1] === undefined ? '' : text('forms.list.more', { field: text(`forms.field.${lacking[1]}`) }),
        c: lacking[2] === undefined ? '' : text('forms.list.more', { field: text(`forms.field.${lacking[2]}`) }),
      });
}
