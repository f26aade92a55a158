import type { SheetSnapshot } from '../../sheet';
import { parseAmount, unitOf } from '../../forms/values';
import { bareLabel } from './plan-labels';
import { writtenAt } from './title';

const ITEM = /^(?:费用|预算|物料)?(?:项目|名称|明细|科目|类别|内容|物料)(?:名称)?$/u;
const AMOUNT = /^(?:预算|预计|费用|预估)?(?:金额|费用|小计|合计|预算)(?:[（(].*[）)])?$/u;
const TOTAL = /^(?:合计|总计|小计|共计|费用合计|预算合计|总费用|总预算)/u;

/** What an event may cost, of a table of items that its plan has: the total that stands there, else the sum of the items; yuan. */
export function budgetOfItems(sheet: SheetSnapshot): number | undefined {
  for (let row = 1; row < sheet.lastRow; row += 1) {
    const heads = (sheet.rows[row] ?? []).map((_, column) => bareLabel(writtenAt(sheet, row, column)?.text ?? ''));
    const item = heads.findIndex((head) => ITEM.test(head));
    const amount = heads.findLastIndex((head) => AMOUNT.test(head));
    if (item < 0 || amount <= item) continue;
    return totalBelow(sheet, { row, item, amount, unit: unitOf(heads[amount] ?? '') });
  }
  return undefined;
}

function totalBelow(
  sheet: SheetSnapshot,
  { row, item, amount, unit }: { row: number; item: number; amount: number; unit: number },
): number | undefined {
  let sum: number | undefined;
  for (let at = row + 1; at <= sheet.lastRow; at += 1) {
    const first = (sheet.rows[at] ?? [])
      .map((_, column) => writtenAt(sheet, at, column)?.text ?? '')
      .find((one) => one);
    if (first === undefined) break;
    const told = parseAmount(writtenAt(sheet, at, amount)?.text ?? '', unit).amount;
    if (TOTAL.test(bareLabel(first))) return told ?? sum;
    if (writtenAt(sheet, at, item) === undefined) break;
    if (told !== undefined) sum = Math.round(((sum ?? 0) + told) * 100) / 100;
  }
  return sum;
}
