import type { Instance } from '../engine';
import { refuse } from '../errors';
import type { HostRule } from '../model/book';
import { nextGuid } from '../model/extras';
import { NEVER } from '../model/rules';
import { guard, intersection, parseColor, ruleOf, type AreasState, type Objects, type RuleState } from './objects';

/** Kinds that the client may ask for beside `custom`; their rules are listed but not opened. */
const OTHER_KINDS = ['CellValue', 'ColorScale', 'DataBar', 'IconSet', 'Preset', 'TextComparison', 'TopBottom'];

function rulesIn({ sheet, rects }: AreasState): readonly HostRule[] {
  return sheet.rules().filter((rule) => rule.ranges.some((range) => rects.some((rect) => intersection(range, rect))));
}

export function defineConditionalFormats(objects: Objects): void {
  const item = (s: AreasState, rule: HostRule): Instance =>
    objects.make('ConditionalFormat', { sheet: s.sheet, id: rule.id });
  const find = (s: AreasState, id: string): Instance | null => {
    const rule = rulesIn(s).find((candidate) => candidate.id === id);
    return rule ? item(s, rule) : null;
  };
  objects.define('ConditionalFormatCollection', {
    items: (s) => rulesIn(s).map((rule) => item(s, rule)),
    getItem: (s, id) => find(s, String(id)),
    methods: {
      GetCount: (s) => rulesIn(s).length,
      GetItem: (s, id: string) => find(s, id) ?? refuse('ItemNotFound', 'ConditionalFormatCollection.getItem'),
      GetItemOrNullObject: (s, id: string) => find(s, id),
      ClearAll: (s) => {
        guard(s.sheet, 'ConditionalFormatCollection.clearAll');
        for (const rule of rulesIn(s)) s.sheet.removeRule(rule.id);
      },
      Add: (s, kind: string) => {
        guard(s.sheet, 'ConditionalFormatCollection.add');
        if (kind !== 'Custom') refuse('NotImplemented', `ConditionalFormatCollection.add ${kind}`);
        const rule: HostRule = {
          id: nextGuid(objects.book.extras),
          ranges: s.rects,
          kind: 'custom',
          formula: NEVER,
          stopIfTrue: false,
        };
        s.sheet.addRule(rule);
        return item(s, rule);
      },
    },
  });

  const custom = (s: RuleState): Instance | null =>
    ruleOf(s, 'ConditionalFormat').kind === 'custom' ? objects.make('CustomConditionalFormat', s) : null;
  const others: Record<string, () => Instance | null> = Object.fromEntries(
    OTHER_KINDS.flatMap((kind): [string, () => Instance | null][] => [
      [kind, () => refuse('NotImplemented', `ConditionalFormat.${kind}`)],
      [`${kind}OrNullObject`, () => null],
    ]),
  );
  objects.define('ConditionalFormat', {
    identity: ({ id }) => ({ Id: id }),
    props: {
      Id: ({ id }) => id,
      Type: (s) => (ruleOf(s, 'ConditionalFormat').kind === 'custom' ? 'Custom' : 'CellValue'),
      Priority: [
        (s) => s.sheet.rules().findIndex(({ id }) => id === s.id),
        (s, place: number) => {
          guard(s.sheet, 'ConditionalFormat.priority');
          s.sheet.moveRule(s.id, place);
        },
      ],
      StopIfTrue: [
        (s) => ruleOf(s, 'ConditionalFormat').stopIfTrue,
        (s, stopIfTrue: boolean) => s.sheet.replaceRule({ ...ruleOf(s, 'ConditionalFormat'), stopIfTrue }),
      ],
    },
    nav: {
      ...others,
      Custom: (s) => custom(s) ?? refuse('InvalidOperation', 'ConditionalFormat.custom'),
      CustomOrNullObject: custom,
    },
    methods: {
      Delete: (s) => {
        guard(s.sheet, 'ConditionalFormat.delete');
        s.sheet.removeRule(s.id);
      },
      GetRange: (s) => {
        const [rect, more] = ruleOf(s, 'ConditionalFormat.getRange').ranges;
        return rect && !more
          ? objects.make('Range', { sheet: s.sheet, rect })
          : refuse('InvalidOperation', 'ConditionalFormat.getRange');
      },
      GetRanges: (s) =>
        objects.make('RangeAreas', { sheet: s.sheet, rects: ruleOf(s, 'ConditionalFormat.getRanges').ranges }),
    },
  });

  const change = (s: RuleState, patch: Partial<HostRule>): void => {
    guard(s.sheet, 'ConditionalFormat');
    s.sheet.replaceRule({ ...ruleOf(s, 'ConditionalFormat'), ...patch });
  };
  objects.define('CustomConditionalFormat', {
    nav: {
      Rule: (s) => objects.make('ConditionalFormatRule', s),
      Format: (s) => objects.make('ConditionalRangeFormat', s),
    },
  });
  objects.define('ConditionalFormatRule', {
    props: {
      Formula: [
        (s) => ruleOf(s, 'ConditionalFormatRule').formula,
        (s, formula: string) => change(s, { formula: formula.startsWith('=') ? formula : `=${formula}` }),
      ],
    },
  });
  objects.define('ConditionalRangeFormat', {
    nav: { Fill: (s) => objects.make('ConditionalRangeFill', s), Font: (s) => objects.make('ConditionalRangeFont', s) },
  });
  objects.define('ConditionalRangeFill', {
    props: {
      Color: [
        (s) => ruleOf(s, 'ConditionalRangeFill').fill ?? '',
        (s, color: string) => change(s, { fill: parseColor(color, 'ConditionalRangeFill.color') }),
      ],
    },
  });
  objects.define('ConditionalRangeFont', {
    props: {
      Color: [
        (s) => ruleOf(s, 'ConditionalRangeFont').fontColor ?? '',
        (s, color: string) => change(s, { fontColor: parseColor(color, 'ConditionalRangeFont.color') }),
      ],
      Bold: [(s) => ruleOf(s, 'ConditionalRangeFont').bold ?? null, (s, bold: boolean) => change(s, { bold })],
    },
  });
}
