import { isoDate } from '../../../src/calendar';
import * as OpenCC from 'opencc-js/cn2t';
import { bookOf, type WorkbookSnapshot } from '../../../src/sheet';
import { Canvas } from './canvas';
import { drawCard } from './cards';
import { DECOYS, drawDecoy } from './decoys';
import { personName } from '../../../src/workshop/store';
import { inventRows, matrixColumns } from './matrices';
import { DATE_STYLES, FULL_STYLES, TIME_STYLES, type DateStyle, type TimeStyle } from './notations';
import { Random } from '../../../src/workshop/store';
import { registerColumns, type SheetStyle } from './registers';
import { inventFollowUps, inventLosses, lossColumns, reportColumns } from './reports';
import { drawTable, type TableSpec, type Truth, type TruthForm } from './table';
import { titleLines, type Setting } from './titles';
import { inventVisits, type Visit } from './visits';

export type { Truth, TruthForm, TruthRecord } from './table';
export { DECOYS } from './decoys';

export const KINDS = [
  'visitor-register',
  'call-register',
  'visitor-call-register',
  'contact-matrix',
  'daily-report',
  'loss-record',
  'customer-card',
  'decoys',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Generated {
  readonly book: WorkbookSnapshot;
  readonly truth: Truth;
}

const TITLES: Readonly<Record<string, readonly string[]>> = {
  'visitor-register': [
    '来店客户登记表',
    '展厅来店客户登记表',
    '来店顾客信息登记表',
    '来店客户登记本',
    '展厅客户接待登记表',
  ],
  'call-register': ['来电客户登记表', '来电登记表', '来电顾客登记表', '客户来电登记表'],
  'visitor-call-register': [
    '来店(电)客户登记表',
    '来店（电）顾客登记表',
    '来店来电客户登记表',
    '展厅来电/店登记表',
    '来电来店登记表',
  ],
  'contact-matrix': [
    '意向客户接触状况表',
    '意向客户级别状况表',
    '意向客户跟踪进度管制表',
    '有望客户跟踪进度表',
    '意向客户管理表',
    '意向客户接触状况管制表',
  ],
  'daily-report': ['营业日报表', '营业活动日报表', '销售活动日报表', '营业活动访问日报表', '销售顾问日报表'],
  'loss-record': [
    '战败客户分析表',
    '战败/失控客户记录表',
    '销售促成战败、失控记录表',
    '流失客户登记表',
    '战败客户登记表',
  ],
};
const EN_TITLES: Readonly<Record<string, string>> = {
  'visitor-register': 'Showroom visitor register',
  'call-register': 'Incoming call register',
  'visitor-call-register': 'Visit and call register',
  'contact-matrix': 'Prospect contact matrix',
  'daily-report': 'Daily sales report',
  'loss-record': 'Lost customers',
};

function sheetStyle(random: Random, date1904: boolean): SheetStyle {
  const messy = random.chance(0.5);
  const pool: DateStyle[] = messy
    ? random.some(DATE_STYLES, random.int(2, 4))
    : [
        random.pick([
          'serial',
          'serial',
          'iso',
          'slash',
          'dot',
          'chinese',
          'md-slash',
          'md-dot',
          'md-chinese',
        ] as const),
      ];
  const times: TimeStyle[] = messy
    ? random.some(TIME_STYLES, random.int(1, 3))
    : [random.pick(['text', 'fraction'] as const)];
  return {
    header: {
      english: random.chance(0.08),
      lineBreaks: random.chance(0.3),
      blanks: random.chance(0.2),
      slips: random.chance(0.12) ? 0.15 : 0,
      marked: random.chance(0.08),
    },
    dates: pool,
    times,
    messy,
    phonesAsNumbers: random.chance(0.35),
    date1904,
  };
}

/** Whether a sheet's dates say their year themselves. */
const writesYear = (style: SheetStyle): boolean => style.dates.every((d) => FULL_STYLES.includes(d));

interface Drawn {
  readonly truth: TruthForm;
  readonly bottom: number;
  readonly right: number;
}

function drawBlock(
  canvas: Canvas,
  kind: Exclude<Kind, 'decoys' | 'customer-card'>,
  random: Random,
  setting: Setting,
  style: SheetStyle,
  place: { top: number; left: number; headerAt?: number; depth?: number },
  more: { periodElsewhere: boolean; small: boolean },
): Drawn {
  const consultants = Array.from({ length: random.int(2, 5) }, () => personName(random));
  const inTitle = !more.periodElsewhere || random.chance(0.5);
  const oneDay = setting.day !== undefined && inTitle;
  const count = more.small ? random.int(3, 8) : random.int(4, 26);
  const own = setting.consultant !== undefined;
  const options = {
    style: style.header,
    mergeParents: random.chance(0.75),
    // a block beside another one that has more header rows is merged down to the last of them
    mergeDown: random.chance(0.7) || place.depth !== undefined,
    leafAtBottom: random.chance(0.2) && place.depth === undefined,
    depth: place.depth,
  };
  const mess = {
    blankRows: random.chance(0.2) ? 0.1 : 0,
    subtotals: random.chance(0.15) ? 0.08 : 0,
    repeatHeader: random.chance(0.1) ? 0.06 : 0,
    preNumbered: random.int(1, 8),
    preNumberedInside: random.chance(0.08) ? 0.1 : 0,
  };
  const name = style.header.english ? (EN_TITLES[kind] ?? kind) : random.pick(TITLES[kind] ?? [kind]);
  const facts = { consultant: setting.consultant };
  const draw = <R>(spec: Pick<TableSpec<R>, 'columns' | 'records' | 'facts'> & Partial<TableSpec<R>>): Drawn => {
    const width = spec.columns.length;
    const drawn = drawTable(
      canvas,
      place.top,
      place.left,
      {
        form: kind,
        options,
        mess,
        titles: titleLines(random, name, setting, inTitle, width),
        foot: footLines(random, kind),
        headerAt: place.headerAt,
        ...spec,
      },
      random,
    );
    return drawn;
  };
  switch (kind) {
    case 'contact-matrix': {
      const rows = inventRows(random, count, setting, style, consultants);
      const columns = matrixColumns(random, setting, style, { consultantColumn: !own && random.chance(0.5) });
      return draw({ columns, records: rows, facts: { ...facts, month: monthOf(setting) } });
    }
    case 'daily-report': {
      const date = isoDate(setting.year, setting.month, setting.day ?? 1);
      return draw({
        columns: reportColumns(random, style),
        records: inventFollowUps(random, Math.min(count, 20), date, style),
        facts: { ...facts, month: monthOf(setting), date },
      });
    }
    case 'loss-record': {
      const records = inventLosses(random, count, setting, style, consultants);
      return draw({ columns: lossColumns(random, style, !own), records, facts: { ...facts, month: monthOf(setting) } });
    }
    default: {
      const separators = !oneDay && random.chance(0.07) && inTitle;
      const records = inventVisits(random, count, setting, style, kind, consultants);
      const columns = registerColumns(random, kind, style, {
        dateInTitle: oneDay,
        separators,
        consultantColumn: !own && random.chance(0.9),
      });
      const drawn = draw<Visit>({
        columns,
        records,
        facts: {
          ...facts,
          month: monthOf(setting),
          ...(oneDay ? { date: isoDate(setting.year, setting.month, setting.day ?? 1) } : {}),
        },
        ...(separators
          ? {
              separator: (v, before) =>
                before?.date === v.date
                  ? undefined
                  : `${String(Number(v.date.slice(5, 7)))}月${String(Number(v.date.slice(8)))}日`,
            }
          : {}),
      });
      if (oneDay || separators)
        drawn.truth.records.forEach((record, i) => (record.fields['date'] = records[i]?.date ?? ''));
      return drawn;
    }
  }
}

const monthOf = (s: Setting): string => `${String(s.year)}-${String(s.month).padStart(2, '0')}`;

function footLines(random: Random, kind: string): { at: number; text: string | number }[][] {
  const lines: { at: number; text: string | number }[][] = [];
  if (random.chance(0.3))
    lines.push([
      { at: 0, text: random.pick(['合计', '总计', '合 计']) },
      { at: 3, text: random.int(3, 30) },
    ]);
  if (random.chance(0.3) && kind !== 'daily-report')
    lines.push(
      [{ at: 0, text: `备注：${random.pick(['本表每日下班前交展厅经理', '请如实填写'])}` }].slice(
        0,
        random.chance(0.5) ? 1 : 0,
      ),
    );
  if (random.chance(0.35))
    lines.push([
      { at: 0, text: random.pick(['销售经理签名：', '展厅经理：', '填表人：']) },
      { at: 4, text: random.pick(['总经理：', '日期：', '审核：']) },
    ]);
  return lines.filter((line) => line.length > 0);
}

/** One workbook of a kind (the seed's own where none is given) and the truth about it. */
export function generate(seed: number, only?: Kind): Generated {
  const random = new Random(seed);
  const kind = only ?? KINDS[seed % KINDS.length] ?? 'decoys';
  const date1904 = random.chance(0.05);
  const traditional = random.chance(0.1);
  const year = random.int(2008, 2026);
  const fileNamesYear = random.chance(0.2);
  const canvases: Canvas[] = [];
  const truth: Truth = { workbook: '', forms: [], unrecognised: [] };
  const sheets = random.pick([1, 1, 2, 3]);
  const used = new Set<string>();
  const decoy = (): void => {
    const name = random.pick(Object.keys(DECOYS));
    const canvas = new Canvas(unique(random.pick([name, 'Sheet', '其他', '统计']), used));
    drawDecoy(canvas, random, name);
    canvases.push(canvas);
    truth.unrecognised.push({ sheet: canvas.name, why: name });
  };
  for (let k = 0; k < sheets; k += 1) {
    if (kind === 'decoys') {
      decoy();
      continue;
    }
    const month = random.int(1, 12);
    const style = sheetStyle(random, date1904);
    if (kind === 'customer-card') {
      const canvas = new Canvas(unique(random.pick([personName(random), '客户', '卡']), used));
      truth.forms.push(drawCard(canvas, random, isoDate(year, month, random.int(1, 28)), style));
      canvases.push(canvas);
      continue;
    }
    const consultant = kind === 'daily-report' || random.chance(0.35) ? personName(random) : undefined;
    const daily =
      kind === 'daily-report' || (kind !== 'contact-matrix' && kind !== 'loss-record' && random.chance(0.2));
    const setting: Setting = { year, month, day: daily ? random.int(1, 28) : undefined, consultant };
    const sheetTells = !daily && random.chance(0.35);
    const canvas = new Canvas(
      unique(
        sheetTells
          ? random.pick([`${year}年${month}月`, `${year}.${month}`, ...(fileNamesYear ? [`${month}月`] : [])])
          : random.pick(['Sheet1', '登记表', '表', '明细']),
        used,
      ),
    );
    const periodElsewhere = sheetTells || (writesYear(style) && kind !== 'contact-matrix' && !daily);
    const stacked = random.chance(0.12);
    const beside = !stacked && random.chance(0.06);
    const place = { top: random.pick([1, 1, 1, 2, 4]), left: random.pick([1, 1, 1, 2, 3]) };
    const first = drawBlock(canvas, kind, random, setting, style, place, { periodElsewhere, small: stacked || beside });
    truth.forms.push(first.truth);
    if (stacked || beside) {
      const next: Setting = { ...setting, consultant: consultant === undefined ? undefined : personName(random) };
      const at = stacked
        ? { top: first.bottom + random.int(2, 3), left: place.left }
        : {
            top: place.top,
            left: first.right + random.int(2, 3),
            headerAt: first.truth.headerRows[0],
            depth: first.truth.headerRows.length,
          };
      // blocks side by side share their header rows: the next one is drawn so that it needs no more of them than the first
      for (let attempt = 0; attempt < 8; attempt += 1) {
        const drawOn = (target: Canvas): Drawn =>
          drawBlock(target, kind, new Random(seed * 97 + k * 11 + attempt), next, style, at, {
            periodElsewhere,
            small: true,
          });
        if (beside && drawOn(new Canvas(canvas.name)).truth.headerRows.length > first.truth.headerRows.length) continue;
        truth.forms.push(drawOn(canvas).truth);
        break;
      }
    }
    if (random.chance(0.1)) canvas.hiddenColumns.add(place.left + random.int(1, 4));
    if (random.chance(0.1)) canvas.hiddenRows.add(first.bottom - 1);
    canvases.push(canvas);
  }
  if (kind !== 'decoys' && random.chance(0.25)) decoy();
  const workbook = `${fileNamesYear ? `${String(year)}年` : ''}${kind}-${String(seed)}.xlsx`;
  truth.workbook = workbook;
  if (traditional) toTraditional(canvases, truth);
  return {
    book: bookOf(
      canvases.map((c) => c.snapshot()),
      { name: workbook, date1904 },
    ),
    truth,
  };
}

function unique(name: string, used: Set<string>): string {
  let result = name;
  for (let i = 2; used.has(result); i += 1) result = `${name}(${String(i)})`;
  used.add(result);
  return result;
}

let convert: ((text: string) => string) | undefined;

/** Sheets and truth in Traditional characters: what the contract wants as written changes with the sheet. */
function toTraditional(canvases: readonly Canvas[], truth: Truth): void {
  const whole = (convert ??= OpenCC.Converter({ from: 'cn', to: 'tw' }));
  // character by character, so that 备 注 with a blank and 备注 become the same
  const change = (text: string): string => [...text].map((character) => whole(character)).join('');
  canvases.forEach((canvas) => canvas.rewrite(change));
  for (const form of truth.forms) {
    form.sheet = change(form.sheet);
    if (form.consultant !== undefined) form.consultant = change(form.consultant);
    form.columns.forEach((column) => (column.header = change(column.header)));
    form.records.forEach((record) => {
      for (const [field, value] of Object.entries(record.fields))
        if (typeof value === 'string' && !CANONICAL.has(field)) record.fields[field] = change(value);
    });
  }
  truth.unrecognised.forEach((u) => (u.sheet = change(u.sheet)));
}

const CANONICAL = new Set([
  'contactKind',
  'gender',
  'date',
  'purpose',
  'carriedFrom',
  'lossKind',
  'level',
  'phone',
  'phone2',
  'firstContactDate',
]);
