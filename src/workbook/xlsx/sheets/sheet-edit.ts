import { areaName, parseArea, type Area } from '../../../sheet';
import { text } from '../../../words';
import { WorkbookError } from '../../port';
import { spliceBytes } from '../zip/byte-splice';
import type { BookContext } from '../package/book-context';
import { CellGuards } from '../cells/cell-guards';
import { CellsEdit, type CellOp, type CellsResult } from '../cells/cells-edit';
import { MERGES, SCANNED } from './merges';
import { SHEET_ORDER } from './sheet-parts';
import { rowsOf } from './sheet-rows';
import { SheetScan } from './sheet-scan';
import { hasAlternates } from '../xml/alternates';
import { decodeText, type DecodedText } from '../xml/text-codec';
import { childOf, childrenOf, parseXml, type XmlDocument, type XmlElement } from '../xml/xml';
import { insertSplice, splice, withAttributes, type Splice } from '../xml/xml-write';

/**
 * One sheet under change. Its cells (megabytes) and the shell around them (kilobytes) are changed apart: the shell as text that is
 * parsed anew for each change, the cells once, when all changes to them are known.
 */
export class SheetEditor {
  /** The part as it was. */
  readonly bytes: Uint8Array;
  private readonly decoded: DecodedText;
  /** Of the cells within the source; both 0 where the sheet has none. */
  private readonly from: number;
  private readonly to: number;
  /** The sheet has no rows: `<sheetData/>`, or not even that. */
  private readonly bare: boolean;
  readonly prefix: string;
  /** The source without the rows. */
  private shellSource: string;
  private readonly oldShell: string;
  private parsed: XmlDocument | undefined;
  private ops: CellOp[] = [];

  constructor(
    private readonly book: BookContext,
    readonly name: string,
    readonly part: string,
  ) {
    this.bytes = book.editor.bytes(part);
    this.decoded = decodeText(this.bytes);
    const { source } = this.decoded;
    const document = parseXml(source, SCANNED);
    const data = rowsOf(document.root, name);
    // A macro sheet's root has a prefix of its own, which its children lack.
    this.prefix = (data ?? document.root.children[0] ?? document.root).prefix;
    this.bare = !data || data.selfClosing;
    this.from = this.bare ? 0 : (data as XmlElement).openEnd;
    this.to = this.bare ? 0 : (data as XmlElement).closeStart;
    if (hasAlternates(source.slice(this.from, this.to)))
      throw new WorkbookError('unsupported', text('workbook.xlsx.alternates', { sheet: name }), part);
    this.oldShell = source.slice(0, this.from) + source.slice(this.to);
    this.shellSource = this.oldShell;
  }

  get root(): XmlElement {
    return this.document.root;
  }

  private get document(): XmlDocument {
    return (this.parsed ??= parseXml(this.shellSource, MERGES));
  }

  /** The sheet without its rows, as it is now. */
  get shell(): string {
    return this.shellSource;
  }

  set shell(source: string) {
    if (source !== this.shellSource) this.parsed = undefined;
    this.shellSource = source;
  }

  editShell(edits: readonly Splice[]): void {
    this.shell = splice(this.shellSource, edits);
  }

  /** Inserts a child of `worksheet` at its place in the schema's order. */
  insert(local: string, xml: string): void {
    this.editShell([insertSplice(this.shellSource, this.root, SHEET_ORDER, local, xml)]);
  }

  addOp(op: CellOp): void {
    this.ops.push(op);
  }

  get hasOps(): boolean {
    return this.ops.length > 0;
  }

  guards(): CellGuards {
    const { source } = this.decoded;
    return new CellGuards(
      this.name,
      this.root,
      this.shellSource,
      source,
      { from: this.from, to: this.to, prefix: this.prefix },
      this.book,
    );
  }

  /** What holds anything, for ranges of whole columns and rows. Many writers leave `dimension` out, or let it say `A1`. */
  usedArea(): Area {
    const scan = new SheetScan(this.decoded.source, this.from, this.to, this.prefix, this.name);
    const used = { top: 1, left: 1, bottom: 1, right: 1 };
    while (scan.nextRow()) {
      used.bottom = Math.max(used.bottom, scan.row);
      while (scan.nextCell()) used.right = Math.max(used.right, scan.column);
    }
    return used;
  }

  /** Works the gathered cell changes into the part. */
  flush(): CellsResult | undefined {
    let result: CellsResult | undefined;
    if (this.ops.length > 0) {
      result = new CellsEdit({
        sheet: this.name,
        source: this.decoded.source,
        from: this.from,
        to: this.to,
        prefix: this.prefix,
        ops: this.ops,
        strings: this.book.strings,
        styles: this.book.styles,
        guards: this.guards(),
        columnStyle: columnStyles(this.root),
        metadata: this.book.metadata,
        date1904: this.book.date1904,
      }).run();
      this.ops = [];
      if (result.written) this.widenDimension(result.written);
    }
    this.write(result?.splices ?? []);
    return result;
  }

  private write(cells: readonly Splice[]): void {
    const { editor } = this.book;
    if (cells.length === 0 && this.shellSource === this.oldShell) return;
    if (this.bare) {
      const rows = cells.map((edit) => edit.text).join('');
      editor.setText(this.part, rows === '' ? this.shellSource : this.withRows(rows));
      return;
    }
    const edits = [...cells];
    if (this.shellSource !== this.oldShell) {
      const data = childOf(this.root, 'sheetData') as XmlElement;
      edits.push(...difference(this.oldShell.slice(0, this.from), this.shellSource.slice(0, data.openEnd), 0));
      edits.push(...difference(this.oldShell.slice(this.from), this.shellSource.slice(data.openEnd), this.to));
    }
    editor.setBytes(this.part, spliceBytes(this.bytes, this.decoded, edits));
  }

  private withRows(rows: string): string {
    const p = this.prefix;
    const xml = `<${p}sheetData>${rows}</${p}sheetData>`;
    const data = childOf(this.root, 'sheetData');
    if (data) return splice(this.shellSource, [{ start: data.start, end: data.end, text: xml }]);
    return splice(this.shellSource, [insertSplice(this.shellSource, this.root, SHEET_ORDER, 'sheetData', xml)]);
  }

  private widenDimension(written: Area): void {
    const dimension = childOf(this.root, 'dimension');
    const known = parseArea(dimension?.attributes.get('ref') ?? '');
    if (!dimension || !known) return;
    const wide: Area = {
      top: Math.min(known.top, written.top),
      left: Math.min(known.left, written.left),
      bottom: Math.max(known.bottom, written.bottom),
      right: Math.max(known.right, written.right),
    };
    if (areaName(wide) === areaName(known)) return;
    const open = this.shellSource.slice(dimension.start, dimension.openEnd);
    this.editShell([
      { start: dimension.start, end: dimension.openEnd, text: withAttributes(open, { ref: areaName(wide) }) },
    ]);
  }
}

/** One splice for what differs between two texts, which begin and end alike. */
function difference(old: string, now: string, offset: number): Splice[] {
  if (old === now) return [];
  let start = 0;
  const shorter = Math.min(old.length, now.length);
  while (start < shorter && old.charCodeAt(start) === now.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < shorter - start && old.charCodeAt(old.length - 1 - end) === now.charCodeAt(now.length - 1 - end))
    end += 1;
  return [{ start: offset + start, end: offset + old.length - end, text: now.slice(start, now.length - end) }];
}

function columnStyles(root: XmlElement): (column: number) => number {
  const ranges = childrenOf(root, 'cols')
    .flatMap((cols) => childrenOf(cols, 'col'))
    .map((col) => ({
      from: Number(col.attributes.get('min') ?? 0),
      to: Number(col.attributes.get('max') ?? 0),
      style: Number(col.attributes.get('style') ?? 0),
    }))
    .filter((range) => range.style > 0);
  return (column) => ranges.find((range) => column >= range.from && column <= range.to)?.style ?? 0;
}
