import type { Form } from '../../../forms';
import { isTick } from '../../../forms/values';
import type { AuditContext } from '../../context';
import { auditRule, FINE } from '../../rule';
import { besideMark } from './missed-visit';

/** A form in which nobody writes levels into day cells keeps them elsewhere. */
export const contactWithoutLevel = auditRule({
  id: 'contact-without-level',
  severity: 'warning',
  about: 'day-cell',
  judge({ entry }, context) {
    if (!writesLevels(entry.row.form, context)) return undefined;
    if (entry.level !== undefined) return FINE;
    const at = context.placeOf(entry);
    const text = besideMark(context.textAt(at));
    if (text !== '' && !isTick(text)) return FINE;
    return [{ at, row: entry.row, date: entry.date, part: entry.date, values: { date: entry.date } }];
  },
});

function writesLevels(form: Form, context: AuditContext): boolean {
  return context.onceFor('writes-levels', form, () =>
    form.records.some(({ contacts = [] }) => contacts.some(({ level }) => level !== undefined)),
  );
}
