import { audit, type Finding, type RuleId } from '../../src/audit';
import { buildLedger } from '../../src/customers';
import { recognise } from '../../src/forms';
import { generalProfile, type StoreProfile } from '../../src/profile';
import { bookOf, sheetOf, type Scalar } from '../../src/sheet';

/** What a rule finds in sheets that are written down here, by the general rules unless others are given. */
export function findingsIn(
  rule: RuleId,
  sheets: Readonly<Record<string, readonly (readonly (Scalar | null)[])[]>>,
  { today, profile = generalProfile }: { readonly today: string; readonly profile?: StoreProfile },
): readonly Finding[] {
  const book = bookOf(Object.entries(sheets).map(([name, rows]) => sheetOf(name, rows)));
  const recognised = recognise(book);
  const ledger = buildLedger(recognised, profile);
  return audit({ book, recognised, ledger, profile, today }, { rules: [rule] }).findings;
}
