import * as XLSX from '@e965/xlsx';

import type { Scalar } from '../../src/sheet';

const VISIT_HEADERS =
  '工单号 进厂日期 出厂日期 车主 送修人 联系电话 车型 车牌号 VIN 里程 维修类型 维修项目 工时费 配件费 总金额 实收金额 状态 服务顾问 技师 班组 结算日期 备注 店铺 操作员 发动机号 上次保养日期 下次保养日期 品牌 优惠金额 其他费用';

const VISITS = 60_000;
const CARS = 9000;

/** A workshop's export over fourteen months: 60,000 visits of 9,000 cars in 30 columns, as the bytes of a file. */
export function visitsExport(): Buffer {
  const rows: Scalar[][] = [VISIT_HEADERS.split(' ')];
  for (let i = 0; i < VISITS; i += 1) {
    const car = i % CARS;
    const date = dayOfVisit(car);
    // prettier-ignore
    rows.push([`RO${i}`, date, date, '王伟强', '', `138${10_000_000 + car}`, '朗逸', `浙A${10_000 + car}`, `LSVAA4182K${1_000_000 + car}`, i, ['首保', '保养', '小修', '事故'][i % 4] ?? '', '更换机油', 100, 200, 300, 300, '已结', '高建', '张三', '一组', date, '', '总店', '周敏', `EA${car}`, date, date, '大众', 0, 0]);
  }
  const file = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(file, XLSX.utils.aoa_to_sheet(rows), '明细');
  return XLSX.write(file, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

/** From May 2025 to June 2026: so that thousands of calls are owed in June. */
function dayOfVisit(car: number): string {
  const month = 4 + ((car * 7) % 14);
  return `${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${10 + (car % 18)}`;
}
