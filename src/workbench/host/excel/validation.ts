import { refuse } from '../errors';
import type { HostSheet, Rect } from '../model/book';
import type { Validation } from '../model/extras';
import { cellsOf, clamp, guard, intersection, type AreasState, type Objects, type RangeState } from './objects';

function at(sheet: HostSheet, row: number, column: number): Validation | undefined {
  return sheet.extras.validations.find(({ at: rect }) => intersection(rect, { row, column, rows: 1, columns: 1 }));
}

function typeOf(rule: Validation['rule']): string {
  const kind = Object.keys(rule)[0];
  return kind === undefined ? 'None' : kind.charAt(0).toUpperCase() + kind.slice(1);
}

/** The rule of all cells, of some (`MixedCriteria`) or of none, as Excel sums it up. */
function summary({ sheet, rects }: AreasState): { readonly type: string; readonly rule: Validation['rule'] } {
  const found = new Set<Validation | undefined>();
  for (const [row, column] of cellsOf(sheet, rects)) found.add(at(sheet, row, column));
  const rules = [...found].filter((validation): validation is Validation => validation !== undefined);
  const [first, second] = rules;
  if (!first) return { type: 'None', rule: {} };
  if (second) return { type: 'Inconsistent', rule: {} };
  return { type: found.has(undefined) ? 'MixedCriteria' : typeOf(first.rule), rule: first.rule };
}

const NO_ALERT = { showAlert: true, style: 'Stop', title: '', message: '' };
const NO_PROMPT = { showPrompt: true, title: '', message: '' };

/** What belongs to the rule of some cells; set after it. */
function aspect<K extends 'ignoreBlanks' | 'errorAlert' | 'prompt'>(name: K, otherwise: NonNullable<Validation[K]>) {
  return [
    (s: AreasState) => {
      const [first] = cellsOf(s.sheet, s.rects);
      return (first && at(s.sheet, first[0], first[1])?.[name]) ?? otherwise;
    },
    (s: AreasState, value: NonNullable<Validation[K]>) => {
      guard(s.sheet, `DataValidation.${name}`);
      s.sheet.extras.validations = s.sheet.extras.validations.map((one) =>
        s.rects.some((rect) => intersection(one.at, rect)) ? { ...one, [name]: value } : one,
      );
    },
  ] as const;
}

export function defineValidation(objects: Objects): void {
  objects.define('DataValidation', {
    props: {
      Type: (s) => summary(s).type,
      Rule: [
        (s) => summary(s).rule,
        (s, rule: Validation['rule']) => {
          guard(s.sheet, 'DataValidation.rule');
          for (const rect of s.rects) s.sheet.extras.validations.unshift({ at: rect, rule });
        },
      ],
      IgnoreBlanks: aspect('ignoreBlanks', true),
      ErrorAlert: aspect('errorAlert', NO_ALERT),
      Prompt: aspect('prompt', NO_PROMPT),
    },
    methods: {
      Clear: (s) => {
        guard(s.sheet, 'DataValidation.clear');
        s.sheet.extras.validations = s.sheet.extras.validations.filter(
          ({ at: rect }) => !s.rects.some((other) => intersection(rect, other)),
        );
      },
    },
  });
}

/** Cells of one kind, gathered into rectangles one column wide. */
export function specialCells({ sheet, rect }: RangeState, kind: string): readonly Rect[] {
  if (kind === 'DataValidations') {
    return sheet.extras.validations.flatMap(({ at: other }) => intersection(other, clamp(sheet, rect)) ?? []);
  }
  if (kind !== 'Formulas') return refuse('NotImplemented', `Range.getSpecialCellsOrNullObject ${kind}`);
  const rects: Rect[] = [];
  const used = sheet.used(true);
  const within = used && intersection(used, rect);
  if (!within) return rects;
  for (let column = within.column; column < within.column + within.columns; column += 1) {
    for (let row = within.row; row < within.row + within.rows; row += 1) {
      if (sheet.formula(row, column) === undefined) continue;
      const last = rects.at(-1);
      if (last && last.column === column && last.row + last.rows === row)
        rects[rects.length - 1] = { ...last, rows: last.rows + 1 };
      else rects.push({ row, column, rows: 1, columns: 1 });
    }
  }
  return rects;
}
