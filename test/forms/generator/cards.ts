import { areaName, columnLetters } from '../../../src/sheet';
import type { Canvas } from './canvas';
import { headerWord } from './headers';
import {
  CARS_OWNED,
  COLORS,
  COMPETITORS,
  DISTRICTS,
  MODELS,
  personName,
  REMARKS,
  SOURCES,
} from '../../../src/workshop/store';
import { writeDate, writeLevel, writePhone, type Written } from './notations';
import type { Random } from '../../../src/workshop/store';
import type { SheetStyle } from './registers';
import { daysBefore } from './reports';
import type { TruthForm } from './table';

interface Entry {
  readonly label: string;
  readonly fields: readonly string[];
  readonly written: Written;
}

const CARD_TITLES = ['意向客户管理卡', '客户信息卡', '意向客户跟踪卡', '客户档案卡', '潜在客户信息卡'];

/** A customer's card: labels beside (or above) their values, merged or not, boxes to tick, a follow-up table below. */
export function drawCard(canvas: Canvas, random: Random, date: string, style: SheetStyle): TruthForm {
  const entries = cardEntries(random, date, style);
  const left = random.pick([1, 1, 2, 3]);
  let row = random.pick([1, 1, 2, 4]);
  const shape = random.weighted({ pairs: 6, inline: 1.5, above: 1.5 });
  const pairs = random.pick([1, 2, 2, 3]);
  const span = random.pick([1, 1, 2]);
  const width = shape === 'pairs' ? pairs * (1 + span) : entries.length > 8 ? 6 : 4;
  const title = random.pick(CARD_TITLES);
  canvas.put(row, left, random.chance(0.2) ? [...title].join(' ') : title);
  canvas.merge(row, left, row, left + width - 1);
  row += random.pick([1, 2]);
  const truth: TruthForm = {
    sheet: canvas.name,
    form: 'customer-card',
    range: '',
    headerRows: [],
    columns: [],
    records: [],
    skipped: [],
    problems: [],
  };
  const fields: Record<string, string | number | boolean> = {};
  const box = { top: Infinity, left: Infinity, bottom: 0, right: 0 };
  let firstRow = 0;
  const note = (entry: Entry, labelRow: number, labelColumn: number, valueRow: number, valueColumn: number): void => {
    Object.assign(fields, entry.written.fields ?? {});
    if (entry.fields.length === 0) return;
    const extra = Object.keys(entry.written.fields ?? {}).filter((f) => f === 'phone2');
    for (const field of [...entry.fields, ...extra])
      truth.columns.push({ field, column: columnLetters(valueColumn), row: valueRow, header: entry.label });
    if (entry.written.problem !== undefined)
      truth.problems.push({ cell: `${columnLetters(valueColumn)}${String(valueRow)}`, code: entry.written.problem });
    if (entry.fields.includes('customerName')) firstRow = valueRow;
    box.top = Math.min(box.top, labelRow, valueRow);
    box.bottom = Math.max(box.bottom, labelRow, valueRow);
    box.left = Math.min(box.left, labelColumn, valueColumn);
    box.right = Math.max(box.right, labelColumn, valueColumn);
  };
  const colon = random.pick(['', '', '：', ':']);
  if (shape === 'above') {
    for (let i = 0; i < entries.length; i += width) {
      entries.slice(i, i + width).forEach((entry, k) => {
        canvas.put(row, left + k, entry.label);
        canvas.put(row + 1, left + k, entry.written.cell);
        note(entry, row, left + k, row + 1, left + k);
      });
      row += 2;
    }
  } else {
    entries.forEach((entry, i) => {
      const place = i % (shape === 'inline' ? 2 : pairs);
      if (i > 0 && place === 0) row += 1;
      if (shape === 'inline') {
        const at = left + place * 3;
        const value = entry.written.cell;
        canvas.put(
          row,
          at,
          `${entry.label}：${value === undefined ? '' : typeof value === 'object' ? String(value.value) : String(value)}`,
        );
        canvas.merge(row, at, row, at + 2);
        note(entry, row, at, row, at);
        return;
      }
      const at = left + place * (1 + span);
      canvas.put(row, at, entry.label + colon);
      canvas.put(row, at + 1, entry.written.cell);
      canvas.merge(row, at + 1, row, at + span);
      note(entry, row, at, row, at + 1);
    });
    row += 1;
  }
  truth.records.push({ row: firstRow, fields });
  truth.range = areaName(box);
  if (random.chance(0.7)) followUps(canvas, random, row + random.pick([0, 1]), left);
  return truth;
}

function followUps(canvas: Canvas, random: Random, top: number, left: number): void {
  canvas.put(top, left, random.pick(['跟进记录', '客户跟进内容', '接触记录']));
  ['日期', '方式', '跟进内容', '级别', '下次预约'].forEach((word, k) => canvas.put(top + 1, left + k, word));
  for (let i = 0; i < random.int(0, 4); i += 1) {
    ['6/' + String(i * 3 + 4), '电话', '谈价格', random.pick(['H', 'A', 'B']), '6/' + String(i * 3 + 7)].forEach(
      (word, k) => canvas.put(top + 2 + i, left + k, word),
    );
  }
}

function cardEntries(random: Random, date: string, style: SheetStyle): Entry[] {
  const word = (key: string): string => headerWord(key, { ...style.header, english: false }, random);
  const text = (key: string, field: string, values: readonly string[], fill = 0.85): Entry => {
    const value = random.chance(fill) ? random.pick(values) : undefined;
    return {
      label: word(key),
      fields: [field],
      written: value === undefined ? {} : { cell: value, fields: { [field]: value } },
    };
  };
  const name = personName(random);
  const gender = random.pick(['male', 'female'] as const);
  const boxes = random.chance(0.4);
  const genderCell = boxes ? (gender === 'male' ? '☑男 □女' : '□男 ☑女') : gender === 'male' ? '男' : '女';
  const level = random.pick(['H', 'A', 'B', 'C']);
  const levelCell = boxes
    ? ['H', 'A', 'B', 'C'].map((code) => (code === level ? `☑${code}` : `□${code}`)).join(' ')
    : writeLevel(level, random, style.messy);
  const source = random.pick(SOURCES.slice(0, 6));
  const sourceCell = boxes
    ? SOURCES.slice(0, 6)
        .map((s) => (s === source ? `☑${s}` : `□${s}`))
        .join(' ')
    : source;
  const first = daysBefore(date, random.int(0, 5));
  const full = style.dates.filter((d) => ['iso', 'slash', 'dot', 'chinese', 'serial'].includes(d));
  const dates = full.length > 0 ? full : (['chinese'] as const);
  const entries: Entry[] = [
    { label: word('customerName'), fields: ['customerName'], written: { cell: name, fields: { customerName: name } } },
    { label: '性别', fields: ['gender'], written: { cell: genderCell, fields: { gender } } },
    { label: word('phone'), fields: ['phone'], written: writePhone(random, style.messy, style.phonesAsNumbers) },
    text('model', 'model', MODELS, 0.95),
    text('color', 'color', COLORS),
    { label: word('level'), fields: ['level'], written: { cell: levelCell, fields: { level } } },
    { label: word('source'), fields: ['source'], written: { cell: sourceCell, fields: { source } } },
    {
      label: random.pick(['制卡日期', '建卡日期', '建卡时间', '填卡日期']),
      fields: ['date'],
      written: { cell: writeDate(date, random.pick(dates), random, style.date1904), fields: { date } },
    },
  ];
  const others: Entry[] = [
    {
      label: random.pick(['初次来店日', '首次来店日期', '首次接触日期', '初洽日期']),
      fields: ['firstContactDate'],
      written: {
        cell: writeDate(first, random.pick(dates), random, style.date1904),
        fields: { firstContactDate: first },
      },
    },
    text('district', 'district', DISTRICTS),
    text('currentVehicle', 'currentVehicle', CARS_OWNED.slice(0, 5), 0.6),
    text('competitor', 'competitor', COMPETITORS, 0.6),
    {
      label: word('consultant'),
      fields: ['consultant'],
      written: ((c) => ({ cell: c, fields: { consultant: c } }))(personName(random)),
    },
    text('remark', 'remark', REMARKS, 0.4),
    { label: '年龄', fields: [], written: { cell: random.int(22, 60) } },
    { label: '职业', fields: [], written: { cell: random.pick(['教师', '个体', '医生']) } },
    { label: '购车预算', fields: [], written: { cell: '15万' } },
    { label: '微信号', fields: [], written: {} },
  ];
  const head = entries.slice(0, 2);
  return [...head, ...random.shuffle([...entries.slice(2), ...random.some(others, random.int(3, others.length))])];
}
