import { COUNTED } from '../forms';
import {
  cellAt,
  findSheet,
  type CellStyle,
  type ChangeSet,
  type Scalar,
  type SheetContent,
  type WorkbookSnapshot,
} from '../sheet';
import { say, text, type Locale, type Text } from '../words';
import type { AuditReport, Finding } from './finding';
import type { AuditNotes } from './notes';
import { scoreOf } from './score';

const WIDTH = 7;
const LETTERS = 'ABCDEFG';
const HEAD: CellStyle = {
  fill: '#E7EEF7',
  font: { bold: true },
  border: { bottom: 'thin', color: '#8EA9C8' },
  align: { wrap: true, vertical: 'center' },
};
const TITLE: CellStyle = { font: { bold: true, size: 18 }, align: { horizontal: 'center', vertical: 'center' } };
const QUIET: CellStyle = { font: { size: 9, color: '#595959' }, align: { horizontal: 'center' } };
const LINE: CellStyle = { border: { bottom: 'hair', color: '#BFBFBF' }, align: { wrap: true, vertical: 'top' } };
/** Longer lists belong on the screen. */
const MOST_FINDINGS = 500;

type Row = (Scalar | null)[];

/**
 * 检核报告: the score by the eight items, what each consultant has, every error and warning with its cell, which rules were off, what was
 * set aside and why, and lines to sign. What cells hold is written as text and never becomes a formula.
 */
export function auditSheet(report: AuditReport, notes: AuditNotes, locale: Locale = 'zh-CN'): SheetContent {
  const speak = (what: Text): string => say(what, locale);
  const rows: Row[] = [];
  const styles: { range: string; style: CellStyle }[] = [];
  const merges: string[] = [];
  const whole = (line: string, style: CellStyle): void => {
    rows.push([line]);
    const row = String(rows.length);
    merges.push(`A${row}:G${row}`);
    styles.push({ range: `A${row}:G${row}`, style });
  };
  const table = (head: readonly Text[], lines: readonly Row[]): void => {
    rows.push(head.map(speak));
    const first = rows.length;
    rows.push(...lines);
    styles.push({ range: `A${String(first)}:G${String(first)}`, style: HEAD });
    if (lines.length > 0) styles.push({ range: `A${String(first + 1)}:G${String(rows.length)}`, style: LINE });
    rows.push([]);
  };
  const heading = (what: Text): void => whole(speak(what), { font: { bold: true, size: 12 } });

  const score = scoreOf(report, (id) => notes.ignored[id] !== undefined);
  whole(speak(text('audit.sheet.title')), TITLE);
  whole(speak(text('audit.sheet.subtitle', { date: report.today, profile: report.profile, counted: COUNTED })), QUIET);
  rows.push([]);
  heading(text('audit.sheet.score', { total: score.total ?? '—' }));
  table(
    [
      text('audit.sheet.item'),
      text('audit.sheet.points'),
      text('audit.sheet.sample'),
      text('audit.sheet.faulty'),
      text('audit.sheet.reached'),
      text('audit.sheet.override'),
      text('audit.sheet.remark'),
    ],
    score.items.map(({ id, points, sample, faulty, score: reached }) => [
      speak(text(`audit.item.${id}`)),
      points,
      sample,
      faulty,
      reached ?? speak(text('audit.sheet.no-ground')),
      '',
      '',
    ]),
  );
  heading(text('audit.sheet.consultants'));
  table(
    [
      text('audit.sheet.consultant'),
      text('audit.sheet.rows'),
      text('audit.severity.error'),
      text('audit.severity.warning'),
      text('audit.severity.hint'),
    ],
    report.consultants.map(({ name, rows: count, errors, warnings, hints }) => [name, count, errors, warnings, hints]),
  );
  const shown = report.findings.filter(({ severity, id }) => severity !== 'hint' && notes.ignored[id] === undefined);
  heading(text('audit.sheet.findings', { count: shown.length }));
  table(
    FINDING_HEAD,
    shown.slice(0, MOST_FINDINGS).map((finding) => findingRow(finding, speak, '')),
  );
  if (shown.length > MOST_FINDINGS)
    whole(speak(text('audit.sheet.more', { count: shown.length - MOST_FINDINGS })), QUIET);
  const aside = report.findings.filter(({ id }) => notes.ignored[id] !== undefined);
  if (aside.length > 0) {
    heading(text('audit.sheet.ignored', { count: aside.length }));
    table(
      FINDING_HEAD,
      aside.map((finding) => findingRow(finding, speak, reasonOf(finding, notes))),
    );
  }
  if (report.off.length > 0) {
    const names = report.off.map((rule) => speak(text(`audit.${rule}.title`))).join('、');
    whole(speak(text('audit.sheet.off', { rules: names })), { align: { wrap: true } });
  }
  rows.push([]);
  whole(speak(text('audit.sheet.sign')), { align: { vertical: 'bottom' } });
  return {
    values: rows,
    styles,
    merges,
    columnWidths: { A: 16, B: 18, C: 9, D: 10, E: 12, F: 34, G: 18 },
    rowHeights: { 1: 30, [rows.length]: 28 },
    freeze: { rows: 2, columns: 0 },
    print: {
      paper: 'A4',
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 0,
      area: `A1:${LETTERS.charAt(WIDTH - 1)}${String(rows.length)}`,
      footer: '&C&P / &N&R&D',
    },
  };
}

const FINDING_HEAD: readonly Text[] = [
  text('audit.sheet.rule'),
  text('audit.sheet.place'),
  text('audit.sheet.consultant'),
  text('audit.sheet.customer'),
  text('audit.sheet.day'),
  text('audit.sheet.what'),
  text('audit.sheet.remark'),
];

function findingRow(finding: Finding, speak: (what: Text) => string, remark: string): Row {
  const { rule, at, consultant = '', customer = '', date = '', text: sentence } = finding;
  return [
    speak(text(`audit.${rule}.title`)),
    `${at.sheet}!${at.cell}`,
    consultant,
    customer,
    date,
    speak(sentence),
    remark,
  ];
}

function reasonOf({ id }: Finding, notes: AuditNotes): string {
  const entry = notes.ignored[id];
  return entry === undefined ? '' : `${entry.reason}（${entry.by} ${entry.date}）`;
}

/** Puts the report into the workbook: a new sheet, or new content for ours. Somebody else's sheet of that name is left alone. */
export function auditSheetChanges(
  book: WorkbookSnapshot,
  report: AuditReport,
  notes: AuditNotes,
  locale: Locale = 'zh-CN',
): ChangeSet {
  const content = auditSheet(report, notes, locale);
  const title = content.values[0]?.[0];
  const base = say(text('audit.sheet.name'), locale);
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? base : `${base} (${String(n)})`;
    const there = findSheet(book, name);
    if (there && cellAt(there, 1, 1)?.value !== title) continue;
    return [{ ...content, kind: there ? 'replace-sheet' : 'add-sheet', sheet: name, why: text('audit.change.sheet') }];
  }
}
