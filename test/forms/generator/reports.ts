import { civilDay, civilOf, dayNumber, isoDate } from '../../../src/calendar';
import { headerWord } from './headers';
import {
  COMPETITORS,
  DISTRICTS,
  INSTRUCTIONS,
  MODELS,
  OUTCOMES,
  personName,
  REASONS,
  REMARKS,
  SOURCES,
  titledName,
} from '../../../src/workshop/store';
import { clock, writeDate, writeLevel, writePhone, writeTime, type Written } from './notations';
import type { Random } from '../../../src/workshop/store';
import { writeAppointment, type SheetStyle } from './registers';
import type { TableColumn } from './table';

/** A follow-up of a daily report. */
export interface FollowUp {
  readonly date: string;
  readonly name: Written;
  readonly phone: Written;
  readonly purpose: 'prospecting' | 'promotion' | 'paperwork' | 'after-sales';
  readonly before?: string;
  readonly after?: string;
  readonly carried?: 'last-month' | 'this-month';
  readonly call: boolean;
  readonly time: string;
}

const LEVELS = ['H', 'A', 'B', 'C'];

function named(random: Random): Written {
  const titled = random.chance(0.25) ? titledName(random) : undefined;
  const name = titled?.name ?? personName(random);
  return { cell: name, fields: { customerName: name, ...(titled === undefined ? {} : { gender: titled.gender }) } };
}

export function inventFollowUps(random: Random, count: number, date: string, style: SheetStyle): FollowUp[] {
  return Array.from({ length: count }, () => {
    const purpose = random.pick(['prospecting', 'promotion', 'promotion', 'paperwork', 'after-sales'] as const);
    const sale = purpose === 'prospecting' || purpose === 'promotion';
    return {
      date,
      name: named(random),
      phone: writePhone(random, style.messy, style.phonesAsNumbers),
      purpose,
      before: purpose === 'promotion' ? random.pick(LEVELS) : undefined,
      after: sale ? random.pick(LEVELS) : undefined,
      carried: purpose === 'promotion' ? random.pick(['last-month', 'this-month'] as const) : undefined,
      call: random.chance(0.6),
      time: clock(random.int(9 * 60, 17 * 60)),
    };
  });
}

const PURPOSES = {
  prospecting: ['开拓'],
  promotion: ['促进'],
  paperwork: ['手续', '手续管理'],
  'after-sales': ['售后回访', '回访'],
} as const;

export function reportColumns(random: Random, style: SheetStyle): TableColumn<FollowUp>[] {
  type Column = TableColumn<FollowUp>;
  const word = (key: string): string => headerWord(key, style.header, random);
  const plain = (key: string, field: string, write: Column['write']): Column => ({
    path: [word(key)],
    fields: [field],
    write,
  });
  const pick =
    (field: string, values: readonly string[], fill: number): Column['write'] =>
    () => {
      if (!random.chance(fill)) return {};
      const value = random.pick(values);
      return { cell: value, fields: { [field]: value } };
    };
  const level =
    (field: string, of: (f: FollowUp) => string | undefined): Column['write'] =>
    (f) => {
      const code = of(f);
      return code === undefined ? {} : { cell: writeLevel(code, random, style.messy), fields: { [field]: code } };
    };
  const columns: Column[] = [];
  if (random.chance(0.9)) columns.push({ path: [word('serial')], fields: ['serial'], write: () => ({}), serial: true });
  columns.push(plain('customerName', 'customerName', (f) => f.name));
  const early: Column[] = [
    plain('model', 'model', pick('model', MODELS, 0.95)),
    plain('phone', 'phone', (f) => f.phone),
  ];
  if (random.chance(0.4)) early.push(plain('district', 'district', pick('district', DISTRICTS, 0.7)));
  if (random.chance(0.5)) early.push(plain('source', 'source', pick('source', SOURCES, 0.9)));
  columns.push(...random.shuffle(early));
  if (random.chance(0.45)) {
    const group = random.pick(['访问目的', '拜访目的', '目的', '访问类别']);
    for (const [purpose, words] of Object.entries(PURPOSES)) {
      columns.push({
        path: [group, words[0]],
        fields: ['purpose'],
        write: (f) => (f.purpose === purpose ? { cell: '√', fields: { purpose } } : {}),
      });
    }
  } else {
    columns.push(
      plain('purpose', 'purpose', (f) => ({ cell: random.pick(PURPOSES[f.purpose]), fields: { purpose: f.purpose } })),
    );
  }
  const shape = random.weighted({ pair: 4, group: 4, moves: 1 });
  if (shape === 'group') {
    const group = random.pick(['级别', '意向级别', '确度', '客户级别']);
    const [before, after] = random.pick([
      ['原有', '现在'],
      ['原来', '现在'],
      ['访问前', '访问后'],
      ['跟进前', '跟进后'],
    ]);
    columns.push(
      { path: [group, before ?? ''], fields: ['levelBefore'], write: level('levelBefore', (f) => f.before) },
      { path: [group, after ?? ''], fields: ['levelAfter'], write: level('levelAfter', (f) => f.after) },
    );
  } else if (shape === 'pair') {
    columns.push(
      plain(
        'levelBefore',
        'levelBefore',
        level('levelBefore', (f) => f.before),
      ),
      plain(
        'levelAfter',
        'levelAfter',
        level('levelAfter', (f) => f.after),
      ),
    );
  } else {
    columns.push({
      path: [word('moves')],
      fields: ['levelBefore', 'levelAfter'],
      write: (f) => {
        if (f.before === undefined || f.after === undefined) return {};
        return {
          cell: `${f.before}${random.pick(['→', '->', '－', '/'])}${f.after}`,
          fields: { levelBefore: f.before, levelAfter: f.after },
        };
      },
    });
  }
  if (random.chance(0.4)) {
    if (random.chance(0.6)) {
      const group = random.pick(['客户区分', '客户来源区分', '区分']);
      const labels = { 'last-month': '上月留存', 'this-month': random.pick(['本月新生', '本月新增']) } as const;
      for (const [kind, label] of Object.entries(labels)) {
        columns.push({
          path: [group, label],
          fields: ['carriedFrom'],
          write: (f) => (f.carried === kind ? { cell: '√', fields: { carriedFrom: kind } } : {}),
        });
      }
    } else {
      columns.push({
        path: ['客户区分'],
        fields: ['carriedFrom'],
        write: (f) =>
          f.carried === undefined
            ? {}
            : { cell: f.carried === 'last-month' ? '上月留存' : '本月新增', fields: { carriedFrom: f.carried } },
      });
    }
  }
  const contact = random.weighted({ times: 3, ticks: 1.5, word: 2, none: 1 });
  const group = random.pick(['访问状况', '访问方式', '跟进方式', '联系方式']);
  if (contact === 'times') {
    columns.push(
      {
        path: [group, '电话'],
        fields: ['callTime'],
        write: (f) =>
          f.call ? { cell: writeTime(f.time, random.pick(style.times)), fields: { callTime: f.time } } : {},
      },
      {
        path: [group, random.pick(['拜访', '上门'])],
        fields: ['visitTime'],
        write: (f) =>
          f.call ? {} : { cell: writeTime(f.time, random.pick(style.times)), fields: { visitTime: f.time } },
      },
    );
  } else if (contact === 'ticks') {
    columns.push(
      {
        path: [group, '电话'],
        fields: ['contactKind'],
        write: (f) => (f.call ? { cell: '√', fields: { contactKind: 'call' } } : {}),
      },
      {
        path: [group, '拜访'],
        fields: ['contactKind'],
        write: (f) => (f.call ? {} : { cell: '√', fields: { contactKind: 'visit' } }),
      },
    );
  } else if (contact === 'word') {
    columns.push({
      path: [random.pick(['跟进方式', '访问方式', '接触方式'])],
      fields: ['contactKind'],
      write: (f) => ({
        cell: f.call ? '电话' : random.pick(['拜访', '来店']),
        fields: { contactKind: f.call ? 'call' : 'visit' },
      }),
    });
  }
  columns.push(plain('reportOutcome', 'outcome', pick('outcome', OUTCOMES, 0.9)));
  if (random.chance(0.3))
    columns.push(plain('appointment', 'appointment', (f) => writeAppointment(random, f.date, style)));
  if (random.chance(0.7)) columns.push(plain('instruction', 'instruction', pick('instruction', INSTRUCTIONS, 0.3)));
  if (random.chance(0.2)) columns.push(plain('remark', 'remark', pick('remark', REMARKS, 0.3)));
  return columns;
}

/** A customer who was lost. */
export interface Loss {
  readonly date: string;
  readonly first: string;
  readonly name: Written;
  readonly phone: Written;
  readonly level: string;
  readonly kind: 'lost' | 'frozen' | 'out-of-control';
  readonly consultant: string;
}

export function inventLosses(
  random: Random,
  count: number,
  setting: { year: number; month: number },
  style: SheetStyle,
  consultants: readonly string[],
): Loss[] {
  const days = Array.from({ length: count }, () => random.int(1, 28)).sort((a, b) => a - b);
  return days.map((day) => ({
    date: isoDate(setting.year, setting.month, day),
    first: daysBefore(isoDate(setting.year, setting.month, day), random.int(5, 200)),
    name: named(random),
    phone: writePhone(random, style.messy, style.phonesAsNumbers),
    level: random.pick(LEVELS),
    kind: random.pick(['lost', 'lost', 'frozen', 'out-of-control'] as const),
    consultant: random.pick(consultants),
  }));
}

export function daysBefore(iso: string, days: number): string {
  const { year, month, day } = civilOf(iso);
  const at = civilDay(dayNumber(year, month, day) - days);
  return isoDate(at.year, at.month, at.day);
}

const KIND_WORDS = { lost: ['战败', 'F1'], frozen: ['冷冻', 'F2'], 'out-of-control': ['失控', 'L'] } as const;

export function lossColumns(random: Random, style: SheetStyle, consultantColumn: boolean): TableColumn<Loss>[] {
  type Column = TableColumn<Loss>;
  const word = (key: string): string => headerWord(key, style.header, random);
  const plain = (key: string, field: string, write: Column['write']): Column => ({
    path: [word(key)],
    fields: [field],
    write,
  });
  const pick =
    (field: string, values: readonly string[], fill: number): Column['write'] =>
    () => {
      if (!random.chance(fill)) return random.chance(0.1) ? { cell: '/' } : {};
      const value = random.pick(values);
      return { cell: value, fields: { [field]: value } };
    };
  const columns: Column[] = [];
  if (random.chance(0.8)) columns.push({ path: [word('serial')], fields: ['serial'], write: () => ({}), serial: true });
  const date = plain('lossDate', 'date', (l) => ({
    cell: writeDate(l.date, random.pick(style.dates), random, style.date1904),
    fields: { date: l.date },
  }));
  const early = random.chance(0.5);
  if (early) columns.push(date);
  columns.push(
    plain('customerName', 'customerName', (l) => l.name),
    plain('phone', 'phone', (l) => l.phone),
    plain('model', 'model', pick('model', MODELS, 0.95)),
  );
  if (random.chance(0.6))
    columns.push(
      plain('firstContactDate', 'firstContactDate', (l) => ({
        cell: writeDate(l.first, random.pick(style.dates), random, style.date1904),
        fields: { firstContactDate: l.first },
      })),
    );
  if (random.chance(0.8))
    columns.push(
      plain('lossLevel', 'levelBefore', (l) => ({
        cell: writeLevel(l.level, random, style.messy),
        fields: { levelBefore: l.level },
      })),
    );
  if (!early) columns.push(date);
  const shape = random.weighted({ word: 4, ticks: 2, none: 2 });
  if (shape === 'word')
    columns.push(
      plain('lossKind', 'lossKind', (l) => ({ cell: random.pick(KIND_WORDS[l.kind]), fields: { lossKind: l.kind } })),
    );
  if (shape === 'ticks') {
    const group = random.pick(['类别', '流失类型', '性质']);
    for (const [kind, words] of Object.entries(KIND_WORDS))
      columns.push({
        path: [group, words[0]],
        fields: ['lossKind'],
        write: (l) => (l.kind === kind ? { cell: '√', fields: { lossKind: kind } } : {}),
      });
  }
  if (random.chance(0.6)) columns.push(plain('boughtInstead', 'competitor', pick('competitor', COMPETITORS, 0.6)));
  columns.push(plain('lossReason', 'lossReason', pick('lossReason', REASONS, 0.9)));
  if (random.chance(0.25))
    columns.push({
      path: [random.pick(['经理审核', '主管审批', '审批意见'])],
      fields: [],
      write: () => (random.chance(0.6) ? { cell: '同意' } : {}),
    });
  if (consultantColumn)
    columns.push(
      plain('consultant', 'consultant', (l) => ({ cell: l.consultant, fields: { consultant: l.consultant } })),
    );
  if (random.chance(0.3)) columns.push(plain('remark', 'remark', pick('remark', REMARKS, 0.3)));
  return columns;
}
