import { cellText, normaliseText, toSimplified } from '../../../forms/values';
import type { Form } from '../../../forms';
import { cellName, type SheetSnapshot } from '../../../sheet';
import type { AuditContext } from '../../context';
import { lastDayOf } from '../../index-ledger';
import { auditRule, FINE } from '../../rule';
import type { FormTitle } from '../../title';

/** Who signs for having looked it through; who made it out (制表) does not. */
const SIGNER =
  '(?:(?:展厅|销售|部门|市场|总|副总|大区|区域|值班)?(?:经理|主管|总监|店长|主任|部长)|领导|主管领导|审核|审批|核准|批准|复核|稽核|(?:sales|showroom|general)?\\s*manager|approved\\s*by|checked\\s*by|audited\\s*by|reviewed\\s*by|auditor)';
const SIGN =
  '(?:人|者|员)?\\s*(?:审核|审批|核准|批准)?\\s*(?:签名|签字|签章|签核|签批|确认|签署|signature)?(?:栏|处)?\\s*(?:\\((?:签名|签字|签章|盖章)\\))?\\s*(?:[/、]\\s*日期)?';
/** 审 核: set wide apart, as headings are. */
const SET_WIDE = /(?<=审)\s+(?=[核批])|(?<=经)\s+(?=理)|(?<=主)\s+(?=管)|(?<=复)\s+(?=核)|(?<=签)\s+(?=[名字章])/gu;
const LABEL = new RegExp(`(?<![\\p{L}])${SIGNER}${SIGN}\\s*[:：]`, 'giu');
const ALONE = new RegExp(`^${SIGNER}${SIGN}$`, 'iu');
const ANY_LABEL = /[\p{L}]{2,10}\s*[:：]/u;
/** A blank, or a line to write on. */
const LINE = /^[\s_＿—―─－\-.…·/]*$/u;
/** A place for a signature stands close to the form. */
const FOOT_ROWS = 40;

export const unsigned = auditRule({
  id: 'unsigned',
  severity: 'warning',
  about: 'form',
  judge(form, context) {
    const sheet = context.sheet(form.sheet);
    const title = context.index.titleOf(form);
    const last = lastDayOf(form, title);
    if (!sheet || last === undefined || last >= context.today || form.form === 'customer-card') return undefined;
    let places = 0;
    for (const row of rowsAround(form, title)) {
      for (const { column, signed } of placesIn(sheet, row, title, context, form)) {
        places += 1;
        if (!signed)
          return [
            { at: { sheet: form.sheet, cell: cellName(row, column) }, consultant: form.consultant, date: form.date },
          ];
      }
    }
    return places === 0 ? undefined : FINE;
  },
});

/** Foot first, then title; and the signature rows in between, where a form is broken into pages. */
function rowsAround(form: Form, title: FormTitle): number[] {
  const bottom = lastRowOf(form);
  const first = form.headerRows[0] ?? 1;
  const rows: number[] = [];
  for (let row = bottom + 1; row <= Math.min(title.bottom, bottom + FOOT_ROWS); row += 1) rows.push(row);
  rows.push(...form.skipped.filter(({ why }) => why === 'signature').map(({ row }) => row));
  if (title.top === 1) for (let row = 1; row < first; row += 1) rows.push(row);
  return rows;
}

function lastRowOf(form: Form): number {
  return Number(/(\d+)$/u.exec(form.range)?.[1] ?? 0);
}

function placesIn(
  sheet: SheetSnapshot,
  row: number,
  title: FormTitle,
  context: AuditContext,
  form: Form,
): { column: number; signed: boolean }[] {
  const line = sheet.rows[row];
  if (!line) return [];
  const beside = context.forms.some(
    (other) => other !== form && other.sheet === form.sheet && context.index.titleOf(other).left > title.right,
  );
  const right = beside ? title.right : line.length - 1;
  const found: { column: number; signed: boolean }[] = [];
  for (let column = beside ? title.left : 1; column <= right; column += 1) {
    const text = toSimplified(normaliseText(cellText(line[column]))).replace(SET_WIDE, '');
    if (text === '') continue;
    if (ALONE.test(text.replace(/\s+/gu, ''))) {
      found.push({ column, signed: isFilledBeside(sheet, row, column, right) });
      continue;
    }
    for (const match of text.matchAll(LABEL)) {
      const rest = text.slice(match.index + match[0].length);
      const own = rest.slice(0, ANY_LABEL.exec(rest)?.index ?? rest.length);
      if (!LINE.test(own)) found.push({ column, signed: true });
      else if (ANY_LABEL.test(rest)) found.push({ column, signed: false });
      else found.push({ column, signed: nextIsName(line, column, right) });
    }
  }
  return found;
}

type Line = NonNullable<SheetSnapshot['rows'][number]>;

/** The next filled cell to the right is the name, unless it is the next label. */
function nextIsName(line: Line, from: number, right: number): boolean {
  for (let column = from + 1; column <= right; column += 1) {
    const text = cellText(line[column]).trim();
    if (text === '') continue;
    return !LINE.test(text) && !ANY_LABEL.test(normaliseText(text)) && !isAlone(text);
  }
  return false;
}

function isAlone(text: string): boolean {
  const plain = toSimplified(normaliseText(text)).replace(/\s+/gu, '');
  return ALONE.test(plain) || /^(?:制表|填表|制单|销售顾问|业务代表|日期|年月日)(?:人|签名|签字)?$/u.test(plain);
}

/** 审核 in a cell of its own: the name stands to its right, or below it where the next label is already there. */
function isFilledBeside(sheet: SheetSnapshot, row: number, column: number, right: number): boolean {
  const line = sheet.rows[row];
  if (line && nextIsName(line, column, right)) return true;
  const below = cellText(sheet.rows[row + 1]?.[column]).trim();
  const beside = cellText(line?.[column + 1]).trim();
  return beside !== '' && isAlone(beside) && below !== '' && !LINE.test(below) && !isAlone(below);
}
