import { plainWord, type Customer } from '../customers';
import type { Form } from '../forms/types';
import { sayMan, type Explanation, type Man } from '../levels';
import { cellName, columnNumber, findSheet, parseArea, valueAt, type WorkbookSnapshot } from '../sheet';
import { text } from '../words';

type Part = keyof Man;

/** Header words in full: the letters M, A and N alone may be levels. */
const HEADERS: readonly (readonly [Part, RegExp])[] = [
  ['money', /^(M?(资金|金钱|购买力|经济实力|付款能力)|MONEY)$/u],
  ['authority', /^(A?(决定权|决策权|决策人|购买决定权)|AUTHORITY)$/u],
  ['need', /^(N?(需求|购车需求|购买需求)|NEED)$/u],
];
const YES = /^([√ˇ✓✔■●○Y是有强高]|YES|具备|明确|充足)$/u;
const NO = /^([×✗✘N否无弱低]|NO|不具备|不明确|不足)$/u;

export type ManColumns = ReadonlyMap<Form, ReadonlyMap<Part, number>>;

/** Columns of money, authority and need by form: the contract has no fields for them, so they are looked up in the header itself. */
export function manColumns(book: WorkbookSnapshot, forms: readonly Form[]): ManColumns {
  const found = new Map<Form, ReadonlyMap<Part, number>>();
  for (const form of forms) {
    const sheet = findSheet(book, form.sheet);
    const area = parseArea(form.range);
    if (!sheet || !area || form.headerRows.length === 0) continue;
    const taken = new Set(form.columns.map(({ column }) => columnNumber(column.replace(/\d+$/u, ''))));
    const columns = new Map<Part, number>();
    for (let column = area.left; column <= area.right; column += 1) {
      if (taken.has(column)) continue;
      for (const row of form.headerRows) {
        const header = plainWord(String(valueAt(sheet, row, column)));
        const part = HEADERS.find(([, pattern]) => pattern.test(header))?.[0];
        if (part !== undefined && !columns.has(part)) columns.set(part, column);
      }
    }
    if (columns.size > 0) found.set(form, columns);
  }
  return found;
}

/** What the sheets say of a customer's money, authority and need, with the cells; the last row that says something counts. */
export function manOf(
  customer: Customer,
  book: WorkbookSnapshot,
  columns: ManColumns,
): { readonly man: Man; readonly why: Explanation } | undefined {
  const man: { -readonly [P in Part]?: boolean } = {};
  const cells: { sheet: string; cell: string }[] = [];
  for (const { form, record } of customer.rows) {
    const sheet = findSheet(book, form.sheet);
    if (!sheet) continue;
    for (const [part, column] of columns.get(form) ?? []) {
      const word = plainWord(String(valueAt(sheet, record.row, column)));
      if (!YES.test(word) && !NO.test(word)) continue;
      man[part] = YES.test(word);
      cells.push({ sheet: form.sheet, cell: cellName(record.row, column) });
    }
  }
  const said = sayMan(man);
  return said && { man, why: { rule: 'man', text: said, source: text('levels.man.source'), cells } };
}
