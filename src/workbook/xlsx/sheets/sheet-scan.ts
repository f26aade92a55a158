import { cellName, MAX_COLUMN, MAX_ROW } from '../../../sheet';
import { endsName, isSpace, past, readTag, skipDeclaration } from '../xml/xml';
import { beyondExcel, brokenFile, damagedFile } from '../zip/zip-read';

/**
 * Walks the rows and cells of `sheetData` by offsets, without building anything: the one hot loop of reading and saving.
 * Rows and cells without `r` count on from the one before them. What no spreadsheet program reads (tags that do not match, places that
 * are none) is refused with its place.
 *
 *     const scan = new SheetScan(source, from, to, 'x:', '6月');
 */
export class SheetScan {
  row = 0;
  rowStart = 0;
  rowOpenEnd = 0;
  rowSelfClosing = false;
  rowHidden = false;
  /** Behind the row's closing tag; known once its cells are walked or it is skipped. */
  rowEnd = 0;
  /** Before the row's closing tag; known like `rowEnd`. */
  rowCloseStart = 0;

  column = 0;
  cellStart = 0;
  cellOpenEnd = 0;
  cellEnd = 0;
  cellSelfClosing = false;
  style = 0;
  /** `s`, `str`, `inlineStr`, `b`, `e`, `d`, `n` or ``. */
  type = '';
  /** The row or cell has no `r` of its own. */
  rowImplicit = false;
  cellImplicit = false;

  /** Offsets of the value's text, -1 where there is none; the same for the inline string's inner XML and the formula's text. */
  valueStart = -1;
  valueEnd = -1;
  inlineStart = -1;
  inlineEnd = -1;
  formulaStart = -1;
  formulaEnd = -1;
  formulaTag = -1;
  formulaTagEnd = -1;

  private at = 0;
  private to = 0;
  private source = '';
  private inRow = false;
  private readonly rowOpen: string;
  private readonly rowClose: string;
  private readonly cellOpen: string;
  private readonly cellClose: string;
  private readonly inlineOpen: string;
  private readonly inlineClose: string;
  private readonly skip: number;

  constructor(
    source: string,
    from: number,
    to: number,
    prefix: string,
    /** The sheet's name, for messages. */
    readonly sheet = '',
  ) {
    this.goOn(source, from, to);
    this.skip = prefix.length + 1;
    this.rowOpen = `<${prefix}row`;
    this.rowClose = `</${prefix}row`;
    this.cellOpen = `<${prefix}c`;
    this.cellClose = `</${prefix}c`;
    this.inlineOpen = `<${prefix}is>`;
    this.inlineClose = `</${prefix}is`;
  }

  /** Goes on behind the rows so far, in a source that begins with the next one. */
  goOn(source: string, from: number, to: number): void {
    this.source = source;
    this.at = from;
    this.to = to;
  }

  /** Goes to the next row, whether or not this one's cells were walked. */
  nextRow(): boolean {
    const { source, to } = this;
    if (this.inRow) this.skipRow();
    for (let at = source.indexOf('<', this.at); at >= 0 && at < to; at = source.indexOf('<', at)) {
      if (source.startsWith(this.rowOpen, at) && endsName(source.charCodeAt(at + this.rowOpen.length))) {
        this.openRow(at);
        return true;
      }
      at = this.passForeign(at);
    }
    return false;
  }

  private openRow(start: number): void {
    const { source } = this;
    let i = start + this.rowOpen.length;
    let number: number | undefined;
    this.rowHidden = false;
    for (;;) {
      while (isSpace(source.charCodeAt(i))) i += 1;
      const code = source.charCodeAt(i);
      if (code === 62) {
        this.rowSelfClosing = false;
        this.rowOpenEnd = i + 1;
        break;
      }
      if (code === 47) {
        this.rowSelfClosing = true;
        this.rowOpenEnd = i + 2;
        break;
      }
      const nameStart = i;
      const valueStart = this.attributeValue(i);
      const quote = source[valueStart - 1] as string;
      const valueEnd = source.indexOf(quote, valueStart);
      if (valueEnd < 0) throw brokenFile('row attribute');
      if (code === 114 /* r */ && endsKey(source.charCodeAt(nameStart + 1)))
        number = this.rowNumber(source.slice(valueStart, valueEnd));
      else if (code === 104 /* h */ && source.startsWith('hidden', nameStart)) {
        const value = source.slice(valueStart, valueEnd);
        this.rowHidden = value === '1' || value === 'true';
      }
      i = valueEnd + 1;
    }
    this.rowImplicit = number === undefined;
    this.row = number ?? this.firstCellRow() ?? this.row + 1;
    if (this.row > MAX_ROW) throw beyondExcel(this.sheet, `A${this.row}`);
    this.rowStart = start;
    this.column = 0;
    this.inRow = !this.rowSelfClosing;
    this.at = this.rowOpenEnd;
    if (this.rowSelfClosing) {
      this.rowEnd = this.rowOpenEnd;
      this.rowCloseStart = this.rowOpenEnd;
    }
  }

  private rowNumber(raw: string): number | undefined {
    if (raw.trim() === '') return undefined;
    const number = /^\s*\d+\s*$/u.test(raw) ? Number(raw) : 0;
    if (number < 1) throw damagedFile('cell-number', { sheet: this.sheet, cell: raw }, `row ${raw}`);
    return number;
  }

  /** Cells may say which row it is that does not say so itself. */
  private firstCellRow(): number | undefined {
    const { source } = this;
    const at = source.indexOf('<', this.rowOpenEnd);
    if (this.rowSelfClosing || !this.opensCell(at)) return undefined;
    const digits = /^\$?[A-Za-z]+\$?(\d+)$/u.exec(readTag(source, at).attributes.get('r') ?? '')?.[1];
    const row = digits === undefined ? undefined : Number(digits);
    if (row !== undefined && row <= this.row)
      throw damagedFile('row-twice', { sheet: this.sheet, cell: String(row) }, `row ${row} behind ${this.row}`);
    return row;
  }

  private opensCell(at: number): boolean {
    const { source, cellOpen } = this;
    return at >= 0 && source.startsWith(cellOpen, at) && endsName(source.charCodeAt(at + cellOpen.length));
  }

  /** Behind the opening quote of the attribute that begins at `i`. */
  private attributeValue(i: number): number {
    const { source } = this;
    const equals = source.indexOf('=', i);
    if (equals < 0) throw brokenFile('attribute without a value');
    let at = equals + 1;
    while (isSpace(source.charCodeAt(at))) at += 1;
    const code = source.charCodeAt(at);
    if (code !== 34 && code !== 39) throw brokenFile('attribute without quotes');
    return at + 1;
  }

  /** Leaves the row without looking at its cells. */
  skipRow(): void {
    if (!this.inRow) return;
    const { source } = this;
    const close = source.indexOf(this.rowClose, this.at);
    if (close < 0 || close >= this.to) throw brokenFile(`row ${this.row} is not closed`);
    this.closeRow(close);
  }

  private closeRow(close: number): void {
    const gt = this.closing(this.rowClose, close);
    this.rowCloseStart = close;
    this.rowEnd = gt + 1;
    this.at = gt + 1;
    this.inRow = false;
  }

  /** The place of the `>` of a closing tag that must stand at `at`. */
  private closing(tag: string, at: number): number {
    const { source } = this;
    const gt = source.indexOf('>', at);
    if (gt < 0 || !source.startsWith(tag, at) || source.slice(at + tag.length, gt).trim() !== '') throw this.mismatch();
    return gt;
  }

  private mismatch(): Error {
    const cell = cellName(this.row, Math.max(1, this.column));
    return damagedFile('tags', { sheet: this.sheet, cell }, `tags do not match near ${cell}`);
  }

  /** Goes back to a cell of this row that `nextCell` has stood on. */
  reopen(cellStart: number, column: number): void {
    this.column = column - 1;
    this.openCell(cellStart);
  }

  /** Goes to the row's next cell; the one before need not have been read. */
  nextCell(): boolean {
    if (!this.inRow) return false;
    const { source } = this;
    let at = this.at;
    for (;;) {
      at = source.indexOf('<', at);
      if (at < 0 || at >= this.to) throw brokenFile(`row ${this.row} is not closed`);
      if (source.charCodeAt(at + 1) === 47) {
        this.closeRow(at);
        return false;
      }
      if (this.opensCell(at)) break;
      at = this.passForeign(at);
    }
    this.openCell(at);
    return true;
  }

  private openCell(start: number): void {
    const { source } = this;
    let i = start + this.skip + 1;
    this.cellStart = start;
    this.style = 0;
    this.type = '';
    let column = 0;
    let row = 0;
    let reference = start;
    let seen = 0;
    for (;;) {
      let code = source.charCodeAt(i);
      while (isSpace(code)) code = source.charCodeAt((i += 1));
      if (code === 62) {
        this.cellSelfClosing = false;
        this.cellOpenEnd = i + 1;
        break;
      }
      if (code === 47) {
        this.cellSelfClosing = true;
        this.cellOpenEnd = i + 2;
        break;
      }
      const after = source.charCodeAt(i + 1);
      const single = after === 61 || isSpace(after);
      const from = after === 61 && source.charCodeAt(i + 2) === 34 ? i + 3 : this.attributeValue(i);
      const quote = source.charCodeAt(from - 1);
      let end = from;
      const own = single && code >= 114 && code <= 116 ? 1 << (code - 114) : 0;
      if ((seen & own) !== 0) throw this.mismatch();
      seen |= own;
      if (single && code === 114 /* r */) {
        column = 0;
        for (let letter = source.charCodeAt(end); isLetter(letter); letter = source.charCodeAt((end += 1))) {
          column = column * 26 + (letter & 31);
        }
        row = 0;
        for (let digit = source.charCodeAt(end); digit >= 48 && digit <= 57; digit = source.charCodeAt((end += 1))) {
          row = row * 10 + digit - 48;
        }
        reference = from;
        if (source.charCodeAt(end) !== quote || (column === 0) !== (row === 0)) this.badReference(from);
      } else if (single && code === 115 /* s */) {
        let style = 0;
        for (let digit = source.charCodeAt(end); digit >= 48 && digit <= 57; digit = source.charCodeAt((end += 1))) {
          style = style * 10 + digit - 48;
        }
        this.style = style;
      }
      while (source.charCodeAt(end) !== quote) {
        end += 1;
        if (end >= this.to) throw brokenFile('cell attribute');
      }
      if (single && code === 116 /* t */) {
        const first = source.charCodeAt(from);
        this.type = end - from === 1 ? (first === 115 ? 's' : (source[from] as string)) : source.slice(from, end);
      }
      i = end + 1;
    }
    this.cellImplicit = column === 0;
    this.column = column === 0 ? this.column + 1 : column;
    if (this.column > MAX_COLUMN || row > MAX_ROW) throw beyondExcel(this.sheet, this.referenceAt(reference));
    if (row !== this.row && column !== 0) {
      const cell = this.referenceAt(reference);
      throw damagedFile('cell-row', { sheet: this.sheet, cell }, `${cell} in row ${this.row}`);
    }
    if (this.cellSelfClosing) this.cellEnd = this.cellOpenEnd;
    else this.cellEnd = -1;
    this.at = this.cellOpenEnd;
    if (!this.cellSelfClosing) this.walkChildren();
    else this.valueStart = this.inlineStart = this.formulaStart = this.formulaTag = -1;
  }

  /** As written, cut where no cell's name is as long. */
  private referenceAt(from: number): string {
    return /^[^"'<>]*/u.exec(this.source.slice(from, from + 20))?.[0] ?? '';
  }

  /** @throws for an `r` that is no cell's name */
  private badReference(from: number): never {
    const cell = this.referenceAt(from);
    throw damagedFile('cell-number', { sheet: this.sheet, cell }, `reference ${cell}`);
  }

  private walkChildren(): void {
    const { source, to } = this;
    this.valueStart = this.inlineStart = this.formulaStart = this.formulaTag = -1;
    let at = this.cellOpenEnd;
    for (;;) {
      at = source.indexOf('<', at);
      if (at < 0 || at >= to) throw brokenFile('a cell is not closed');
      const code = source.charCodeAt(at + 1);
      if (code === 47) break;
      if (code === 33 || code === 63) {
        at = this.passForeign(at);
        continue;
      }
      const name = source.charCodeAt(at + this.skip);
      const after = source.charCodeAt(at + this.skip + 1);
      if (name === 118 /* v */ && endsName(after)) {
        at = this.readText(at, after);
        this.valueStart = this.textStart;
        this.valueEnd = this.textEnd;
      } else if (name === 102 /* f */ && endsName(after)) {
        this.formulaTag = at;
        at = this.readText(at, after);
        this.formulaTagEnd = at;
        this.formulaStart = this.textStart;
        this.formulaEnd = this.textEnd;
      } else if (source.startsWith(this.inlineOpen, at)) {
        this.inlineStart = at + this.inlineOpen.length;
        this.inlineEnd = source.indexOf(this.inlineClose, this.inlineStart);
        if (this.inlineEnd < 0) throw brokenFile('an inline string is not closed');
        at = this.closing(this.inlineClose, this.inlineEnd) + 1;
      } else if (name === 105 /* i */ && after === 115 && endsName(source.charCodeAt(at + this.skip + 2))) {
        const tag = readTag(source, at);
        this.inlineStart = tag.end;
        this.inlineEnd = tag.selfClosing ? tag.end : source.indexOf(`</${tag.name}`, tag.end);
        if (this.inlineEnd < 0) throw brokenFile('an inline string is not closed');
        at = tag.selfClosing ? tag.end : this.closing(`</${tag.name}`, this.inlineEnd) + 1;
      } else {
        at = this.passForeign(at);
      }
    }
    const gt =
      source.startsWith(this.cellClose, at) && source.charCodeAt(at + this.cellClose.length) === 62
        ? at + this.cellClose.length
        : this.closing(this.cellClose, at);
    this.cellEnd = gt + 1;
    this.at = gt + 1;
  }

  private textStart = -1;
  private textEnd = -1;

  /** Reads `<v>…</v>` or `<f …>…</f>` at `at`; sets `textStart` and `textEnd`, returns the end of the element. */
  private readText(at: number, after: number): number {
    const { source } = this;
    let from = at + this.skip + 2;
    if (after !== 62) {
      const tag = readTag(source, at);
      from = tag.end;
      if (tag.selfClosing) {
        this.textStart = this.textEnd = from;
        return from;
      }
    }
    let end = source.indexOf('<', from);
    if (end >= 0 && source.charCodeAt(end + 1) !== 47) end = source.indexOf('</', this.pastDeclarations(end));
    if (end < 0) throw brokenFile('a value is not closed');
    this.textStart = from;
    this.textEnd = end;
    // The closing tag has the name that stands behind the `<` of the opening one.
    const name = end + 2;
    for (let i = 0; i < this.skip; i += 1)
      if (source.charCodeAt(name + i) !== source.charCodeAt(at + 1 + i)) throw this.mismatch();
    const last = name + this.skip;
    if (source.charCodeAt(last) === 62) return last + 1;
    const gt = source.indexOf('>', last);
    if (gt < 0 || source.slice(last, gt).trim() !== '') throw this.mismatch();
    return gt + 1;
  }

  private pastDeclarations(at: number): number {
    const { source } = this;
    let end = at;
    while (end >= 0 && source.charCodeAt(end + 1) !== 47) end = source.indexOf('<', this.passForeign(end));
    return end < 0 ? source.length : end;
  }

  /** Passes a comment, a processing instruction or an element that is none of ours. */
  private passForeign(at: number): number {
    const { source } = this;
    const code = source.charCodeAt(at + 1);
    if (code === 33) return skipDeclaration(source, at);
    if (code === 63) return past(source, '?>', at);
    if (code === 47) return at + 2;
    const tag = readTag(source, at);
    // Rows and cells under another prefix than the others' would be passed over in silence.
    if (/(?:^|:)(?:row|c)$/u.test(tag.name)) throw this.mismatch();
    return tag.selfClosing ? tag.end : this.pastElement(tag.name, tag.end);
  }

  /** Behind the closing tag of an element whose opening tag ends at `from`; elements of its own name may stand inside. */
  private pastElement(name: string, from: number): number {
    const { source, to } = this;
    let depth = 1;
    let at = source.indexOf('<', from);
    while (at >= 0 && at < to) {
      const code = source.charCodeAt(at + 1);
      let next = at + 1;
      if (code === 33) next = skipDeclaration(source, at);
      else if (code === 47) {
        if (source.startsWith(name, at + 2) && endsName(source.charCodeAt(at + 2 + name.length))) depth -= 1;
        next = source.indexOf('>', at) + 1;
        if (depth === 0 && next > 0) return next;
      } else if (source.startsWith(name, at + 1) && endsName(source.charCodeAt(at + 1 + name.length))) {
        const tag = readTag(source, at);
        if (!tag.selfClosing) depth += 1;
        next = tag.end;
      }
      at = next > 0 ? source.indexOf('<', next) : -1;
    }
    throw brokenFile(`<${name}> is not closed`);
  }
}

const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
const endsKey = (code: number): boolean => code === 61 || isSpace(code);
