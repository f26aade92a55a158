import type { Form, RecordFields } from '../../src/forms/types';
import { runDay, type CustomerDay } from '../../src/jobs';
import { findPreset, generalProfile, type StoreProfile } from '../../src/profile';
import { bookOf } from '../../src/sheet';
import { say } from '../../src/words';
import { formOf, recognisedOf } from '../ledger-fixtures';

const TODAY = '2026-06-20';
const visit = (fields: RecordFields, date = '2026-06-19'): Form =>
  formOf('visitor-register', [{ fields: { phone: '1', date, level: 'B', ...fields } }], { month: '2026-06' });
const matrix = (contacts: readonly [number, string][], month = '2026-06'): Form =>
  formOf('contact-matrix', [{ fields: { phone: '1' }, contacts: contacts.map(([day, level]) => ({ day, level })) }], {
    month,
    sheet: month,
  });

function tiered(forms: readonly Form[], profile: StoreProfile = generalProfile): CustomerDay {
  const [customer] = runDay(bookOf([]), recognisedOf(forms), profile, TODAY).customers;
  if (!customer) throw new Error('no customer');
  return customer;
}
const proposal = (forms: readonly Form[], profile?: StoreProfile): string | undefined => {
  const { proposedLevel, proposedWhy } = tiered(forms, profile);
  return proposedLevel === undefined ? undefined : `${proposedLevel} ${proposedWhy?.key ?? ''}`;
};

describe('deposit', () => {
  test.each(['deposit', 'full-payment', '客户成交'])('结案情形 %s proposes the order', (closing) => {
    expect(proposal([visit({ closing })])).toBe('O levels.deposit.why');
    expect(tiered([visit({ closing })])).toMatchObject({ level: 'B', state: 'ordered' });
  });
  test.each(['定金已交2000，等发车', '已交订金', '全款已付', '今天已下订'])('接待经过 “%s” does, too', (outcome) => {
    expect(proposal([visit({ outcome })])).toBe('O levels.deposit.why');
  });
  test.each(['同意先付定金', '未交定金', '没付订金', '问订金多少', '下次带定金来'])(
    '“%s” is a promise or a question',
    (outcome) => {
      expect(proposal([visit({ outcome })])).toBeUndefined();
    },
  );
  test('it does not lapse by a later contact, but by an order that is written or words that take it back', () => {
    expect(proposal([visit({ closing: 'deposit' }, '2026-06-01'), matrix([[18, 'B']])])).toBe('O levels.deposit.why');
    expect(proposal([visit({ outcome: '已交订金' }, '2026-06-01'), matrix([[18, 'B']])])).toBe('O levels.deposit.why');
    expect(
      proposal([
        visit({ outcome: '已交订金' }, '2026-06-01'),
        matrix([
          [2, 'O'],
          [18, 'F1'],
          [19, 'B'],
        ]),
      ]),
    ).toBeUndefined();
    expect(
      proposal([visit({ outcome: '已交订金' }, '2026-06-01'), visit({ outcome: '要求退定金' }, '2026-06-12')]),
    ).not.toBe('O levels.deposit.why');
  });
  test.each(['小订已付', '大定1万', '刷卡全款', '贷款首付已交', '已锁单', '客户已付全款', '试驾后交订金2000，可退'])(
    '“%s” is a payment',
    (outcome) => {
      expect(proposal([visit({ outcome })])).toBe('O levels.deposit.why');
    },
  );
  test.each([
    '问全款和贷款哪个优惠大',
    '全款预算15万',
    '朋友已交定金，他也想看看',
    '客户不交定金，再看看',
    '已在别店交了订金',
  ])('“%s” is none of the customer here', (outcome) => {
    expect(proposal([visit({ outcome })])).not.toBe('O levels.deposit.why');
  });
  test('earnest money is asked about, not proposed', () => {
    const forms = [visit({ outcome: '收意向金2000' })];
    expect(proposal(forms)).toBeUndefined();
    const { questions } = runDay(bookOf([]), recognisedOf(forms), generalProfile, TODAY);
    expect(questions.map(({ text }) => text.key)).toEqual(['levels.deposit.ask']);
  });
});

describe('words about a loss', () => {
  test.each([
    '等不及现车，买了哈弗H6',
    '客户流失购买其他车',
    '已买别的车',
    '以购其他品牌',
    '电话停机',
    '号码是空号',
    '已在别店订车',
    '已买',
    '客户已提比亚迪',
  ])('“%s” proposes lost', (outcome) => {
    expect(proposal([visit({ outcome })])).toBe('F1 levels.lost-words.why');
  });
  test.each(['朋友已购哈弗，他也想看看', '同事买了我们车介绍来的', '还没买', '准备买了再说', '战败回访，客户说还没买'])(
    '“%s” is no loss of the customer',
    (outcome) => {
      expect(proposal([visit({ outcome })])).toBeUndefined();
    },
  );
  test.each([
    '谁说我不买了？',
    '谁说我买了别的车',
    '难道客户暂不考虑了吗',
    '以为客户已购车，其实还在比较',
    '听说已购，核实是误传',
    '客户否认已购别的车',
    '假如买了别的品牌再说',
    '怎么可能已经定了他家',
    '以前买了途观，现在要换大的',
    '客户之前已购过我们的车',
  ])('“%s” asks back, denies or tells of the past: nothing is proposed', (outcome) => {
    expect(proposal([visit({ outcome })])).toBeUndefined();
  });
  test.each(['客户流失构成计划取消', '家里装修，明年再说', '暂不考虑', '推迟到年底', '准战败'])(
    '“%s” is put off: kept apart from lost',
    (outcome) => {
      expect(proposal([visit({ outcome })])).toBe('F2 levels.near-lost.why');
    },
  );
  test('the brand’s own code is proposed; without a frozen level the words are only shown', () => {
    expect(proposal([visit({ outcome: '已买别的车' })], findPreset('chery'))).toBe('L levels.lost-words.why');
    const shown = tiered([visit({ outcome: '明年再说' })], findPreset('chery'));
    expect(shown.proposedLevel).toBeUndefined();
    expect(shown.why.map(({ rule }) => rule)).toContain('near-lost');
  });
});

describe('expected purchase', () => {
  test('words that fit another level propose it', () => {
    expect(proposal([visit({ purchaseWindow: '7天内' })])).toBe('H levels.purchase-window.why');
    expect(proposal([visit({ purchaseWindow: '3个月内' })])).toBe('C levels.purchase-window.why');
    expect(proposal([visit({ purchaseWindow: '30天' })])).toBeUndefined();
    expect(proposal([visit({ purchaseWindow: '不定' })])).toBeUndefined();
  });
  test('a level written later knows better', () => {
    expect(proposal([visit({ purchaseWindow: '3个月内' }, '2026-06-10'), matrix([[18, 'A']])])).toBeUndefined();
  });
  test('says nothing where the source gives no windows', () => {
    expect(proposal([visit({ purchaseWindow: '7天内' })], findPreset('template'))).toBeUndefined();
  });
});

describe('time', () => {
  test('an H older than its window is graded anew', () => {
    expect(
      proposal([
        matrix([
          [12, 'H'],
          [14, 'H'],
          [18, 'H'],
        ]),
      ]),
    ).toBe('A levels.window-passed.why');
    expect(
      proposal([
        matrix([
          [13, 'H'],
          [18, 'H'],
        ]),
      ]),
    ).toBeUndefined();
    expect(
      proposal([
        matrix([
          [5, 'H'],
          [12, 'A'],
          [18, 'H'],
        ]),
      ]),
    ).toBeUndefined();
    expect(
      proposal([
        matrix([
          [1, 'A'],
          [18, 'A'],
        ]),
      ]),
    ).toBeUndefined();
  });
  test('silence beyond the store’s days proposes out of control', () => {
    expect(proposal([matrix([[20, 'C']], '2026-04')])).toBe('L levels.silence.why');
    expect(proposal([matrix([[21, 'C']], '2026-04')])).toBeUndefined();
    expect(proposal([matrix([[20, 'C']], '2026-04')], { ...generalProfile, silenceDays: 61 })).toBeUndefined();
  });
  test('more than twelve contacts without a deal: put aside', () => {
    const days = (count: number): [number, string][] => Array.from({ length: count }, (_, i) => [i + 3, 'B']);
    expect(proposal([matrix(days(13))])).toBe('F2 levels.too-many-contacts.why');
    expect(proposal([matrix(days(12))])).toBeUndefined();
  });
  test('a fresh test drive speaks against the coldest level', () => {
    expect(proposal([visit({ testDrive: true, level: 'C' })])).toBe('B levels.test-drive.why');
    expect(proposal([visit({ testDrive: true, level: 'B' })])).toBeUndefined();
    expect(proposal([visit({ testDrive: true, level: 'C' }, '2026-06-05')])).toBeUndefined();
    expect(proposal([visit({ testDrive: true, level: 'C' }, '2026-06-10'), matrix([[18, 'C']])])).toBeUndefined();
  });
});

test('closed customers get no proposal; a rule that the store switched off is silent; the strongest evidence speaks first', () => {
  expect(proposal([visit({ outcome: '已交订金', level: 'O' })])).toBeUndefined();
  expect(proposal([visit({ closing: 'deposit' })], { ...generalProfile, rulesOff: ['deposit'] })).toBeUndefined();
  expect(proposal([visit({ closing: 'deposit', purchaseWindow: '3个月' })])).toBe('O levels.deposit.why');
});

describe('value tier', () => {
  test.each([
    [{ source: '老客户介绍' }, 'prime'],
    [{ remark: '增购，家里第二辆' }, 'prime'],
    [{ remark: '预算充足', level: 'H' }, 'promising'],
    [{ remark: '企业主', competitor: '途观' }, 'promising'],
    [{ remark: '企业主' }, undefined],
    [{ remark: '首付不足' }, 'ordinary'],
    [{ outcome: '先了解，观望' }, 'ordinary'],
    [{ remark: '不置换' }, undefined],
    [{ remark: '没有增购计划' }, undefined],
    [{ source: '网络' }, undefined],
    [{}, undefined],
  ] as [RecordFields, string | undefined][])('%j is %s', (fields, tier) => {
    expect(tiered([visit(fields)]).valueTier).toBe(tier);
  });

  test('comes with the words it rests on and what to do next', () => {
    const { valueTierWhy, nextAction, why } = tiered([visit({ source: '转介绍' })]);
    expect([valueTierWhy, nextAction].map((what) => what && say(what))).toEqual([
      '写有“转介绍”，属优质客户',
      '下一步：表示感谢，给予专属车型和价格方案',
    ]);
    expect(why.filter(({ rule }) => rule.startsWith('value-tier'))).toHaveLength(2);
  });
});
