import {
  columnLetters,
  columnNumber,
  areaName,
  parseArea,
  type Area,
  type Cell,
  type SheetSnapshot,
} from '../../../src/sheet';
import type { Random } from '../../../src/workshop/store';
import type { Generated } from '.';
import type { TruthForm } from './table';

/**
 * Classes of layouts that readers get wrong, as knobs on the generator: each takes a workbook that was made and changes the sheet of one form and its
 * truth. `undefined`: the form has no place for the class.
 */
export type Knob = (place: Place, random: Random) => boolean;

/** A form that is alone on its sheet, with the sheet's cells to be changed. */
interface Place {
  readonly sheet: {
    rows: (readonly (Cell | undefined)[] | undefined)[];
    merges: Area[];
    lastRow: number;
    lastColumn: number;
  };
  readonly form: TruthForm;
  area: Area;
}

const text = (value: string): Cell => ({ value });

function put(place: Place, row: number, column: number, cell: Cell | undefined): void {
  const line = [...(place.sheet.rows[row] ?? [])];
  line[column] = cell;
  place.sheet.rows[row] = Array.from(line);
  place.sheet.lastRow = Math.max(place.sheet.lastRow, row);
  place.sheet.lastColumn = Math.max(place.sheet.lastColumn, column);
}

const cellAt = (place: Place, row: number, column: number): Cell | undefined => place.sheet.rows[row]?.[column];

/** Puts a column in front of `at`; everything from there on moves one to the right, in the sheet and in the truth. */
function insertColumn(place: Place, at: number): void {
  const { sheet, form } = place;
  sheet.rows = sheet.rows.map((row) => {
    if (row === undefined || row.length <= at) return row;
    return [...Array.from(row).slice(0, at), undefined, ...Array.from(row).slice(at)];
  });
  sheet.merges = sheet.merges.map((area) =>
    area.left >= at
      ? { ...area, left: area.left + 1, right: area.right + 1 }
      : area.right >= at
        ? { ...area, right: area.right + 1 }
        : area,
  );
  sheet.lastColumn += 1;
  const moved = (letters: string): string => {
    const column = columnNumber(letters);
    return columnLetters(column >= at ? column + 1 : column);
  };
  form.columns = form.columns.map((column) => ({ ...column, column: moved(column.column) }));
  if (form.dayColumns !== undefined)
    form.dayColumns = Object.fromEntries(
      Object.entries(form.dayColumns).map(([day, letters]) => [day, moved(letters)]),
    );
  form.problems = form.problems.map(({ cell, code }) => {
    const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/u.exec(cell) ?? [];
    return { cell: moved(letters) + row, code };
  });
  place.area = { ...place.area, right: place.area.right + 1 };
  form.range = areaName(place.area);
}

/** A column that has no field, anywhere between the first and the day columns. */
function addColumn(place: Place, random: Random, header: string, values: readonly string[]): void {
  const { form } = place;
  const last =
    form.dayColumns === undefined
      ? place.area.right + 1
      : Math.min(...Object.values(form.dayColumns).map(columnNumber));
  const at = random.int(place.area.left + 1, last);
  insertColumn(place, at);
  put(place, form.headerRows[0] ?? 1, at, text(header));
  for (const { row } of form.records) put(place, row, at, text(random.pick(values)));
}

const isPlainTable = ({ form }: Place): boolean => form.form !== 'customer-card' && form.headerRows.length === 1;

const isRegister = ({ form }: Place): boolean => /register$/u.test(form.form);

/** A field that has one column of its own, read from nothing else. */
function columnOf({ form }: Place, field: string): number | undefined {
  const columns = form.columns.filter((column) => column.field === field);
  const [one] = columns;
  if (one === undefined || columns.length > 1 || one.header.includes('>')) return undefined;
  return form.columns.filter((column) => column.column === one.column).length > 1
    ? undefined
    : columnNumber(one.column);
}

const HEADING_WORDS: Readonly<Record<string, string>> = {
  model: '车型',
  color: '颜色',
  competitor: '竞品',
  remark: '备注',
  outcome: '接待经过',
  currentVehicle: '现用车型',
  district: '地址',
};
const YES_NO = ['是', '否'];
const PAST = ['2020-05-01', '2020-05-12', '2020-05-23'];
const STAFF = ['王海', '李强', '周敏'];

export const CLASSES: Readonly<Record<string, Knob>> = {
  // K1: a row whose values are heading words
  headingWords(place, random) {
    if (!isPlainTable(place) || place.form.records.length < 4) return false;
    const record = place.form.records[random.int(1, place.form.records.length - 2)];
    const name = columnOf(place, 'customerName');
    const fields = Object.keys(HEADING_WORDS).filter((field) => columnOf(place, field) !== undefined);
    if (record === undefined || name === undefined || fields.length < 3 || record.fields['customerName'] === undefined)
      return false;
    if (place.form.records.filter(({ row }) => row === record.row).length > 1) return false;
    for (const field of fields) {
      put(place, record.row, columnOf(place, field) ?? 0, text(HEADING_WORDS[field] ?? ''));
      record.fields[field] = HEADING_WORDS[field] ?? '';
    }
    return true;
  },
  // K2: yes and no, and days gone by
  yesNoAndPast(place, random) {
    if (!isPlainTable(place)) return false;
    for (const header of random.some(['是否加微信', '是否有效', '是否邀约', '是否老客户', '是否重复'], 2))
      addColumn(place, random, header, YES_NO);
    for (const header of random.some(['最近跟进时间', '上次联系日期', '更新时间', '首次跟进时间', '分配时间'], 2))
      addColumn(place, random, header, PAST);
    return true;
  },
  // K3: what stands beside model, district and kind of contact
  neighbours(place, random) {
    if (!isPlainTable(place) || place.form.form === 'daily-report') return false;
    if (columnOf(place, 'model') === undefined) return false;
    addColumn(place, random, '意向品牌', ['大众', '丰田', '本田']);
    addColumn(place, random, '跟进方式', ['电话', '微信', '到店']);
    if (columnOf(place, 'district') !== undefined) addColumn(place, random, '所在城市', ['洛阳', '郑州']);
    return true;
  },
  // K4: the people of systems
  staff(place, random) {
    if (!isPlainTable(place) || columnOf(place, 'consultant') === undefined) return false;
    for (const header of random.some(['邀约专员', '登记人', '原销售顾问', '审核人', '回访员', '金融专员'], 3))
      addColumn(place, random, header, STAFF);
    return true;
  },
  // K5: heads of empty tables on a card
  cardTables(place) {
    if (place.form.form !== 'customer-card') return false;
    ['交车日期', '车型', '颜色', 'VIN码', '车牌号'].forEach((word, index) =>
      put(place, place.sheet.lastRow + (index === 0 ? 2 : 0), place.area.left + index, text(word)),
    );
    return true;
  },
  // K6: codes of sources with a legend in the notes
  legend(place, random) {
    const column = columnOf(place, 'source');
    if (!isPlainTable(place) || column === undefined || place.form.legend !== undefined) return false;
    const labels = [
      ...new Set(
        place.form.records.flatMap(({ fields }) => (fields['source'] === undefined ? [] : [String(fields['source'])])),
      ),
    ];
    if (
      labels.length < 2 ||
      labels.length > 9 ||
      labels.some((label) => /[、\d\s]|^[A-Z]$/iu.test(label) || label.length > 8)
    )
      return false;
    for (const { row, fields } of place.form.records) {
      const code = labels.indexOf(String(fields['source'])) + 1;
      if (code > 0) put(place, row, column, { value: code });
    }
    const pairs = labels.map((label, index) => [String(index + 1), label] as const);
    const line = random.pick([
      `说明：1、本表由顾问填写；2、信息来源：${pairs.map((pair) => pair.join('-')).join('，')}。`,
      `（信息来源：${pairs.map((pair) => pair.join('.')).join('、')}）`,
      `来源代码说明：${pairs.map((pair) => pair.join('：')).join('；')}。`,
      `信息来源 ${pairs.map((pair) => pair.join('')).join(' ')}`,
    ]);
    put(place, place.sheet.lastRow + 1, place.area.left, text(line));
    place.form.legend = { sources: Object.fromEntries(pairs) };
    return true;
  },
  // K7: heads of groups that are not merged
  unmergedHeads(place) {
    const rows = place.form.headerRows;
    const heads = place.sheet.merges.filter(
      (area) => rows.includes(area.top) && area.right > area.left && area.top === area.bottom,
    );
    if (place.form.form === 'customer-card' || rows.length < 2 || heads.length === 0) return false;
    place.sheet.merges = place.sheet.merges.filter((area) => !heads.includes(area));
    return true;
  },
  // K8: words of another sheet in the title
  titleWords(place, random) {
    const top = place.form.headerRows[0] ?? 1;
    for (let row = 1; row < top; row += 1) {
      const cell = cellAt(place, row, place.area.left);
      if (place.form.form === 'customer-card' || typeof cell?.value !== 'string' || !/表/u.test(cell.value)) continue;
      put(place, row, place.area.left, {
        ...cell,
        value: cell.value.replace('表', `表${random.pick(['（回访用）', '（含满意度）', '（售后共用）'])}`),
      });
      return true;
    }
    return false;
  },
  // K9: month and day in columns of their own
  splitDates(place) {
    const column = columnOf(place, 'date');
    const { records } = place.form;
    if (
      !isPlainTable(place) ||
      !isRegister(place) ||
      column === undefined ||
      records.some(({ fields }) => fields['date'] === undefined)
    )
      return false;
    if (
      new Set(records.map(({ row }) => row)).size < records.length ||
      new Set(records.map(({ fields }) => String(fields['date']).slice(0, 4))).size > 1
    )
      return false;
    const parts = [
      ['年', 0, 4],
      ['月', 5, 7],
      ['日', 8, 10],
    ] as const;
    insertColumn(place, column);
    insertColumn(place, column);
    parts.forEach(([word, from, to], index) => {
      put(place, place.form.headerRows[0] ?? 1, column + index, text(word));
      for (const { row, fields } of records)
        put(place, row, column + index, { value: Number(String(fields['date']).slice(from, to)) });
    });
    const letters = columnLetters(column + 2);
    place.form.columns = place.form.columns.map((one) => (one.field === 'date' ? { ...one, header: '日' } : one));
    place.form.problems = place.form.problems.filter(({ cell }) => cell.replace(/\d+/u, '') !== letters);
    return true;
  },
  // K11: a second level behind the days
  secondLevel(place, random) {
    const { form, area } = place;
    if (
      form.form !== 'contact-matrix' ||
      form.headerRows.length > 1 ||
      form.columns.some(({ field }) => field === 'monthEndLevel')
    )
      return false;
    put(place, form.headerRows[0] ?? 1, area.right + 1, text('当前级别'));
    form.columns.push({ field: 'monthEndLevel', column: columnLetters(area.right + 1), header: '当前级别' });
    for (const record of form.records) {
      const level = random.pick(['H', 'A', 'B', '战败', '成交']);
      put(place, record.row, area.right + 1, text(level));
      record.fields['monthEndLevel'] = level;
    }
    place.area = { ...area, right: area.right + 1 };
    form.range = areaName(place.area);
    return true;
  },
  // K14: label and name of who signs, in cells of their own
  signatures(place) {
    if (place.form.form === 'customer-card' || place.area.right - place.area.left < 5) return false;
    ['销售经理', '李强', '店长', '王芳'].forEach((word, index) =>
      put(place, place.sheet.lastRow + (index === 0 ? 1 : 0), place.area.left + 1 + index, text(word)),
    );
    return true;
  },
  // what belongs to nothing, which must be told
  strays(place) {
    if (place.form.form === 'customer-card') return false;
    put(place, place.sheet.lastRow + 3, place.area.left, text('王五 13912345678 周六来看车'));
    return true;
  },
};

/** The workbook with a class turned on in the first form that is alone on its sheet and has a place for it; `undefined` where none has. */
export function withClass(made: Generated, knob: Knob, random: Random): Generated | undefined {
  const truth = structuredClone(made.truth);
  for (const form of truth.forms) {
    const found = made.book.sheets.find(({ name }) => name === form.sheet);
    const area = parseArea(form.range);
    if (found === undefined || area === undefined || truth.forms.filter(({ sheet }) => sheet === form.sheet).length > 1)
      continue;
    if (form.records.length < 2 && form.form !== 'customer-card') continue;
    const sheet = {
      rows: [...found.rows],
      merges: [...(found.merges ?? [])],
      lastRow: found.lastRow,
      lastColumn: found.lastColumn,
    };
    if (!knob({ sheet, form, area }, random)) continue;
    const changed: SheetSnapshot = { ...found, ...sheet };
    return { book: { ...made.book, sheets: made.book.sheets.map((one) => (one === found ? changed : one)) }, truth };
  }
  return undefined;
}
