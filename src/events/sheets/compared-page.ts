import { bodyColumn, Page, SERIES, speaker as pageSpeaker, type PageCell } from '../../rollups/sheet';
import { MONEY_TILES, moneyTiles } from '../outcome';
import type { Formulas } from './summary-detail';
import { finish, WIDTH, type Sheet, type Words } from './summary-frame';
import type { EventOutcome, EventReport } from '../types';

const COMPARED = ['invited', 'reached', 'coming', 'attended', 'dealt'] as const;
const RATES = ['reachRate', 'promiseRate', 'showRate', 'dealRate', 'crossShare'] as const;

/** The events beside each other, a line each. */
export function comparedPage(
  events: readonly {
    readonly report: EventReport;
    readonly outcome: EventOutcome;
    readonly formulas: Formulas;
  }[],
  words: Words,
): Sheet {
  const { speak } = words;
  const page = new Page(WIDTH, pageSpeaker(words.locale));
  page.title(speak('compared.title'), speak('compared.subtitle', { count: events.length, counted: words.counted }));
  page.reserveCharts(2);
  const first = page.row + 1;
  const shares: Readonly<Record<(typeof RATES)[number], (one: (typeof events)[number]) => PageCell>> = {
    reachRate: ({ formulas, report }) => formulas.rate('reached', 'invited', report.reachRate),
    promiseRate: ({ formulas, report }) => formulas.rate('coming', 'invited', report.promiseRate),
    showRate: ({ formulas, report }) => formulas.rate('attended', 'coming', report.showRate),
    dealRate: ({ formulas, report }) => formulas.rate('dealt', 'attended', report.dealRate),
    crossShare: ({ formulas }) => formulas.crossShare(),
  };
  const { last } = page.table({
    head: [
      speak('compared.event'),
      ...COMPARED.map((key) => speak(`tile.${key}`)),
      ...RATES.map((key) => speak(`tile.${key}`)),
    ],
    spans: [2, ...COMPARED.map(() => 1), ...RATES.map(() => 1)],
    body: events.map((one) => [
      one.report.name,
      ...COMPARED.map((key) => (key === 'invited' ? one.formulas.invited() : one.formulas.count(key, one.report[key]))),
      ...RATES.map((key) => shares[key](one)),
    ]),
  });
  page.gap();
  page.heading(speak('compared.money'));
  page.table({
    head: [speak('compared.event'), ...MONEY_TILES.map((key) => speak(`tile.${key}`)), speak('compared.output')],
    spans: [2, 2, 2, 2, 2, 2],
    body: events.map(({ report, outcome }) => {
      const money = moneyTiles(outcome);
      return [report.name, ...MONEY_TILES.map((key) => money[key] ?? '—'), outcome.output ?? '—'];
    }),
  });
  const range = (letter: string): string => bodyColumn({ first, last }, letter);
  page.chart({
    name: 'events-counts',
    kind: 'column',
    title: speak('compared.counts'),
    categories: range('A'),
    series: [
      { name: speak('tile.invited'), values: range('C'), color: SERIES.grey },
      { name: speak('tile.attended'), values: range('F'), color: SERIES.green },
      { name: speak('tile.dealt'), values: range('G'), color: SERIES.orange },
    ],
  });
  page.chart({
    name: 'events-rates',
    kind: 'column',
    title: speak('compared.rates'),
    categories: range('A'),
    series: [
      { name: speak('tile.reachRate'), values: range('H'), color: SERIES.blue },
      { name: speak('tile.showRate'), values: range('J'), color: SERIES.green },
      { name: speak('tile.dealRate'), values: range('K'), color: SERIES.orange },
    ],
  });
  return finish(page, speak('compared.sheet'));
}
