import { bookOf, columnLetters, type WorkbookSnapshot } from '../../../src/sheet';
import type { AfterSalesKind } from '../../../src/forms/types';
import { Canvas } from '../generator/canvas';
import { Chance } from './chance';
import { later, type Column, type Line } from './cells';
import { COLUMN, type ColumnName } from './columns';
import { AFTER_DELIVERY, callOf, type Manner, type Step } from './steps';

export interface OwnersTruth {
  readonly kind: AfterSalesKind;
  readonly headerRows: readonly number[];
  /** `field@letters`. */
  readonly columns: readonly string[];
  readonly stepColumns: Readonly<Record<string, readonly string[]>>;
  readonly records: readonly {
    readonly row: number;
    readonly fields: Readonly<Record<string, unknown>>;
    readonly steps: readonly Step[];
  }[];
  /** `cell code`. */
  readonly problems: readonly string[];
}

/** Where the calls stand among the columns. */
const CALLS = 'calls';
type Place = ColumnName | `${ColumnName}?` | typeof CALLS;

interface Layout {
  readonly kind: AfterSalesKind;
  readonly titles: readonly string[];
  readonly places: string;
  readonly calls?: 'delivery' | 'numbered';
  /** Without a title the table alone must say what it is. */
  readonly untitled?: true;
}

/** After the column lists of real sheets; a question mark: the column is there in half of the sheets. */
const LAYOUTS: readonly Layout[] = [
  {
    kind: 'owner-register',
    titles: ['保有客户登记表', '基盘客户档案', '保有客户台账', '交车登记表'],
    places:
      'serial name phone plate vin model ownerKind delivery? purchase birthday district? purchaseType referrer firstService? warranty? inspection? insurance remark identity? engine?',
    untitled: true,
  },
  {
    kind: 'owner-register',
    titles: ['交车客户登记', '客户档案'],
    places: 'filed? purchase delivery name phone birthday vin engine plate usage model colour? consultant',
    untitled: true,
  },
  {
    kind: 'owner-register',
    titles: ['车主档案'],
    places:
      'vin plate engine model colour consultant advisor purchase license contact? name phone mileage warranty lastService? nextService? identity?',
    untitled: true,
  },
  {
    kind: 'delivery-follow-up',
    titles: ['交车后回访跟踪表', '新车交车回访表', '客户跟踪表', '交车客户关怀表'],
    places: 'serial delivery name phone model vin? plate? calls consultant remark?',
    calls: 'delivery',
    untitled: true,
  },
  {
    kind: 'delivery-follow-up',
    titles: ['客户回访记录表', '电话回访记录', '客户回访登记'],
    places: 'serial callDay name phone plate? vin? model? result satisfaction caller remark?',
  },
  {
    kind: 'service-history',
    titles: ['维修记录', '维修保养台账', '维修保养记录', '售后接待登记'],
    places: 'orderNo visit leave? name contact? phone plate vin? model mileage work hours? amount settled? advisor',
    untitled: true,
  },
  {
    kind: 'service-history',
    titles: ['保养记录', '工单明细'],
    places: 'orderNo model mileage plate vin work settled amount visit remark?',
    untitled: true,
  },
  {
    kind: 'service-reminder',
    titles: ['定保招揽表', '首保定保招揽', '保养提醒表'],
    places:
      'serial reminderKind? name phone advisor usage? vin? plate model mileage? lastService lastRepair? nextService reminded? result remark? nextCall?',
    untitled: true,
  },
  {
    kind: 'service-reminder',
    titles: ['定保提醒', '保养招揽跟踪表'],
    places: 'serial name phone plate vin? model lastService nextService calls advisor',
    calls: 'numbered',
    untitled: true,
  },
  {
    kind: 'renewal-ledger',
    titles: ['续保台账', '续保客户跟踪表', '保险到期跟进表'],
    places:
      'serial name phone plate vin? model policyEnd daysLeft? ledgerLevel? renewalKind calls renewalStatus previousInsurer? lostReason? agent',
    calls: 'numbered',
    untitled: true,
  },
  {
    kind: 'renewal-ledger',
    titles: ['已出单明细', '保险台账', '续保出单登记'],
    places: 'policyStart policyEnd insured phone plate vin? insurer premium rebate? agent',
    untitled: true,
  },
  {
    kind: 'complaint-register',
    titles: ['客户投诉登记表', '抱怨台账', '客诉登记'],
    places:
      'serial complained name phone plate? vin? complaint complaintLevel complaintType? taker? handler deadline? handled handling? closed complaintStatus secondCall? reaction?',
    untitled: true,
  },
  {
    kind: 'event-invitation',
    titles: ['邀约登记表', '团购会邀约表', '爱车讲堂邀约名单'],
    places:
      'serial name phone plate? model group? consultant inviter invited? calls answer count? came dealt absent remark?',
    calls: 'numbered',
    untitled: true,
  },
];

export const LAYOUT_COUNT = LAYOUTS.length;

const NUMBERED = ['回访', '跟进', '提醒', '跟踪'] as const;

/** A sheet of owners that nobody has seen, and how it should be read. */
export function generateOwners(seed: number): { readonly book: WorkbookSnapshot; readonly truth: OwnersTruth } {
  const chance = new Chance(seed * 7919 + 13);
  const layout = LAYOUTS[seed % LAYOUTS.length] as Layout;
  const titled = layout.untitled !== true || chance.hit(0.75);
  const named = !titled && chance.hit(0.4);
  const year = chance.int(2023, 2026);
  const title = chance.pick(layout.titles);
  const canvas = new Canvas(named ? title : chance.pick(['Sheet1', '6月', '明细', '数据']));
  const names = layout.places
    .split(' ')
    .filter((place) => !place.endsWith('?') || chance.hit(0.5))
    .map((place) => place.replace('?', '')) as Exclude<Place, `${ColumnName}?`>[];
  for (const other of ['otherDay', 'otherNumber', 'otherPerson'] as const)
    if (chance.hit(0.4)) names.splice(chance.int(1, names.length), 0, other);
  const manner = chance.pick<Manner>(['cell', 'group', 'long']);
  const moods = layout.kind === 'delivery-follow-up' && manner === 'group' && chance.hit(0.5);
  const told = titled && chance.hit(0.5) ? 'year' : 'nothing';
  let row = 1;
  if (titled) {
    canvas.put(row, 1, `${told === 'year' ? `${year}年` : ''}${chance.pick(['', '某某店'])}${title}`);
    canvas.merge(row, 1, row, names.length);
    row += chance.hit(0.3) ? 2 : 1;
  }
  const top = row;
  const steps = stepsFor(layout, manner, moods, chance);
  const deep = steps.length > 0 && names.includes(CALLS) && manner === 'group';
  const grouped = !deep && chance.hit(0.15);
  const depth = deep || grouped ? 2 : 1;
  const columns: { readonly at: number; readonly spec: Column; readonly head: string }[] = [];
  const stepColumns: Record<string, string[]> = {};
  const stepAt: number[] = [];
  const taken = new Set<string>();
  let at = 1;
  for (const name of names) {
    if (name === CALLS) {
      for (const step of steps) {
        stepAt.push(at);
        const width = step.heads.length;
        stepColumns[step.id] = Array.from({ length: width }, (_, i) => columnLetters(at + i));
        if (deep) {
          canvas.put(top, at, step.over);
          canvas.merge(top, at, top, at + width - 1);
          step.heads.forEach((head, i) => canvas.put(top + 1, at + i, head));
        } else {
          step.heads.forEach((head, i) => {
            canvas.put(top, at + i, head);
            canvas.merge(top, at + i, top + depth - 1, at + i);
          });
        }
        at += width;
      }
      continue;
    }
    const spec: Column = COLUMN[name];
    const head = chance.pick(spec.heads.filter((one) => !taken.has(one)));
    taken.add(head);
    canvas.put(
      top,
      at,
      chance.hit(0.05)
        ? `${head} `
        : chance.hit(0.04) && head.length === 4
          ? `${head.slice(0, 2)}\n${head.slice(2)}`
          : head,
    );
    canvas.merge(top, at, top + depth - 1, at);
    columns.push({ at, spec, head });
    at += 1;
  }
  if (grouped) {
    // without a group the second row would be empty: the merges hold it
    canvas.merge(top, 1, top + 1, 1);
  }
  const days = chance.pick<Line['days']>(['serial', 'serial', 'iso', 'dots', 'slash', 'words']);
  const records: OwnersTruth['records'][number][] = [];
  const problems: string[] = [];
  row = top + depth + (chance.hit(0.1) ? 1 : 0);
  const count = chance.int(8, 30);
  for (let index = 1; index <= count; index += 1, row += 1) {
    const day = later(`${year}-01-05`, chance.int(0, 300));
    const delivery = layout.calls === 'delivery' ? day : later(day, -chance.int(200, 900));
    const yearless = (date: string): boolean =>
      layout.calls === 'delivery' || (told === 'year' && date.startsWith(String(year)));
    const line: Line = { chance, row: index, day, delivery, yearless, days };
    const fields: Record<string, unknown> = {};
    for (const { at: column, spec, head } of columns) {
      const filled = spec.fill(line, head);
      canvas.put(row, column, filled.cell);
      if (spec.field === undefined) continue;
      if (filled.problem !== undefined) problems.push(`${columnLetters(column)}${row} ${filled.problem}`);
      else if (filled.value !== undefined) fields[spec.field] = filled.value;
    }
    if (typeof fields['customerName'] === 'string' && fields['gender'] === undefined) {
      const gender = /先生$/u.test(fields['customerName'])
        ? 'male'
        : /(?:女士|小姐)$/u.test(fields['customerName'])
          ? 'female'
          : undefined;
      if (gender !== undefined) fields['gender'] = gender;
    }
    const calls: Step[] = [];
    steps.forEach((step, i) => {
      const call = callOf(
        line,
        manner,
        step.id,
        later(layout.calls === 'delivery' ? delivery : day, step.after),
        moods,
      );
      call.cells.forEach((cell, j) => canvas.put(row, (stepAt[i] ?? 0) + j, cell));
      if (call.step !== undefined) calls.push(call.step);
    });
    records.push({ row, fields, steps: calls });
  }
  if (chance.hit(0.3)) canvas.put(row, 1, `合计：${count}`);
  if (chance.hit(0.2)) canvas.put(row + 2, 1, '制表人：周敏    主管：');
  return {
    book: bookOf([canvas.snapshot()], { name: `owners-${seed}.xlsx` }),
    truth: {
      kind: layout.kind,
      headerRows: Array.from({ length: depth }, (_, i) => top + i),
      columns: columns.flatMap(({ at: column, spec }) =>
        spec.field === undefined ? [] : [`${spec.field}@${columnLetters(column)}`],
      ),
      stepColumns,
      records,
      problems,
    },
  };
}

interface StepHead {
  readonly id: string;
  readonly after: number;
  readonly over: string;
  readonly heads: readonly string[];
}

function stepsFor({ calls }: Layout, manner: Manner, moods: boolean, chance: Chance): StepHead[] {
  if (calls === undefined) return [];
  const wording = chance.int(0, 2);
  const what = calls === 'delivery' ? '回访' : chance.pick(NUMBERED);
  const chosen =
    calls === 'delivery'
      ? AFTER_DELIVERY.filter(() => chance.hit(0.6)).slice(0, 4)
      : ([1, 2, 3] as const)
          .slice(0, chance.int(2, 3))
          .map((n) => [String(n), n * 7, [`第${n}次`, `第${'一二三'.charAt(n - 1)}次`, `第${n}次`]] as const);
  const steps = chosen.length > 0 ? chosen : AFTER_DELIVERY.slice(1, 3);
  return steps.map(([id, after, heads]) => {
    const over = `${heads[wording]}${what}`;
    const parts =
      manner === 'cell'
        ? [over]
        : manner === 'long'
          ? [`${over}日期`, `${over}结果`]
          : [chance.pick(['日期', '时间']), '结果', ...(moods ? ['满意度'] : [])];
    return { id, after, over, heads: parts };
  });
}
