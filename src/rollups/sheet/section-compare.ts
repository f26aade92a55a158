import type { Targets } from '../board';
import { valueAt } from '../figures';
import { DEALS } from '../tally';
import type { MonthFigures } from '../types';
import type { Cells, Who } from './cells';
import { heads, endKey } from './labels';
import type { Page, PageCell } from './page';

const CHANGE = '+0.0%;-0.0%;0.0%';
const PERCENT_WHOLE = '0%';

/** What a manager answers for: the target, how far it is reached and what is to go, and each count beside last month's. */
export function comparison(page: Page, cells: Cells, targets: Targets, last: MonthFigures | undefined): void {
  const { speak, report } = cells;
  const names = ['', ...report.consultants.map(({ name }) => name)];
  const aimed = names.some((name) => targets[name] !== undefined);
  if (!aimed && last === undefined) return;
  const closing = speak(report.closingBy === 'orders' ? 'sheet.head.orders' : 'sheet.head.delivered');
  const partly = endKey(report) === 'endNow' ? '-partly' : '';
  page.section(
    speak('sheet.compare.title'),
    speak(`sheet.compare.note${last === undefined ? '-alone' : partly}`, {
      closing,
      cutoff: report.cutoff,
      last: last?.month ?? '',
    }),
  );
  const own = names.flatMap((name) => (name === '' ? [] : (targets[name] ?? [])));
  const sum = own.reduce((all, target) => all + target, 0);
  if (own.length > 0 && targets[''] !== undefined && sum !== targets[''])
    page.note(speak('sheet.compare.sum-differs', { sum, store: targets[''] }));
  const first = page.row + 1;
  const done = DEALS[report.closingBy];
  const body = names.map((name, i): PageCell[] => {
    const row = first + i;
    const who: Who = name === '' ? {} : { consultant: name, cell: `$A${String(row)}` };
    const then = last && (name === '' ? last.store : last.consultants.find((one) => one.name === name));
    const target = targets[name];
    const beside = (path: string): PageCell[] => {
      const [now, before] = [cells.figure(path, who), then && valueAt(then, path)];
      const column = now.formula.slice(1);
      const change: PageCell =
        before === undefined || before === 0
          ? '—'
          : {
              formula: `=${column}/${String(before)}-1`,
              value: Number(now.value) / before - 1,
              format: CHANGE,
            };
      return [now, before ?? '—', change];
    };
    const deals = cells.figure(done, who);
    const toGo: PageCell =
      target === undefined
        ? '—'
        : {
            formula: `=MAX(0,${String(target)}-${deals.formula.slice(1)})`,
            value: Math.max(0, target - Number(deals.value)),
          };
    const reached: PageCell =
      target === undefined || target === 0
        ? '—'
        : {
            formula: `=${deals.formula.slice(1)}/${String(target)}`,
            value: Number(deals.value) / target,
            format: PERCENT_WHOLE,
          };
    return [
      name === '' ? speak('sheet.store') : cells.detail.label(name),
      target ?? '—',
      reached,
      toGo,
      ...beside(done),
      ...beside('firstVisits'),
      ...beside('filed'),
    ];
  });
  page.table({
    head: [
      ...heads(speak, ['person', 'target', 'reached', 'toGo']),
      closing,
      ...heads(speak, ['lastMonth', 'change', 'firstVisits', 'lastMonth', 'change', 'filed', 'lastMonth', 'change']),
    ],
    body,
    bold: [0],
  });
  page.gap();
}
