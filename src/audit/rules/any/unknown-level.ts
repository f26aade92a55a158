import type { FieldName, FormRecord } from '../../../forms';
import { rulesOf, type LedgerRow } from '../../../customers';
import type { AuditContext } from '../../context';
import type { Found, Place } from '../../finding';
import { auditRule, FINE } from '../../rule';

const LEVEL_FIELDS = [
  'level',
  'followUpLevel',
  'levelBefore',
  'levelAfter',
  'monthEndLevel',
] as const satisfies FieldName[];

/** A code that the reader knows from other brands, and this store neither defines nor explains; once per code and sheet. */
export const unknownLevel = auditRule({
  id: 'unknown-level',
  severity: 'error',
  about: 'form',
  // One form speaks for all of its sheet: the first that has the code.
  peers: ({ sheet }) => sheet,
  judge(form, context) {
    const seen = context.once('unknown-level', () => new Set<string>());
    const found: Found[] = [];
    let codes = 0;
    for (const record of form.records) {
      const row = context.index.rowsOf.get(form)?.get(record.row);
      if (row === undefined || (row.day !== undefined && row.day >= context.today)) continue;
      for (const { code, at } of codesIn(record, row, context)) {
        codes += 1;
        const key = `${form.sheet}|${code}`;
        if (isDefined(code, row, context) || form.legend?.levels?.[code] !== undefined || seen.has(key)) continue;
        seen.add(key);
        found.push({ at, row, part: code, values: { level: code } });
      }
    }
    return codes === 0 && form.records.length > 0 ? undefined : found.length === 0 ? FINE : found;
  },
});

/**
 * The general rules understand M (after-sales), which one template's legend defines; as no source makes it general, a sheet without that legend
 * does not explain it.
 */
function isDefined(code: string, row: LedgerRow, context: AuditContext): boolean {
  const level = context.level(code, row);
  return level !== undefined && !(level.state === 'owner' && rulesOf(row, context.profile).name === 'general');
}

function codesIn(record: FormRecord, row: LedgerRow, context: AuditContext): { code: string; at: Place }[] {
  const codes: { code: string; at: Place }[] = [];
  for (const field of LEVEL_FIELDS) {
    const code = record.fields[field];
    // Words of the month's end (战败) are no codes.
    if (code !== undefined && /^[A-Z]\d?$/u.test(code)) codes.push({ code, at: context.place(row, field, code) });
  }
  if (record.carryOver)
    codes.push({ code: record.carryOver.level, at: context.place(row, 'carryOver', record.carryOver.level) });
  const customer = context.customerOf(row);
  for (const entry of customer?.entries ?? [])
    if (entry.stage === 'matrix' && entry.row === row && entry.level !== undefined && entry.day < context.today)
      codes.push({ code: entry.level, at: context.placeOf(entry) });
  return codes;
}
