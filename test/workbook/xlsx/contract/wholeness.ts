import type { Change, SheetSnapshot } from '../../../../src/sheet';
import { readXlsx } from '../../../../src/workbook/xlsx';
import { decodePart, diffPackages, parseStrictly } from '../package-diff';
import { partsOf } from '../packages';

/** Where a change of this kind may differ: paths of elements, by part. Everything else must be as it was. */
const STYLES = /^styleSheet(?:\/(?:@|numFmts|fonts|fills|borders|cellXfs|dxfs)|$)/u;
const CELL = /worksheet\/sheetData\[0\](?:\/row\[77\]|$)|worksheet\/dimension|worksheet\/sheetData$/u;

function mayDiffer(change: Change, part: string, path: string, added: boolean): boolean {
  if (part === '[Content_Types].xml') return added;
  if (/\.rels$/u.test(part)) return added;
  if (/docProps\/app\.xml$/u.test(part)) return true;
  if (/styles\.xml$/iu.test(part)) return STYLES.test(path) || path.includes('/@count');
  if (/workbook\.xml$/u.test(part)) return /calcPr|sheets|definedNames/u.test(path);
  if (/calcChain/u.test(part)) return added;
  if (change.kind === 'note')
    return /comments|vmlDrawing/u.test(part) || path.includes('legacyDrawing') || CELL.test(path);
  if (change.kind === 'conditional-format') return /conditionalFormatting|cfRule/u.test(path);
  if (change.kind === 'column-width') return /worksheet\/cols|sheetFormatPr/u.test(path);
  return CELL.test(path);
}

/** What is wrong with a package after a change, checked without the code that made it; empty where everything is whole. */
export function faults(before: Uint8Array, after: Uint8Array, change: Change): string[] {
  const found: string[] = [];
  const parts = partsOf(after);
  const old = partsOf(before);
  for (const [name, data] of Object.entries(parts)) {
    if (!/\.(?:xml|rels|vml)$/iu.test(name) || (old[name] && Buffer.compare(old[name], data) === 0)) continue;
    try {
      parseStrictly(decodePart(data));
    } catch (error) {
      found.push(`${name} is not well-formed: ${String(error).slice(0, 80)}`);
    }
  }
  found.push(...untyped(parts, old), ...dangling(parts, old));
  for (const { part: written, path, what, before: was } of diffPackages(before, after)) {
    const part = written.replaceAll('\\', '/');
    const isNew = what === 'part' && was === undefined;
    if (!isNew && !mayDiffer(change, part, path, was === undefined)) found.push(`${part} ${path} ${what}`);
  }
  const one = readXlsx(before, 'x');
  const two = readXlsx(after, 'x');
  one.sheets.forEach((sheet, i) => {
    const now = two.sheets[i];
    if (now?.name !== sheet.name) found.push(`sheet ${sheet.name} is not at its place`);
    else if (cellsAbove(sheet) !== cellsAbove(now)) found.push(`cells of ${sheet.name}`);
  });
  return found;
}

/** Rows above the one that is written, without those that hold nothing. */
const cellsAbove = ({ rows }: SheetSnapshot): string =>
  JSON.stringify(rows.slice(0, 77).flatMap((row, number) => (row?.some(Boolean) ? [[number, row]] : [])));

const keyOf = (name: string): string => `/${name.replaceAll('\\', '/').replace(/^\/+/u, '')}`.toLowerCase();

/** Parts that the list of content types does not type, of those that are new. */
function untyped(parts: Record<string, Uint8Array>, old: Record<string, Uint8Array>): string[] {
  const types = parseStrictly(decodePart(parts['[Content_Types].xml'] as Uint8Array)).children;
  const overrides = types
    .map(({ attributes }) => (attributes['PartName'] ?? '').toLowerCase())
    .filter((name) => name !== '');
  const defaults = types.map(({ attributes }) => (attributes['Extension'] ?? '').toLowerCase());
  const twice = overrides.filter((name, i) => overrides.indexOf(name) !== i).map((name) => `${name} is typed twice`);
  const without = Object.keys(parts)
    .filter((name) => !old[name] && name !== '[Content_Types].xml' && !name.endsWith('/'))
    .filter(
      (name) =>
        !overrides.includes(keyOf(name)) && !defaults.includes(name.slice(name.lastIndexOf('.') + 1).toLowerCase()),
    )
    .map((name) => `${name} has no content type`);
  return [...twice, ...without];
}

/** Relationships that lead nowhere and did not before, and ids that stand twice. */
function dangling(parts: Record<string, Uint8Array>, old: Record<string, Uint8Array>): string[] {
  const there = new Set(Object.keys(parts).map(keyOf));
  return Object.entries(parts).flatMap(([name, data]) => {
    if (!name.endsWith('.rels') || (old[name] && Buffer.compare(old[name], data) === 0)) return [];
    const owner = keyOf(name).replace(/_rels\/([^/]*)\.rels$/u, '$1');
    const relations = parseStrictly(decodePart(data)).children.map(({ attributes }) => attributes);
    const ids = relations.map(({ Id }) => Id);
    const lost = relations
      .filter(({ TargetMode }) => TargetMode !== 'External')
      .map(({ Target = '' }) =>
        decodeURIComponent(new URL(Target.replaceAll('\\', '/'), `x:${owner}`).pathname).toLowerCase(),
      )
      .filter((target) => !there.has(target))
      .map((target) => `${name} leads to ${target}`);
    return [...lost, ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${name} has ${id} twice`)];
  });
}
