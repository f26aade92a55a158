import {
  OWNER_COUNTS,
  countName,
  definitionOf,
  OWNER_RATES,
  rateDefinition,
  ratesOf,
  selectFacts,
  type OwnerCount,
  type OwnerFigures,
  type OwnerQuery,
  type OwnerRate,
} from '../../owners/figures';
import { cellName } from '../../sheet';
import { text, type KeyTail, type Text } from '../../words';
import { NOTHING } from '../sheet/cells';
import { DECIMAL, PERCENT, SERIES, type Page, type PageCell } from '../sheet/page';
import type { CareDetail } from './detail';
import type { SpeakCare } from './speak';

/** What the sections of the page are made with. */
export interface CarePage {
  readonly page: Page;
  readonly figures: OwnerFigures;
  readonly detail: CareDetail;
  readonly speak: SpeakCare;
  readonly say: (sentence: Text) => string;
}

export type FormulaCell = Extract<PageCell, object>;

export function count(
  { figures, detail }: CarePage,
  query: OwnerQuery,
  refs: Readonly<Record<string, string>> = {},
): FormulaCell {
  return { formula: `=${detail.countifs(query, refs)}`, value: selectFacts(figures.facts, query).length };
}

/** Every count of the contract by part, its rate, and in words what is divided by what. */
export function keyFigures(care: CarePage): void {
  const { page, figures, speak } = care;
  page.section(speak('sheet.figures'), speak('sheet.figures-note'));
  const rates = ratesOf(figures.rules);
  const rateOf = new Map<OwnerCount, OwnerRate>(OWNER_RATES.map((rate) => [rates[rate].of, rate]));
  const first = page.row + 1;
  const paths = Object.keys(OWNER_COUNTS) as OwnerCount[];
  const rowOf = new Map<OwnerCount, number>(paths.map((path, i) => [path, first + i]));
  let part = '';
  const body = paths.map((path): PageCell[] => {
    const rate = rateOf.get(path);
    const own = path.split('.')[0] ?? '';
    const label = own === part ? '' : speak(`part.${own}` as KeyTail<'owners.'>);
    part = own;
    const known = rate === undefined ? undefined : figures.rates[rate];
    return [
      label,
      care.say(countName(path, figures.rules)),
      { ...count(care, OWNER_COUNTS[path]), figure: path },
      rate === undefined ? NOTHING : rateCell(rates[rate], rate, known, rowOf),
      rate === undefined ? '' : speak(`rate.${rate}`),
      defined(care, path, rate),
    ];
  });
  const table = page.table({
    head: (['part', 'item', 'count', 'rate', 'rate-name', 'definition'] as const).map((head) => speak(`head.${head}`)),
    spans: [2, 3, 1, 1, 2, 5],
    body,
  });
  page.style(table.first, 10, table.last, page.width, {
    align: { horizontal: 'left', vertical: 'center', wrap: true },
    font: { size: 9 },
  });
  body.forEach((cells, i) => {
    page.heights[table.first + i] = 13 * Math.max(2, Math.ceil(String(cells.at(-1)).length / SIGNS_A_LINE));
  });
  page.gap();
}

/** How many Chinese characters the column of definitions holds in a line. */
const SIGNS_A_LINE = 26;

/** The column in which the counts stand. */
const COUNT_COLUMN = 6;

function defined({ say, figures: { rules } }: CarePage, path: OwnerCount, rate: OwnerRate | undefined): string {
  const definition = definitionOf(path, rules);
  if (rate === undefined) return say(definition);
  return `${say(definition)}${say(text('owners.define.then'))}${say(rateDefinition(rate, rules))}`;
}

function rateCell(
  { of, over }: { readonly of: OwnerCount; readonly over: OwnerCount },
  rate: OwnerRate,
  known: number | undefined,
  rowOf: ReadonlyMap<OwnerCount, number>,
): PageCell {
  // A rate whose input is missing is no formula: it would show a number that means nothing.
  if (known === undefined) return NOTHING;
  const [part, whole] = [of, over].map((path) => cellName(rowOf.get(path) ?? 1, COUNT_COLUMN));
  return {
    formula: `=IF(${String(whole)}=0,"${NOTHING}",${String(part)}/${String(whole)})`,
    value: known,
    format: PERCENT,
    figure: rate,
  };
}

/** The eight service groups with what to offer each. */
export function groups(care: CarePage): void {
  const { page, figures, speak } = care;
  page.section(speak('sheet.groups'), speak('sheet.groups-note'));
  const first = page.row + 1;
  const last = first + figures.groups.length - 1;
  const total = figures.groups.reduce((sum, { vehicles }) => sum + vehicles, 0);
  const body = figures.groups.map(({ group, vehicles }, i): PageCell[] => [
    group,
    speak(`group.${group}` as KeyTail<'owners.'>),
    speak(`dimensions.${group}` as KeyTail<'owners.'>),
    {
      ...count(care, { table: 'cars', where: { group } }, { group: `$A${String(first + i)}` }),
      figure: `groups.${String(group)}`,
    },
    share(`H${String(first + i)}`, `SUM(H$${String(first)}:H$${String(last)})`, vehicles, total),
    speak(`offer.${group}` as KeyTail<'owners.'>),
  ]);
  const table = page.table({
    head: (['group', 'group-name', 'dimensions', 'vehicles', 'share', 'offer'] as const).map((head) =>
      speak(`head.${head}`),
    ),
    spans: [1, 2, 4, 1, 1, 5],
    body,
  });
  page.gap();
  page.chart({
    name: 'sanbiao-care-groups',
    kind: 'column',
    title: speak('sheet.groups'),
    categories: `B${String(table.first)}:B${String(table.last)}`,
    series: [
      { name: speak('head.vehicles'), values: `H${String(table.first)}:H${String(table.last)}`, color: SERIES.blue },
    ],
    xTitle: speak('head.group-name'),
    yTitle: speak('head.vehicles'),
  });
}

export function share(part: string, whole: string, vehicles: number, total: number): PageCell {
  return {
    formula: `=IF(${whole}=0,"${NOTHING}",${part}/${whole})`,
    value: total === 0 ? NOTHING : vehicles / total,
    format: PERCENT,
  };
}

/** Output by model and kind of work; 台 counts cars, 台次 visits. */
export function models(care: CarePage): void {
  const { page, figures, detail, speak } = care;
  if (figures.models.length === 0) return;
  page.section(speak('sheet.models'), speak('sheet.models-note'));
  const first = page.row + 1;
  const body = figures.models.map(({ model, ...own }, i): PageCell[] => {
    const row = first + i;
    const refs = { model: `$A${String(row)}` };
    const where = { model };
    const yuan = (kind: 'maintenance' | 'repair' | 'accident' | undefined, value: number): FormulaCell => ({
      formula: `=${detail.sumifs('amount', { table: 'visits', where: { ...where, ...(kind ? { kind } : {}) } }, refs)}`,
      value,
    });
    return [
      detail.label(model),
      {
        ...count(care, { table: 'visits', where: { ...where, firstOfCar: true } }, refs),
        figure: `models.${model}.vehicles`,
      },
      count(care, { table: 'visits', where }, refs),
      yuan('maintenance', own.maintenance),
      yuan('repair', own.repair),
      yuan('accident', own.accident),
      yuan(undefined, own.output),
      {
        formula: `=IF(D${String(row)}=0,"${NOTHING}",K${String(row)}/D${String(row)})`,
        value: own.perVehicle,
        format: DECIMAL,
      },
    ];
  });
  const table = page.table({
    head: (['model', 'vehicles', 'visits', 'maintenance', 'repair', 'accident', 'output', 'per-vehicle'] as const).map(
      (head) => speak(`head.${head}`),
    ),
    spans: [3, 1, 1, 2, 2, 1, 2, 2],
    body,
  });
  page.gap();
  page.chart({
    name: 'sanbiao-care-models',
    kind: 'bar',
    title: speak('sheet.models'),
    categories: `A${String(table.first)}:A${String(table.last)}`,
    series: [
      { name: speak('head.output'), values: `K${String(table.first)}:K${String(table.last)}`, color: SERIES.orange },
    ],
    xTitle: speak('head.model'),
    yTitle: speak('head.output'),
  });
}

/** Cars on file by region and by age, those of unknown age in a line of their own. */
export function regionsAndAges(care: CarePage): void {
  const { page, figures, detail, speak } = care;
  const total = figures.facts.cars.length;
  const lines = (
    key: 'region' | 'age',
    names: readonly { readonly name: string; readonly vehicles: number }[],
    label: (name: string) => string,
  ): PageCell[][] => {
    const first = page.row + 1;
    const last = first + names.length - 1;
    return names.map(({ name, vehicles }, i) => {
      const row = first + i;
      return [
        label(name),
        count(care, { table: 'cars', where: { [key]: name } }, { [key]: `$A${String(row)}` }),
        share(`E${String(row)}`, `SUM(E$${String(first)}:E$${String(last)})`, vehicles, total),
      ];
    });
  };
  const head = (name: 'region' | 'age'): string[] => [
    speak(`head.${name}`),
    speak('head.vehicles'),
    speak('head.share'),
  ];
  page.section(speak('sheet.ages'), speak('sheet.ages-note'));
  const ages = page.table({
    head: head('age'),
    spans: [4, 2, 2],
    body: lines(
      'age',
      figures.ages.map(({ age, vehicles }) => ({ name: age, vehicles })),
      (age) => speak(`value.age.${age}` as KeyTail<'owners.'>),
    ),
  });
  page.gap();
  page.chart({
    name: 'sanbiao-care-ages',
    kind: 'column',
    title: speak('sheet.ages'),
    categories: `A${String(ages.first)}:A${String(ages.last)}`,
    series: [
      { name: speak('head.vehicles'), values: `E${String(ages.first)}:E${String(ages.last)}`, color: SERIES.green },
    ],
    xTitle: speak('head.age'),
    yTitle: speak('head.vehicles'),
  });
  page.section(speak('sheet.regions'));
  page.table({
    head: head('region'),
    spans: [4, 2, 2],
    body: lines(
      'region',
      figures.regions.map(({ region, vehicles }) => ({ name: region, vehicles })),
      detail.label,
    ),
  });
  page.gap();
}

const TREND: readonly (OwnerCount | OwnerRate)[] = [
  'owners.total',
  'owners.active',
  'firstService.rate',
  'service.rate',
  'renewals.rate',
  'lost.rate',
  'satisfaction.rate',
  'complaints.rate',
  'referrals.rate',
  'repurchase.rate',
];

/** The months before, counted like this one, each as of its own end. */
export function trend(care: CarePage, months: readonly OwnerFigures[]): void {
  const { page, speak } = care;
  if (months.length < 2) return;
  page.section(speak('sheet.trend'), speak('sheet.trend-note'));
  const isRate = (path: OwnerCount | OwnerRate): path is OwnerRate => (OWNER_RATES as readonly string[]).includes(path);
  const body = months.map(({ month, counts, rates }): PageCell[] => [
    month,
    ...TREND.map((path) => (isRate(path) ? (rates[path] ?? null) : counts[path])),
  ]);
  const table = page.table({
    head: [
      speak('head.month'),
      ...TREND.map((path) => (isRate(path) ? speak(`rate.${path}`) : speak(`trend.${path}` as KeyTail<'owners.'>))),
    ],
    spans: [2, ...TREND.map(() => 1)],
    body,
  });
  page.style(table.first, 5, table.last, 2 + TREND.length, { format: PERCENT });
  page.gap();
  const rows = (letter: string): string => `${letter}${String(table.first)}:${letter}${String(table.last)}`;
  page.chart({
    name: 'sanbiao-care-trend',
    kind: 'line',
    title: speak('sheet.trend'),
    categories: rows('A'),
    series: [
      { name: speak('rate.service.rate'), values: rows('F'), color: SERIES.blue },
      { name: speak('rate.renewals.rate'), values: rows('G'), color: SERIES.orange },
      { name: speak('rate.satisfaction.rate'), values: rows('I'), color: SERIES.green },
    ],
    xTitle: speak('head.month'),
    yTitle: speak('head.rate'),
  });
}
