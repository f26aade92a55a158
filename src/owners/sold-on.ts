import type { OwnerRow } from './rows';

/** 已转卖 车子转让 转赠他人 已过户 已卖车, and how else people write that the car is not theirs any more. */
const SOLD_ON =
  /(?:已|车|車)(?:经|經)?(?:转卖|轉賣|转让|轉讓|转手|过户|過戶|卖掉|卖了|卖出)|(?:车|車)(?:子|辆|輛)?已?(?:经)?(?:转让|轉讓|转卖|轉賣|过户|過戶|卖掉|卖了|卖出)|(?:转赠|轉贈|转卖|卖给|转让给|过户给)(?:给)?(?:他人|别人|朋友|亲戚)|转赠他人|已(?:经)?(?:卖车|賣車|售车|转赠)|(?:车|車)已(?:卖|賣|售)/u;

/** Signs without which none of these words is written: most cells have none. */
const HINT = /[卖賣转轉户戶售赠贈手]/u;

/** Whether any text of the row, or of its calls, says that the car is sold on. */
export function saysSoldOn({ record }: OwnerRow): boolean {
  const { fields } = record;
  for (const key in fields) {
    const value = fields[key as keyof typeof fields];
    if (typeof value === 'string' && HINT.test(value) && SOLD_ON.test(value)) return true;
  }
  return record.steps?.some(({ result }) => result !== undefined && SOLD_ON.test(result)) === true;
}
