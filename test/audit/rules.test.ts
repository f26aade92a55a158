import { audit, RULE_IDS, type RuleId } from '../../src/audit';
import { buildLedger } from '../../src/customers';
import { recognise, type RecognisedWorkbook } from '../../src/forms';
import { generalProfile } from '../../src/profile';
import type { Change, SheetSnapshot, WorkbookSnapshot } from '../../src/sheet';
import { EXAMPLE_TODAY, exampleStore } from './example-store';
import { EXAMPLES } from './examples';
import { written } from './written';

const STORE = exampleStore();
const readings = new Map<SheetSnapshot, RecognisedWorkbook>();

/** Reads sheet by sheet, so that the sheets without a slip are read once for all rules. */
function read(book: WorkbookSnapshot): RecognisedWorkbook {
  const parts = book.sheets.map((sheet) => {
    const known = readings.get(sheet) ?? recognise({ ...book, sheets: [sheet] });
    readings.set(sheet, known);
    return known;
  });
  return {
    workbook: book.name,
    forms: parts.flatMap(({ forms }) => forms),
    afterSales: parts.flatMap(({ afterSales }) => afterSales),
    unrecognised: parts.flatMap(({ unrecognised }) => unrecognised),
    questions: parts.flatMap(({ questions }) => questions),
  };
}

function found(rule: RuleId | undefined): readonly { rule: string; at: string }[] {
  const example = rule === undefined ? undefined : EXAMPLES[rule];
  const changes = Object.entries(example?.cells ?? {}).map(([place, after]): Change => {
    const [sheet = '', cell = ''] = place.split('!');
    const broken = typeof after === 'string' && after.startsWith('=');
    return broken ? { kind: 'formula', sheet, cell, after, result: '#REF!' } : { kind: 'value', sheet, cell, after };
  });
  const book = written(STORE, changes);
  const profile = { ...generalProfile, ...example?.profile };
  const recognised = read(book);
  const report = audit({ book, recognised, ledger: buildLedger(recognised, profile), profile, today: EXAMPLE_TODAY });
  return report.findings.map((finding) => ({ rule: finding.rule, at: `${finding.at.sheet}!${finding.at.cell}` }));
}

test('nothing is found where everything is as it should be', () => {
  expect(found(undefined)).toEqual([]);
});

test.each(RULE_IDS)('%s finds its slip, at its cell, once', (rule) => {
  const own = found(rule).filter((finding) => finding.rule === rule);
  expect(own).toEqual([{ rule, at: EXAMPLES[rule].at }]);
});
