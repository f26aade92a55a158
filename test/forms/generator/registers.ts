import { civilOf, isoDate } from '../../../src/calendar';
import { headerWord, UNKNOWN_COLUMNS, type HeaderStyle } from './headers';
import { CARS_OWNED, COLORS, COMPETITORS, DISTRICTS, OUTCOMES, REMARKS, SOURCES } from '../../../src/workshop/store';
import { writeDate, writeLevel, writeTime, type DateStyle, type TimeStyle, type Written } from './notations';
import type { Random } from '../../../src/workshop/store';
import type { TableColumn } from './table';
import type { Visit } from './visits';

export interface SheetStyle {
  readonly header: HeaderStyle;
  readonly dates: readonly DateStyle[];
  readonly times: readonly TimeStyle[];
  readonly messy: boolean;
  readonly phonesAsNumbers: boolean;
  readonly date1904: boolean;
}

export const LEVELS = ['H', 'A', 'B', 'C'];
const WINDOWS: Readonly<Record<string, string>> = { H: '7天内', A: '15天内', B: '1个月内', C: '3个月内' };

type Column = TableColumn<Visit>;
const BROKEN_DATES = ['6/31', '2月30日', '6月?日', '13/45', '待补'];

/** The columns of a register, in a random order near the usual one. */
export function registerColumns(
  random: Random,
  kind: string,
  style: SheetStyle,
  has: { dateInTitle: boolean; separators: boolean; consultantColumn: boolean },
): Column[] {
  const word = (key: string): string => headerWord(key, style.header, random);
  const plain = (key: string, field: string, write: Column['write'], more: Partial<Column> = {}): Column => ({
    path: [word(key)],
    fields: [field],
    write,
    ...more,
  });
  const maybe = (probability: number, make: () => Column | readonly Column[]): readonly Column[] =>
    random.chance(probability) ? [make()].flat() : [];
  const text =
    (field: string, values: readonly string[], fill: number): Column['write'] =>
    () => {
      if (!random.chance(fill)) return random.chance(0.1) ? { cell: random.pick(['无', '/']) } : {};
      const value = random.pick(values);
      return { cell: value, fields: { [field]: value } };
    };
  const call = kind === 'call-register';
  const columns: Column[] = [];
  columns.push(...maybe(0.75, () => plain('serial', 'serial', () => ({}), { serial: true })));
  if (!has.dateInTitle && !has.separators)
    columns.push(dateColumn(random, kind, style, word(call ? 'callDate' : 'visitDate')));
  if (kind === 'visitor-call-register') columns.push(...kindColumns(random, style, word));
  if (!columns.some((column) => column.fields.includes('arriveTime')))
    columns.push(...timeColumns(random, kind, style, word));
  columns.push(plain('customerName', 'customerName', (v) => v.name));
  columns.push(
    ...maybe(0.4, () =>
      plain('gender', 'gender', (v) =>
        v.gender === undefined
          ? {}
          : {
              cell: style.header.english ? (v.gender === 'male' ? 'M' : 'F') : v.gender === 'male' ? '男' : '女',
              fields: { gender: v.gender },
            },
      ),
    ),
  );
  columns.push(plain('phone', 'phone', (v) => v.phone));
  columns.push(plain('model', 'model', (v) => ({ cell: v.model, fields: { model: v.model } })));
  columns.push(...maybe(0.35, () => plain('color', 'color', text('color', COLORS, 0.8))));
  columns.push(...sourceColumns(random, style, word));
  columns.push(
    ...maybe(call ? 0 : 0.35, () =>
      plain('partySize', 'partySize', () => {
        const n = random.int(1, 5);
        return {
          cell: style.messy && random.chance(0.4) ? `${String(n)}${random.pick(['人', '位'])}` : n,
          fields: { partySize: n },
        };
      }),
    ),
  );
  columns.push(...maybe(call ? 0 : 0.3, () => firstVisitColumns(random, word)).flat());
  columns.push(
    ...maybe(call ? 0 : 0.35, () =>
      plain('testDrive', 'testDrive', () => {
        const yes = random.chance(0.4);
        return {
          cell: yes ? random.pick(['是', '有', '√', '已试驾', 'Y']) : random.pick(['否', '×', 'N', '未试驾']),
          fields: { testDrive: yes },
        };
      }),
    ),
  );
  columns.push(...levelColumns(random, style, word));
  columns.push(...maybe(0.6, () => plain('outcome', 'outcome', text('outcome', OUTCOMES, 0.8))));
  columns.push(
    ...maybe(0.3, () =>
      plain('followUpLevel', 'followUpLevel', (v) => {
        if (v.level === undefined) return {};
        const code = random.pick(LEVELS);
        return { cell: writeLevel(code, random, style.messy), fields: { followUpLevel: code } };
      }),
    ),
  );
  columns.push(
    ...maybe(call ? 0 : 0.2, () =>
      plain('closing', 'closing', () => {
        if (random.chance(0.7)) return {};
        const cell = random.pick(['订金', '定金', '全款', '继续跟进']);
        return { cell, fields: { closing: cell === '全款' ? 'full-payment' : cell === '继续跟进' ? cell : 'deposit' } };
      }),
    ),
  );
  columns.push(...maybe(0.25, () => plain('competitor', 'competitor', text('competitor', COMPETITORS, 0.5))));
  columns.push(
    ...maybe(0.2, () => plain('currentVehicle', 'currentVehicle', text('currentVehicle', CARS_OWNED.slice(0, 5), 0.5))),
  );
  columns.push(...maybe(0.3, () => plain('district', 'district', text('district', DISTRICTS, 0.8))));
  columns.push(
    ...maybe(0.25, () => plain('appointment', 'appointment', (v) => writeAppointment(random, v.date, style))),
  );
  if (has.consultantColumn) {
    columns.push(
      plain(
        'consultant',
        'consultant',
        (v) => ({ cell: v.consultant, fields: { consultant: v.consultant } }),
        random.chance(0.15) ? { repeat: 'ditto' } : {},
      ),
    );
  }
  columns.push(...maybe(0.4, () => plain('remark', 'remark', text('remark', REMARKS, 0.3))));
  for (const unknown of random.some(UNKNOWN_COLUMNS, random.pick([0, 0, 1, 2, 3]))) {
    columns.splice(outsideGroups(columns, random.int(1, columns.length)), 0, {
      path: [unknown.header],
      fields: [],
      write: () => (random.chance(0.7) ? { cell: random.pick(unknown.values) } : {}),
    });
  }
  return columns;
}

/** The next place at which a column does not part the columns of one group. */
function outsideGroups(columns: readonly Column[], from: number): number {
  let at = from;
  while (
    at < columns.length &&
    (columns[at]?.path.length ?? 0) > 1 &&
    columns[at]?.path[0] === columns[at - 1]?.path[0]
  )
    at += 1;
  return at;
}

function dateColumn(random: Random, kind: string, style: SheetStyle, header: string): Column {
  const withTime = kind !== 'call-register' && random.chance(0.08);
  const repeat = random.pick([undefined, undefined, undefined, 'ditto', 'blank', 'merge'] as const);
  let broken = style.messy && repeat === undefined ? 1 : 0;
  return {
    path: [header],
    fields: withTime ? ['date', 'arriveTime'] : ['date'],
    repeat: withTime ? undefined : repeat,
    write: (v): Written => {
      if (broken > 0 && random.chance(0.04)) {
        broken -= 1;
        return { cell: random.pick(BROKEN_DATES), problem: 'unreadable-date' };
      }
      if (!withTime)
        return { cell: writeDate(v.date, random.pick(style.dates), random, style.date1904), fields: { date: v.date } };
      const { year, month, day } = civilOf(v.date);
      return {
        cell: `${String(year)}-${String(month)}-${String(day)} ${v.arrive}`,
        fields: { date: v.date, arriveTime: v.arrive },
      };
    },
  };
}

function kindColumns(random: Random, style: SheetStyle, word: (key: string) => string): readonly Column[] {
  if (random.chance(0.3)) {
    const group = random.pick(['接触方式', '来访方式', '方式', '类别']);
    return (['visit', 'call'] as const).map((kind) => ({
      path: [group, kind === 'visit' ? '来店' : '来电'],
      fields: ['contactKind'],
      write: (v) => ((v.kind === 'visit') === (kind === 'visit') ? { cell: '√', fields: { contactKind: kind } } : {}),
    }));
  }
  const words = style.header.english
    ? { visit: ['Visit'], call: ['Call'], online: ['Online'] }
    : { visit: ['来店', '到店'], call: ['来电', '电话'], online: ['网络', '官网'] };
  return [
    {
      path: [word('contactKind')],
      fields: ['contactKind'],
      write: (v) => ({ cell: random.pick(words[v.kind]), fields: { contactKind: v.kind } }),
    },
  ];
}

function timeColumns(
  random: Random,
  kind: string,
  style: SheetStyle,
  word: (key: string) => string,
): readonly Column[] {
  let broken = style.messy ? 1 : 0;
  const arrive: Column['write'] = (v) => {
    if (broken > 0 && random.chance(0.03)) {
      broken -= 1;
      return { cell: random.pick(['25:10', '9:75', '上午']), problem: 'unreadable-time' };
    }
    return { cell: writeTime(v.arrive, random.pick(style.times)), fields: { arriveTime: v.arrive } };
  };
  const leave: Column['write'] = (v) =>
    v.kind === 'call' ? {} : { cell: writeTime(v.leave, random.pick(style.times)), fields: { leaveTime: v.leave } };
  if (kind === 'call-register')
    return random.chance(0.7) ? [{ path: [word('callArrive')], fields: ['arriveTime'], write: arrive }] : [];
  const shape = random.weighted({ both: 5, arrival: 3, one: 1, group: 1.5, none: 1.5 });
  if (shape === 'none') return [];
  if (shape === 'one') {
    return [
      {
        path: [word('stay')],
        fields: ['arriveTime', 'leaveTime'],
        write: (v) => ({
          cell: `${v.arrive}${random.pick(['-', '～', '—', '至'])}${v.leave}`,
          fields: { arriveTime: v.arrive, leaveTime: v.leave },
        }),
      },
    ];
  }
  if (shape === 'group') {
    const group = random.pick(['在店时段', '时间', '来店时段']);
    return [
      { path: [group, random.pick(['来店', '到店', '进店'])], fields: ['arriveTime'], write: arrive },
      { path: [group, random.pick(['离店', '离去', '离开'])], fields: ['leaveTime'], write: leave },
    ];
  }
  const first: Column = { path: [word('arriveTime')], fields: ['arriveTime'], write: arrive };
  return shape === 'arrival' ? [first] : [first, { path: [word('leaveTime')], fields: ['leaveTime'], write: leave }];
}

function sourceColumns(random: Random, style: SheetStyle, word: (key: string) => string): readonly Column[] {
  if (!random.chance(0.3) || style.header.english)
    return random.chance(0.85)
      ? [
          {
            path: [word('source')],
            fields: ['source'],
            write: (v) => ({ cell: v.source, fields: { source: v.source } }),
          },
        ]
      : [];
  const group = random.pick(['信息来源', '来源渠道', '获知途径', '客户来源', '信息渠道']);
  const tick = random.pick(['√', '✓', 'ˇ', 'V', '■', '●']);
  const labels = random.some(SOURCES.slice(0, 12), random.int(4, 7));
  return [...labels, '其他'].map((label) => ({
    path: [group, label],
    fields: ['source'],
    write: (v) =>
      (labels.includes(v.source) ? v.source : '其他') === label ? { cell: tick, fields: { source: label } } : {},
  }));
}

function firstVisitColumns(random: Random, word: (key: string) => string): readonly Column[] {
  if (random.chance(0.4)) {
    const group = random.pick(['来店频率', '来店次别', '到店次数']);
    const chosen = new WeakMap<Visit, boolean>();
    const isFirst = (v: Visit): boolean => {
      const known = chosen.get(v) ?? random.chance(0.7);
      chosen.set(v, known);
      return known;
    };
    return [true, false].map((first) => ({
      path: [group, first ? random.pick(['初', '首次', '初次']) : random.pick(['再', '二次', '再次'])],
      fields: ['firstVisit'],
      write: (v: Visit) => (isFirst(v) === first ? { cell: '√', fields: { firstVisit: first } } : {}),
    }));
  }
  const header = word('firstVisit');
  const words = header.includes('/')
    ? [
        ['首次', '初次', '首'],
        ['再次', '二次', '再'],
      ]
    : [
        ['是', 'Y', '首次'],
        ['否', 'N', '二次'],
      ];
  return [
    {
      path: [header],
      fields: ['firstVisit'],
      write: () => {
        const first = random.chance(0.7);
        return { cell: random.pick(words[first ? 0 : 1] ?? []), fields: { firstVisit: first } };
      },
    },
  ];
}

function levelColumns(random: Random, style: SheetStyle, word: (key: string) => string): readonly Column[] {
  let broken = style.messy ? 1 : 0;
  const shape = style.header.english
    ? 'one'
    : random.weighted({ one: 6, window: 1.5, combined: 1.5, ticks: 1, none: 0.5 });
  const level: Column['write'] = (v) => {
    if (broken > 0 && random.chance(0.03)) {
      broken -= 1;
      return { cell: random.pick(['X', 'Q', '待定', '?']), problem: 'unreadable-level' };
    }
    if (v.level === undefined) return random.chance(0.1) ? { cell: '/' } : {};
    return { cell: writeLevel(v.level, random, style.messy), fields: { level: v.level } };
  };
  if (shape === 'none') return [];
  if (shape === 'ticks') {
    const group = random.pick(['意向级别', '级别', '客户级别', '确度']);
    return LEVELS.map((code) => ({
      path: [group, random.chance(0.3) ? `${code}级` : code],
      fields: ['level'],
      write: (v: Visit) => (v.level === code ? { cell: '√', fields: { level: code } } : {}),
    }));
  }
  if (shape === 'combined') {
    return [
      {
        path: [random.pick(['意向级别及购车时间', '级别/购车周期', '意向级别(购车时间)', '级别'])],
        fields: ['level'],
        write: (v) => {
          if (v.level === undefined) return {};
          const window = WINDOWS[v.level] ?? '';
          return {
            cell: random.pick([
              `${v.level}/${window}`,
              `${v.level}级(${window})`,
              `${v.level}（${window}）`,
              `${v.level}级${window}`,
            ]),
            fields: { level: v.level, purchaseWindow: window },
          };
        },
      },
    ];
  }
  const one: Column = { path: [word('level')], fields: ['level'], write: level };
  if (shape === 'one') return [one];
  return [
    one,
    {
      path: [word('purchaseWindow')],
      fields: ['purchaseWindow'],
      write: (v) =>
        v.level === undefined ? {} : { cell: WINDOWS[v.level], fields: { purchaseWindow: WINDOWS[v.level] ?? '' } },
    },
  ];
}

/** An appointment within the month after a day: as a date, or in words, which stay as written. */
export function writeAppointment(random: Random, from: string, style: SheetStyle): Written {
  if (random.chance(0.4)) return {};
  if (random.chance(0.1)) {
    const words = random.pick(['周末', '下周', '电话再约']);
    return { cell: words, fields: { appointment: words } };
  }
  const { year, month, day } = civilOf(from);
  const ahead = Math.min(28, day + random.int(1, 12));
  const next =
    ahead > day ? isoDate(year, month, ahead) : month === 12 ? isoDate(year + 1, 1, 3) : isoDate(year, month + 1, 3);
  return { cell: writeDate(next, random.pick(style.dates), random, style.date1904), fields: { appointment: next } };
}
