import { monthOf, type IsoMonth } from '../calendar';
import { familyOf, type Family, type RecognisedWorkbook } from '../forms/types';

/** Families whose rows the month's figures count; a report's lines are contacts of customers that stand in the others. */
const OF_MONTHS: ReadonlySet<Family> = new Set<Family>(['matrix', 'register', 'loss']);

/** Months that the workbook has figures for, earliest first: those of its matrices and of its dated register lines. */
export function monthsIn(recognised: RecognisedWorkbook): IsoMonth[] {
  const months = new Set<IsoMonth>();
  for (const form of recognised.forms) {
    if (OF_MONTHS.has(familyOf(form.form))) {
      if (form.month !== undefined) months.add(form.month);
      else
        for (const record of form.records)
          if (record.fields.date !== undefined) months.add(monthOf(record.fields.date));
    }
  }
  return [...months].sort();
}
