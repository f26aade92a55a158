import { cellName, columnNumber } from '../../../sheet';
import { shiftFormula } from '../../../sheet';
import { readFormula, readValue, stringNumber, type Master } from './first-cell';
import type { OldContent } from './cell-state';
import type { ContentRecord } from '../restore';
import type { SharedStrings } from './strings-edit';
import { SheetScan } from '../sheets/sheet-scan';
import { readTag } from '../xml/xml';
import { escapeText, type Splice } from '../xml/xml-write';

export interface ReaderInput {
  readonly sheet: string;
  readonly source: string;
  readonly from: number;
  readonly to: number;
  readonly prefix: string;
  readonly strings: SharedStrings;
  readonly metadata: () => number;
  readonly date1904: boolean;
}

interface Shared {
  readonly cell: string;
  readonly row: number;
  readonly column: number;
  readonly tag: number;
  readonly tagEnd: number;
  readonly text: boolean;
}

/** Reads the cells that are about to change, and keeps shared formulas whole when the cell that holds one for the others goes. */
export class CellReader {
  private masters: Map<string, Master> | undefined;
  private groups: Map<string, Shared[]> | undefined;
  private readonly overwritten = new Set<string>();
  private readonly lostGroups = new Set<string>();

  constructor(private readonly input: ReaderInput) {}

  read(scan: SheetScan): OldContent {
    const { source, prefix, strings, date1904 } = this.input;
    const value = readValue(source, scan, prefix, (index) => strings.text(index), date1904);
    return { value, formula: scan.formulaTag < 0 ? undefined : this.formula(scan) };
  }

  private formula(scan: SheetScan): string | undefined {
    const { source } = this.input;
    const si = this.sharedIndex(scan.formulaTag, scan.formulaTagEnd);
    if (si !== undefined) this.findGroups();
    return readFormula(source, scan, this.masters ?? new Map());
  }

  /** What the file holds in this cell, so that exactly that can come back. */
  record(scan: SheetScan): ContentRecord {
    const { source, prefix } = this.input;
    const attributes = readTag(source, scan.cellStart).attributes;
    let inner = scan.cellSelfClosing ? '' : source.slice(scan.cellOpenEnd, source.lastIndexOf('<', scan.cellEnd - 1));
    if (scan.formulaTag >= 0 && this.sharedIndex(scan.formulaTag, scan.formulaTagEnd) !== undefined) {
      // A member of a group comes back on its own: the group may have another master by then.
      const plain = readFormula(source, scan, this.masters ?? new Map())?.slice(1) ?? '';
      const formula = `<${prefix}f>${escapeText(plain)}</${prefix}f>`;
      inner =
        inner.slice(0, scan.formulaTag - scan.cellOpenEnd) +
        formula +
        inner.slice(scan.formulaTagEnd - scan.cellOpenEnd);
    }
    const cm = attributes.get('cm');
    const vm = attributes.get('vm');
    const needsMetadata = cm !== undefined || vm !== undefined;
    return {
      prefix,
      inner,
      ...(scan.type !== '' && { type: scan.type }),
      ...sharedRecord(this.sharedNumber(scan), this.input.strings),
      ...(cm !== undefined && { cm }),
      ...(vm !== undefined && { vm }),
      ...(needsMetadata && { metadata: this.input.metadata() }),
    };
  }

  private sharedNumber(scan: SheetScan): number | undefined {
    return scan.type === 's' && scan.valueStart >= 0
      ? stringNumber(this.input.source, scan.valueStart, scan.valueEnd)
      : undefined;
  }

  /** Notes that a formula cell gets other content. */
  overwrite(scan: SheetScan): void {
    const si = this.sharedIndex(scan.formulaTag, scan.formulaTagEnd);
    if (si === undefined) return;
    this.overwritten.add(cellName(scan.row, scan.column));
    if (scan.formulaEnd > scan.formulaStart) this.lostGroups.add(si);
  }

  /** Where a group lost the cell that holds its formula, the next cell holds it from now on. */
  replaceMasters(): Splice[] {
    const splices: Splice[] = [];
    for (const si of this.lostGroups) {
      const group = this.findGroups().get(si) ?? [];
      const left = group.filter((member) => !this.overwritten.has(member.cell));
      const [heir] = left;
      const master = this.masters?.get(si);
      if (!heir || !master || left.some((member) => member.text)) continue;
      const top = Math.min(...left.map((member) => member.row));
      const bottom = Math.max(...left.map((member) => member.row));
      const from = Math.min(...left.map((member) => member.column));
      const to = Math.max(...left.map((member) => member.column));
      const ref = `${cellName(top, from)}:${cellName(bottom, to)}`;
      const formula = shiftFormula(master.formula, heir.row - master.row, heir.column - master.column);
      const name = `${this.input.prefix}f`;
      splices.push({
        start: heir.tag,
        end: heir.tagEnd,
        text: `<${name} t="shared" ref="${ref}" si="${si}">${escapeText(formula)}</${name}>`,
      });
    }
    return splices;
  }

  private sharedIndex(tag: number, end: number): string | undefined {
    if (tag < 0 || !/\bt\s*=\s*["']shared["']/u.test(this.input.source.slice(tag, end))) return undefined;
    return readTag(this.input.source, tag).attributes.get('si');
  }

  /** All shared formulas of the sheet, in document order. */
  private findGroups(): Map<string, Shared[]> {
    if (this.groups) return this.groups;
    const { source, from, to, prefix } = this.input;
    const groups = new Map<string, Shared[]>();
    const masters = new Map<string, Master>();
    const scan = new SheetScan(source, from, to, prefix, this.input.sheet);
    while (scan.nextRow()) {
      while (scan.nextCell()) {
        if (scan.formulaTag < 0) continue;
        const si = this.sharedIndex(scan.formulaTag, scan.formulaTagEnd);
        if (si === undefined) continue;
        const text = scan.formulaEnd > scan.formulaStart;
        if (text && !masters.has(si)) readFormula(source, scan, masters);
        const list = groups.get(si) ?? [];
        list.push({
          cell: cellName(scan.row, scan.column),
          row: scan.row,
          column: scan.column,
          tag: scan.formulaTag,
          tagEnd: scan.formulaTagEnd,
          text,
        });
        groups.set(si, list);
      }
    }
    this.groups = groups;
    this.masters = masters;
    return groups;
  }
}

const sharedRecord = (index: number | undefined, strings: SharedStrings): Pick<ContentRecord, 'shared'> =>
  index === undefined ? {} : { shared: strings.fingerprint(index) };

/** `U12` → its row and column. */
export function cellPosition(name: string): { row: number; column: number } {
  const letters = /^[A-Z]+/u.exec(name)?.[0] ?? 'A';
  return { row: Number(name.slice(letters.length)), column: columnNumber(letters) };
}
