import type { Alignment, BorderLine, BorderStyle, CellStyle, FontStyle } from '../../../sheet';
import { resolveColor, type Theme } from './colors';
import { HORIZONTAL, LINES, VERTICAL } from './nearest';
import { builtInFormatId } from './number-formats';
import { borderWith, fontWith } from './style-source';
import { formatCode, formatCodes, itemsOf } from './styles-read';
import type { StyleUse } from './style-use';
import { childOf, descendants, flag, parseXml, type XmlDocument, type XmlElement } from '../xml/xml';
import { escapeAttribute, insertSplice, splice, standaloneSource, withAttributes, type Splice } from '../xml/xml-write';

/** Children of `styleSheet` in the schema's order. */
const ORDER = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
];
type Table = 'numFmts' | 'fonts' | 'fills' | 'borders' | 'cellXfs' | 'dxfs';

/** The attribute by which styles name an item. */
const ID_OF = { numFmts: 'numFmtId', fonts: 'fontId', fills: 'fillId', borders: 'borderId' } as const;

/** The same codes everywhere in the world: only these built-in ids are written for a code. */
const NEUTRAL_FORMATS = new Set([0, 1, 2, 3, 4, 9, 10, 11, 12, 13, 20, 21, 45, 46, 47, 48, 49]);

/** Keeps what a style sheet without any tables must have. */
const EMPTY_TABLES: Readonly<Record<'fonts' | 'fills' | 'borders' | 'cellXfs', (p: string) => string>> = {
  fonts: (p) => `<${p}font><${p}sz val="11"/><${p}name val="Calibri"/><${p}family val="2"/></${p}font>`,
  fills: (p) =>
    `<${p}fill><${p}patternFill patternType="none"/></${p}fill><${p}fill><${p}patternFill patternType="gray125"/></${p}fill>`,
  borders: (p) => `<${p}border><${p}left/><${p}right/><${p}top/><${p}bottom/><${p}diagonal/></${p}border>`,
  cellXfs: (p) => `<${p}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`,
};

/**
 * Appends to the styles part. What is there is never changed, since one font or style serves thousands of cells: a cell's new look
 * is a new entry, or an entry that says exactly that already.
 */
export class StylesEditor {
  private readonly document: XmlDocument;
  private readonly prefix: string;
  private readonly tables: Readonly<Record<Table, string[]>>;
  private readonly original: Readonly<Record<Table, number>>;
  private readonly codes: Map<number, string>;
  private readonly steps = new Map<string, number>();
  private readonly parsed = new Map<string, XmlDocument>();

  constructor(
    source: string,
    private readonly theme: () => Theme,
    /** Numbers that somebody names, be they in the style sheet or not. */
    private readonly use: Pick<StyleUse, 'ofCells' | 'ofRules'>,
  ) {
    this.document = parseXml(source);
    const { root } = this.document;
    this.prefix = root.prefix;
    const table = (name: Table, item: string): string[] => {
      const parent = childOf(root, name);
      return parent ? itemsOf(parent, item).map((element) => standaloneSource(source, element, parent)) : [];
    };
    this.tables = {
      numFmts: table('numFmts', 'numFmt'),
      fonts: table('fonts', 'font'),
      fills: table('fills', 'fill'),
      borders: table('borders', 'border'),
      cellXfs: table('cellXfs', 'xf'),
      dxfs: table('dxfs', 'dxf'),
    };
    this.original = Object.fromEntries(
      Object.entries(this.tables).map(([name, list]) => [name, list.length]),
    ) as Record<Table, number>;
    this.codes = formatCodes(root);
  }

  /** Styles that cells may name. */
  get count(): number {
    return this.tables.cellXfs.length;
  }

  /** The style's number format code; `General` where it has none. */
  format(style: number): string {
    return formatCode(this.codes, Number(this.xf(style)?.attributes.get('numFmtId') ?? 0)) ?? 'General';
  }

  fill(style: number): string {
    const fill = this.item('fills', this.xf(style)?.attributes.get('fillId'));
    const pattern = childOf(fill, 'patternFill');
    const type = pattern?.attributes.get('patternType') ?? 'none';
    return type === 'none' ? '' : (resolveColor(childOf(pattern, 'fgColor'), this.theme()) ?? '');
  }

  font(style: number): Required<FontStyle> {
    const font = this.item('fonts', this.xf(style)?.attributes.get('fontId'));
    const on = (name: string): boolean => childOf(font, name) !== undefined && flag(childOf(font, name), 'val', true);
    const underline = childOf(font, 'u');
    return {
      name: childOf(font, 'name')?.attributes.get('val') ?? '',
      size: Number(childOf(font, 'sz')?.attributes.get('val') ?? 11),
      color: resolveColor(childOf(font, 'color'), this.theme()) ?? '',
      bold: on('b'),
      italic: on('i'),
      underline: underline !== undefined && underline.attributes.get('val') !== 'none',
      strike: on('strike'),
    };
  }

  align(style: number): Required<Alignment> {
    const alignment = childOf(this.xf(style), 'alignment');
    return {
      horizontal: HORIZONTAL[alignment?.attributes.get('horizontal') ?? ''] ?? 'general',
      vertical: VERTICAL[alignment?.attributes.get('vertical') ?? ''] ?? 'bottom',
      wrap: flag(alignment, 'wrapText'),
    };
  }

  border(style: number): Required<Omit<BorderStyle, 'color'>> & { color: string } {
    const border = this.item('borders', this.xf(style)?.attributes.get('borderId'));
    const line = (...names: string[]): BorderLine => {
      const side = names.map((name) => childOf(border, name)).find(Boolean);
      return LINES[side?.attributes.get('style') ?? ''] ?? 'none';
    };
    const colored = border?.children.map((side) => resolveColor(childOf(side, 'color'), this.theme())).find(Boolean);
    const diagonal = line('diagonal');
    return {
      left: line('left', 'start'),
      right: line('right', 'end'),
      top: line('top'),
      bottom: line('bottom'),
      diagonalUp: flag(border, 'diagonalUp') ? diagonal : 'none',
      diagonalDown: flag(border, 'diagonalDown') ? diagonal : 'none',
      color: colored ?? '',
    };
  }

  /** Cells of this style may be changed on a protected sheet. */
  unlocked(style: number): boolean {
    const protection = childOf(this.xf(style), 'protection');
    return protection !== undefined && !flag(protection, 'locked', true);
  }

  /** Everything that makes up a style's look, as one text: equal texts look alike, in whatever file they stand. */
  fingerprint(style: number): string {
    const source = this.tables.cellXfs[style];
    if (source === undefined) return '';
    const at = (name: string): string | undefined => this.xf(style)?.attributes.get(name);
    const raw = (table: Table, id: string | undefined): string => this.tables[table][Number(id ?? 0)] ?? '';
    const inner = (this.xf(style)?.children ?? []).map((child) =>
      this.source('cellXfs', style).slice(child.start, child.end),
    );
    return [
      this.format(style),
      raw('fonts', at('fontId')),
      raw('fills', at('fillId')),
      raw('borders', at('borderId')),
      at('xfId') ?? '',
      at('quotePrefix') ?? '',
      ...inner,
    ].join('|');
  }

  /** The style that looks like `base` with one aspect changed. */
  withStyle(base: number, style: CellStyle): number {
    let result = base;
    if (style.format !== undefined) result = this.withFormat(result, style.format);
    if (style.fill !== undefined) result = this.withFill(result, style.fill);
    if (style.font !== undefined) result = this.withFont(result, style.font);
    if (style.align !== undefined) result = this.withAlign(result, style.align);
    if (style.border !== undefined) result = this.withBorder(result, style.border);
    return result;
  }

  withFormat(base: number, code: string): number {
    return this.step(`n${base}|${code}`, () => {
      if (this.format(base) === (code === '' ? 'General' : code)) return base;
      return this.derive(base, { numFmtId: String(this.formatId(code)), applyNumberFormat: '1' });
    });
  }

  withFill(base: number, color: string): number {
    return this.step(`f${base}|${color}`, () => {
      const p = this.prefix;
      if (color === '') {
        const fill = this.item('fills', this.xf(base)?.attributes.get('fillId'));
        const type = childOf(fill, 'patternFill')?.attributes.get('patternType') ?? 'none';
        return type === 'none' && !childOf(fill, 'gradientFill')
          ? base
          : this.derive(base, { fillId: this.noFill(), applyFill: '1' });
      }
      const fill = `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="FF${color.slice(1).toUpperCase()}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`;
      return this.derive(base, { fillId: this.append('fills', fill), applyFill: '1' });
    });
  }

  withFont(base: number, font: FontStyle): number {
    return this.step(`t${base}|${JSON.stringify(font)}`, () => {
      const now = this.font(base);
      const same = Object.entries(font).every(([key, value]) => now[key as keyof FontStyle] === value);
      if (same) return base;
      const id = this.append('fonts', this.fontSource(this.xf(base)?.attributes.get('fontId'), font));
      return this.derive(base, { fontId: id, applyFont: '1' });
    });
  }

  withAlign(base: number, align: Alignment): number {
    return this.step(`a${base}|${JSON.stringify(align)}`, () => {
      const old = childOf(this.xf(base), 'alignment');
      // What is only near (`distributed`) is changed to what was asked for.
      const now: Record<string, unknown> = {
        horizontal: old?.attributes.get('horizontal') ?? 'general',
        vertical: old?.attributes.get('vertical') ?? 'bottom',
        wrap: flag(old, 'wrapText'),
      };
      if (Object.entries(align).every(([key, value]) => now[key] === value)) return base;
      const open = old ? this.source('cellXfs', base).slice(old.start, old.openEnd) : `<${this.prefix}alignment/>`;
      const changes: Record<string, string | undefined> = {};
      if (align.horizontal !== undefined)
        changes.horizontal = align.horizontal === 'general' ? undefined : align.horizontal;
      if (align.vertical !== undefined) changes.vertical = align.vertical === 'bottom' ? undefined : align.vertical;
      if (align.wrap !== undefined) changes.wrapText = align.wrap ? '1' : undefined;
      const alignment = withAttributes(open, changes);
      return this.derive(
        base,
        { applyAlignment: '1' },
        alignment.endsWith('/>') ? alignment : alignment.replace(/>$/u, '/>'),
      );
    });
  }

  withBorder(base: number, border: BorderStyle): number {
    return this.step(`b${base}|${JSON.stringify(border)}`, () => {
      const source = this.borderSource(this.xf(base)?.attributes.get('borderId'), border);
      return this.derive(base, { borderId: this.append('borders', source), applyBorder: '1' });
    });
  }

  /** A differential format for conditional formatting; returns its id. */
  differential(look: { fill?: string; fontColor?: string; bold?: boolean }): number {
    const p = this.prefix;
    const rgb = (color: string): string => `FF${color.slice(1).toUpperCase()}`;
    const bold =
      look.bold === undefined ? '' : look.bold ? `<${p}b/><${p}i val="0"/>` : `<${p}b val="0"/><${p}i val="0"/>`;
    const color = look.fontColor ? `<${p}color rgb="${rgb(look.fontColor)}"/>` : '';
    const font = bold || color ? `<${p}font>${bold}${color}</${p}font>` : '';
    const fill = look.fill
      ? `<${p}fill><${p}patternFill><${p}bgColor rgb="${rgb(look.fill)}"/></${p}patternFill></${p}fill>`
      : '';
    return this.addDifferential(`<${p}dxf>${font}${fill}</${p}dxf>`);
  }

  addDifferential(source: string): number {
    return Number(this.append('dxfs', source));
  }

  differentialSource(id: number): string | undefined {
    return this.tables.dxfs[id];
  }

  /** The styles part with what was added; `undefined` where nothing was. */
  finish(): string | undefined {
    const { source, root } = this.document;
    const edits: Splice[] = [];
    for (const [name, list] of Object.entries(this.tables) as [Table, string[]][]) {
      const added = list.slice(this.original[name]).join('');
      if (added === '') continue;
      const table = childOf(root, name);
      if (!table) {
        const xml = `<${this.prefix}${name} count="${list.length}">${added}</${this.prefix}${name}>`;
        edits.push(insertSplice(source, root, ORDER, name, xml));
        continue;
      }
      const open = withAttributes(
        source.slice(table.start, table.openEnd),
        table.attributes.has('count') ? { count: String(list.length) } : {},
      );
      if (table.selfClosing) {
        edits.push({
          start: table.start,
          end: table.end,
          text: `${open.replace(/\s*\/>$/u, '>')}${added}</${table.name}>`,
        });
      } else {
        // Behind the last item: an extension list may follow.
        const last = table.children.filter((child) => child.local !== 'extLst').at(-1);
        const at = last?.end ?? table.openEnd;
        edits.push({ start: table.start, end: table.openEnd, text: open }, { start: at, end: at, text: added });
      }
    }
    if (edits.length === 0) return undefined;
    if (root.selfClosing) {
      const open = source.slice(root.start, root.openEnd).replace(/\s*\/>$/u, '>');
      return `${source.slice(0, root.start)}${open}${edits.map((edit) => innerOf(edit.text, root.name)).join('')}</${root.name}>`;
    }
    return splice(source, edits);
  }

  private step(key: string, make: () => number): number {
    let style = this.steps.get(key);
    if (style === undefined) {
      style = make();
      this.steps.set(key, style);
    }
    return style;
  }

  /** A new xf like `base` with other attributes and, if given, another alignment. */
  private derive(base: number, changes: Readonly<Record<string, string>>, alignment?: string): number {
    this.needDefaults();
    const source = this.tables.cellXfs[base] ?? (this.tables.cellXfs[0] as string);
    const { root } = parseXml(source);
    const open = withAttributes(source.slice(0, root.openEnd), changes);
    const children = root.children
      .filter((child) => !(alignment !== undefined && child.local === 'alignment'))
      .map((child) => source.slice(child.start, child.end));
    const inner = [...(alignment === undefined ? [] : [alignment]), ...children].join('');
    const xf =
      inner === '' ? open.replace(/\s*\/?>$/u, '/>') : `${open.replace(/\s*\/?>$/u, '>')}${inner}</${root.name}>`;
    return Number(this.append('cellXfs', xf));
  }

  /** A style sheet may lack the tables that styles point into; then they are those that a program assumes. */
  needDefaults(): void {
    for (const [name, make] of Object.entries(EMPTY_TABLES) as [keyof typeof EMPTY_TABLES, (p: string) => string][]) {
      if (this.tables[name].length > 0) continue;
      const items = make(this.prefix);
      if (name === 'fills') this.tables.fills.push(...items.split(/(?<=fill>)(?=<[\w.-]*:?fill>)/u));
      else this.tables[name].push(items);
    }
  }

  private append(table: Table, item: string): string {
    if (table !== 'numFmts') this.needDefaults();
    const list = this.tables[table];
    let index = list.indexOf(item);
    if (index < 0) {
      // A number that a damaged file names already goes to a plain item, which looks as a missing one does.
      const taken = this.taken(table);
      while (taken.has(list.length)) list.push(table === 'dxfs' ? `<${this.prefix}dxf/>` : (list[0] as string));
      index = list.push(item) - 1;
    }
    return String(index);
  }

  private readonly named = new Map<Table, ReadonlySet<number>>();

  /** The numbers that are named in a table, those included that it does not have. */
  private taken(table: Table): ReadonlySet<number> {
    let numbers = this.named.get(table);
    if (!numbers) {
      numbers =
        table === 'cellXfs'
          ? this.use.ofCells()
          : table === 'dxfs'
            ? new Set([...this.use.ofRules(), ...this.namedInStyles('tableStyles', 'dxfId')])
            : this.namedInStyles(undefined, ID_OF[table]);
      this.named.set(table, numbers);
    }
    return numbers;
  }

  /** The values of an attribute in the style sheet as it came. */
  private namedInStyles(part: string | undefined, attribute: string): ReadonlySet<number> {
    const { root } = this.document;
    const top = part === undefined ? root : childOf(root, part);
    const numbers = [...(top ? descendants(top) : [])].map((element) =>
      Number(element.attributes.get(attribute) ?? -1),
    );
    return new Set(numbers);
  }

  private noFill(): string {
    const p = this.prefix;
    const first = this.item('fills', '0');
    const none = childOf(first, 'patternFill')?.attributes.get('patternType') ?? 'none';
    return first && none === 'none'
      ? '0'
      : this.append('fills', `<${p}fill><${p}patternFill patternType="none"/></${p}fill>`);
  }

  private formatId(code: string): number {
    const known = builtInFormatId(code);
    if (known !== undefined && NEUTRAL_FORMATS.has(known) && !this.codes.has(known)) return known;
    for (const [id, custom] of this.codes) if (custom === code) return id;
    let id = Math.max(163, ...this.codes.keys()) + 1;
    for (const named = this.taken('numFmts'); named.has(id);) id += 1;
    this.codes.set(id, code);
    const p = this.prefix;
    this.tables.numFmts.push(`<${p}numFmt numFmtId="${id}" formatCode="${escapeAttribute(code)}"/>`);
    return id;
  }

  private fontSource(base: string | undefined, font: FontStyle): string {
    this.needDefaults();
    const id = Number(base ?? 0);
    return fontWith(this.prefix, this.item('fonts', String(id)), this.source('fonts', id), font);
  }

  private borderSource(base: string | undefined, border: BorderStyle): string {
    this.needDefaults();
    const id = Number(base ?? 0);
    return borderWith(this.prefix, this.item('borders', String(id)), this.source('borders', id), border);
  }

  private source(table: Table, index: number): string {
    return this.tables[table][index] ?? '';
  }

  private item(table: Table, id: string | undefined): XmlElement | undefined {
    const source = this.tables[table][Number(id ?? 0)];
    if (source === undefined) return undefined;
    let document = this.parsed.get(source);
    if (!document) {
      document = parseXml(source);
      this.parsed.set(source, document);
    }
    return document.root;
  }

  private xf(style: number): XmlElement | undefined {
    return this.item('cellXfs', String(this.tables.cellXfs[style] === undefined ? 0 : style));
  }
}

/** What `appendSplice` wrapped into the closed root. */
function innerOf(text: string, root: string): string {
  const open = text.indexOf('>') + 1;
  return text.startsWith(`<${root}`) ? text.slice(open, -`</${root}>`.length) : text;
}
