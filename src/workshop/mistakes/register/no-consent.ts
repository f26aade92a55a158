import { mistake, type Way } from '../mistake';
import { consentColumn } from '../../../audit';

const without =
  (after: string): Way =>
  (desk) => {
    const line = desk.line(
      (one) => one.row.phones.length > 0 && consentColumn(one.row.form, desk.context) !== undefined,
    );
    const column = line && consentColumn(line.row.form, desk.context);
    if (!line || column === undefined) return undefined;
    const at = { sheet: line.row.form.sheet, cell: column + String(line.row.record.row) };
    return { changes: [desk.write(at, after)], at };
  };

export const noConsent = mistake('no-consent', without(''), without('否'));
