const HAN = '〇一二三四五六七八九';
const FORMAL = '零壹贰叁肆伍陆柒捌玖';
const each = (digits: string, to: (digit: number) => string): string =>
  [...digits].map((digit) => to(Number(digit))).join('');
const full = (digit: number): string => String.fromCodePoint(0xff10 + digit);

/** How people write a mobile number into a remark. */
export const SPELLINGS: Readonly<Record<string, (phone: string) => string>> = {
  plain: (p) => p,
  'with blanks': (p) => `${p.slice(0, 3)} ${p.slice(3, 7)} ${p.slice(7)}`,
  'with hyphens': (p) => `${p.slice(0, 3)}-${p.slice(3, 7)}-${p.slice(7)}`,
  'with dots': (p) => `${p.slice(0, 3)}.${p.slice(3, 7)}.${p.slice(7)}`,
  'with +86': (p) => `+86 ${p}`,
  'with 86': (p) => `86${p}`,
  'with 0086 and hyphens': (p) => `0086-${p.slice(0, 3)}-${p.slice(3)}`,
  'full width': (p) => each(p, full),
  'in Chinese numerals': (p) => each(p, (d) => HAN.charAt(d)),
  'in formal numerals': (p) => each(p, (d) => FORMAL.charAt(d)),
  'as read out': (p) => each(p, (d) => (d === 1 ? '幺' : HAN.charAt(d))),
  circled: (p) => each(p, (d) => (d === 0 ? '⓪' : String.fromCodePoint(0x245f + d))),
  'in keycaps': (p) => each(p, (d) => `${String(d)}\ufe0f\u20e3`),
  'digit by digit': (p) => [...p].join(' '),
  'with unseen signs': (p) => [...p].join('\u200b'),
  'over three lines': (p) => `${p.slice(0, 3)}\n${p.slice(3, 7)}\n${p.slice(7)}`,
  'with brackets': (p) => `(${p.slice(0, 3)})${p.slice(3)}`,
  'with commas': (p) => `${p.slice(0, 3)}，${p.slice(3, 7)}，${p.slice(7)}`,
  'with an O for 0': (p) => p.replace(/(?<=\d)0(?=\d)/gu, 'O'),
};
