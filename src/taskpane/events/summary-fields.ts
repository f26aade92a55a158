import {
  OUTCOME_LINES,
  type EventOutcome,
  type OutcomeLine,
  type WrittenLine,
  type WrittenOutcome,
} from '../../events/types';

export const LINE_FIELDS = ['target', 'actual', 'reason', 'measure'] as const;
export type LineField = (typeof LINE_FIELDS)[number];

type LineText = Readonly<Record<LineField, string>>;

/** What stands in the form's boxes. */
export interface SummaryFields {
  readonly lines: Readonly<Record<OutcomeLine, LineText>>;
  readonly advice: string;
}

export const EMPTIED: LineText = { target: '', actual: '', reason: '', measure: '' };

/** The boxes as they are first shown: what is known so far. */
export function formOf({ lines, advice = '' }: EventOutcome): SummaryFields {
  const words = (line: OutcomeLine): LineText => {
    const { target, actual, reason = '', measure = '' } = lines[line];
    return { target: String(target ?? ''), actual: String(actual ?? ''), reason, measure };
  };
  return {
    lines: {
      invited: words('invited'),
      attended: words('attended'),
      mixed: words('mixed'),
      filed: words('filed'),
      dealt: words('dealt'),
      output: words('output'),
      money: words('money'),
    },
    advice,
  };
}

const NUMBER = /^\d{1,9}(?:\.\d{1,2})?$/u;
/** Fields of a number; the others are for sentences. */
export const isNumeric = (field: LineField): field is 'target' | 'actual' => field === 'target' || field === 'actual';

/** Lines in which a number is none. */
export function wrongNumbers({ lines }: SummaryFields): readonly OutcomeLine[] {
  return OUTCOME_LINES.filter((line) =>
    LINE_FIELDS.some((field) => {
      const typed = lines[line][field].trim();
      return isNumeric(field) && typed !== '' && !NUMBER.test(typed);
    }),
  );
}

/** What was changed in the form, and only that: what stood there before is read from the sheets again. */
export function outcomeIn(form: SummaryFields, before: EventOutcome): WrittenOutcome {
  const first = formOf(before);
  const lines: Partial<Record<OutcomeLine, WrittenLine>> = {};
  for (const line of OUTCOME_LINES) {
    const own: { -readonly [Field in keyof WrittenLine]: WrittenLine[Field] } = {};
    for (const field of LINE_FIELDS) {
      const typed = form.lines[line][field].trim();
      if (typed === first.lines[line][field].trim()) continue;
      if (isNumeric(field)) own[field] = typed === '' ? undefined : Number(typed);
      else own[field] = typed === '' ? undefined : typed;
    }
    if (Object.keys(own).length > 0) lines[line] = own;
  }
  const advice = form.advice.trim();
  return { lines, ...(advice === first.advice.trim() ? {} : { advice: advice === '' ? undefined : advice }) };
}
