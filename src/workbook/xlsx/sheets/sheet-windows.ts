import { brokenFile } from '../zip/zip-read';
import { hasAlternates } from '../xml/alternates';
import { NotInWindows, readWindows } from '../xml/windows';
import { parseXml, readTag, type XmlDocument } from '../xml/xml';
import { SCANNED } from './merges';
import { rowsOf } from './sheet-rows';

/** Takes the rows that stand in a part of a source; they are whole, and in the order of the sheet. */
export type RowsTaker = (source: string, from: number, to: number) => void;

/**
 * Reads a sheet in windows: its rows are passed on as they come, what stands around them is returned.
 * @param pieces the part's bytes, in order
 * @param takerOf says who takes the rows, by the prefix of their names (`x:`)
 * @throws NotInWindows, or WorkbookError for what is damaged; the part may be sound when it is read as a whole
 */
export function readSheetInWindows(
  pieces: Parameters<typeof readWindows>[0],
  sheet: string,
  takerOf: (prefix: string) => RowsTaker,
  window?: number,
): XmlDocument {
  let shell = '';
  /** Where the rows stood in the shell. */
  let rowsAt = -1;
  let close = '';
  let rowClose = '';
  let take: RowsTaker | undefined;
  let isBehind = false;
  const read = (source: string, isLast: boolean): number => {
    if (hasAlternates(source)) throw new NotInWindows();
    let from = 0;
    if (rowsAt < 0) {
      const open = ROWS.exec(source);
      if (open && source.includes('>', open.index)) {
        const tag = readTag(source, open.index);
        const prefix = open[1] ?? '';
        rowsAt = from = tag.end;
        isBehind = tag.selfClosing;
        close = `</${tag.name}`;
        rowClose = `</${prefix}row`;
        shell = source.slice(0, from);
        take = takerOf(prefix);
      } else if (!isLast) return 0;
      else isBehind = true;
    }
    if (take !== undefined && !isBehind) {
      const end = source.indexOf(close, from);
      isBehind = end >= 0;
      const to = isBehind ? end : behindLast(source, rowClose, from);
      if (to > from) take(source, from, to);
      if (!isBehind) return to;
      from = to;
    }
    shell += source.slice(from);
    return source.length;
  };
  readWindows(pieces, read, window);
  if (!isBehind) throw brokenFile('the rows are not closed');
  const document = parseXml(shell, SCANNED);
  const rows = rowsOf(document.root, sheet);
  if ((rows?.openEnd ?? -1) !== rowsAt) throw new NotInWindows();
  return document;
}

const ROWS = /<((?:[\w.-]+:)?)sheetData(?=[\s/>])/u;

/** Behind the last closing tag of this name; `from` where there is none. */
function behindLast(source: string, name: string, from: number): number {
  const at = source.lastIndexOf(name);
  const end = at < from ? -1 : source.indexOf('>', at);
  return end < 0 ? from : end + 1;
}
