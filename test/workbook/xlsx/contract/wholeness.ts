import type { Change } from '../../../../src/sheet';
import { decodePart, diffPackages, parseStrictly } from '../package-diff';
import { partsOf } from '../packages';

/** Where a change of this kind may differ: paths of elements, by part. Everything else must be as it was. */
const STYLES = /^styleSheet(?:\/(?:@|numFmts|fonts|fills|borders|cellXfs|dxfs)|$)/u;
/** Cells have a check of their own, cell by cell. */
const CELLS = /worksheet\/(?:sheetData|dimension)/u;

function mayDiffer(change: Change, part: string, path: string, added: boolean): boolean {
  const removes = change.kind === 'remove-sheet' || ('after' in change && change.after === '');
  if (part === '[Content_Types].xml') return added || removes;
  if (/\.rels$/u.test(part)) return added || removes;
  if (/docProps\/app\.xml$/u.test(part)) return true;
  if (/styles\.xml$/iu.test(part)) return STYLES.test(path) || path.includes('/@count');
  if (/workbook\.xml$/u.test(part)) return /calcPr|sheets|definedNames/u.test(path);
  // A value in a formula's place takes the cell out of the chain.
  if (/calcChain/u.test(part)) return added || (change.kind === 'value' && path.includes(`c[${change.cell}]`));
  // A table's title stands in its cell and in its own part.
  if (/tables\//u.test(part)) return change.kind === 'value' && /tableColumns/u.test(path);
  if (change.kind === 'note')
    return /comments|vmlDrawing/u.test(part) || path.includes('legacyDrawing') || CELLS.test(path);
  if (change.kind === 'conditional-format') return /conditionalFormatting|cfRule/u.test(path);
  if (change.kind === 'column-width') return /worksheet\/cols|sheetFormatPr/u.test(path);
  return CELLS.test(path);
}

/** What is wrong with the parts of a package after a change, apart from cells, checked without the code that made it. */
export function partFaults(before: Uint8Array, after: Uint8Array, change: Change): string[] {
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
  return found;
}

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
  const relationsIn = (data: Uint8Array) =>
    parseStrictly(decodePart(data)).children.map(({ attributes }) => attributes);
  return Object.entries(parts).flatMap(([name, data]) => {
    const former = old[name];
    if (!name.endsWith('.rels') || (former && Buffer.compare(former, data) === 0)) return [];
    const owner = keyOf(name).replace(/_rels\/([^/]*)\.rels$/u, '$1');
    const relations = relationsIn(data);
    const known = new Set(former ? relationsIn(former).map(({ Target }) => Target) : []);
    const ids = relations.map(({ Id }) => Id);
    const lost = relations
      .filter(({ Target }) => !known.has(Target))
      .filter(({ TargetMode }) => TargetMode !== 'External')
      .map(({ Target = '' }) =>
        decodeURIComponent(new URL(Target.replaceAll('\\', '/'), `x:${owner}`).pathname).toLowerCase(),
      )
      .filter((target) => !there.has(target))
      .map((target) => `${name} leads to ${target}`);
    return [...lost, ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${name} has ${id} twice`)];
  });
}
