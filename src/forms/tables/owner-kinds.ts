import { AFTER_SALES_KINDS, type AfterSalesKind } from '../families';
import { hasField, type MappedField } from '../fields';
import { FORM_SPECS } from '../kinds';
import type { HeaderBlock } from '../layout/header-block';
import { toSimplified } from '../values';
import { FOREIGN } from '../vocabulary';
import { FOREIGN_AFTER, type ForeignSheet } from '../vocabulary/foreign';
import { headerKey, isField, senses } from '../vocabulary/lookup';
import { stepColumnsOf } from '../columns/steps';
import { FOREIGN_SHEET, KIND } from '../weights';

/** How far a table speaks for the form about owners that it resembles most. */
export interface OwnerKind {
  readonly kind: AfterSalesKind;
  readonly score: number;
  readonly titled: boolean;
  /** Its own words stand in so many heads that they name it as a title would. */
  readonly named: boolean;
  /** Columns that tell of calls. */
  readonly steps: number;
  readonly foreign: { readonly what: ForeignSheet; readonly score: number; readonly words: readonly string[] };
}

const SIDE = 'after-sales';

/** The kind of form about owners that headers and title speak for most; `undefined` where they hardly speak for any. */
export function ownerKindOf(
  header: HeaderBlock,
  titleLines: readonly string[],
  sheetName: string,
): OwnerKind | undefined {
  if ((header.days?.size ?? 0) > 0) return undefined;
  const present = fieldsPresent(header);
  const title = titleLines.join('\n');
  const sheet = toSimplified(sheetName);
  const leaves = toSimplified(header.columns.map(({ path }) => path.join('')).join(' '));
  let best: OwnerKind | undefined;
  for (const kind of AFTER_SALES_KINDS) {
    const spec = FORM_SPECS[kind];
    const byTitle = spec.titles.pattern.test(title)
      ? spec.titles.weight
      : spec.titles.pattern.test(sheet)
        ? spec.titles.weight * KIND.title.bySheetName
        : 0;
    const steps = stepsOf(header, kind).length;
    const fields = present.get(kind);
    let score = byTitle + (steps > 0 && spec.steps !== undefined ? KIND.steps : 0);
    for (const [field, weight] of Object.entries(spec.speaks)) score += weight * (fields?.get(field) ?? 0);
    if (spec.headers?.pattern.test(leaves)) score += spec.headers.weight;
    if (best === undefined || score / spec.enough > best.score / FORM_SPECS[best.kind].enough)
      best = {
        kind,
        score,
        titled: byTitle > 0,
        named: isNamed(header, spec.headers?.pattern),
        steps,
        foreign: NOTHING,
      };
  }
  if (best === undefined || best.score < FORM_SPECS[best.kind].enough / 2) return undefined;
  return { ...best, foreign: foreignOf(header, best, `${title}\n${sheet}`) };
}

/** Whether what it resembles can count: its points are enough, or its title names it, so that the reason for a refusal is told. */
export function mayBeOwners({ kind, score, titled }: OwnerKind): boolean {
  return titled || score >= FORM_SPECS[kind].enough;
}

function isNamed({ columns }: HeaderBlock, own: RegExp | undefined): boolean {
  const heads = columns.filter(({ path }) => own?.test(toSimplified(path.join(''))) === true);
  return heads.length >= KIND.namedByHeads;
}

const NOTHING: OwnerKind['foreign'] = { what: 'stock', score: 0, words: [] };

/** The columns of calls that a form of this kind has. */
export function stepsOf(header: HeaderBlock, kind: AfterSalesKind): ReturnType<typeof stepColumnsOf> {
  const { steps } = FORM_SPECS[kind];
  if (steps === undefined) return [];
  return stepColumnsOf(header, BARE.has(kind), kind !== 'event-invitation');
}

/** On these 三日 and 第1次 can only be calls. */
const BARE: ReadonlySet<AfterSalesKind> = new Set<AfterSalesKind>([
  'delivery-follow-up',
  'service-reminder',
  'event-invitation',
]);

function fieldsPresent(header: HeaderBlock): Map<AfterSalesKind, Map<string, number>> {
  const present = new Map<AfterSalesKind, Map<string, number>>();
  for (const { path } of header.columns) {
    if (path.length === 0) continue;
    for (const word of new Set([path.at(-1) ?? '', path.slice(-2).join(''), [...path.slice(-2)].reverse().join('')])) {
      for (const { to, score, how, kinds } of senses(word, SIDE)) {
        if (how.startsWith('misspelt') || score < KIND.surelySays || !isField(to)) continue;
        for (const kind of AFTER_SALES_KINDS) {
          if ((kinds !== undefined && !kinds.includes(kind)) || !hasField(kind, to)) continue;
          const fields = present.get(kind) ?? new Map<MappedField, number>();
          fields.set(to, Math.max(fields.get(to) ?? 0, score));
          present.set(kind, fields);
        }
      }
    }
  }
  return present;
}

/** How much the table says of a sheet that is none of these forms: words that name no column of theirs. */
function foreignOf(header: HeaderBlock, own: OwnerKind, title: string): OwnerKind['foreign'] {
  const keys = new Set(header.columns.flatMap(({ path }) => path.map((word) => headerKey(word))));
  const ownColumn = (key: string): boolean =>
    senses(key, SIDE).some(
      ({ to, score, kinds }) => score >= KIND.surelySays && to !== 'heading' && (kinds?.includes(own.kind) ?? true),
    );
  let best = NOTHING;
  for (const { what, headers, patterns } of FOREIGN) {
    if (what === 'service' || what === 'calls' || what === 'invitation') continue;
    let score = 0;
    const words: string[] = [];
    const add = (weight: number, key: string): void => {
      if (ownColumn(key) || words.includes(key)) return;
      score += weight;
      words.push(key);
    };
    for (const [weight, list] of headers) for (const word of list) if (keys.has(word)) add(weight, word);
    for (const [weight, pattern] of patterns ?? []) for (const key of keys) if (pattern.test(key)) add(weight, key);
    if (score > best.score) best = { what, score, words };
  }
  for (const { what, of, titles, headers, unless } of FOREIGN_AFTER) {
    if (of?.includes(own.kind) === false) continue;
    if (unless !== undefined && [...keys].some((key) => unless.test(key))) continue;
    const words = [...keys].filter((key) => headers.test(key));
    const named = titles.exec(title);
    const score =
      words.length * (of === undefined ? FOREIGN_SHEET.least : FOREIGN_SHEET.veto) +
      (named === null ? 0 : FOREIGN_SHEET.veto);
    if (score > best.score) best = { what, score, words: [...(named === null ? [] : [named[0]]), ...words] };
  }
  return best;
}
