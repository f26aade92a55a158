import type { Alignment, BorderStyle, CellChange, FontStyle, Scalar } from '../../../sheet';
import type { StyleRecord } from '../restore';
import type { StylesEditor } from './styles-edit';
import { crc32 } from '../zip/crc32';

export type StyleChange = Exclude<CellChange, { kind: 'value' | 'formula' | 'note' }>;
type StyleBefore = string | FontStyle | Alignment | BorderStyle;

export function isStyleChange(change: CellChange): change is StyleChange {
  return change.kind !== 'value' && change.kind !== 'formula' && change.kind !== 'note';
}

/** What `change` asks about, as a style shows it now. For objects only the members that the change names. */
export function styleNow(styles: StylesEditor, style: number, change: StyleChange): StyleBefore {
  if (change.kind === 'number-format') return styles.format(style);
  if (change.kind === 'fill') return styles.fill(style);
  const names = new Set([...Object.keys(change.after), ...Object.keys(change.before ?? {})]);
  const look: object =
    change.kind === 'font' ? styles.font(style) : change.kind === 'align' ? styles.align(style) : styles.border(style);
  // A border's colour is absent where it is automatic.
  return Object.fromEntries(
    Object.entries(look).filter(
      ([name, value]) => names.has(name) && !(change.kind === 'border' && name === 'color' && value === ''),
    ),
  );
}

/** Whether a style shows what `before` demands. */
export function styleFits(now: StyleBefore, before: StyleBefore | undefined): boolean {
  if (before === undefined) return true;
  if (typeof now === 'string' || typeof before === 'string') {
    const plain = (value: StyleBefore): string => (value === '' ? 'general' : String(value).toLowerCase());
    return now === before || plain(now) === plain(before);
  }
  return Object.entries(before).every(([name, value]) => (now as Record<string, unknown>)[name] === value);
}

/** As a scalar, for a conflict's report. */
export function styleScalar(look: StyleBefore): Scalar {
  return typeof look === 'string' ? look : JSON.stringify(look);
}

/** The style that a change makes of another. */
export function styleAfter(styles: StylesEditor, style: number, change: StyleChange): number {
  switch (change.kind) {
    case 'number-format':
      return styles.withFormat(style, change.after);
    case 'fill':
      return styles.withFill(style, change.after);
    case 'font':
      return styles.withFont(style, change.after);
    case 'align':
      return styles.withAlign(style, change.after);
    case 'border':
      return styles.withBorder(style, change.after);
  }
}

/** Fingerprints of styles by number; a style never changes once it is there. */
export class StyleRecords {
  private readonly looks: number[] = [];

  constructor(private readonly styles: () => StylesEditor) {}

  record(style: number, absent?: 1 | 2): StyleRecord {
    return { style, look: style < 0 ? 0 : this.look(style), ...(absent && { absent }) };
  }

  /** The style that a record names, if it still looks as recorded; -1 is a cell without one. */
  find(record: Partial<StyleRecord>): number | undefined {
    const { style, look } = record;
    if (style === undefined || look === undefined) return undefined;
    if (style < 0 || this.look(style) === look) return style;
    for (let other = 0; other < this.styles().count; other += 1) if (this.look(other) === look) return other;
    return undefined;
  }

  private look(style: number): number {
    return (this.looks[style] ??= crc32(new TextEncoder().encode(this.styles().fingerprint(style))));
  }
}
