import { COUNTED } from '../../forms';
import type { ChangeSet, SheetContent, WorkbookSnapshot } from '../../sheet';
import { aside, type Locale, say, text, type Text } from '../../words';
import type { AuditReport, Finding } from '../finding';
import { consultantKey } from '../index-ledger';
import { notesChanges, type AuditNotes } from '../notes';
import {
  keepScores,
  overridesIn,
  scoreOf,
  spotCheckIn,
  trendOf,
  withOverrides,
  type MonthScore,
  type Overrides,
  type Score,
  type SpotCheck,
} from '../score';
import { Page, pageChanges, QUIET, TITLE, type Row } from './page';

const WIDTH = 7;
/** Longer lists belong on the screen. */
const MOST_FINDINGS = 500;

/**
 * 检核报告: the score by the eight items, each consultant's, the months', what a spot check gave, every error and warning with its cell, which rules were off, what was
 * set aside and why, and lines to sign. What a manager has typed beside an item stays, and counts where a remark says why. What cells hold is written as text and never becomes a formula.
 */
export function auditSheet(
  report: AuditReport,
  notes: AuditNotes,
  spot: SpotCheck | undefined,
  locale: Locale = 'zh-CN',
  overrides: Overrides = new Map(),
): SheetContent {
  const speak = (what: Text): string => say(what, locale);
  const page = new Page(WIDTH, speak);
  const setAside = (id: string): boolean => notes.ignored[id] !== undefined;
  const score = scoreOf(report, { setAside });
  page.line(speak(text('audit.sheet.title')), TITLE);
  page.line(
    speak(text('audit.sheet.subtitle', { date: report.today, profile: report.profile, counted: COUNTED })),
    QUIET,
  );
  page.gap();
  page.heading(text('audit.sheet.score', { total: withOverrides(score, overrides).total ?? '—' }));
  page.table(
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
      overrides.get(id)?.written ?? '',
      overrides.get(id)?.remark ?? '',
    ]),
  );
  page.heading(text('audit.sheet.consultants'));
  page.table(
    [
      text('audit.sheet.consultant'),
      text('audit.sheet.reached'),
      text('audit.sheet.rows'),
      text('audit.severity.error'),
      text('audit.severity.warning'),
      text('audit.sheet.items'),
      text('audit.spot.rate'),
    ],
    report.consultants.map(({ name, rows: count, errors, warnings }) => {
      const { total, items } = scoreOf(report, { setAside, consultant: name });
      return [name, total ?? '—', count, errors, warnings, itemWords(items, speak), spotWords(spot, name)];
    }),
  );
  if (spot !== undefined)
    page.line(
      speak(
        text('audit.sheet.spot', { sheet: spot.sheet, drawn: spot.drawn, told: spot.told, confirmed: spot.confirmed }),
      ),
      { align: { wrap: true } },
    );
  const trend = trendOf(report, notes);
  const countIn = (month: string, severity: Finding['severity']): number =>
    report.findings.filter((one) => one.month === month && one.severity === severity && !setAside(one.id)).length;
  if (trend.length > 1) {
    page.heading(text('audit.sheet.trend'));
    page.table(
      [
        text('audit.sheet.month'),
        text('audit.sheet.reached'),
        text('audit.sheet.change'),
        text('audit.severity.error'),
        text('audit.severity.warning'),
        text('audit.sheet.consultants'),
        text('audit.sheet.remark'),
      ],
      trend.map(({ month, total, people, kept }, i) => [
        month,
        total,
        changeSince(trend[i - 1], total),
        countIn(month, 'error'),
        countIn(month, 'warning'),
        Object.entries(people)
          .map(([name, own]) => `${name} ${String(own)}`)
          .join(' · '),
        kept ? speak(text('audit.sheet.kept')) : '',
      ]),
    );
  }
  const shown = report.findings.filter(({ severity, id }) => severity !== 'hint' && notes.ignored[id] === undefined);
  page.heading(text('audit.sheet.findings', { count: shown.length }));
  page.table(
    FINDING_HEAD,
    shown.slice(0, MOST_FINDINGS).map((finding) => findingRow(finding, speak, '')),
  );
  if (shown.length > MOST_FINDINGS)
    page.line(speak(text('audit.sheet.more', { count: shown.length - MOST_FINDINGS })), QUIET);
  const aside = report.findings.filter(({ id }) => notes.ignored[id] !== undefined);
  if (aside.length > 0) {
    page.heading(text('audit.sheet.ignored', { count: aside.length }));
    page.table(
      FINDING_HEAD,
      aside.map((finding) => findingRow(finding, speak, reasonOf(finding, notes, speak))),
    );
  }
  if (report.off.length > 0) {
    const rules = report.off.map((rule) => text(`audit.${rule}.title`));
    page.line(speak(text('audit.sheet.off', { rules })), { align: { wrap: true } });
  }
  page.gap();
  page.line(speak(text('audit.sheet.sign')), { align: { vertical: 'bottom' } });
  return page.content({
    columnWidths: { A: 16, B: 18, C: 9, D: 10, E: 12, F: 34, G: 18 },
    orientation: 'landscape',
    onePage: false,
  });
}

/** `登记完整 13.5/15`, of the items that have ground. */
function itemWords(items: Score['items'], speak: (what: Text) => string): string {
  return items
    .flatMap(({ id, score, points }) =>
      score === undefined ? [] : [`${speak(text(`audit.item.${id}`))} ${String(score)}/${String(points)}`],
    )
    .join(' · ');
}

function spotWords(spot: SpotCheck | undefined, name: string): string {
  const own = spot?.people.find(({ consultant }) => consultantKey(consultant) === consultantKey(name));
  return own === undefined ? '' : `${String(own.confirmed)}/${String(own.told)}`;
}

function changeSince(before: MonthScore | undefined, total: number): number | string {
  return before === undefined ? '' : Math.round((total - before.total) * 10) / 10;
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

function reasonOf({ id }: Finding, notes: AuditNotes, speak: (what: Text) => string): string {
  const entry = notes.ignored[id];
  return entry === undefined ? '' : speak(aside(entry.reason, `${entry.by} ${entry.date}`));
}

/** Puts the report into the workbook: a new sheet, or new content for ours. Somebody else's sheet of that name is left alone. */
export function auditSheetChanges(
  book: WorkbookSnapshot,
  report: AuditReport,
  notes: AuditNotes,
  locale: Locale = 'zh-CN',
): ChangeSet {
  const why = text('audit.change.sheet');
  return [
    ...pageChanges(book, auditSheet(report, notes, spotCheckIn(book), locale, overridesIn(book)), {
      name: say(text('audit.sheet.name'), locale),
      why,
    }),
    ...notesChanges(book, keepScores(notes, trendOf(report, notes)), text('audit.change.scores')),
  ];
}
