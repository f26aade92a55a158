import fc from 'fast-check';

import { maskText, NameFinder } from '../../src/group/mask';
import { spellOut } from '../../src/group/spelling';
import { SPELLINGS } from './spellings';

const mobile = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([second, rest]) => `1${String(second)}${String(rest).padStart(9, '0')}`);
const before = fc.constantFrom(
  '',
  '客户说 ',
  '已加微信，电话',
  '6月3日来店，太太电话是',
  '备用：',
  '打',
  '价格18.98万，',
  'Tel',
);
const after = fc.constantFrom('', '，周末再约', ' 李先生', '（太太）', '回电', '；另一个', '。2026-06-20 试驾', ' 号');

/** The digits that stay when everything is read as digits. */
const digitsLeft = (text: string): string => spellOut(text).digits.replace(/[^\d]/gu, '');

describe('numbers inside text', () => {
  test.each(Object.keys(SPELLINGS))('a mobile number %s leaves no trace', (name) => {
    const spell = SPELLINGS[name] as (phone: string) => string;
    fc.assert(
      fc.property(before, mobile, after, (head, phone, tail) => {
        const masked = maskText(head + spell(phone) + tail);
        expect(masked).not.toContain(spell(phone));
        expect(digitsLeft(masked)).not.toContain(phone.slice(3));
        // what stands around it stays
        expect(masked.startsWith(head.replace(/[(+]$/u, ''))).toBe(true);
        if (!/^[a-z]/iu.test(tail)) expect(masked.endsWith(tail)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['座机 028-66778899', '座机 [phone]'],
    ['(028)66778899', '[phone]'],
    ['028 6677 8899 转 801', '[phone]'],
    ['0551-30082702-801', '[phone]'],
    ['400-820-8888', '[phone]'],
    ['家里6677-8899', '家里[number]'],
    ['身份证510104198805052345', '身份证[id]'],
    ['510104 19880505 234X', '[id]'],
    ['旧证 510104880505234', '旧证 [id]'],
    ['川A88888', '[plate]'],
    ['沪A·D12345 绿牌', '[plate] 绿牌'],
    ['车牌 A88888', '车牌 [plate]'],
    ['LSVAA4182E2184847', '[vin]'],
    ['车架号后六位184847', '车架号后六位[vin]'],
    ['微信qin_888888', '微信[wechat]'],
    ['加V：zhangsan88', '加V：[wechat]'],
    ['wxid_abcd1234', '[wechat]'],
    ['微信名：秦先生的店', '微信名：[wechat]'],
    ['QQ 12345', 'QQ [wechat]'],
    ['abc@qq.com', '[email]'],
    ['卡号 6222 0212 3456 7890 123', '卡号 [number]'],
  ])('%s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  test.each([
    '2026-06-20 14:30 到店',
    '20260620',
    '预算12.88万，裸车128800元',
    '2019-2021款，15 20 25 30万',
    '5000-8000 公里',
    '看CR-V 1.5T、ES300h、GS4PLUS、Model3、ID.4',
    '奥迪A6L 2024款 55TFSI quattro',
    '3月5日、3月8日、3月12日联系',
    '微信联系3次，试驾2次',
    '二手车置换，一家三口',
    '',
  ])('%s stays', (text) => {
    expect(maskText(text)).toBe(text);
  });

  test('masking twice changes nothing more', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(mobile, before, after, fc.string({ unit: 'grapheme' })), { maxLength: 6 }),
        (parts) => {
          const once = maskText(parts.join(' '));
          expect(maskText(once)).toBe(once);
        },
      ),
    );
  });
});

describe('names inside text', () => {
  test('the longest name that stands there goes, a single character never', () => {
    const finder = new NameFinder(['王志强', '王志', '李女士', '王']);
    expect(maskText('王志强和李女士来店，王者风范', finder)).toBe('[name]和[name]来店，王者风范');
  });
});
