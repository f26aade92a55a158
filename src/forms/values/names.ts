import { normaliseText, toSimplified } from './text';

/** A person's name as the record holds it: as written, without any blank. */
export function cleanName(text: string): string {
  return text.replace(/[\s\u200b-\u200f\u2060\ufeff]+/gu, '');
}

/** From 先生/女士/小姐 (Mr, Mrs, Ms, Miss) in the name; words in brackets speak of somebody else. */
export function genderOf(name: string): 'male' | 'female' | undefined {
  const own = toSimplified(withoutBrackets(normaliseText(name)));
  const male = /先生|\bmr\b/iu.test(own);
  const female = /女士|小姐|\b(?:mrs|ms|miss)\b/iu.test(own);
  return male === female ? undefined : male ? 'male' : 'female';
}

/** The words of a 性别 column. */
export function parseGender(text: string): 'male' | 'female' | undefined {
  const plain = toSimplified(normaliseText(text)).toLowerCase();
  if (/^(?:男(?:性|士)?|先生|m|male|man|mr\.?)$/u.test(plain)) return 'male';
  if (/^(?:女(?:性|士)?|小姐|f|female|woman|ms\.?|mrs\.?|miss)$/u.test(plain)) return 'female';
  return undefined;
}

function withoutBrackets(text: string): string {
  return text.replace(/[(（【[][^)）】\]]*[)）】\]]?/gu, '');
}

const ORGANISATION =
  /公司|集团|有限|厂|中心|学校|大学|医院|银行|局|店|协会|工作室|事务所|合作社|车队|租赁|\bltd\b|\bco\b|\binc\b/iu;
const RELATIVE =
  /^(?:的|和|及|与|其|他|她)?(?:太太|老婆|老公|爱人|妻子?|丈夫|夫人|朋友|儿子|女儿|父亲|母亲|爸爸?|妈妈?|家人|夫妻|夫妇|夫妇俩|同事|哥哥?|弟弟?|姐姐?|妹妹?|家属|司机|本人|亲戚)$/u;
const HONORIFIC = /(?:先生|女士|小姐|太太|总|经理|老板|老师|师傅|医生|主任|大哥|大姐|哥|姐|阿姨|叔)$/u;
/** Family names, the frequent ones first; two-character ones apart. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾萧肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱丘侯江尹薛闫阎雷龙黎史陶贺毛段郝顾龚邵万覃武钱戴严莫孔' +
  '向常汤康易乔温赖文施洪辛季倪樊柯祝庞殷章葛齐伍柳左申牛翟詹鲁骆俞颜庄聂安喻童甘路纪焦裴兰欧阮包鲍凌欧祁岳左耿费米凤解盛柴桂蒲苗尚娄应莘尤冉符单房窦时宁管卞岑佘饶冷辜景翁柏臧卓游涂瞿成车项屈连池牟褚全初滕谷曲' +
  '屠晏仇奚宗明阳代华邢穆古敖靳隋巫胥鞠占党权霍虞邬戚和计容虢';
const DOUBLE_SURNAMES = /^(?:欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|宇文|长孙|轩辕|端木|南宫)/u;

/**
 * The people whom a name cell holds: `王先生/李小姐`, `张三、李四`, or two lines are two; `王先生（李小姐介绍）`, a company, and a person with
 * their 太太 are one. Names come cleaned; an empty text gives `[]`.
 */
export function splitPeople(text: string): string[] {
  const whole = cleanName(text);
  if (whole === '') return [];
  if (whole.length < 4 || whole.length > 60) return [whole];
  const lines = text.trim();
  if (!/[/、,，;；\n\r|&+和与及＋／＆\\ 　]/u.test(lines)) return [whole];
  // what stands in brackets is not split: its separators are hidden before, and shown again in the parts
  const parts = partsOf(lines);
  if (parts.length < 2 || parts.length > 4) return [whole];
  const names = parts.map(cleanName).filter((part) => part !== '');
  if (names.length < 2 || !names.every(isPersonsName)) return [whole];
  return new Set(names).size === names.length ? names : [whole];
}

function partsOf(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  for (const character of text) {
    if (/[(（【[]/u.test(character)) depth += 1;
    else if (/[)）】\]]/u.test(character)) depth = Math.max(0, depth - 1);
    if (depth === 0 && /[/、,，;；\n\r|&+＋／＆\\]/u.test(character)) {
      parts.push(part);
      part = '';
    } else {
      part += character;
    }
  }
  parts.push(part);
  const filled = parts.filter((one) => one.trim() !== '');
  if (filled.length > 1) return filled;
  // 和 parts people only where each of them bears a title: it is a character of names too; a blank may fill out a short name,
  // so what it parts must be two whole names
  const titled = text.split(/[和与及]|[\s\u3000]+/u).filter((one) => one.trim() !== '');
  if (titled.length > 1 && titled.every((one) => HONORIFIC.test(toSimplified(one.trim())))) return titled;
  const spaced = text.trim().split(/[\s\u3000]+/u);
  return spaced.length > 1 && spaced.every((one) => /^[\u3400-\u9fff]{2,4}$/u.test(one) && isPersonsName(one))
    ? spaced
    : filled;
}

/** Words about a day (当天下雨客流少, 全天停电没有客户) that are nobody's name: long names of minorities and of companies are none. */
export function isRemarkOnDay(text: string): boolean {
  const own = toSimplified(withoutBrackets(normaliseText(text)));
  return (
    /^[\p{sc=Han}，。、！,.!]{6,}$/u.test(own) && OF_DAY.test(own) && !ORGANISATION.test(own) && !HONORIFIC.test(own)
  );
}

const OF_DAY =
  /[今当全本每]天|[今当本]日|上午|下午|周[一二三四五六日末]|客流|下雨|下雪|停电|放假|休息|活动|开会|培训|没有客户|无客户/u;

/** A single person, by family name and length: `王伟`, `李小姐`, `Tom Lee`; not a company or somebody's 太太. */
export function isPersonsName(name: string): boolean {
  const own = toSimplified(withoutBrackets(normaliseText(name)));
  if (ORGANISATION.test(own) || RELATIVE.test(own)) return false;
  if (/^[a-z][a-z.' ]{1,20}$/iu.test(own)) return true;
  if (!/^[\u3400-\u9fff·]{2,6}$/u.test(own)) return false;
  const surname = SURNAMES.includes(own.charAt(0)) || DOUBLE_SURNAMES.test(own);
  return surname && (own.length <= 4 || HONORIFIC.test(own));
}
