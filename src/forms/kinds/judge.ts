import type { Assignment } from '../columns/assign';
import type { Block } from '../layout/blocks';
import type { Profile } from '../columns/evidence';
import { isRegister, type MappedField } from '../fields/fields';
import type { Grid } from '../layout/grid';
import type { KindScores } from './kinds';
import type { BodyRow } from '../layout/rows';
import type { Title } from '../layout/titles';
import type { FormKind } from '../types';
import { text, type Text } from '../../words';
import { cellText, isNothing, parseDayCell } from '../values';

interface Case {
  readonly grid: Grid;
  readonly block: Block;
  readonly kind: FormKind;
  readonly kinds: KindScores;
  readonly title: Title;
  readonly assignment: Assignment;
  readonly profiles: ReadonlyMap<number, Profile>;
  readonly sorted: readonly BodyRow[];
}

export type Verdict =
  | { readonly accepted: true; readonly confidence: number }
  | { readonly accepted: false; readonly why: Text; readonly nearest?: FormKind };

/** Least evidence of each kind beyond what every table of customers has. */
const ENOUGH: Readonly<Record<FormKind, number>> = {
  'visitor-register': 4.5,
  'call-register': 4.5,
  'visitor-call-register': 4.5,
  'contact-matrix': 6.5,
  'daily-report': 5,
  'loss-record': 4.5,
  'customer-card': 6,
};

/**
 * Whether a table is a form. A false form costs more than a missed one: a table needs a customer, the fields of its kind, and
 * must say less of any other sheet that dealers keep.
 */
export function judge(given: Case): Verdict {
  const { kind, kinds, assignment } = given;
  const score = kinds.scores.get(kind) ?? 0;
  const fields = new Set<MappedField>(assignment.used.map(({ field }) => field));
  const refuse = (key: string, values: Record<string, string | number | Text> = {}): Verdict => ({
    accepted: false,
    why: text(`forms.refusal.${key}`, { nearest: text(`forms.kind.${kind}`), ...values }),
    ...(score >= ENOUGH[kind] / 2 ? { nearest: kind } : {}),
  });
  const { foreign } = kinds;
  if (foreign.score >= 3 && foreign.score >= score * foreignLimit(given)) {
    return refuse('foreign', {
      what: text(`forms.foreign.${foreign.what}`),
      words: [...new Set(foreign.words)].slice(0, 4).join('、'),
    });
  }
  if (!fields.has('customerName') && !fields.has('phone')) return refuse('no-customer');
  if (score < ENOUGH[kind]) return refuse('too-little', { missing: missingOf(kind, fields) });
  if (kind === 'contact-matrix') {
    const days = judgeDays(given);
    if (days !== undefined) return refuse(days);
    const telling = (
      ['phone', 'model', 'firstContactDate', 'carryOver', 'monthEndLevel', 'level', 'source'] as const
    ).filter((field) => fields.has(field));
    if (telling.length < (kinds.titled.has('contact-matrix') ? 1 : 2))
      return refuse('too-little', { missing: missingOf(kind, fields) });
  } else if (!hasCore(kind, fields, given)) return refuse('too-little', { missing: missingOf(kind, fields) });
  return { accepted: true, confidence: Math.min(1, score / (ENOUGH[kind] * 2)) };
}

/** A form whose own title says what it is may have a column or two of another sheet (定金, 车牌). */
function foreignLimit({ kinds, kind }: Case): number {
  return kinds.titled.has(kind) ? 0.75 : 0.4;
}

/** The field without which a table is not this form. */
function hasCore(kind: FormKind, fields: ReadonlySet<MappedField>, { kinds, title }: Case): boolean {
  const count = (list: readonly MappedField[]): number => list.filter((field) => fields.has(field)).length;
  const titled =
    kinds.titled.has(kind) || [...kinds.titled.keys()].some((other) => isRegister(other) && isRegister(kind));
  if (isRegister(kind)) {
    const when = count(['date', 'arriveTime']) > 0 || title.period.day !== undefined;
    // who came in and went out again is a gatekeeper's book; a dealer's says something of the sale
    const sale = count([
      'source',
      'level',
      'outcome',
      'firstVisit',
      'testDrive',
      'contactKind',
      'purchaseWindow',
      'followUpLevel',
      'closing',
      'model',
      'consultant',
      'appointment',
    ]);
    const how = sale + count(['partySize', 'arriveTime', 'leaveTime']);
    if (sale === 0) return false;
    return titled ? how >= 2 : when && how >= 3;
  }
  if (kind === 'daily-report')
    return titled
      ? count([
          'purpose',
          'levelBefore',
          'levelAfter',
          'outcome',
          'callTime',
          'visitTime',
          'instruction',
          'carriedFrom',
          'contactKind',
          'level',
        ]) >= 2
      : count(['purpose', 'levelBefore', 'levelAfter', 'instruction', 'carriedFrom', 'callTime', 'visitTime']) >= 2;
  if (kind === 'loss-record')
    return (
      count(['lossReason', 'lossKind', 'date', 'competitor']) >= (titled ? 1 : 2) &&
      (fields.has('lossReason') || fields.has('lossKind') || titled)
    );
  return true;
}

/** Day cells of a matrix hold letters and marks; numbers are statistics, 休 and 班 an attendance list. */
function judgeDays({ grid, block, sorted }: Case): string | undefined {
  const days = [...(block.header.days?.values() ?? [])];
  let numbers = 0;
  let words = 0;
  let fit = 0;
  let seen = 0;
  for (const row of sorted) {
    if (row.sort !== 'data') continue;
    for (const column of days) {
      const cell = grid.cell(row.row, column);
      if (cell === undefined || isNothing(cellText(cell))) continue;
      seen += 1;
      if (typeof cell.value === 'number') numbers += 1;
      else if (
        /^(?:休|班|早|中|晚|假|病|事|年|旷|迟|全|半|公|调|婚|产|值|夜|白|出勤|上班|下班|休息|正常|请假|加班|调休)$/u.test(
          cellText(cell).trim(),
        )
      )
        words += 1;
      else if (parseDayCell(cell).problem === undefined) fit += 1;
    }
    if (seen > 3000) break;
  }
  if (seen === 0) return undefined;
  if (words > seen * 0.05) return 'attendance';
  if (numbers > seen * 0.4) return 'numbers';
  return fit < seen * 0.5 ? 'days' : undefined;
}

function missingOf(kind: FormKind, fields: ReadonlySet<MappedField>): string | Text {
  const wanted: Readonly<Record<FormKind, readonly MappedField[]>> = {
    'visitor-register': ['date', 'arriveTime', 'source', 'level', 'outcome'],
    'call-register': ['date', 'arriveTime', 'source', 'level', 'outcome'],
    'visitor-call-register': ['date', 'arriveTime', 'contactKind', 'source', 'level', 'outcome'],
    'contact-matrix': ['model', 'level', 'carryOver', 'firstContactDate', 'monthEndLevel'],
    'daily-report': ['purpose', 'levelBefore', 'levelAfter', 'outcome'],
    'loss-record': ['lossReason', 'lossKind', 'date'],
    'customer-card': ['customerName', 'phone', 'level'],
  };
  const lacking = wanted[kind].filter((field) => !fields.has(field)).slice(0, 3);
  return lacking.length === 0
    ? text('forms.refusal.evidence')
    : text('forms.list', {
        a: text(`forms.field.${lacking[0] ?? ''}`),
        b: lacking[1] === undefined ? '' : text('forms.list.more', { field: text(`forms.field.${lacking[1]}`) }),
        c: lacking[2] === undefined ? '' : text('forms.list.more', { field: text(`forms.field.${lacking[2]}`) }),
      });
}
