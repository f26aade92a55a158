/**
 * What consultants write is read clause by clause: what one clause says of a friend, denies or asks is not said of the customer in the next.
 */
export function clausesOf(words: string): readonly string[] {
  return words
    .normalize('NFKC')
    .split(/[,。;:、!\n\r]+|(?<=\?)/u)
    .map((clause) => clause.replace(/\s+/gu, ''))
    .filter((clause) => clause !== '');
}

/** Somebody else than the customer, as the subject of what follows. */
const SOMEBODY_ELSE =
  /(?:朋友|同事|同学|亲戚|亲友|邻居|家人|家里人|老婆|老公|爱人|妻子|丈夫|媳妇|父亲|母亲|父母|爸爸?|妈妈?|哥哥?|弟弟?|姐姐?|妹妹?|儿子|女儿|女婿|舅舅?|叔叔?|老客户|老车主|别人|人家|有人|介绍人)/u;
/** The customer is the subject again: 朋友介绍客户已购… */
const THE_CUSTOMER =
  /(?:客户|顾客|本人|自己|她|他)(?!的?(?:朋友|同事|老婆|老公|爱人|家人|妻子|哥|弟|姐|妹|爸|妈|儿|女))/u;

/** Whether the customer is who does what stands at `index` of a clause. */
export function isOfCustomer(clause: string, index: number): boolean {
  const before = clause.slice(0, index);
  const other = SOMEBODY_ELSE.exec(before);
  if (!other) return true;
  return THE_CUSTOMER.test(before.slice(other.index + other[0].length));
}

/** A rhetorical question, a denial, hearsay or a condition (谁说我不买了, 难道买了别的, 以为已购, 听说已购, 假如买了): the opposite, or nothing, is said. */
const NOT_ASSERTED =
  /谁说|谁告诉|哪里|哪儿|何曾|何时|难道|岂[能会不]|怎么(?:会|可能)|不可能|不会|并(?:没|未|非)|不是|否认|以为|听说|据说|传言|误传|假装|开玩笑|假如|如果|要是|倘若|吗|\?/u;
/** What the customer drove before: 五年前买了捷达, 以前买了途观, 买过两台. */
const LONG_AGO =
  /以前|当年|早年|曾经?(?=[买购])|[\d一二三四五六七八九十几两多]+年前|去年|前年|[买购]过[\d一二两三四五几]/u;

/** Whether a clause says that something is so now, in its own voice. */
export function isAsserted(clause: string): boolean {
  return !NOT_ASSERTED.test(clause) && !LONG_AGO.test(clause);
}

/** A wish, a question, a condition or a refusal: not something that happened. */
const NOT_HAPPENED =
  /[不没未别无勿]|是否|如果|假如|要是|等于|准备|打算|计划|想要?|愿意|同意|答应|考虑|争取|希望|可以|再来|回来|来[交付订定]|[要会][交付下订定买]|先[交付]|问|咨询|了解|哪个|多少|怎么|还是|能否|能不能|吗|\?|下次|下周|下个?月|明天|后天|周末|改天|到时|[天周月]内/u;

/** Whether a clause tells of something that took place. */
export function hasHappened(clause: string): boolean {
  return !NOT_HAPPENED.test(clause) && isAsserted(clause);
}

/** Another store or another make: what was bought there was not bought here. */
export const ELSEWHERE =
  /别店|他店|别家|別家|他家|其他店|其它店|别的店|另一?家|隔壁|外地|外店|同城|竞品|对手|(?:别|其他|其它|他)(?:的)?(?:品牌|牌子|车型)/u;
