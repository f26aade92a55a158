import type { Form } from '../../../forms';
import { cellText, isBlankOrNothing, parseYesNo } from '../../../forms/values';
import { columnLetters, parseArea } from '../../../sheet';
import type { AuditContext } from '../../context';
import { auditRule, FINE } from '../../rule';

const CONSENT = /(?:同意|授权|知情|隐私)(?!日期|时间)|consent/iu;

export const noConsent = auditRule({
  id: 'no-consent',
  severity: 'hint',
  about: 'register-row',
  needs: ['phone'],
  judge({ row }, context) {
    const column = consentColumn(row.form, context);
    if (column === undefined || row.phones.length === 0) return undefined;
    const at = { sheet: row.form.sheet, cell: column + String(row.record.row) };
    const text = context.textAt(at);
    return isBlankOrNothing(text) || parseYesNo(text) === false ? [{ at, row }] : FINE;
  },
});

/** Letters of the column whose heading asks for the customer's consent; it holds no field. */
export function consentColumn(form: Form, context: AuditContext): string | undefined {
  return consentColumns(context).get(form);
}

function consentColumns(context: AuditContext): ReadonlyMap<Form, string> {
  return context.once('no-consent', () => {
    const columns = new Map<Form, string>();
    for (const form of context.forms) {
      const area = parseArea(form.range);
      const sheet = context.sheet(form.sheet);
      if (!area || !sheet || form.form === 'contact-matrix') continue;
      const mapped = new Set(form.columns.map(({ column }) => column));
      for (let column = area.left; column <= area.right; column += 1) {
        const letters = columnLetters(column);
        const heading = form.headerRows.map((row) => cellText(sheet.rows[row]?.[column])).join('');
        if (!mapped.has(letters) && CONSENT.test(heading) && !columns.has(form)) columns.set(form, letters);
      }
    }
    return columns;
  });
}
