import { documentPartContent, parseArea, placeKey, type Scalar, type SheetContent } from '../../sheet';
import type { Batches } from './batches';
import { SheetCapture } from './capture';
import { BLOCK_REQUEST, cellLoads, listLoads, rangeAt, type CellFindings } from './guard-cells';
import { loadAll, type Load } from './messages';
import type { PageState } from './page';
import { sheetsNeeded, type CellStep, type OtherStep, type Step } from './plan';
import { loadRules, type KnownObjects, type LoadedRule } from './read';
import { rangeText } from './sheet-builder';

export interface KnownRule extends LoadedRule {
  readonly range: string;
}

/** The workbook as it is right before writing, as far as a ChangeSet touches it. */
export class Guard {
  readonly sheets = new Set<string>();
  readonly protectedSheets = new Set<string>();
  /** What is known of cells, by sheet. */
  readonly cells = new Map<string, CellFindings>();
  readonly rules = new Map<string, readonly KnownRule[]>();
  /** Points by sheet and column number. */
  readonly widths = new Map<string, Map<number, number>>();
  readonly parts = new Map<string, { readonly id: string; readonly content: string }>();
  /** Whole sheets that are going to be replaced or removed. */
  readonly contents = new Map<string, SheetContent>();
  /** How those sheets print, and all charts on them, by name. */
  readonly pages = new Map<string, PageState>();
  readonly charts = new Map<string, readonly string[]>();
  /** Charts that an interrupted write may have left behind half made. */
  readonly strayCharts = new Map<string, readonly string[]>();
  /** Sheets of those that are marked as made by us. */
  readonly ours = new Set<string>();
  /** Entries of sheets that are going to be copied, by `placeKey`. */
  readonly sources = new Map<string, Map<number, Scalar>>();
  /** What hides rows on those sheets: their own filter, and the tables (by place) that are filtered. */
  readonly sourceFilters = new Map<string, { readonly own: boolean; readonly tables: readonly number[] }>();
  /** Number of charts on those sheets. */
  readonly sourceCharts = new Map<string, number>();

  private readonly captures = new Map<string, SheetCapture>();
  private readonly loadedRules = new Map<string, () => LoadedRule[]>();
  private readonly partIds = new Map<string, string>();

  private constructor(
    private readonly known: KnownObjects,
    private readonly namespaces: ReadonlySet<string>,
  ) {}

  /**
   * Asks for everything that a plan touches, in one round trip; more for tens of thousands of cells, and one more for what cannot be
   * asked at once: rules and parts that were not there at the last reading, and blocks in which only some cells have a list.
   */
  static async read(
    batches: Batches,
    steps: readonly Step[],
    known: KnownObjects,
    namespaces: readonly string[] = [],
    signal?: AbortSignal,
  ): Promise<Guard> {
    const guard = new Guard(known, new Set([...namespacesOf(steps), ...namespaces]));
    const loads = [guard.outline(), ...[...sheetsNeeded(steps)].map((sheet) => guard.protection(sheet))];
    for (const step of steps) loads.push(...(step.kind === 'cells' ? guard.stepCells(step) : guard.stepOther(step)));
    await loadAll(batches, loads, signal);
    await loadAll(batches, guard.secondQuestions(), signal);
    await loadAll(
      batches,
      [...guard.captures.values()].flatMap((capture) => capture.differing()),
      signal,
    );
    guard.conclude();
    return guard;
  }

  /** Of the sheets that are taken back: charts that were not there before are left over from what was interrupted. */
  clearStrays(before: Guard): void {
    for (const [sheet, names] of this.charts) {
      const known = before.charts.get(sheet);
      if (known)
        this.strayCharts.set(
          sheet,
          names.filter((name) => !known.includes(name)),
        );
    }
  }

  private outline(): Load {
    return {
      request: 500,
      response: 5_000,
      queue: (context) => {
        const sheets = context.workbook.worksheets.load('items/name');
        const parts = context.workbook.customXmlParts.load('items/id,items/namespaceUri');
        return () => {
          for (const { name } of sheets.items) this.sheets.add(name);
          for (const { id, namespaceUri } of parts.items) this.partIds.set(namespaceUri, id);
        };
      },
    };
  }

  private protection(sheet: string): Load {
    return {
      request: 300,
      response: 50,
      queue: (context) => {
        const protection = context.workbook.worksheets.getItem(sheet).protection.load('protected');
        return () => void (protection.protected && this.protectedSheets.add(sheet));
      },
    };
  }

  /** Where a step's cells can be seen before it is carried out: on the sheet itself, or on the one that it will be a copy of. */
  private stepCells(step: CellStep): Load[] {
    const source = step.made === false ? step.sheet : step.made.from;
    if (source === undefined) return [];
    const findings = this.cells.get(step.sheet) ?? { states: new Map(), lists: new Map(), unclear: [] };
    this.cells.set(step.sheet, findings);
    return cellLoads(source, [...step.patches.values()], findings);
  }

  private stepOther({ change, made }: OtherStep): Load[] {
    if (made && change.kind !== 'copy-sheet') return [];
    switch (change.kind) {
      case 'conditional-format':
      case 'remove-conditional-format':
        return this.sheetRules(change.sheet);
      case 'replace-sheet':
      case 'remove-sheet':
        return [...this.sheetRules(change.sheet), ...this.capture(change.sheet)];
      case 'column-width':
        return this.columnWidths(change.sheet, change.columns);
      case 'copy-sheet':
        return [this.source(change.from)];
      case 'add-sheet':
      case 'document-part':
        return [];
    }
  }

  private capture(sheet: string): Load[] {
    if (this.captures.has(sheet)) return [];
    const capture = new SheetCapture(sheet);
    this.captures.set(sheet, capture);
    return [capture.first()];
  }

  private sheetRules(sheet: string): Load[] {
    if (this.loadedRules.has(sheet)) return [];
    this.loadedRules.set(sheet, () => []);
    return [
      {
        request: 600,
        response: 20_000,
        queue: (context) => {
          const rules = loadRules(context.workbook.worksheets.getItem(sheet));
          return () => void this.loadedRules.set(sheet, rules);
        },
      },
    ];
  }

  private columnWidths(sheet: string, columns: string): Load[] {
    const widths = this.widths.get(sheet) ?? new Map<number, number>();
    this.widths.set(sheet, widths);
    const area = parseArea(columns.includes(':') ? columns : `${columns}:${columns}`);
    return Array.from({ length: area ? area.right - area.left + 1 : 0 }, (_, i): Load => {
      const column = (area?.left ?? 1) + i;
      return {
        request: BLOCK_REQUEST,
        response: 60,
        queue(context) {
          const range = rangeAt(context, sheet, { top: 1, bottom: 1, left: column, right: column }).load(
            'format/columnWidth',
          );
          return () => void widths.set(column, range.format.columnWidth);
        },
      };
    });
  }

  private source(sheet: string): Load {
    return {
      request: BLOCK_REQUEST,
      response: 300_000,
      queue: (context) => {
        const source = context.workbook.worksheets.getItem(sheet);
        const used = source.getUsedRange(true).load('rowIndex,columnIndex,formulas');
        const charts = source.charts.load('count');
        const filter = source.autoFilter.load('isDataFiltered');
        const tables = source.tables.load('items/autoFilter/isDataFiltered');
        return () => {
          this.sourceFilters.set(sheet, {
            own: filter.isDataFiltered,
            tables: tables.items.flatMap(({ autoFilter }, i) => (autoFilter.isDataFiltered ? [i] : [])),
          });
          this.sourceCharts.set(sheet, charts.count);
          const entries = new Map<number, Scalar>();
          used.formulas.forEach((line: Scalar[], r) =>
            line.forEach(
              (entry, c) =>
                void (entry !== '' && entries.set(placeKey(used.rowIndex + r + 1, used.columnIndex + c + 1), entry)),
            ),
          );
          this.sources.set(sheet, entries);
        };
      },
    };
  }

  private secondQuestions(): Load[] {
    const loads: Load[] = [];
    for (const [sheet, read] of this.loadedRules) {
      for (const { id } of read().filter((rule) => !this.known.ruleRanges.has(rule.id))) {
        loads.push({
          request: BLOCK_REQUEST,
          response: 100,
          queue: (context) => {
            const areas = context.workbook.worksheets
              .getItem(sheet)
              .getRange()
              .conditionalFormats.getItem(id)
              .getRanges()
              .load('address');
            return () => void this.known.ruleRanges.set(id, rangeText(areas.address));
          },
        });
      }
    }
    for (const namespace of this.namespaces) {
      const id = this.partIds.get(namespace);
      if (id === undefined) this.known.parts.delete(namespace);
      if (id === undefined || this.known.parts.get(namespace)?.id === id) continue;
      loads.push({
        request: BLOCK_REQUEST,
        response: 50_000,
        queue: (context) => {
          const xml = context.workbook.customXmlParts.getItem(id).getXml();
          return () => void this.known.parts.set(namespace, { id, content: documentPartContent(xml.value) });
        },
      });
    }
    for (const capture of this.captures.values()) loads.push(...capture.rest());
    for (const [sheet, findings] of this.cells) if (this.sheets.has(sheet)) loads.push(...listLoads(sheet, findings));
    return loads;
  }

  private conclude(): void {
    for (const [sheet, read] of this.loadedRules) {
      this.rules.set(
        sheet,
        read().map((rule) => ({ ...rule, range: this.known.ruleRanges.get(rule.id) ?? '' })),
      );
    }
    for (const namespace of this.namespaces) {
      const part = this.known.parts.get(namespace);
      if (part) this.parts.set(namespace, part);
    }
    for (const [sheet, capture] of this.captures) {
      if (capture.ours) this.ours.add(sheet);
      if (capture.page) this.pages.set(sheet, capture.page);
      this.charts.set(sheet, capture.chartNames);
      const conditionalFormats = (this.rules.get(sheet) ?? []).map(({ id: _id, stopIfTrue: _stop, ...rule }) => rule);
      this.contents.set(sheet, { ...capture.content(), conditionalFormats });
    }
  }
}

function namespacesOf(steps: readonly Step[]): Set<string> {
  return new Set(
    steps.flatMap((step) =>
      step.kind === 'other' && step.change.kind === 'document-part' ? [step.change.namespace] : [],
    ),
  );
}
