import { isTick, parseChoices, parseYesNo, toSimplified, withoutBlanks } from '../values';

/** A cell's words as one of a field's values; `undefined` where they say none of them. Words may be in Traditional characters. */
function plain(text: string): string {
  return toSimplified(withoutBlanks(text)).toLowerCase();
}

function contactKind(text: string): 'visit' | 'call' | 'online' | undefined {
  const word = plain(text);
  if (word.length > 10) return undefined;
  if (
    /(?:来|到|进|入)(?:店|厅|访|展厅)|展厅|上门|拜访|面访|面谈|到访|自然到店|邀约到店|walk-?in|^visit|家访|登门|^店$|当面|^访$|showroom/u.test(
      word,
    )
  )
    return 'visit';
  if (/来电|电话|致电|呼入|去电|电访|电联|^电$|呼出|phone|^call|^tel/u.test(word)) return 'call';
  if (
    /网络|网路|官网|微信|网上|线上|抖音|在线|互联网|网销|直播|短信|小程序|app|dcc|垂媒|online|web|wechat|internet/u.test(
      word,
    )
  )
    return 'online';
  return undefined;
}

function firstVisit(text: string): boolean | undefined {
  const word = plain(text);
  if (word.length > 14) return undefined;
  if (
    /再次|二次|第[二2三3四4]次|再访|复访|多次|三次|[2-9]次|^再$|^复$|^二$|老客|^2$|再来|邀约再|return|repeat|again|second|^老$|非首/u.test(
      word,
    )
  )
    return false;
  if (/首次|初次|第[一1]次|首访|初访|^初$|^首$|^一$|^一次$|新客|^1$|^1次$|first|^new|^新$/u.test(word)) return true;
  return parseYesNo(text);
}

function purpose(text: string): 'prospecting' | 'promotion' | 'paperwork' | 'after-sales' | undefined {
  const word = plain(text);
  if (word.length > 12) return undefined;
  if (/开拓|开发|拓展|新客户|初访|^[开拓]$|prospect/u.test(word)) return 'prospecting';
  if (/售后|保养|满意度|关怀|^回访$|^售$|交车后|after/u.test(word)) return 'after-sales';
  if (/手续|管理|上牌|交车|办理|提车|收款|^[手管]$|paperwork|admin/u.test(word)) return 'paperwork';
  if (/促进|跟进|跟踪|推进|促成|邀约|意向|洽谈|回访意向|^促$|promot|follow/u.test(word)) return 'promotion';
  return undefined;
}

function lossKind(text: string): 'lost' | 'frozen' | 'out-of-control' | 'near-lost' | undefined {
  const word = plain(text);
  if (word.length > 10) return undefined;
  // Has bought nowhere: put off, given up for now.
  // 虚战败, 假战败: reported as lost and found not to be (the sources on 虚战败)
  if (/^[准虚假](?:战败|流失)|^非战败/u.test(word)) return 'near-lost';
  if (/^f1\b|战败|流失|失败|^lost$|^f1/u.test(word)) return 'lost';
  if (/^f2\b|冷冻|冻结|搁置|暂缓|frozen|^f2/u.test(word)) return 'frozen';
  if (/^l$|失控|失联|out.?of.?control/u.test(word)) return 'out-of-control';
  return undefined;
}

function carriedFrom(text: string): 'last-month' | 'this-month' | undefined {
  const word = plain(text);
  if (word.length > 10) return undefined;
  if (/上月|留存|前期|结转|旧|老|last|carried/u.test(word)) return 'last-month';
  if (/本月|新增|新生|当月|新建|新|this|new/u.test(word)) return 'this-month';
  return undefined;
}

function closing(text: string): string | undefined {
  const word = plain(text);
  if (/未(?:交|付|下|成|订|定)|没|不|退/u.test(word)) return undefined;
  if (
    /^(?:订金|定金|下订|下定|已下订|已订|订车|定车|交订金|交定金|付订金|付定金|已交订金|已交定金|小订|大定|大订|小定|下订金|下定金|deposit)$/u.test(
      word,
    )
  )
    return 'deposit';
  if (/^(?:全款|付全款|全额|全款购车|已付全款|全款提车|交全款|全额付款|fullpayment|full)$/u.test(word))
    return 'full-payment';
  return undefined;
}

function status(text: string): 'following' | 'won' | 'lost' | 'dormant' | undefined {
  const word = plain(text).replace(/^\d+[.、]?/u, '');
  if (
    word.length > (/^[a-z\s]+$/u.test(word) ? 16 : 8) ||
    /未(?:成交|战败|订|定|交)|申请|审[核批]|驳回|准战败|疑似/u.test(word)
  )
    return undefined;
  if (/战败|败战|失败|流失|丢单|失销|^lost/u.test(word)) return 'lost';
  if (/成交|订车|定车|下[订定]|已[订定]|交车|提车|签约|^won|^closed/u.test(word) && !/退/u.test(word)) return 'won';
  if (/休眠|冷冻|沉睡|搁置|冻结|dormant|frozen/u.test(word)) return 'dormant';
  if (/跟进|跟踪|追踪|在跟|洽谈|意向|接触中|follow|open/u.test(word)) return 'following';
  return undefined;
}

/** Fields whose values are a few words. */
export const CHOICE_WORDS = { contactKind, firstVisit, purpose, lossKind, carriedFrom, closing, status } as const;

/** The one checked choice of a cell with boxes, or the text itself. Several checked choices are joined with 、. */
export function chosen(text: string): string | undefined {
  const choices = isTick(text) ? undefined : parseChoices(text);
  if (choices === undefined) return text;
  return choices.length === 0 ? undefined : choices.join('、');
}
