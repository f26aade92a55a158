import type { Grid } from './grid';
import type { Legend } from '../types';
import { cellText, normaliseText, toSimplified } from '../values';

const SOURCE_LABEL =
  /(?:信息来源|客户来源|来源区分|来源代码|来源说明|来源|渠道代码|渠道说明|渠道|媒体|获知途径|代码说明|途径|sources?|channels?)/iu;
const LEVEL_LABEL = /(?:意向客户级别|意向级别|客户级别|级别区分|级别标准|级别说明|级别|等级|确度|levels?|grades?)/iu;
const LABEL =
  /^(?:※|\*|注[:：]|[(（【[])?\s*([^\s:：\d()（）]{2,12}?)\s*(?:分别为|如下|为)?\s*[:：]?\s*(?=[\dA-Za-z①-⑳(（【])/u;
/** `1.户外广告`, `1户外广告`, `H：7日内`, `H级（7日内）`, `F1=战败`, `O-已交定金`. */
const SOURCE_PAIR =
  /(?<![\dA-Za-z])(\d{1,2}|[A-Z])\s*(?:[.、:：=)）\-—]|为|是|代表|表示|\s)?\s*([^\s\d,，;；、.:：=()（）][^,，;；\n]*?)(?=\s*(?:[,，;；、\n]|\s(?=(?:\d{1,2}|[A-Z])\s*[^\dA-Z\s])|$)|\s*(?<=[^\dA-Za-z])(?:\d{1,2})(?=[.、:：=)\-—]?\s*[^\d\s]))/gu;
const LEVEL_PAIR =
  /(?<![A-Za-z\d])([A-Z](?=\s*\d+\s*(?:天|日|周|个月|月))|[A-Z]\d?)\s*(?:级|类)?\s*(?:[:：=\-—.为]|(?=[(（])|(?=\d+\s*(?:天|日|周|个月|月)))\s*([(（]?)([^,，;；、\n]*?)(?=\s*(?:[,，;；、\n]|(?<![A-Za-z])[A-Z]\d?\s*(?:级|类)?\s*[:：=\-—(（.为]|(?<![A-Za-z])[A-Z]\s*\d+\s*(?:天|日|周|个月|月)|$))/gu;
/**
 * Where a label stands within a text, so that each label's pairs are read by themselves: `说明：1、来源代码：1展厅、2网络；2、级别 H7天 A15天`. Without
 * a colon or bracket only before a first code: `其它来源 6网络` is a pair's word.
 */
const INNER_LABEL =
  /(?<=^|[\s;；。:：、,，(（.．)）])(?=[\u4e00-\u9fff]{0,6}?(?:来源|渠道|媒体|途径|级别|等级|确度)(?:填写)?(?:代码|代号|编号|标准|划分|区分|说明)?\s*(?:(?:分别为|如下|为)?\s*[:：(（【[]\s*[(（【[]?[\dA-Z①]|\s*[1①AHO]\s*[^\s\d]?))/gu;
/** The number of the next note, which stands before its label. */
const NOTE_NUMBER = /[\s;；。,，、]*(?:^|(?<=[\s;；。,，、:：]))[(（]?\d{1,2}\s*[、.．)）]\s*$/u;

/** Sources and levels that the sheet explains in the given rows. */
export function readLegend(grid: Grid, rows: readonly number[], left: number, right: number): Legend | undefined {
  const sources: Record<string, string> = {};
  const levels: Record<string, string> = {};
  let kind: 'sources' | 'levels' | undefined;
  for (const row of rows) {
    const texts: string[] = [];
    const line = grid.sheet.rows[row];
    const end = Math.min(right, (line?.length ?? 0) - 1, left + 200);
    for (let column = left; column <= end; column += 1) {
      const cell = grid.cell(row, column);
      if (cell !== undefined && texts.length < 40) texts.push(cellText(cell));
    }
    if (texts.length === 0) {
      kind = undefined;
      continue;
    }
    for (const part of partsOf(texts).flatMap(byLabel).flatMap(notesOf)) {
      const found = readPart(part, kind);
      if (found === undefined) {
        kind = undefined;
        continue;
      }
      kind = found.kind;
      // what was said first holds: a later note that counts on is none of the pairs
      const into = found.kind === 'sources' ? sources : levels;
      for (const [code, label] of Object.entries(found.pairs)) into[code] ??= label;
    }
  }
  const some = (pairs: Record<string, string>): boolean => Object.keys(pairs).length >= 2;
  if (!some(sources) && !some(levels)) return undefined;
  return { ...(some(sources) ? { sources } : {}), ...(some(levels) ? { levels } : {}) };
}

/** A text in which several labels stand, one part for each; what stands before the first is a part, too. */
function byLabel(text: string): string[] {
  const starts = [...toSimplified(text).matchAll(INNER_LABEL)].map(({ index }) => index);
  if (starts.length === 0 || (starts.length === 1 && starts[0] === 0)) return [text];
  const parts = [0, ...starts].map((start, i) => text.slice(start, starts[i]).replace(NOTE_NUMBER, '').trim());
  return parts.filter((part) => part !== '');
}

/**
 * Notes that are counted in one text: `1、…；2、来源代码：1展厅、2网络；3、…`. Each is read by itself; a pair of a code and a word
 * (`1、展厅`) is no note, as notes are sentences or have a label.
 */
function notesOf(text: string): string[] {
  const notes = text.split(OTHER_PAIRS.test(text) ? ANY_NOTE : LONG_NOTE).filter((note) => note.trim() !== '');
  return notes.length === 0 ? [text] : notes;
}

/** Pairs that are written with another sign than 、, so that a number with 、 counts notes. */
const OTHER_PAIRS = /\d\s*[-—=:：.．]\s*[\u3400-\u9fff]/u;
const ANY_NOTE = /(?:^|[\s;；。:：])\s*[(（]?\d{1,2}\s*、\s*(?=\D)/u;
const LONG_NOTE =
  /(?:^|[\s;；。])\s*[(（]?\d{1,2}\s*[、.．)）]\s*(?=[^\d\s、]{2,12}[:：]|[^\d、;；]{8,})|。\s*[(（]?\d{1,2}\s*[、.．)）]\s*(?=\D)/u;

/** A label with at least two pairs behind it. */
function explainsItself(line: string): boolean {
  const label = LABEL.exec(toSimplified(line));
  if (label === null || !(SOURCE_LABEL.test(label[1] ?? '') || LEVEL_LABEL.test(label[1] ?? ''))) return false;
  return (
    (line.slice(label[0].length).match(/(?<![A-Za-z\d])(?:\d{1,2}|[A-Za-z]\d?)\s*[.、:：=\-—]?\s*[\u3400-\u9fff]/gu)
      ?.length ?? 0) >= 2
  );
}

/** Long texts by themselves; a row of short ones (a label, then one pair per cell) together. */
function partsOf(texts: readonly string[]): string[] {
  const lines = texts.flatMap((text) => normaliseText(text).split('\n'));
  if (lines.length === 1 || lines.some((line) => line.length > 24 || explainsItself(line))) return lines;
  return [lines.join('  ')];
}

/** `填写说明（信息来源：…`: what gathers the notes says nothing of the codes. */
const WRAPPED =
  /^(?:填写|填表|使用)?(?:说明|备注|注|须知)\s*[:：]?\s*[(（【[]?\s*(?=[^\s:：\d()（）]{0,6}(?:来源|渠道|级别|等级|确度|代码))/u;

function readPart(
  text: string,
  before: 'sources' | 'levels' | undefined,
): { kind: 'sources' | 'levels'; pairs: Record<string, string> } | undefined {
  const simplified = toSimplified(text);
  const wrapped = WRAPPED.exec(simplified)?.[0].length ?? 0;
  if (wrapped > 0) return readPart(text.slice(wrapped), before);
  if (simplified.length < 5 || simplified.length > 1500) return undefined;
  const label = LABEL.exec(simplified)?.[1];
  const said =
    label === undefined
      ? undefined
      : SOURCE_LABEL.test(label)
        ? 'sources'
        : LEVEL_LABEL.test(label)
          ? 'levels'
          : undefined;
  if (label !== undefined && said === undefined) return undefined;
  const kind = said ?? before ?? guess(simplified);
  if (kind === undefined) return undefined;
  const body = said === undefined ? text : text.slice((LABEL.exec(simplified)?.[0] ?? '').length);
  const pairs = kind === 'sources' ? sourcePairs(body) : levelPairs(body);
  return Object.keys(pairs).length === 0 ? undefined : { kind, pairs };
}

/** Without a label: numbered words are sources, letters with a period or a fate are levels. */
function guess(text: string): 'sources' | 'levels' | undefined {
  const numbered =
    text.match(/(?:^|[\s,，;；、])\d{1,2}\s*[.、:：]?\s*[\u4e00-\u9fff]{2,8}(?=[\s,，;；、]|$)/gu)?.length ?? 0;
  if (numbered >= 4) return 'sources';
  const lettered =
    text.match(/(?<![A-Za-z])[A-Z]\d?级?\s*[:：=\-(（]\s*[^,，;；、\s]*(?:[天日周月年]|战败|订|定金|交车|失控|冷冻)/gu)
      ?.length ?? 0;
  return lettered >= 3 ? 'levels' : undefined;
}

function sourcePairs(text: string): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (const match of text.matchAll(SOURCE_PAIR)) {
    const label = withoutStops((match[2] ?? '').trim());
    if (label !== '' && label.length <= 12) pairs[match[1] ?? ''] = label;
  }
  return pairs;
}

function levelPairs(text: string): Record<string, string> {
  // `级别按H、A、B、C填写` lists codes and explains none
  if (/[A-Z]\s*[、,，\/]\s*[A-Z]\s*[、,，\/]\s*[A-Z]/u.test(text)) return {};
  const pairs: Record<string, string> = {};
  for (const match of text.matchAll(LEVEL_PAIR)) {
    const bracket = match[2] ?? '';
    const label = withoutStops((match[3] ?? '').trim().replace(bracket === '' ? /$/u : /[)）].*$/u, ''));
    if (label !== '' && label.length <= 16) pairs[(match[1] ?? '').toUpperCase()] = label;
  }
  return pairs;
}

/** One closing bracket or stop behind the last word belongs to the sentence, not to the word. */
function withoutStops(label: string): string {
  const bare = label.replace(/[.。;；]$/u, '');
  const closes = /[)）\]】]$/u.test(bare) && !/[(（[【]/u.test(bare);
  return (closes ? bare.slice(0, -1) : bare).replace(/[.。]$/u, '').trim();
}
