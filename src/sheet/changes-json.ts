import { z } from 'zod';

import { say, type Locale } from '../words';
import { columnSpan, parseArea, rowSpan } from './address';
import type { Change, ChangeSet } from './changes';

/**
 * Changes as JSON: what a dry run lists and `sanbiao apply` takes. Unknown kinds and keys are bad input, never ignored,
 * so that a misspelt key cannot silently do less than a person meant.
 */

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const colour = z.string().regex(/^(#[0-9A-Fa-f]{6})?$/u, 'a colour is #RRGGBB or ""');
const solidColour = z.string().regex(/^#[0-9A-Fa-f]{6}$/u, 'a colour is #RRGGBB');
const formula = z.string().regex(/^=[\s\S]+/u, 'a formula begins with =');
const range = z.string().refine((text) => parseArea(text) !== undefined, 'not an address such as U12 or A1:P40');
/** The sheet's name as Excel allows it. */
const sheet = z
  .string()
  .min(1)
  .max(31)
  .regex(/^[^\\/?*[\]:]+$/u, 'not a sheet name that Excel allows');
const anySheet = z.string().min(1);
const wholeRows = z
  .string()
  .regex(/^[1-9]\d{0,6}:[1-9]\d{0,6}$/u, 'rows are 25:25 or 25:26')
  .refine((rows) => rowSpan(rows) !== undefined, 'not rows of a sheet such as 25:26');

const wholeColumns = z
  .string()
  .regex(/^[A-Z]{1,3}:[A-Z]{1,3}$/u, 'columns are AP:AP or AP:AQ')
  .refine((columns) => columnSpan(columns) !== undefined, 'not columns of a sheet such as AP:AP');

const base = { why: z.string().optional(), restore: z.string().optional() };
const cell = { ...base, sheet: anySheet, cell: range };

const font = z.strictObject({
  name: z.string().optional(),
  size: z.number().positive().max(409).optional(),
  color: colour.optional(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
  strike: z.boolean().optional(),
});
const align = z.strictObject({
  horizontal: z.enum(['general', 'left', 'center', 'right', 'fill', 'justify']).optional(),
  vertical: z.enum(['top', 'center', 'bottom', 'justify']).optional(),
  wrap: z.boolean().optional(),
});
const line = z.enum(['none', 'thin', 'medium', 'thick', 'hair', 'dotted', 'dashed', 'double']).optional();
const border = z.strictObject({
  top: line,
  bottom: line,
  left: line,
  right: line,
  diagonalUp: line,
  diagonalDown: line,
  color: colour.optional(),
});

const rule = {
  range,
  formula,
  fill: solidColour.optional(),
  fontColor: solidColour.optional(),
  bold: z.boolean().optional(),
};

const content = {
  values: z.array(z.array(z.union([scalar, z.null()]))),
  formulas: z.record(z.string(), formula).optional(),
  styles: z
    .array(
      z.strictObject({
        range,
        style: z.strictObject({
          fill: colour.optional(),
          font: font.optional(),
          align: align.optional(),
          border: border.optional(),
          format: z.string().optional(),
        }),
      }),
    )
    .optional(),
  merges: z.array(range).optional(),
  columnWidths: z.record(z.string(), z.number().nonnegative().max(255)).optional(),
  rowHeights: z.record(z.string(), z.number().nonnegative().max(409.5)).optional(),
  conditionalFormats: z.array(z.strictObject(rule)).optional(),
  visibility: z.enum(['visible', 'hidden', 'very-hidden']).optional(),
  freeze: z.strictObject({ rows: z.int().nonnegative(), columns: z.int().nonnegative() }).optional(),
  print: z
    .strictObject({
      paper: z.enum(['A4', 'A3']),
      orientation: z.enum(['portrait', 'landscape']),
      fitToWidth: z.int().nonnegative().optional(),
      fitToHeight: z.int().nonnegative().optional(),
      area: range.optional(),
      titleRows: range.optional(),
      pageBreaks: z.array(z.int().positive()).optional(),
      header: z.string().optional(),
      footer: z.string().optional(),
    })
    .optional(),
  charts: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        kind: z.enum(['column', 'stacked-column', 'bar', 'line', 'pareto']),
        title: z.string(),
        from: range,
        to: range,
        categories: z.string().min(1),
        series: z
          .array(
            z.strictObject({
              name: z.string(),
              values: z.string().min(1),
              color: solidColour.optional(),
              axis: z.literal('secondary').optional(),
            }),
          )
          .min(1),
        xTitle: z.string().optional(),
        yTitle: z.string().optional(),
        unit: z.number().positive().optional(),
      }),
    )
    .optional(),
};

const change = z.discriminatedUnion('kind', [
  z.strictObject({ ...cell, kind: z.literal('value'), before: scalar.optional(), after: scalar }),
  z.strictObject({
    ...cell,
    kind: z.literal('formula'),
    before: scalar.optional(),
    after: formula,
    result: scalar.optional(),
  }),
  z.strictObject({ ...cell, kind: z.literal('number-format'), before: z.string().optional(), after: z.string() }),
  z.strictObject({ ...cell, kind: z.literal('fill'), before: colour.optional(), after: colour }),
  z.strictObject({ ...cell, kind: z.literal('font'), before: font.optional(), after: font }),
  z.strictObject({ ...cell, kind: z.literal('align'), before: align.optional(), after: align }),
  z.strictObject({ ...cell, kind: z.literal('border'), before: border.optional(), after: border }),
  z.strictObject({ ...cell, kind: z.literal('note'), before: z.string().optional(), after: z.string() }),
  z.strictObject({ ...base, ...rule, sheet: anySheet, kind: z.literal('conditional-format') }),
  z.strictObject({ ...base, ...rule, sheet: anySheet, kind: z.literal('remove-conditional-format') }),
  z.strictObject({
    ...base,
    sheet: anySheet,
    kind: z.literal('column-width'),
    columns: z.string().regex(/^[A-Z]{1,3}(:[A-Z]{1,3})?$/u, 'columns are C or C:F'),
    before: z.number().optional(),
    after: z.number().nonnegative().max(255),
  }),
  z.strictObject({ ...base, sheet: anySheet, kind: z.literal('insert-rows'), rows: wholeRows }),
  z.strictObject({ ...base, sheet: anySheet, kind: z.literal('remove-rows'), rows: wholeRows }),
  z.strictObject({ ...base, sheet: anySheet, kind: z.literal('insert-columns'), columns: wholeColumns }),
  z.strictObject({ ...base, sheet: anySheet, kind: z.literal('remove-columns'), columns: wholeColumns }),
  z.strictObject({ ...base, ...content, sheet, kind: z.literal('add-sheet') }),
  z.strictObject({ ...base, sheet, kind: z.literal('copy-sheet'), from: anySheet }),
  z.strictObject({ ...base, ...content, sheet: anySheet, kind: z.literal('replace-sheet') }),
  z.strictObject({ ...base, sheet: anySheet, kind: z.literal('remove-sheet') }),
  z.strictObject({
    ...base,
    sheet: z.literal(''),
    kind: z.literal('document-part'),
    namespace: z.string().min(1),
    before: z.string().optional(),
    after: z.string(),
  }),
]);

/** What is wrong with a list of changes: `path` names the entry and key, e.g. `3.after`. */
export interface ChangesProblem {
  readonly path: string;
  readonly message: string;
}

/** Reads a list of changes. `why` is for people and is not carried on. */
export function parseChanges(json: unknown): { changes: ChangeSet } | { problems: readonly ChangesProblem[] } {
  const read = z.array(change).safeParse(json);
  if (!read.success) {
    return { problems: read.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })) };
  }
  return {
    changes: read.data.map((entry) => {
      const { why, ...rest } = entry;
      void why;
      return rest as Change;
    }),
  };
}

/** The same changes as plain JSON with each reason said in the given language. */
export function toChangesJson(changes: ChangeSet, locale: Locale = 'zh-CN'): readonly Record<string, unknown>[] {
  return changes.map(({ why, ...rest }) => (why === undefined ? { ...rest } : { ...rest, why: say(why, locale) }));
}
