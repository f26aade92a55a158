import type { Scalar, ValueChange, FormulaChange } from '../../../sheet';
import { storedFormula } from '../formulas/formula-names';
import { encodeXstring, escapeText, textElement, withAttributes } from '../xml/xml-write';
import type { ContentRecord } from '../restore';

/** A cell's content as it stands in the source, read only as far as a change asks. */
export interface OldContent {
  readonly value: Scalar;
  readonly formula: string | undefined;
}

/** The new content of a cell: its `t` and the XML inside; `inner` is empty for a cleared cell. */
export interface NewContent extends OldContent {
  readonly type: string | undefined;
  readonly inner: string;
  readonly cm?: string;
  readonly vm?: string;
}

export function valueContent(value: Scalar, prefix: string): NewContent {
  const plain = { value, formula: undefined };
  if (value === '') return { ...plain, type: undefined, inner: '' };
  if (typeof value === 'number') return { ...plain, type: undefined, inner: `<${prefix}v>${value}</${prefix}v>` };
  if (typeof value === 'boolean') return { ...plain, type: 'b', inner: `<${prefix}v>${value ? 1 : 0}</${prefix}v>` };
  return { ...plain, type: 'inlineStr', inner: `<${prefix}is>${textElement(prefix, value)}</${prefix}is>` };
}

/** @param cached what the formula gives, where that is known: programs that do not calculate show it. */
export function formulaContent(formula: string, prefix: string, cached: Scalar = ''): NewContent {
  const f = `<${prefix}f>${escapeText(storedFormula(formula.slice(1)))}</${prefix}f>`;
  const type =
    typeof cached === 'string' ? (cached === '' ? undefined : 'str') : typeof cached === 'boolean' ? 'b' : undefined;
  const shown =
    typeof cached === 'boolean'
      ? String(Number(cached))
      : typeof cached === 'number'
        ? String(cached)
        : encodeXstring(cached);
  return { value: cached, formula, type, inner: cached === '' ? f : `${f}<${prefix}v>${shown}</${prefix}v>` };
}

/** The content that a record remembers, if it still says what it said. */
export function recordedContent(
  record: Partial<ContentRecord>,
  change: ValueChange | FormulaChange,
  prefix: string,
  checks: { shared: (index: number) => number; metadata: () => number },
): NewContent | undefined {
  if (record.absent) return valueContent('', prefix);
  if (record.inner === undefined || record.prefix !== prefix) return undefined;
  const needsMetadata = record.cm !== undefined || record.vm !== undefined;
  if (needsMetadata && record.metadata !== checks.metadata()) return undefined;
  if (record.type === 's') {
    const index = />(\d+)</u.exec(record.inner)?.[1];
    // A cell that names no string is empty in every file.
    if (index !== undefined && (record.shared === undefined || checks.shared(Number(index)) !== record.shared))
      return undefined;
  }
  const formula =
    typeof change.after === 'string' && change.after.startsWith('=') && change.kind === 'formula'
      ? change.after
      : undefined;
  return {
    value: formula === undefined ? change.after : '',
    formula,
    type: record.type,
    inner: record.inner,
    ...(record.cm !== undefined && { cm: record.cm }),
    ...(record.vm !== undefined && { vm: record.vm }),
  };
}

/** A cell's source with new content and style. `open` is its old opening tag, or that of a new cell. */
export function cellSource(open: string, name: string, content: NewContent, style: string | undefined): string {
  const tag = withAttributes(open, { s: style, t: content.type, cm: content.cm, vm: content.vm });
  return content.inner === ''
    ? tag.replace(/\s*\/?>$/u, '/>')
    : `${tag.replace(/\s*\/?>$/u, '>')}${content.inner}</${name}>`;
}
