import type { Scalar } from '../../sheet';
import { INK, Page, PERCENT, SERIES, speaker as pageSpeaker, type PageCell } from '../../rollups/sheet';
import { textLines, say, text, type KeyTail } from '../../words';
import { MONEY_TILES, moneyTiles } from '../outcome';
import { daysInWords, type Speak } from './speak';
import { quotient, type Formulas } from './summary-detail';
import { finish, WIDTH, type Sheet, type Words } from './summary-frame';
import { EVENT_RULES, linesOf, OUTCOME_LINES, type EventOutcome, type EventReport, type OutcomeLine } from '../types';

/** Findings that a page names one by one. */
const NAMED = 40;

/** 活动总结 of one event. */
export function eventPage(report: EventReport, outcome: EventOutcome, formulas: Formulas, words: Words): Sheet {
  const { speak } = words;
  const page = new Page(WIDTH, pageSpeaker(words.locale));
  page.title(speak('summary.title', { event: report.name }), subtitle(report, words));
  const at = tiles(page, report, outcome, formulas, speak);
  page.reserveCharts(report.inviters.length > 0 ? 2 : 1);
  funnelChart(page, at, speak);
  inviters(page, report, formulas, speak);
  targets(page, outcome, at, speak);
  findings(page, report, words);
  closing(page, outcome, speak);
  return finish(page, speak('summary.sheet', { event: report.name }));
}

function subtitle({ from, to }: EventReport, { speak, counted }: Words): string {
  return speak('summary.subtitle', {
    days: from === undefined ? speak('summary.no-days') : daysInWords(from, to),
    counted,
  });
}

type Tile = KeyTail<'events.sheet.tile.'>;

/** Big numbers first, in two rows of six; returns the cell of each. */
function tiles(
  page: Page,
  report: EventReport,
  outcome: EventOutcome,
  formulas: Formulas,
  speak: Speak,
): ReadonlyMap<Tile, string> {
  const money = moneyTiles(outcome);
  const rows: (readonly [Tile, PageCell])[][] = [
    [
      ['invited', formulas.invited()],
      ['reached', formulas.count('reached', report.reached)],
      ['coming', formulas.count('coming', report.coming)],
      ['attended', formulas.count('attended', report.attended)],
      ['dealt', formulas.count('dealt', report.dealt)],
      ['belowThreeFollowUps', formulas.count('belowThreeFollowUps', report.belowThreeFollowUps)],
    ],
    [
      ['reachRate', formulas.rate('reached', 'invited', report.reachRate)],
      ['promiseRate', formulas.rate('coming', 'invited', report.promiseRate)],
      ['showRate', formulas.rate('attended', 'coming', report.showRate)],
      ['dealRate', formulas.rate('dealt', 'attended', report.dealRate)],
      ['crossShare', formulas.crossShare()],
      ['unsure', formulas.count('unsure', report.unsure)],
    ],
    [
      ['notComing', formulas.count('notComing', report.notComing)],
      ['unanswered', formulas.count('unanswered', report.unanswered)],
      ...MONEY_TILES.map((key) => [key, money[key] ?? '—'] as const),
    ],
  ];
  const wrong = report.reachRate === 1 ? INK.head : INK.warn;
  const places = page.tiles(
    rows.map((row) =>
      row.map(([key, cell]) => [speak(`tile.${key}`), cell, key === 'reachRate' ? wrong : INK.head] as const),
    ),
  );
  const cells = new Map(rows.flatMap((row, r) => row.map(([key], i) => [key, places[r]?.[i] ?? ''] as const)));
  page.gap();
  return cells;
}

/** 邀约 → 达到 → 肯定来 → 到场 → 成交. */
const FUNNEL = ['invited', 'reached', 'coming', 'attended', 'dealt'] as const;

/** The steps of the way from the list to the deal, in a small table of its own that the chart reads. */
function funnelChart(page: Page, at: ReadonlyMap<Tile, string>, speak: Speak): void {
  page.heading(speak('summary.funnel'));
  const table = page.table({
    head: [speak('summary.step'), speak('summary.guests')],
    spans: [4, 2],
    body: FUNNEL.map((key) => [
      speak(`tile.${key}`),
      { formula: `=${at.get(key) ?? ''}`, value: valueAt(page, at.get(key)) },
    ]),
  });
  page.chart({
    name: 'event-funnel',
    kind: 'bar',
    title: speak('summary.funnel'),
    categories: `A${String(table.first)}:A${String(table.last)}`,
    series: [
      { name: speak('summary.guests'), values: `E${String(table.first)}:E${String(table.last)}`, color: SERIES.blue },
    ],
  });
  page.gap();
}

function valueAt(page: Page, cell: string | undefined): Scalar {
  const [, letters = 'A', row = '1'] = /^([A-Z]+)(\d+)$/u.exec(cell ?? '') ?? [];
  return page.values[Number(row) - 1]?.[letters.charCodeAt(0) - 'A'.charCodeAt(0)] ?? '';
}

const PER_INVITER = ['invited', 'reached', 'coming', 'attended', 'dealt'] as const;

function inviters(page: Page, report: EventReport, formulas: Formulas, speak: Speak): void {
  if (report.inviters.length === 0) return;
  page.heading(speak('summary.inviters'));
  const first = page.row + 1;
  const { last } = page.table({
    head: [
      speak('summary.inviter'),
      ...PER_INVITER.map((key) => speak(`tile.${key}`)),
      speak('tile.reachRate'),
      speak('tile.showRate'),
    ],
    spans: [2, 1, 1, 1, 1, 1, 2, 2],
    body: report.inviters.map((one, i) => {
      const [row, name] = [first + i, `$A${String(first + i)}`];
      const share = (part: string, whole: string, value: number | undefined): PageCell =>
        quotient(`${part}${String(row)}`, `${whole}${String(row)}`, value);
      return [
        one.name,
        ...PER_INVITER.map((key) => formulas.of(name, key === 'invited' ? undefined : key, one[key])),
        share('D', 'C', one.invited === 0 ? undefined : one.reached / one.invited),
        share('F', 'E', one.coming === 0 ? undefined : one.attended / one.coming),
      ];
    }),
  });
  page.chart({
    name: 'event-inviters',
    kind: 'column',
    title: speak('summary.inviters'),
    categories: `A${String(first)}:A${String(last)}`,
    series: [
      { name: speak('tile.invited'), values: `C${String(first)}:C${String(last)}`, color: SERIES.grey },
      { name: speak('tile.coming'), values: `E${String(first)}:E${String(last)}`, color: SERIES.blue },
      { name: speak('tile.attended'), values: `F${String(first)}:F${String(last)}`, color: SERIES.green },
    ],
  });
  page.gap();
}

/** 目标 · 实际 · 达成率 · 原因分析 · 改进措施 (list 17); the last two are for people to write, and stay when the sheet is made anew. */
function targets(page: Page, outcome: EventOutcome, at: ReadonlyMap<Tile, string>, speak: Speak): void {
  const untold = OUTCOME_LINES.every((key) => outcome.lines[key].target === undefined);
  page.heading(speak('summary.targets'), untold ? speak('summary.no-plan') : undefined);
  const first = page.row + 1;
  const lines = linesOf(outcome);
  const body = lines.map((key, i): PageCell[] => {
    const { target, done, reason, measure } = outcome.lines[key];
    const row = String(first + i);
    return [
      speak(key === 'money' ? 'summary.money' : `plan.target.${key}`),
      amountCell(target, outcome.copied.target.has(key)),
      resultCell(key, outcome, at),
      {
        formula: `=IF(AND(ISNUMBER(C${row}),ISNUMBER(E${row}),N(C${row})<>0),E${row}/C${row},"—")`,
        value: done ?? '—',
        format: PERCENT,
      },
      reason ?? null,
      measure ?? null,
    ];
  });
  const { last } = page.table({
    head: (['target-of', 'target', 'actual', 'done', 'reason', 'measure'] as const).map((key) =>
      speak(`summary.${key}`),
    ),
    spans: [2, 2, 2, 1, 2, 3],
    body,
  });
  page.style(first, 8, last, WIDTH, { align: { horizontal: 'left', vertical: 'center', wrap: true } });
  for (let row = first; row <= last; row += 1) {
    const { reason = '', measure = '' } = outcome.lines[lines[row - first] ?? 'money'];
    page.heights[row] = Math.max(24, 14 * Math.max(textLines(reason, 10), textLines(measure, 15)) + 4);
  }
  page.gap();
}

/** A number that the plan told is a formula (`=20000`), so that it follows the plan; what a person typed is a plain number and stays. */
const amountCell = (value: number | undefined, copied: boolean): PageCell =>
  value === undefined ? null : copied ? { formula: `=${String(value)}`, value } : value;

function resultCell(key: OutcomeLine, outcome: EventOutcome, at: ReadonlyMap<Tile, string>): PageCell {
  const { actual } = outcome.lines[key];
  const isATile = key === 'invited' || key === 'attended' || key === 'dealt';
  if (!isATile) return amountCell(actual, outcome.copied.actual.has(key));
  return { formula: `=${at.get(key) ?? ''}`, value: actual ?? 0 };
}

function findings(page: Page, { findings: found }: EventReport, { speak, locale }: Words): void {
  page.heading(speak('summary.findings', { count: found.length }));
  const counts = EVENT_RULES.flatMap((rule) => {
    const count = found.filter((one) => one.rule === rule).length;
    return count === 0 ? [] : [[say(text(`events.rule.${rule}`), locale), count] as const];
  });
  if (counts.length === 0) {
    page.note(speak('summary.no-findings'));
    return;
  }
  page.table({ head: [speak('summary.finding'), speak('summary.lines')], spans: [8, 2], body: counts });
  page.gap();
  page.table({
    head: [speak('summary.cell'), speak('summary.what')],
    spans: [3, 9],
    body: found.slice(0, NAMED).map(({ sheet, cell, text: what }) => [`${sheet}!${cell}`, say(what, locale)]),
  });
  if (found.length > NAMED) page.note(speak('summary.more-findings', { count: found.length - NAMED }));
  page.gap();
}

/** Characters in a line of the box for advice; a line takes less than a row. */
const ADVICE_SIGNS = 80;

function closing(page: Page, { advice }: EventOutcome, speak: Speak): void {
  page.heading(speak('summary.advice'));
  const top = page.row;
  const bottom = top + Math.max(4, textLines(advice ?? '', ADVICE_SIGNS)) - 1;
  if (advice !== undefined) page.put(top, 1, advice);
  page.style(top, 1, top, WIDTH, { align: { horizontal: 'left', vertical: 'top', wrap: true }, font: { size: 10 } });
  page.merge(top, 1, bottom, WIDTH);
  page.style(top, 1, bottom, WIDTH, {
    border: { top: 'thin', bottom: 'thin', left: 'thin', right: 'thin', color: INK.line },
  });
  page.row = bottom + 2;
}
