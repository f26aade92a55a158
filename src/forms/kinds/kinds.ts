import { CHOICE_WORDS } from '../vocabulary/choices';
import type { HeaderBlock } from '../layout/header-block';
import { headerKey, senses } from '../vocabulary/lookup';
import { titleKinds } from '../layout/titles';
import { FORM_KINDS, type FormKind } from '../types';
import { toSimplified } from '../values';
import { FOREIGN } from '../vocabulary';

/** How far a table speaks for each kind of form, and for the other sheets that dealers keep. */
export interface KindScores {
  readonly scores: ReadonlyMap<FormKind, number>;
  readonly foreign: { readonly what: string; readonly score: number; readonly words: readonly string[] };
  /** What was named most clearly: words of the title, then of the headers. */
  readonly titled: ReadonlyMap<FormKind, number>;
}

type Evidence = Partial<Record<string, number>>;

/** What the presence of a field says for a kind. Fields that every table of customers has say nothing. */
const SPEAKS: Readonly<Record<Exclude<FormKind, 'customer-card' | 'visitor-register' | 'call-register'>, Evidence>> = {
  'visitor-call-register': {
    arriveTime: 2.5,
    leaveTime: 2,
    partySize: 2,
    firstVisit: 2,
    testDrive: 1,
    followUpLevel: 2,
    closing: 1.5,
    purchaseWindow: 1,
    source: 1,
    level: 1,
    outcome: 1,
    contactKind: 1,
    competitor: 0.5,
    currentVehicle: 0.5,
    date: 1,
    appointment: 0.5,
    district: 0.3,
    model: 0.5,
    consultant: 0.4,
    color: 0.2,
    gender: 0.2,
  },
  'contact-matrix': {
    carryOver: 3,
    monthEndLevel: 2,
    firstContactDate: 2,
    level: 1,
    source: 1,
    model: 1,
    phone: 1,
    lossReason: 0.5,
    color: 0.3,
    customerName: 0.5,
    consultant: 0.3,
    appointment: 0.3,
  },
  'daily-report': {
    purpose: 3,
    levelBefore: 2,
    levelAfter: 2,
    instruction: 3,
    carriedFrom: 3,
    callTime: 2,
    visitTime: 1,
    outcome: 1,
    contactKind: 0.7,
    source: 0.5,
    level: 0.5,
    appointment: 0.5,
    model: 0.3,
    district: 0.2,
  },
  'loss-record': {
    lossReason: 2.5,
    lossKind: 2,
    date: 0.3,
    levelBefore: 1.5,
    competitor: 1,
    firstContactDate: 0.7,
    model: 0.3,
    consultant: 0.3,
    level: 0.3,
  },
};

/** A line over a table that says how to fill it in, not what it is. */
const NOTE = /^(?:说明|注|备注|填写|填表|提示|要求|须知|注意|※|\*|note)/iu;

/** Scores a table by its headers and the title over it. `days`: it has day columns. */
export function scoreKinds(header: HeaderBlock, titleLines: readonly string[], sheetName: string): KindScores {
  const present = new Map<string, Map<string, number>>();
  const leaves: string[] = [];
  for (const { path, column } of header.columns) {
    if (path.length === 0 || isDayColumn(header, column)) continue;
    leaves.push(path.join(''));
    const words = new Set([
      path.at(-1) ?? '',
      ...path.slice(0, -1),
      path.slice(-2).join(''),
      [...path.slice(-2)].reverse().join(''),
    ]);
    for (const word of words) {
      for (const sense of senses(word)) {
        if (sense.how === 'misspelt' || sense.score < 0.55) continue;
        for (const kind of sense.kinds ?? FORM_KINDS) {
          const fields = present.get(kind) ?? new Map<string, number>();
          fields.set(sense.to, Math.max(fields.get(sense.to) ?? 0, sense.score));
          present.set(kind, fields);
        }
      }
    }
  }
  const title = titleLines.filter((line) => !NOTE.test(line)).join('\n');
  const titled = titleKinds(title.replace(ADVICE, ''));
  if (titled.size === 0)
    for (const [kind, weight] of titleKinds(toSimplified(sheetName))) titled.set(kind, weight * 0.7);
  const scores = new Map<FormKind, number>();
  const days = header.days?.size ?? 0;
  for (const kind of FORM_KINDS) {
    if (kind === 'customer-card') continue;
    const register = kind === 'visitor-register' || kind === 'call-register' || kind === 'visitor-call-register';
    const evidence = SPEAKS[register ? 'visitor-call-register' : kind];
    const fields = present.get(kind) ?? new Map<string, number>();
    let score = 0;
    for (const [field, weight] of Object.entries(evidence)) score += (weight ?? 0) * (fields.get(field) ?? 0);
    if (kind === 'contact-matrix') score = days > 0 ? score + 4 : 0;
    else if (days > 0) score *= 0.3;
    if (kind === 'loss-record' && /战败|失控|流失|冷冻|失销|lost/u.test(toSimplified(leaves.join(' ')))) score += 1.5;
    scores.set(kind, score + (titled.get(kind) ?? 0));
  }
  settleRegisters(scores, titled, leaves);
  return { scores, titled, foreign: foreignScore(header, title, sheetName) };
}

function isDayColumn(header: HeaderBlock, column: number): boolean {
  if (header.days === undefined) return false;
  for (const other of header.days.values()) if (other === column) return true;
  return false;
}

/** Of the three registers the headers decide where no title does: 来店 and 来电 words, or a column that tells them apart. */
function settleRegisters(
  scores: Map<FormKind, number>,
  titled: ReadonlyMap<FormKind, number>,
  leaves: readonly string[],
): void {
  const base = Math.max(
    scores.get('visitor-register') ?? 0,
    scores.get('call-register') ?? 0,
    scores.get('visitor-call-register') ?? 0,
  );
  const named = (['visitor-register', 'call-register', 'visitor-call-register'] as const).filter((kind) =>
    titled.has(kind),
  );
  if (named.length > 0) return;
  const words = leaves.map((leaf) => toSimplified(leaf));
  const call = words.some((word) => /来电|呼入|进线|calltime|calldate/iu.test(word));
  const visit = words.some((word) => /来店|到店|进店|来访|离店|到访|visit|arriv/iu.test(word));
  const kind: FormKind = call && visit ? 'visitor-call-register' : call ? 'call-register' : 'visitor-register';
  scores.set(kind, base + 0.5);
}

/** Lines that tell people how to fill the form in. */
const ADVICE = /^.{0,2}(?:填写要求|填写说明|填表说明|说明|注意事项|注意|注|提示|要求)[:：].*$/gmu;

/** What a title says of the sheet itself: without facts (`统计月份：2026年6月`, `店名：…`) and without the company's name (…销售服务有限公司). */
function ownWords(title: string): string {
  return title.replace(/[^\s:：]{1,8}[ \t]*[:：][ \t]*[^\s]*/gu, ' ').replace(/[^\s]*公司/gu, ' ');
}

/** How much a table says of a sheet that is none of the forms. */
function foreignScore(header: HeaderBlock, title: string, sheetName: string): KindScores['foreign'] {
  let best = { what: '', score: 0, words: [] as string[] };
  const keys = new Set<string>();
  for (const { path, column } of header.columns) {
    if (isDayColumn(header, column)) continue;
    const leaf = path.at(-1);
    if (leaf !== undefined) keys.add(headerKey(leaf));
    if (path.length > 1) keys.add(headerKey(path.join('')));
  }
  const sheet = toSimplified(sheetName).toLowerCase();
  const titleText = ownWords(title).toLowerCase();
  let sum = 0;
  for (const { what, headers, titles } of FOREIGN) {
    let score = 0;
    const words: string[] = [];
    for (const [weight, list] of headers) {
      for (const word of list) {
        if (!keys.has(word)) continue;
        score += weight;
        words.push(word);
      }
    }
    sum += score;
    const named = titles.find((word) => titleText.includes(word));
    const sheetNamed = titles.find((word) => sheet.includes(word));
    if (named !== undefined) score += 5;
    else if (sheetNamed !== undefined) score += 3;
    if (named !== undefined || sheetNamed !== undefined) words.push(named ?? sheetNamed ?? '');
    if (score > best.score) best = { what, score, words };
  }
  return { ...best, score: Math.max(best.score, sum * 0.8) };
}

/** Which register it is by what its rows say: a column that only holds 来电 makes a call register. */
export function registerByRows(kinds: readonly string[]): FormKind | undefined {
  const seen = new Set(kinds.map((text) => CHOICE_WORDS.contactKind(text)).filter((kind) => kind !== undefined));
  if (seen.has('call') && (seen.has('visit') || seen.has('online'))) return 'visitor-call-register';
  return undefined;
}
