import { columnLetters, quoteSheetName, type Scalar, type SheetContent } from '../../sheet';
import { PERCENT, type PageCell } from '../../rollups/sheet';
import type { KeyTail } from '../../words';
import { hasAttended, isBelowThree, isCrossed, isReached } from '../figures';
import type { Speak } from './speak';
import type { EventReport, InvitationLine, InvitationList } from '../types';

type ColumnName = KeyTail<'events.sheet.column.'>;

/** The columns of the hidden sheet beside the summaries: one row a guest, without names or phones. */
const COLUMNS: Readonly<Record<ColumnName, (line: InvitationLine) => Scalar | null>> = {
  row: ({ row }) => row,
  inviter: ({ inviter }) => inviter ?? null,
  reached: (line) => Number(isReached(line)),
  coming: ({ answer }) => Number(answer === 'coming'),
  unsure: ({ answer }) => Number(answer === 'unsure'),
  notComing: ({ answer }) => Number(answer === 'not-coming'),
  unanswered: ({ answer }) => Number(answer === undefined),
  attended: (line) => Number(hasAttended(line)),
  dealt: ({ dealt }) => Number(dealt === true),
  belowThreeFollowUps: (line) => Number(isBelowThree(line)),
  crossed: (line) => (isCrossed(line) === undefined ? null : Number(isCrossed(line))),
};
const NAMES = Object.keys(COLUMNS) as readonly ColumnName[];
/** Columns before those: the event's number and its list's sheet. */
const BEFORE = 2;

export type Counted = Exclude<ColumnName, 'row' | 'inviter'>;

export function detailSheet(lists: readonly InvitationList[], title: string, speak: Speak): SheetContent {
  return {
    values: [
      [title],
      [speak('detail.event'), speak('detail.source'), ...NAMES.map((name) => speak(`column.${name}`))],
      ...lists.flatMap(({ sheet, lines }, i) =>
        lines.map((line) => [i + 1, line.sheet ?? sheet, ...NAMES.map((name) => COLUMNS[name](line))]),
      ),
    ],
    visibility: 'hidden',
    columnWidths: { A: 6, B: 16, 'C:M': 9 },
  };
}

/** Counts and rates of one event as formulas over the detail sheet, with what they must give. */
export class Formulas {
  private readonly sheet: string;

  /** @param event the event's number on the detail sheet, from 1 */
  constructor(
    sheet: string,
    private readonly event: number,
    private readonly report: EventReport,
  ) {
    this.sheet = quoteSheetName(sheet);
  }

  private column(name: ColumnName): string {
    const letter = columnLetters(BEFORE + 1 + NAMES.indexOf(name));
    return `${this.sheet}!$${letter}:$${letter}`;
  }

  private get own(): string {
    return `${this.sheet}!$A:$A,${String(this.event)}`;
  }

  invited(): PageCell {
    return { formula: `=COUNTIFS(${this.own})`, value: this.report.invited };
  }

  count(name: Counted, value: number): PageCell {
    return { formula: `=${this.counted(name)}`, value };
  }

  /** Of one inviter, whose name stands in a cell of the page; without a column the inviter's lines. */
  of(cell: string, name: Counted | undefined, value: number): PageCell {
    const own = `${this.own},${this.column('inviter')},${cell}`;
    return { formula: name === undefined ? `=COUNTIFS(${own})` : `=COUNTIFS(${own},${this.column(name)},1)`, value };
  }

  rate(part: Counted, whole: Counted | 'invited', value: number | undefined): PageCell {
    const below = whole === 'invited' ? `COUNTIFS(${this.own})` : this.counted(whole);
    return quotient(this.counted(part), below, value);
  }

  crossShare(): PageCell {
    const not = `COUNTIFS(${this.own},${this.column('crossed')},0)`;
    return quotient(this.counted('crossed'), `(${this.counted('crossed')}+${not})`, this.report.crossShare);
  }

  private counted(name: Counted): string {
    return `COUNTIFS(${this.own},${this.column(name)},1)`;
  }
}

/** A rate, `—` where there is nothing to divide by. */
export function quotient(part: string, whole: string, value: number | undefined): PageCell {
  return { formula: `=IF(${whole}=0,"—",${part}/${whole})`, value: value ?? '—', format: PERCENT };
}
