import {
  parseArea,
  type ConditionalFormat,
  type ConditionalFormatChange,
  type RemoveConditionalFormatChange,
} from '../../../sheet';
import { text } from '../../../words';
import { WorkbookError } from '../../port';
import { shownFormula, storedFormula } from '../formulas/formula-names';
import { readRecord, writeRecord } from '../restore';
import type { BookContext } from '../package/book-context';
import type { SheetEditor } from './sheet-edit';
import { rangeOf } from './sheet-read';
import { childOf, childrenOf, descendants, parseXml, textOf, type XmlElement } from '../xml/xml';
import { differentialLook } from '../styles/styles-read';
import { escapeText, withAttributes, type Splice } from '../xml/xml-write';

type Rule = ConditionalFormatChange | RemoveConditionalFormatChange;

/** A removed rule: where it stood and its source, with that of its differential format. */
interface RuleRecord {
  readonly block: number;
  readonly place: number;
  readonly alone: boolean;
  readonly open: string;
  readonly rule: string;
  readonly differential?: string;
}

interface Found {
  readonly block: XmlElement;
  readonly rule: XmlElement;
  readonly look: ConditionalFormat;
}

/** Puts a rule on top of the sheet's others. Returns its inverse; nothing where an equal rule is there already. */
export function addRule(book: BookContext, sheet: SheetEditor, change: ConditionalFormatChange): Rule[] {
  const sqref = change.range.split(',').map((range) => range.trim());
  if (sqref.some((range) => parseArea(range) === undefined)) {
    throw new WorkbookError('bad-change', text('workbook.xlsx.badRange', { sheet: change.sheet, range: change.range }));
  }
  if (rulesOf(book, sheet).some(({ look }) => sameRule(look, change) && sameLook(look, change))) return [];
  sheet.guards().demand('formatCells');
  const inverse = (raised: boolean): Rule => ({
    ...plain(change),
    kind: 'remove-conditional-format',
    ...(raised && { restore: writeRecord({ raised }) }),
  });
  const record = readRecord<RuleRecord>(change.restore);
  if (record?.rule !== undefined && record.open !== undefined) {
    putBack(book, sheet, record as RuleRecord);
    return [inverse(false)];
  }
  const raised = shiftPriorities(sheet, 1);
  const p = sheet.prefix;
  const id = book.styles().differential(change);
  const formula = escapeText(storedFormula(change.formula.replace(/^=/u, '')));
  const rule = `<${p}cfRule type="expression" dxfId="${id}" priority="1"><${p}formula>${formula}</${p}formula></${p}cfRule>`;
  sheet.insert(
    'conditionalFormatting',
    `<${p}conditionalFormatting sqref="${sqref.join(' ')}">${rule}</${p}conditionalFormatting>`,
  );
  return [inverse(raised)];
}

/** Removes the rules equal in range and formula. */
export function removeRule(book: BookContext, sheet: SheetEditor, change: RemoveConditionalFormatChange): Rule[] {
  const inverse: Rule[] = [];
  for (;;) {
    const found = rulesOf(book, sheet).find(({ look }) => sameRule(look, change));
    if (!found) {
      // The rule had pushed the others down by one.
      if (inverse.length > 0 && readRecord<{ raised: boolean }>(change.restore)?.raised) shiftPriorities(sheet, -1);
      return inverse;
    }
    sheet.guards().demand('formatCells');
    const { block, rule, look } = found;
    const source = sheet.shell;
    const rules = childrenOf(block, 'cfRule');
    const alone = rules.length === 1;
    const dxf = rule.attributes.get('dxfId');
    const record: RuleRecord = {
      block: childrenOf(sheet.root, 'conditionalFormatting').indexOf(block),
      place: rules.indexOf(rule),
      alone,
      open: source.slice(block.start, block.openEnd),
      rule: source.slice(rule.start, rule.end),
      ...(dxf !== undefined && { differential: book.styles().differentialSource(Number(dxf)) }),
    };
    inverse.unshift({ ...look, kind: 'conditional-format', sheet: change.sheet, restore: writeRecord(record) });
    const gone = alone ? block : rule;
    sheet.editShell([{ start: gone.start, end: gone.end, text: '' }]);
  }
}

function plain(change: ConditionalFormatChange): ConditionalFormatChange {
  const { why, restore, ...rest } = change;
  void why;
  void restore;
  return rest;
}

function rulesOf(book: BookContext, sheet: SheetEditor): Found[] {
  const found: Found[] = [];
  for (const block of childrenOf(sheet.root, 'conditionalFormatting')) {
    for (const rule of childrenOf(block, 'cfRule')) {
      const formula = childOf(rule, 'formula');
      if (rule.attributes.get('type') !== 'expression' || !formula) continue;
      const dxf = rule.attributes.get('dxfId');
      const differential = dxf === undefined ? undefined : book.styles().differentialSource(Number(dxf));
      const look = {
        range: rangeOf(block.attributes.get('sqref')),
        formula: `=${shownFormula(textOf(sheet.shell, formula))}`,
        ...(differential === undefined ? undefined : differentialLook(parseXml(differential).root, book.theme())),
      };
      found.push({ block, rule, look });
    }
  }
  return found;
}

const bare = (range: string): string => range.replaceAll(/[\s$]/gu, '').toUpperCase();

function sameRule(a: ConditionalFormat, b: ConditionalFormat): boolean {
  return bare(a.range) === bare(b.range) && shownFormula(a.formula).trim() === shownFormula(b.formula).trim();
}

function sameLook(a: ConditionalFormat, b: ConditionalFormat): boolean {
  return (
    (a.fill ?? '').toUpperCase() === (b.fill ?? '').toUpperCase() &&
    (a.fontColor ?? '').toUpperCase() === (b.fontColor ?? '').toUpperCase() &&
    (a.bold ?? false) === (b.bold ?? false)
  );
}

/**
 * Up: priority 1 becomes free, if a rule holds it. Down: the place that such a step left is closed. Rules of all kinds count
 * together, those in extensions too. Tells whether they moved.
 */
function shiftPriorities(sheet: SheetEditor, step: 1 | -1): boolean {
  const rules = [...descendants(sheet.root)].filter(
    (element) => element.local === 'cfRule' && element.attributes.has('priority'),
  );
  const priorities = rules.map((rule) => Number(rule.attributes.get('priority')));
  if (priorities.some((priority) => priority <= 1) !== (step === 1)) return false;
  const edits: Splice[] = rules.map((rule, i) => ({
    start: rule.start,
    end: rule.openEnd,
    text: withAttributes(sheet.shell.slice(rule.start, rule.openEnd), {
      priority: String((priorities[i] as number) + step),
    }),
  }));
  sheet.editShell(edits);
  return true;
}

function putBack(book: BookContext, sheet: SheetEditor, record: RuleRecord): void {
  const id = record.differential === undefined ? undefined : String(book.styles().addDifferential(record.differential));
  const end = record.rule.indexOf('>') + 1;
  const rule = withAttributes(record.rule.slice(0, end), { dxfId: id }) + record.rule.slice(end);
  const blocks = childrenOf(sheet.root, 'conditionalFormatting');
  const block = blocks[record.block];
  if (!record.alone && block) {
    const at = childrenOf(block, 'cfRule')[record.place]?.start ?? block.closeStart;
    sheet.editShell([{ start: at, end: at, text: rule }]);
    return;
  }
  const xml = `${record.open}${rule}</${sheet.prefix}conditionalFormatting>`;
  if (block) sheet.editShell([{ start: block.start, end: block.start, text: xml }]);
  else sheet.insert('conditionalFormatting', xml);
}
