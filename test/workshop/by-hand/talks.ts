import { dateOf, dayOf } from '../../../src/calendar';
import { codeNamed, levelsOn, talksOn, todayOn, type Level, type Paper, type Reading, type Written } from './paper';

/** When the customer buys, in days from `today`; 0 for a deposit. */
function buysIn(words: string, today: number, { lessDays }: Reading): number | undefined {
  if (words.includes('订金')) return 0;
  const inDays = /(\d+)天/u.exec(words);
  if (inDays && /定|订|买/u.test(words)) return Number(inDays[1]);
  const by = /(\d+)月(\d+)日/u.exec(words);
  if (!by) return undefined;
  const year = Number(dateOf(today).slice(0, 4));
  const on = (y: number): number =>
    dayOf(`${String(y)}-${String(by[1]).padStart(2, '0')}-${String(by[2]).padStart(2, '0')}`);
  return (on(year) < today ? on(year + 1) : on(year)) - today - lessDays;
}

function levelIn(levels: readonly Level[], days: number): string {
  return levels.find(({ most }) => most !== undefined && days <= most)?.code ?? '';
}

const phoneIn = (words: string): string | undefined => /154[\d -]{8,10}/u.exec(words)?.[0].replace(/[ -]/gu, '');
export function gradeVisitors([talk, form]: readonly Paper[], how: Reading): Written[] {
  if (!talk || !form) return [];
  const [levels, today] = [levelsOn(form), todayOn(talk)];
  const head = form.headRow('级别');
  const column = (word: string): number => form.column(word, head);
  return talksOn(talk).flatMap(({ lines }, i) => {
    const row = head + 1 + i;
    const phone = lines.map(({ words }) => phoneIn(words)).find((one) => one !== undefined);
    const refused = lines.find(({ words }) => /电话就不留|号码不方便|别登记|不留电话|联系方式就算/u.test(words));
    const time = lines.find(
      ({ words, by }) => by === '客户' && !phoneIn(words) && buysIn(words, today, how) !== undefined,
    );
    const days = buysIn(time?.words ?? '', today, how) ?? 0;
    const level = phone === undefined ? '无' : days === 0 ? codeNamed(levels, /订/u) : levelIn(levels, days);
    return [
      form.write(row, column('电话'), phone ?? '无'),
      form.write(row, column('级别'), level),
      form.write(row, column('依据（第几句）'), (phone === undefined ? refused : time)?.number ?? 0),
    ];
  });
}

export function confirm24h([talk, form]: readonly Paper[], how: Reading): Written[] {
  if (!talk || !form) return [];
  const [levels, today, talks] = [levelsOn(talk), todayOn(talk), talksOn(talk)];
  const within = Number(/来店后第 (\d+) 天/u.exec(talk.lines().join('\n'))?.[1]);
  const head = form.headRow('追踪后级别');
  const column = (word: string): number => form.column(word, head);
  return form.rows(head).flatMap((row) => {
    const call = talks.find(({ heading }) => heading.split(' · ')[1] === form.text(row, column('客户姓名')));
    const visit = form.day(row, column('日期'));
    const on = /(\d+)月(\d+)日/u.exec(call?.heading ?? '');
    const called = on
      ? dayOf(`${dateOf(visit).slice(0, 4)}-${String(on[1]).padStart(2, '0')}-${String(on[2]).padStart(2, '0')}`)
      : today;
    const late = form.write(row, column('迟几天'), Math.max(0, called - visit - within));
    if (!call) return [form.write(row, column('追踪后级别'), '无'), late];
    const bought = call.lines.find(({ words }) => /买了(?!\d+年)/u.test(words));
    const time = call.lines.find(({ by, words }) => by === '客户' && buysIn(words, called, how) !== undefined);
    const days = buysIn(time?.words ?? '', called, how) ?? 0;
    const level = bought ? codeNamed(levels, /战败/u) : days === 0 ? codeNamed(levels, /订/u) : levelIn(levels, days);
    return [
      form.write(row, column('追踪后级别'), level),
      form.write(row, column('依据（第几句）'), (bought ?? time)?.number ?? 0),
      late,
    ];
  });
}

const CAUSES: readonly (readonly [string, RegExp])[] = [
  ['车·价格', /价格高|优惠太少|报价贵/u],
  ['车·配置', /配置太少|装备差|要的配置/u],
  ['车·品牌', /品牌/u],
  ['人·专业知识', /答不上来|讲解的时候|专业知识/u],
  ['人·流程', /流程/u],
  ['人·信任', /承诺|说好的|不信任/u],
];

export function judgeLosses([talk, form]: readonly Paper[]): Written[] {
  if (!talk || !form) return [];
  const head = form.headRow('判定');
  return talksOn(talk).flatMap(({ lines }, i) => {
    const row = head + 1 + i;
    const said = lines.filter(({ by }) => by === '客户');
    const of = (what: RegExp) => said.find(({ words }) => what.test(words));
    const [bought, waits] = [of(/买了(?!\d+年)/u), of(/推迟|先不买|暂缓|暂时不考虑/u)];
    const forgotten = of(/没有人给我打|回话|没人再来|没下文/u);
    const [cause = ''] = CAUSES.find(([, words]) => of(words)) ?? [];
    const car = cause.startsWith('车');
    const action = bought ? (car ? 1 : 2) : waits ? (car ? 3 : 4) : car ? 6 : 5;
    return [
      form.write(row, 4, bought ? '真战败' : waits ? '准战败' : '虚战败'),
      form.write(row, 5, cause),
      form.write(row, 6, (bought ?? waits ?? forgotten)?.number ?? 0),
      form.write(row, 7, action),
    ];
  });
}

const TIERS: readonly (readonly [string, RegExp, readonly (readonly [number, RegExp])[]])[] = [
  [
    '优质',
    /车主转介绍|老客户介绍|增购|换购/u,
    [
      [1, /致?谢|道谢/u],
      [2, /专属方案/u],
    ],
  ],
  [
    '潜力',
    /预算充足|企业主|全款|收入高/u,
    [
      [3, /问清用车|用途/u],
      [4, /参加活动/u],
    ],
  ],
  [
    '一般',
    /随便看看|观望|预算有限|等降价/u,
    [
      [5, /不满意/u],
      [6, /消息|短信/u],
      [7, /品牌活动/u],
    ],
  ],
];

export function tierActions([talk, form]: readonly Paper[]): Written[] {
  if (!talk || !form) return [];
  const head = form.headRow('价值');
  return talksOn(talk).flatMap(({ lines }, i) => {
    const said = lines.filter(({ by }) => by === '客户');
    const done = lines.filter(({ by }) => by === '顾问');
    const [tier = '', words = /^$/u, steps = []] =
      TIERS.find(([, one]) => said.some((line) => one.test(line.words))) ?? [];
    const next = steps.find(([, one]) => !done.some((line) => one.test(line.words)));
    const row = head + 1 + i;
    return [
      form.write(row, 4, tier),
      form.write(row, 5, said.find((line) => words.test(line.words))?.number ?? 0),
      form.write(row, 6, next?.[0] ?? 0),
    ];
  });
}
