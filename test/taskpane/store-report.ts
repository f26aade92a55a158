import type { Form, FormRecord } from '../../src/forms/types';
import type { CustomerDay, DayReport } from '../../src/jobs/types';
import { cellName, type Change } from '../../src/sheet';
import { dataKey, text } from '../../src/words';

const TODAY = '2026-06-20';
const FAMILY = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '欧阳'];
const GIVEN = ['伟', '芳', '秀英', '敏', '静', '丽', '强', '磊', '洋', '艳', '勇', '晓燕', '志强', '婷婷'];
const MODELS = ['海鸥 2025款', '宋PLUS DM-i', '秦L', '元UP', '汉EV 冠军版'];
const LEVELS = ['H', 'A', 'B', 'C'];
const CONSULTANTS = ['陈晓东', '刘佳', '孙浩'];

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

function dayPlus(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** An invented customer: everything follows from the number. */
export function customer(index: number, more: Partial<CustomerDay> = {}): CustomerDay {
  const level = pick(LEVELS, index * 7 + 1);
  const offset = [-9, -6, -4, -2, -1, 0, 0, 1, 3, 6, 12, 0][(index * 5) % 12] ?? 0;
  const firstContact = index % 9 === 4;
  return {
    name: pick(FAMILY, index * 3) + pick(GIVEN, index),
    phone: `138${String(10_000_000 + index * 7_654_321).slice(-8)}`,
    consultant: pick(CONSULTANTS, index),
    model: pick(MODELS, index * 2),
    rows: [{ sheet: `6月${pick(CONSULTANTS, index)}`, row: 7 + Math.floor(index / 3), form: 'contact-matrix' }],
    state: 'open',
    level,
    levelAt: dayPlus(TODAY, offset - 4),
    contacts: 1 + (index % 6),
    lastContact: dayPlus(TODAY, offset - 4),
    due: dayPlus(TODAY, offset),
    dueWhy: firstContact ? 'first-contact' : index % 4 === 0 ? 'planned' : 'interval',
    status: offset < 0 ? 'overdue' : offset === 0 ? 'due-today' : 'upcoming',
    overdueDays: Math.max(0, -offset),
    identity: 1,
    why: [
      {
        rule: 'interval',
        text: text('taskpane.profile.every', { days: 4 }),
        source: text('taskpane.view.profile'),
        cells: [{ sheet: `6月${pick(CONSULTANTS, index)}`, cell: `U${7 + index}` }],
      },
    ],
    ...more,
  };
}

const dayColumns = Object.fromEntries(
  Array.from({ length: 30 }, (_, day) => [String(day + 1), cellName(1, 9 + day).replace('1', '')]),
);

function matrix(consultant: string, rows: number): Form {
  return {
    sheet: `6月${consultant}`,
    form: 'contact-matrix',
    range: `A4:AM${6 + rows}`,
    headerRows: [4, 5],
    columns: [
      { field: 'customerName', column: 'B', header: '客户姓名' },
      { field: 'phone', column: 'D', header: '联系电话' },
    ],
    month: '2026-06',
    consultant,
    dayColumns,
    records: Array.from({ length: rows }, (_, row): FormRecord => ({ row: 7 + row, fields: { customerName: '某某' } })),
    skipped: [],
    problems: [],
    confidence: 0.98,
    fingerprint: 'contact-matrix:1',
    trace: [
      { at: 'B', why: text('taskpane.field.customerName'), score: 0.99 },
      { at: 'D', why: text('taskpane.field.phone'), score: 0.97 },
    ],
  };
}

/** A report of one invented store; `count` customers, changes of all common kinds. */
export function storeReport(count = 42, more: Partial<DayReport> = {}): DayReport {
  const customers = Array.from({ length: count }, (_, index) => customer(index));
  const changes: Change[] = [
    ...CONSULTANTS.map((name): Change => ({
      kind: 'conditional-format',
      sheet: `6月${name}`,
      range: 'I7:AM60',
      formula: '=I7="H"',
      fill: '#F4B183',
      why: text('taskpane.change.colour'),
    })),
    ...customers
      .filter((entry) => entry.status !== 'none')
      .flatMap((entry): Change[] => {
        const row = entry.rows[0];
        if (row === undefined) return [];
        const cell = `${dayColumns[String(Number(entry.due?.slice(8)))] ?? 'I'}${row.row}`;
        return [
          {
            kind: 'value',
            sheet: row.sheet,
            cell,
            before: '',
            after: '*',
            why: text('taskpane.today.group.today', { count: entry.name ?? '' }),
          },
          {
            kind: 'align',
            sheet: row.sheet,
            cell,
            after: { horizontal: 'right', vertical: 'top' },
            why: text('taskpane.change.align'),
          },
        ];
      }),
    {
      kind: 'add-sheet',
      sheet: '月度汇总',
      values: [['月度汇总']],
      why: text('taskpane.change.add-sheet', { sheet: '月度汇总' }),
    },
  ];
  return {
    today: TODAY,
    workbook: '六月三表.xlsx',
    profile: 'general',
    forms: CONSULTANTS.map((name) => matrix(name, Math.ceil(count / 3))),
    afterSales: [],
    unrecognised: [{ sheet: '通讯录', why: text('taskpane.empty.text') }],
    customers,
    changes,
    locked: [],
    questions: [
      {
        sheet: '来店登记',
        cell: 'G3',
        text: text('taskpane.questions.what', { header: '意向' }),
        mapping: {
          sheet: '来店登记',
          cell: 'G3',
          fingerprint: 'visitor-register:7',
          column: 'G',
          header: '意向',
          samples: ['A', 'B', '海鸥', '13812345678'],
          proposed: 'level',
          alternatives: ['model'],
          text: text('taskpane.questions.what', { header: '意向' }),
        },
      },
      { sheet: '6月刘佳', cell: 'A1', text: text('taskpane.month.none-text') },
    ],
    problems: [{ sheet: '来店登记', cell: 'C9', code: 'unreadable-date', text: '6/31' }],
    lists: { consultants: [], nextMonth: [] },
    ...more,
  };
}

/** As many marks and looks as asked, in 40 groups: eight sheets with five reasons each, mixed as a year's matrices mix them. */
export function manyChanges(count: number, sheets = 8): readonly Change[] {
  const reasons = ['overdue', 'due-today', 'upcoming', 'colour', 'old-colour'];
  return Array.from({ length: count }, (_, index): Change => {
    const round = Math.floor(index / sheets);
    const reason = pick(reasons, round);
    return {
      kind: 'value',
      sheet: `${5 + (index % sheets)}月${pick(CONSULTANTS, index % sheets)}`,
      cell: cellName(7 + Math.floor(round / 31), 9 + (round % 31)),
      before: '',
      after: '*',
      why: text(dataKey('schedule.change.', reason), {
        name: pick(FAMILY, index) + pick(GIVEN, index),
        date: TODAY,
        days: 3,
        last: TODAY,
        range: 'I7:AM60',
      }),
    };
  });
}
