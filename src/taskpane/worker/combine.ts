import '../strict-zod';
import type { Member } from '../../jobs';
import { memberOf, monthOf, openStore, rollupSheetChanges, rulesIn, summaryOf, trendOf } from '../../jobs';
import type { Change } from '../../sheet';
import { say, text, type Locale, type Text } from '../../words';
import { WorkbookError } from '../../workbook/port';
import { applyToXlsx, blankXlsx, readXlsx } from '../../workbook/xlsx';
import { nearestMonth } from '../reducer';
import type { ConsolidateResult, NamedBytes } from '../host/services';

/**
 * Several consultants' workbooks as one store, read here in the browser: the same as `sanbiao month FOLDER`. A file that cannot be used
 * is named with the reason; the others count. The month is this one, or the newest that the files have.
 */
export function combine(files: readonly NamedBytes[], today: string, locale: Locale): ConsolidateResult {
  const members: Member[] = [];
  const refused: { name: string; why: Text }[] = [];
  for (const { name, bytes } of files) {
    if (members.some((member) => member.book.name === name)) {
      refused.push({ name, why: text('taskpane.files.same-name') });
      continue;
    }
    try {
      const member = memberOf(readXlsx(bytes, name));
      if (member.recognised.forms.length === 0) refused.push({ name, why: text('taskpane.empty.title') });
      else members.push(member);
    } catch (error) {
      if (!(error instanceof WorkbookError)) throw error;
      refused.push({ name, why: error.words });
    }
  }
  const read = members.map(({ book, recognised }) => ({
    name: book.name,
    forms: recognised.forms.length,
    records: recognised.forms.reduce((sum, form) => sum + form.records.length, 0),
  }));
  if (members.length === 0) return { read, refused };
  const rules = rulesIn(members.map(({ book }) => book));
  const store = openStore(members, rules, say(text('taskpane.files.store'), locale));
  const month = nearestMonth([...store.months].reverse(), today);
  if (month === undefined) return { read, refused };
  const report = monthOf(store, month, today);
  const cover = say(text('taskpane.files.cover'), locale);
  const bytes = blankXlsx(cover);
  const name = `${say(text('taskpane.files.store'), locale)}-${month}.xlsx`;
  const changes = [
    ...coverChanges(cover, read, locale),
    ...rollupSheetChanges(readXlsx(bytes, name), report, trendOf(store, month, today), locale),
  ];
  return {
    read,
    refused,
    report: summaryOf(report),
    rulesProblem: rules.problem ?? rules.note,
    file: { name, bytes: applyToXlsx(bytes, changes, { name }).bytes },
  };
}

/** The first sheet: which files the store was made from. */
function coverChanges(sheet: string, read: ConsolidateResult['read'], locale: Locale): Change[] {
  const rows = [
    (['file', 'forms', 'rows'] as const).map((column) => say(text(`taskpane.files.column.${column}`), locale)),
    ...read.map(({ name, forms, records }) => [name, forms, records]),
  ];
  return [
    ...rows.flatMap((row, r) =>
      row.map((after, c): Change => ({ kind: 'value', sheet, cell: `${'ABC'[c] ?? 'A'}${r + 1}`, after })),
    ),
    { kind: 'font', sheet, cell: 'A1:C1', after: { bold: true } },
    { kind: 'column-width', sheet, columns: 'A', after: 40 },
  ];
}
