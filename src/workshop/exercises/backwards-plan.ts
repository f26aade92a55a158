import { text } from '../../words';
import { KeyDraft } from '../draft';
import { Leaf } from '../paper/leaf';
import { rowsFor, sayer } from '../scene';
import { THEMES } from '../themes';
import type { Derivation } from '../types';
import { exercise } from './exercise';

const SOURCES = [
  '网络',
  '户外广告',
  '朋友介绍',
  '巡展活动',
  '偶然光顾',
  '电台',
  '基盘客户',
  '街头传单',
  '手机短信',
] as const;

interface Past {
  readonly source: string;
  readonly visits: number;
  readonly filed: number;
  readonly deals: number;
  /** Deals that this source is to bring in the new month. */
  readonly target: number;
}

/**
 * From the month's target back: target less what carried-over customers are expected to buy; per source ÷ closing rate = filings,
 * ÷ filing rate = first visits, both rounded up (domain notes §8). The rates are last month's.
 */
export const backwardsPlan = exercise({
  kind: 'backwards-plan',
  sheets: 1,
  make(scene, names) {
    const { random } = scene;
    const say = sayer(scene, 'workshop.backwards-plan.');
    const sheet = new Leaf(names[0] ?? '', [14, 11, 11, 11, 12, 12, 12, 12, 12]);
    const key = new KeyDraft();
    const known = [...new Set<string>([...THEMES[scene.theme].sources, ...SOURCES])];
    const sources = random.some(known, rowsFor(scene, 7, 1)).map((source): Past => inventPast(source));
    function inventPast(source: string): Past {
      for (;;) {
        const visits = random.int(24, 90);
        const filed = random.int(Math.ceil(visits * 0.35), Math.floor(visits * 0.8));
        const deals = random.int(Math.ceil(filed * 0.12), Math.floor(filed * 0.4));
        const target = random.int(2, 9);
        if (isClear(target, deals, filed, visits)) return { source, visits, filed, deals, target };
      }
    }
    const needed = sources.reduce((sum, { target }) => sum + target, 0);
    const carried = random.int(2, 6);
    sheet.title(say('title'));
    for (const line of ['1', '2', '3', '4', '5'] as const) sheet.note(say(`task.${line}`));
    sheet.gap();
    const given = sheet.rows([
      [say('target'), needed + carried],
      [say('carried'), carried],
      [say('needed'), null],
    ]);
    key.ask(
      sheet,
      { row: given + 2, column: 2 },
      {
        accept: { kind: 'count', right: needed },
        rule: 'backwards.needed',
        why: text('workshop.why.needed', { target: needed + carried, carried, needed }),
      },
    );
    sheet.gap();
    const first = sheet.table(
      (
        [
          'source',
          'visits',
          'filed',
          'deals',
          'target',
          'filing-rate',
          'closing-rate',
          'filings',
          'first-visits',
        ] as const
      ).map((column) => say(`column.${column}`)),
      [
        ...sources.map(({ source, visits, filed, deals, target }) => [source, visits, filed, deals, target]),
        [say('total')],
      ],
    );
    const totals = { filings: [] as string[], visits: [] as string[] };
    let [allFilings, allVisits] = [0, 0];
    sources.forEach(({ source, visits, filed, deals, target }, i) => {
      const row = first + i;
      const filings = Math.ceil((target * filed) / deals);
      const firstVisits = Math.ceil((filings * visits) / filed);
      allFilings += filings;
      allVisits += firstVisits;
      const filingRate = key.ask(
        sheet,
        { row, column: 6, format: '0.0%' },
        {
          accept: { kind: 'rate', right: filed / visits },
          rule: 'backwards.filing-rate',
          why: text('workshop.why.rate', {
            part: say('column.filed'),
            a: filed,
            whole: say('column.visits'),
            b: visits,
          }),
          hints: [text('workshop.look.rate', { part: say('column.filed'), whole: say('column.visits') })],
        },
      );
      const closingRate = key.ask(
        sheet,
        { row, column: 7, format: '0.0%' },
        {
          accept: { kind: 'rate', right: deals / filed },
          rule: 'backwards.closing-rate',
          why: text('workshop.why.rate', { part: say('column.deals'), a: deals, whole: say('column.filed'), b: filed }),
          hints: [text('workshop.look.rate', { part: say('column.deals'), whole: say('column.filed') })],
        },
      );
      const filingsPlace = key.ask(
        sheet,
        { row, column: 8 },
        {
          accept: { kind: 'count', right: filings },
          rule: 'backwards.filings',
          points: 2,
          why: text('workshop.why.ceil', {
            source,
            a: target,
            b: `${String(deals)}/${String(filed)}`,
            result: filings,
          }),
          derive: { kind: 'formula', op: 'ceil-divide', args: [target, closingRate] },
        },
      );
      totals.filings.push(filingsPlace);
      const derive: Derivation = { kind: 'formula', op: 'ceil-divide', args: [filingsPlace, filingRate] };
      totals.visits.push(
        key.ask(
          sheet,
          { row, column: 9 },
          {
            accept: { kind: 'count', right: firstVisits },
            rule: 'backwards.first-visits',
            points: 2,
            why: text('workshop.why.ceil', {
              source,
              a: filings,
              b: `${String(filed)}/${String(visits)}`,
              result: firstVisits,
            }),
            derive,
          },
        ),
      );
    });
    const row = first + sources.length;
    const sum = (column: number, right: number, args: readonly string[]): void => {
      key.ask(
        sheet,
        { row, column },
        {
          accept: { kind: 'count', right },
          rule: 'backwards.total',
          why: text('workshop.why.sum', { sum: right }),
          derive: { kind: 'formula', op: 'plus', args },
        },
      );
    };
    sum(8, allFilings, totals.filings);
    sum(9, allVisits, totals.visits);
    return { leaves: [sheet], cells: key.cells };
  },
});

/** With the rates rounded to a tenth of a percent the same whole numbers come out: nobody is wrong for rounding. */
function isClear(target: number, deals: number, filed: number, visits: number): boolean {
  const rounded = (rate: number): number => Math.round(rate * 1000) / 1000;
  const filings = Math.ceil((target * filed) / deals);
  return (
    Math.ceil(target / rounded(deals / filed) - 1e-9) === filings &&
    Math.ceil(filings / rounded(filed / visits) - 1e-9) === Math.ceil((filings * visits) / filed)
  );
}
