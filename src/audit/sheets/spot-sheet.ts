import { dateOf, dayOf, type IsoDate } from '../../calendar';
import { isRegister, type LedgerRow } from '../../customers';
import { COUNTED } from '../../forms';
import { findSheet, type ChangeSet, type SheetContent, type WorkbookSnapshot } from '../../sheet';
import { say, text, type Locale, type Text } from '../../words';
import type { AuditInput } from '../context';
import { shortHash } from '../identity';
import { consultantKey, groupBy } from '../index-ledger';
import { SPOT_COLUMNS } from '../score';
import { Page, QUIET, TITLE, type Row } from './page';

const WIDTH = 8;
/** Lines that are drawn of each consultant, from the filed lines of so many days; all of them fit one page. */
const LINES = 5;
const MOST_LINES = 40;
const DAYS = 31;

/** Of each consultant as many register lines with a phone of the last month, in an order that only the seed decides. */
export function drawLines(
  { ledger, today }: Pick<AuditInput, 'ledger' | 'today'>,
  seed: string,
  each = LINES,
): LedgerRow[] {
  const last = dayOf(today) - 1;
  const lines = ledger.customers
    .flatMap(({ rows }) => rows)
    .filter(
      ({ form, phones, day }) =>
        isRegister(form.form) && phones.length > 0 && day !== undefined && day <= last && day > last - DAYS,
    )
    .map((row) => ({ row, lot: shortHash([seed, row.form.sheet, row.record.row, row.phones[0]].join('|'), 10) }));
  lines.sort((a, b) => (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0));
  const people = groupBy(lines, ({ row }) => consultantKey(row.consultant));
  return [...people]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => own.slice(0, each))
    .slice(0, MOST_LINES)
    .map(({ row }) => row);
}

/** 抽查表: the drawn lines with room for what the call gave, the seed in print, and 属实率 as a formula over what is typed in. */
export function spotSheet(input: AuditInput, seed: string, locale: Locale = 'zh-CN'): SheetContent {
  const speak = (what: Text): string => say(what, locale);
  const [yes, no, none, away] = (['true', 'false', 'no-number', 'not-reached'] as const).map((one) =>
    speak(text(`audit.spot.${one}`)),
  );
  const page = new Page(WIDTH, speak);
  const rows = drawLines(input, seed);
  page.line(speak(text('audit.spot.title')), TITLE);
  page.line(
    speak(text('audit.spot.subtitle', { from: dateOf(dayOf(input.today) - DAYS), seed, counted: COUNTED })),
    QUIET,
  );
  page.line(speak(text('audit.spot.task', { yes: yes ?? '', no: no ?? '', none: none ?? '', away: away ?? '' })), {
    align: { wrap: true },
  });
  page.gap();
  const first = page.next + 1;
  page.table(
    [
      text('audit.sheet.place'),
      text('audit.sheet.day'),
      text('audit.sheet.consultant'),
      text('audit.sheet.customer'),
      text('audit.spot.phone'),
      text('audit.morning.model'),
      text('audit.spot.result'),
      text('audit.sheet.remark'),
    ],
    rows.map(({ form, record, date = '', consultant = '', phones }): Row => [
      `${form.sheet}!${String(record.row)}`,
      date,
      consultant,
      record.fields.customerName ?? '',
      phones[0] ?? '',
      record.fields.model ?? '',
      '',
      '',
    ]),
  );
  const { result } = SPOT_COLUMNS;
  const typed = `$${result}$${String(first)}:$${result}$${String(first + Math.max(rows.length, 1) - 1)}`;
  const counted = (word = ''): string => `COUNTIF(${typed},"${word}")`;
  const told = `(${counted(yes)}+${counted(no)}+${counted(none)})`;
  const at = page.next;
  page.row([speak(text('audit.spot.rate')), '']);
  page.line(speak(text('audit.sheet.sign')), { align: { vertical: 'bottom' } });
  const content = page.content({
    columnWidths: { A: 20, B: 12, C: 10, D: 10, E: 14, F: 10, G: 10, H: 18 },
    orientation: 'portrait',
    onePage: true,
  });
  return {
    ...content,
    formulas: {
      [`B${String(at)}`]: `=IF(${told}=0,"",${counted(yes)}/${told})`,
    },
    styles: [...(content.styles ?? []), { range: `B${String(at)}`, style: { format: '0.0%' } }],
  };
}

/** A new sheet each time, drawn anew: what somebody has typed into an earlier one stays. */
export function spotSheetChanges(input: AuditInput, today: IsoDate, locale: Locale = 'zh-CN'): ChangeSet {
  const { name, n } = freeName(input.book, say(text('audit.spot.name', { date: today }), locale));
  const content = spotSheet(input, `${today}-${String(n)}`, locale);
  return [{ ...content, kind: 'add-sheet', sheet: name, why: text('audit.change.spot') }];
}

function freeName(book: WorkbookSnapshot, base: string): { name: string; n: number } {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? base : `${base} (${String(n)})`;
    if (findSheet(book, name) === undefined) return { name, n };
  }
}
