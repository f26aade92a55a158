import { cellAt, type WorkbookSnapshot } from '../../sheet';

const LABEL =
  /(?:专营店|专卖店|特约店|经销商|经销店|网点|门店|店面|销售店|单位)(?:名称)?\s*[:：]\s*(.*)$|^(?:店名|店别|网点名称|门店名称|经销商名称)\s*[:：]?\s*(.*)$/u;
/** Titles stand in the first rows. */
const ROWS = 6;

/** The store's name as the forms' titles give it (`专营店：…`, `网点名称 | …`); `undefined` where none does. */
export function storeNameIn(book: WorkbookSnapshot): string | undefined {
  for (const sheet of book.sheets)
    for (let row = 1; row <= Math.min(ROWS, sheet.lastRow); row += 1)
      for (let column = 1; column <= sheet.lastColumn; column += 1) {
        const words = String(cellAt(sheet, row, column)?.value ?? '').trim();
        const label = words.length > 40 ? null : LABEL.exec(words);
        if (!label) continue;
        const name =
          firstWord(label[1] ?? label[2] ?? '') || firstWord(String(cellAt(sheet, row, column + 1)?.value ?? ''));
        if (/^[\p{L}\p{N}·（）()]{2,30}$/u.test(name)) return name;
      }
  return undefined;
}

function firstWord(words: string): string {
  return words.trim().split(/\s{1,}/u)[0] ?? '';
}
