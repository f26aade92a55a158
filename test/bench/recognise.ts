import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as XLSX from '@e965/xlsx';

import { recognise } from '../../src/forms';
import { bookOf, sheetOf, type Scalar, type SheetSnapshot } from '../../src/sheet';
import { readXlsx } from '../../src/workbook/xlsx';
import { median, milliseconds, pairedRatio, type BenchRow } from './measure';

/** Recognition of a store's year against an independent reader's mere parsing, and its growth with the sheet. */
export function benchRecognise(): readonly BenchRow[] {
  const bytes = readFileSync(join(__dirname, '../fixtures/bench/store-year.xlsx'));
  const parse = (): unknown => XLSX.read(bytes);
  const book = readXlsx(bytes, 'store-year-2025.xlsx');
  const alone = pairedRatio(() => recognise(book), parse);
  const whole = pairedRatio(() => recognise(readXlsx(bytes, 'store-year-2025.xlsx')), parse);
  return [
    {
      name: 'recognise.year.ratio',
      value: alone.ratio,
      unit: 'ratio',
      note: `24 sheets; ${alone.a.toFixed(0)} ms against ${alone.b.toFixed(0)} ms`,
    },
    {
      name: 'recognise.year.with-reading.ratio',
      value: whole.ratio,
      unit: 'ratio',
      note: `reading the file as well; ${whole.a.toFixed(0)} ms`,
    },
    slope(),
    owners(),
  ];
}

const VISIT_HEADERS =
  '工单号 进厂日期 出厂日期 车主 送修人 联系电话 车型 车牌号 VIN 里程 维修类型 维修项目 工时费 配件费 总金额 实收金额 状态 服务顾问 技师 班组 结算日期 备注 店铺 操作员 发动机号 上次保养日期 下次保养日期 品牌 优惠金额 其他费用';

/** A workshop's export: 60,000 visits in 30 columns, recognised, against an independent reader's mere parsing. */
function owners(): BenchRow {
  const days = (i: number): string => `2026-0${1 + (i % 6)}-${10 + (i % 18)}`;
  const rows: Scalar[][] = [VISIT_HEADERS.split(' ')];
  for (let i = 0; i < 60_000; i += 1) {
    const car = i % 9000;
    // prettier-ignore
    rows.push([`RO${i}`, days(i), days(i), '王伟强', '', `138${10_000_000 + car}`, '朗逸', `浙A${10_000 + car}`, `LSVAA4182K${1_000_000 + car}`, i, ['首保', '保养', '小修', '事故'][i % 4] ?? '', '更换机油', 100, 200, 300, 300, '已结', '高建', '张三', '一组', days(i), '', '总店', '周敏', `EA${car}`, days(i), days(i), '大众', 0, 0]);
  }
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  const file = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(file, sheet, '明细');
  const bytes = XLSX.write(file, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
  const book = readXlsx(bytes, 'visits.xlsx');
  const read = milliseconds(() => recognise(book));
  const parse = milliseconds(() => XLSX.read(bytes));
  const own = milliseconds(() => readXlsx(bytes, 'visits.xlsx'));
  return {
    name: 'recognise.owners-export.ratio',
    value: read / parse,
    unit: 'ratio',
    note: `60,000 visits; ${read.toFixed(0)} ms against ${parse.toFixed(0)} ms (our own reader ${own.toFixed(0)} ms)`,
  };
}

function slope(): BenchRow {
  const [small, large] = [10_000, 600_000];
  const time = (cells: number): number => {
    const book = bookOf([registerOf(cells)]);
    recognise(book);
    return median([1, 2, 3, 4, 5].map(() => milliseconds(() => recognise(book))));
  };
  const [quick, slow] = [time(small), time(large)];
  return {
    name: 'recognise.slope',
    value: Math.log(slow / quick) / Math.log(large / small),
    unit: 'exponent',
    note: `${small} cells ${quick.toFixed(0)} ms, ${large} cells ${slow.toFixed(0)} ms`,
  };
}

const HEADERS = [
  '序号',
  '日期',
  '客户姓名',
  '联系电话',
  '意向车型',
  '信息来源',
  '意向级别',
  '销售顾问',
  '接待经过',
  '备注',
];

/** One long register of about so many cells. */
function registerOf(cells: number): SheetSnapshot {
  const rows: Scalar[][] = [['来店客户登记表 2026年6月'], HEADERS];
  for (let i = 1; i <= cells / HEADERS.length; i += 1) {
    rows.push([
      i,
      `2026-06-${String((i % 30) + 1).padStart(2, '0')}`,
      `客户${i}`,
      `139${String(i).padStart(8, '0')}`,
      '星越 L',
      '网络',
      'HABC'[i % 4] ?? 'H',
      `顾问${i % 7}`,
      '看车，比较油耗',
      '约周末再来',
    ]);
  }
  return sheetOf('来店登记', rows);
}
