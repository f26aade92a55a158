import { readTag, skipDeclaration } from '../xml/xml';
import { brokenFile } from '../zip/zip-read';

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;
const endsName = (code: number): boolean => isSpace(code) || code === 62 || code === 47;

/**
 * Walks the rows and cells of `sheetData` by offsets, without building anything: the one hot loop of reading and saving.
 * Rows and cells without `r` count on from the one before them.
 *
 *     const scan = new SheetScan(source, from, to, 'x:');
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

  private at: number;
  private inRow = false;
  private readonly rowOpen: string;
  private readonly rowClose: string;
  private readonly cellOpen: string;
  private readonly skip: number;

  constructor(
    private readonly source: string,
    from: number,
    private readonly to: number,
    prefix: string,
  ) {
    this.at = from;
    this.skip = prefix.length + 1;
    this.rowOpen = `<${prefix}row`;
    this.rowClose = `</${prefix}row`;
    this.cellOpen = `<${prefix}c`;
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
    let number = 0;
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
        number = Number(source.slice(valueStart, valueEnd));
      else if (code === 104 /* h */ && source.startsWith('hidden', nameStart)) {
        const value = source.slice(valueStart, valueEnd);
        this.rowHidden = value === '1' || value === 'true';
      }
      i = valueEnd + 1;
    }
    this.rowImplicit = !(number > 0);
    this.row = this.rowImplicit ? this.row + 1 : number;
    this.rowStart = start;
    this.column = 0;
    this.inRow = !this.rowSelfClosing;
    this.at = this.rowOpenEnd;
    if (this.rowSelfClosing) {
      this.rowEnd = this.rowOpenEnd;
      this.rowCloseStart = this.rowOpenEnd;
    }
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
    const gt = this.source.indexOf('>', close);
    if (gt < 0) throw brokenFile(`row ${this.row} is not closed`);
    this.rowCloseStart = close;
    this.rowEnd = gt + 1;
    this.at = gt + 1;
    this.inRow = false;
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
      if (source.startsWith(this.cellOpen, at) && endsName(source.charCodeAt(at + this.skip + 1))) break;
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
      if (single && code === 114 /* r */) {
        column = 0;
        for (let letter = source.charCodeAt(end); letter >= 65; letter = source.charCodeAt((end += 1))) {
          column = column * 26 + (letter & 31);
        }
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
    if (this.cellSelfClosing) this.cellEnd = this.cellOpenEnd;
    else this.cellEnd = -1;
    this.at = this.cellOpenEnd;
    if (!this.cellSelfClosing) this.walkChildren();
    else this.valueStart = this.inlineStart = this.formulaStart = this.formulaTag = -1;
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
      } else if (name === 105 /* i */ && after === 115 && endsName(source.charCodeAt(at + this.skip + 2))) {
        const tag = readTag(source, at);
        this.inlineStart = tag.end;
        this.inlineEnd = tag.selfClosing ? tag.end : source.indexOf(`</${tag.name}`, tag.end);
        if (this.inlineEnd < 0) throw brokenFile('an inline string is not closed');
        at = tag.selfClosing ? tag.end : source.indexOf('>', this.inlineEnd) + 1;
      } else {
        at = this.passForeign(at);
      }
    }
    const gt = source.indexOf('>', at);
    if (gt < 0) throw brokenFile('a cell is not closed');
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
    return source.indexOf('>', end) + 1;
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
    if (code === 63) return source.indexOf('?>', at) + 2;
    if (code === 47) return at + 2;
    const tag = readTag(source, at);
    if (tag.selfClosing) return tag.end;
    const close = source.indexOf(`</${tag.name}`, tag.end);
    if (close < 0) throw brokenFile(`<${tag.name}> is not closed`);
    return source.indexOf('>', close) + 1;
  }
}

const endsKey = (code: number): boolean => code === 61 || isSpace(code);
