import type { Cell } from '../../sheet';
import type { LevelCode } from '../types';
import { isTick, parseChoices, PLANNED_MARKS } from './marks';
import { isNothing, normaliseText, toSimplified, withoutBlanks } from './text';

/** Codes that mean a level without a legend (contract, reading rules); the sheet's legend adds its own. */
export const LEVEL_CODES: ReadonlySet<LevelCode> = new Set('H A B C D E F F0 F1 F2 L M N O T'.split(' '));

export interface LevelReading {
  readonly level?: LevelCode;
  /** The last level of a sequence: `A` of `B→A`, `A/B` gives `B`. */
  readonly next?: LevelCode;
  /** The period beside the level, as written: `7天内` of `H级(7天内)`. */
  readonly window?: string;
  /** A planned mark or a tick in the cell. */
  readonly mark?: string;
  /** Words beside the level that are no period. */
  readonly rest?: string;
  readonly empty?: true;
  readonly problem?: 'unreadable-level' | 'error-value';
}

export interface DayReading {
  readonly level?: LevelCode;
  /** A contact took place on this day. */
  readonly contact: boolean;
  /** The cell bears a planned-visit mark. */
  readonly planned: boolean;
  /** The level was told by a word (成交, 战败), which a store may keep under another letter. */
  readonly word?: string;
  readonly empty?: true;
  readonly problem?: 'unreadable-level' | 'error-value';
}

const EMPTY: LevelReading = { empty: true };
const UNREADABLE: LevelReading = { problem: 'unreadable-level' };
const ERROR: LevelReading = { problem: 'error-value' };

/** `H级`, `h`, `Ｈ`, `B 级`, `H类`, `B→A`, `A/B`, `H/7天内`, `H级(7天内)`, `A级15天内`; a code that is not in `knownCodes` is `unreadable-level`. */
export function parseLevel(cell: Cell | undefined, knownCodes: ReadonlySet<LevelCode> = LEVEL_CODES): LevelReading {
  if (cell === undefined) return EMPTY;
  if (cell.error) return ERROR;
  const { value } = cell;
  if (typeof value === 'string') return parseLevelText(value, knownCodes);
  if (typeof value === 'boolean') return UNREADABLE;
  return knownCodes.has(String(value)) ? { level: String(value) } : UNREADABLE;
}

export function parseLevelText(text: string, knownCodes: ReadonlySet<LevelCode> = LEVEL_CODES): LevelReading {
  if (knownCodes.has(text)) return { level: text };
  const written = normaliseText(text);
  if (written === '' || isNothing(written)) return EMPTY;
  if (isTick(written) && !knownCodes.has(written.toUpperCase())) return { mark: written };
  if (written.length > 60) return UNREADABLE;
  // three stars are a grade of another scale, not a mark beside a letter
  if (/^[★☆⭐✩✪\s]+$/u.test(written)) return UNREADABLE;
  const marks = written.match(PLANNED_MARKS);
  const bare = marks === null ? written : withoutMarks(written);
  if (bare === '') return { mark: marks?.[0] };
  const choices = /[□☐▢◻⬜☑]/u.test(bare) ? parseChoices(bare) : undefined;
  if (choices !== undefined)
    return choices.length === 1 && choices[0] !== undefined
      ? parseLevelText(choices[0], knownCodes)
      : choices.length === 0
        ? EMPTY
        : UNREADABLE;
  const found = readLevels(bare, knownCodes);
  if (found === undefined) return UNREADABLE;
  const { levels, window, rest } = found;
  const next = levels.length > 1 ? levels.at(-1) : undefined;
  return {
    level: levels[0],
    ...(next === undefined ? {} : { next }),
    ...(window === undefined ? {} : { window }),
    ...(rest === undefined ? {} : { rest }),
    ...(marks === null ? {} : { mark: marks[0] }),
  };
}

/** Ways to say "contacted" in a day cell that tell no level. */
const CONTACT_WORD =
  /^(?:已)?(?:电话|来电|去电|致电|短信|微信|来店|到店|进店|拜访|上门|回访|面谈|试驾|试乘|电访|店访|电联|联系|跟进|接触|电|店|访|微)(?:过|了|客户)?/u;
/** What became of the customer, in a word; the code is the one that stores without a legend use. Source: forms §3 and §6. */
const FATE_WORDS: readonly (readonly [RegExp, LevelCode])[] = [
  [/(?:已|客户)?(?:退订|退定|退车|退单)(?:了|金)?/u, 'T'],
  [/(?:已|客户)?(?:交车|提车|交付)(?:了)?/u, 'D'],
  [/(?:已|客户)?(?:成交|订车|定车|下订|下定|签约|签单|付订|付定|交订|交定|订金|定金|全款|订)(?:了|金)?/u, 'O'],
  [/(?:已|客户)?(?:战败|败战|流失|败)(?:了)?/u, 'F1'],
  [/(?:已|客户)?(?:失控|失联)(?:了)?/u, 'L'],
  [/(?:已|客户)?(?:冷冻|冻结|搁置)(?:了)?/u, 'F2'],
];
/** Nobody was at work: no entry. */
const REST_WORD = /^(?:休|休息|公休|轮休|调休|年休|假|放假|请假|年假|事假|病假|婚假|产假|丧假|出差|外出|培训)$/u;

/** The day cell says that the consultant was off. */
export function isRestWord(text: string): boolean {
  return text.length <= 6 && REST_WORD.test(toSimplified(withoutBlanks(text)));
}

/** The distinct texts of day cells are few: each is read once per set of codes. */
const readDays = new WeakMap<ReadonlySet<LevelCode>, Map<string, DayReading>>();
const KEPT_DAYS = 5000;

const NO_DAY: DayReading = { contact: false, planned: false, empty: true };
const TICKED_DAY: DayReading = { contact: true, planned: false };
const UNREADABLE_DAY: DayReading = { contact: false, planned: false, problem: 'unreadable-level' };

/**
 * A day cell of a contact matrix: a planned mark, a level letter with or without one, a tick, several levels (the last one
 * holds). Source: domain document §3; contract, "a matrix record also has".
 */
export function parseDayCell(cell: Cell | undefined, knownCodes: ReadonlySet<LevelCode> = LEVEL_CODES): DayReading {
  if (cell === undefined) return NO_DAY;
  if (cell.error) return { contact: false, planned: false, problem: 'error-value' };
  const { value } = cell;
  if (typeof value !== 'string') {
    if (value === false || value === 0) return NO_DAY;
    if (value === true) return TICKED_DAY;
    if (typeof value === 'number' && knownCodes.has(String(value)))
      return { level: String(value), contact: true, planned: false };
    return UNREADABLE_DAY;
  }
  let known = readDays.get(knownCodes);
  if (known === undefined) readDays.set(knownCodes, (known = new Map()));
  const before = known.get(value);
  if (before !== undefined) return before;
  const reading = readDay(value, knownCodes);
  if (known.size >= KEPT_DAYS) known.clear();
  known.set(value, reading);
  return reading;
}

function readDay(text: string, knownCodes: ReadonlySet<LevelCode>): DayReading {
  const written = normaliseText(text);
  if (written === '' || isNothing(written)) return NO_DAY;
  if (written.length > 60) return UNREADABLE_DAY;
  // check boxes and answers that some programs leave as words: what is not ticked is no entry
  if (isRestWord(written) || /^(?:[□☐▢◻⬜否0]|false)$/iu.test(written)) return NO_DAY;
  if (/^(?:是|true)$/iu.test(written)) return TICKED_DAY;
  const planned = written.search(PLANNED_MARKS) >= 0 || /^计划$/u.test(toSimplified(written));
  const bare = planned ? withoutMarks(written).replace(/^[计計][划劃]$/u, '') : written;
  if (bare === '') return { contact: false, planned };
  const upper = bare.toUpperCase();
  if (isTick(bare) && !knownCodes.has(upper)) return { contact: true, planned };
  // a tick beside a letter says once more that the contact took place
  const letters = bare.replace(/[√✓✔☑ˇ∨]/gu, ' ').trim();
  const found = readLevels(letters === '' ? bare : letters, knownCodes);
  if (found !== undefined) return { level: found.levels.at(-1), contact: true, planned };
  return (
    readWords(toSimplified(letters), planned, knownCodes) ?? { contact: false, planned, problem: 'unreadable-level' }
  );
}

/** `成交`, `电`, `电话 A`, `A 交车`: how they were met, the level, what became of them; `undefined` where anything else stands beside. */
function readWords(text: string, planned: boolean, knownCodes: ReadonlySet<LevelCode>): DayReading | undefined {
  let rest = text.replace(BETWEEN_WORDS, ' ').trim();
  let fate: { readonly word: string; readonly code: LevelCode } | undefined;
  for (const [pattern, code] of FATE_WORDS) {
    const match = pattern.exec(rest);
    if (match === null || /[未没不]$/u.test(rest.slice(0, match.index))) continue;
    fate = { word: match[0], code };
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`.trim();
    break;
  }
  const contact = CONTACT_WORD.exec(rest);
  if (contact !== null) rest = rest.slice(contact[0].length).trim();
  const levels = rest === '' ? undefined : readLevels(rest, knownCodes);
  if (rest !== '' && levels === undefined) return undefined;
  if (fate !== undefined) return { level: fate.code, word: fate.word, contact: true, planned };
  if (levels !== undefined) return { level: levels.levels.at(-1), contact: true, planned };
  return contact === null ? undefined : { contact: true, planned };
}

const BETWEEN_WORDS = /[\s,，、;；/:：.。!！()（）-]+/gu;

function withoutMarks(text: string): string {
  return text
    .replace(PLANNED_MARKS, ' ')
    .replace(/[([{【<]\s*[)\]}】>]/gu, ' ')
    .trim();
}

// ---------------------------------------------------------------- the letters

const SUFFIX = /^\s*(?:级别|级|类|等级|等|档)(?:客户|意向|潜客)?|^\s*(?:客户|意向|潜客)/u;
const ARROW = /^\s*(?:-+>|=+>|[→➔➜➝➙⇒⟶>↗↘↑↓]|转为?|变为?|升至?为?|降至?为?|改为?|到|至|[-/\\~—–、,，;；.\n+&]|\s)\s*/u;
const TIME_WORD = /[天日周月年季旬]|小时|半年|近期|随时|马上|立即|以内|以上|之内|内$|day|week|month|year/iu;
const METHOD = /^(?:电话|来电|去电|短信|微信|来店|到店|拜访|上门|回访|面谈|试驾|[电店访微])$/u;

/**
 * The level codes at the start of a text, one after the other, and the period after them; `undefined` where anything in it is
 * not understood: half a reading would be a guess.
 */
function readLevels(
  text: string,
  knownCodes: ReadonlySet<LevelCode>,
): { levels: LevelCode[]; window?: string; rest?: string } | undefined {
  const plain = toSimplified(text);
  const levels: LevelCode[] = [];
  let at = plain.length - plain.replace(/^(?:意向)?(?:级别|等级|确度|(?:level|grade)\b)?\s*[:：]?\s*/iu, '').length;
  for (;;) {
    const code = codeAt(plain, at, knownCodes);
    if (code === undefined) break;
    levels.push(code.code);
    at += code.length;
    const suffix = SUFFIX.exec(plain.slice(at));
    at += suffix?.[0].length ?? 0;
    const arrow = ARROW.exec(plain.slice(at));
    if (arrow === null) break;
    if (codeAt(plain, at + arrow[0].length, knownCodes) === undefined) break;
    at += arrow[0].length;
  }
  if (levels.length === 0) return bracketedLevel(plain, knownCodes);
  // `A+` and `A-` are grades of their own, not an A
  if (/^\s*[-+]+$/u.test(plain.slice(at))) return undefined;
  const rest = text
    .slice(at)
    .replace(/^[\s/、,，:：;；.\-—–|]+/u, '')
    .trim();
  if (rest === '') return { levels };
  const bracket = /^[([{【<《]\s*([^()[\]{}【】<>《》]*?)\s*[)\]}】>》]?$/u.exec(rest);
  const inner = bracket?.[1] ?? rest;
  if (inner === '') return { levels };
  const simplified = toSimplified(inner);
  if (TIME_WORD.test(simplified) || /^\d+(?:-\d+)?$/u.test(inner))
    return /^[?？]|[?？]$/u.test(inner) ? undefined : { levels, window: inner };
  if (METHOD.test(simplified)) return { levels, rest: inner };
  if (bracket !== null && /[\u3400-\u9fff]/u.test(inner)) return { levels, rest: inner };
  return undefined;
}

/** `(A)`, `【H】`, `「B」`. */
function bracketedLevel(plain: string, knownCodes: ReadonlySet<LevelCode>): { levels: LevelCode[] } | undefined {
  const match = /^[([{【<「"']\s*([A-Z]\d?)\s*(?:级|类)?\s*[)\]}】>」"']$/iu.exec(plain);
  const code = match?.[1]?.toUpperCase();
  return code !== undefined && knownCodes.has(code) ? { levels: [code] } : undefined;
}

const longestCodes = new WeakMap<ReadonlySet<LevelCode>, number>();

/** A known code at a place of the text, in upper or lower case, and not the beginning of a longer word. */
function codeAt(
  text: string,
  at: number,
  knownCodes: ReadonlySet<LevelCode>,
): { code: LevelCode; length: number } | undefined {
  let longest = longestCodes.get(knownCodes);
  if (longest === undefined) {
    longest = Math.max(0, ...[...knownCodes].map((code) => code.length));
    longestCodes.set(knownCodes, longest);
  }
  for (let length = Math.min(longest, text.length - at); length > 0; length -= 1) {
    const written = text.slice(at, at + length);
    const code = known(written, knownCodes);
    if (code === undefined) continue;
    const after = text.charAt(at + length);
    const letterEnd = /[a-z]$/iu.test(written);
    if (letterEnd && /[a-z]/iu.test(after)) continue;
    if (letterEnd && /\d/u.test(after) && !/^\d+(?:-\d+)?\s*(?:天|日|周|个?月|年|小时)/u.test(text.slice(at + length)))
      continue;
    if (/\d$/u.test(written) && /^\d|^(?:-\d+)?\s*(?:天|日|周|个?月|年|小时)/u.test(text.slice(at + length))) continue;
    return { code, length };
  }
  return undefined;
}

function known(written: string, knownCodes: ReadonlySet<LevelCode>): LevelCode | undefined {
  if (knownCodes.has(written)) return written;
  const upper = written.toUpperCase();
  if (knownCodes.has(upper)) return upper;
  // F0 is often typed with the letter O, as in the legend of one system
  return upper === 'FO' && knownCodes.has('F0') ? 'F0' : undefined;
}
