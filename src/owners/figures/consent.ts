import type { AfterSalesForm, Form } from '../../forms/types';
import { cellText, isBlankOrNothing } from '../../forms/values';
import { cellAt, type SheetSnapshot } from '../../sheet';
import { columnsHeaded } from './headed';

/** What a line says of whether the customer may be contacted; `no-column`: the sheet does not ask. */
export type Consent = 'yes' | 'no' | 'blank' | 'other' | 'no-column';

/** 是否同意联系 · 隐私授权 · 个人信息使用同意书, but not 是否同意 of an approval, nor 授权 of a dealer. */
const CONSENT =
  /(?:同意|授权|授權|许可)[^审批]{0,8}(?:联系|聯繫|联络|来电|致电|回访|短信|营销|推送|接收|信息|資訊|资料|隐私|隱私|书|書)|(?:隐私|隱私|个人信息|個人資料|个资|個資)[^审批]{0,8}(?:同意|授权|授權|协议|声明|政策|告知|保护)?|(?:联系|接收|营销|回访|短信)[^审批]{0,4}(?:同意|授权|许可|意愿)|consent|opt-?in/iu;
const YES = /^(?:是|有|同意|已?同意|已签|已签署|已授权|授权|愿意|可以?|允许|接受|[√✓✔☑●○Yy1]|yes|ok|true)$/iu;
const NO =
  /^(?:否|不|不同意|未同意|未签|未签署|未授权|不授权|拒绝|不愿意?|不可以?|不允许|不接受|[×✗✘xXNn0]|no|false)$/iu;

/** Reads the consent column of a form, where there is one; the sheet is looked at, as the form's own columns do not tell of it. */
export function consentReader(
  form: Form | AfterSalesForm,
  sheet: SheetSnapshot | undefined,
): ((row: number) => Consent) | undefined {
  if (sheet === undefined) return undefined;
  const [column] = columnsHeaded(form, sheet, CONSENT);
  if (column === undefined) return undefined;
  return (row) => {
    const text = cellText(cellAt(sheet, row, column)).trim();
    if (NO.test(text)) return 'no';
    if (isBlankOrNothing(text)) return 'blank';
    return YES.test(text) ? 'yes' : 'other';
  };
}
