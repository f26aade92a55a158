import { isPersonsName } from './names';
import { isMaskedPhone, parsePhoneText } from './phones';
import { normaliseText } from './text';

/** A customer and a number in one cell: `赵一 13800001111`, `钱女士/13800001112`, `孙三（0371-66668888）`. */
export interface NamedPhone {
  /** As written, without the number; absent where the cell holds nothing else. */
  readonly name?: string;
  /** The numbers as written, to be read like those of a phone's cell. */
  readonly numbers: string;
}

const NUMBER =
  /(?<![\dA-Za-z])(?:\+?86[-\s]?)?(?:1[\d*×xX•●]{2}[-\s]?[\d*×xX•●]{4}[-\s]?[\d*×xX•●]{4}|0\d{2,3}[-\s]\d{7,8})(?!\d)/gu;
const JOINTS = /^[\s:：,，、;；/／|()（）【】[\]-]+|[\s:：,，、;；/／|()（）【】[\]-]+$/gu;
/** What stands between a name and its number, or on another line. */
const LABELS = /(?:联系)?(?:电话|手机号?|号码|tel|mob(?:ile)?)\s*[:：.]?\s*$/iu;

/** `undefined` where the cell holds no whole or covered number, or more beside it than one short name. */
export function namedPhone(text: string): NamedPhone | undefined {
  if (text.length < 11 || text.length > 60 || !/[01][\d*×xX•●]/u.test(text)) return undefined;
  const plain = normaliseText(text);
  const found = [...plain.matchAll(NUMBER)].map(([number]) => number);
  if (found.length === 0 || found.length > 2) return undefined;
  if (!found.every((number) => parsePhoneText(number).phone !== undefined || isMaskedPhone(number))) return undefined;
  const name = plain.replace(NUMBER, ' ').replace(JOINTS, '').replace(LABELS, '').replace(JOINTS, '');
  const numbers = found.join('/');
  if (name === '') return { numbers };
  // a sentence with a number in it is no name
  return name.length <= 8 &&
    !/[\d:：，。；]/u.test(name) &&
    (isPersonsName(name) || /^[\u3400-\u9fff·]{1,4}$/u.test(name))
    ? { name, numbers }
    : undefined;
}
