import { parseArea } from '../../../sheet';
import type { Form } from '../../../forms';
import type { AuditContext } from '../../context';
import type { Found } from '../../finding';
import { auditRule, FINE } from '../../rule';
import { isDayToCome } from '../../to-come';

export const unreadableCell = auditRule({
  id: 'unreadable-cell',
  severity: 'warning',
  about: 'form',
  judge(form, context) {
    if (form.problems.length === 0) return FINE;
    return form.problems.flatMap(({ cell, code, text }): Found[] => {
      const at = { sheet: form.sheet, cell };
      if (code === 'error-value' || isToCome(form, cell, context)) return [];
      const row = rowOf(form, cell, context);
      return [
        {
          at,
          row,
          part: `${code} ${cell.replace(/\d+/u, '')} ${row === undefined ? text : ''}`,
          values: { written: text },
        },
      ];
    });
  },
});

function isToCome(form: Form, cell: string, context: AuditContext): boolean {
  const at = parseArea(cell);
  return at !== undefined && isDayToCome(form, at.top, at.left, context);
}

function rowOf(form: Form, cell: string, context: AuditContext): Found['row'] {
  const at = parseArea(cell);
  return at && context.index.rowsOf.get(form)?.get(at.top);
}
