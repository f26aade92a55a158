/**
 * The boxes of notes. The part is VML, which need not be well-formed XML (Excel itself writes `<br>`), so it is changed as text.
 */

const NAMESPACES = {
  v: 'urn:schemas-microsoft-com:vml',
  o: 'urn:schemas-microsoft-com:office:office',
  x: 'urn:schemas-microsoft-com:office:excel',
} as const;
type Prefix = keyof typeof NAMESPACES;

const SHAPE_TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

const declarationOf = (prefix: Prefix): string => `xmlns:${prefix}="${NAMESPACES[prefix]}"`;

/** A drawing without shapes. @param block the thousand in which its shapes are numbered, one per sheet */
export function emptyDrawing(block: number): string {
  return (
    `<xml ${declarationOf('v')} ${declarationOf('o')} ${declarationOf('x')}>` +
    `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${block}"/></o:shapelayout>${SHAPE_TYPE}</xml>`
  );
}

interface Position {
  readonly row: number;
  readonly column: number;
}

/** Adds a hidden note box beside a cell, or the one that stood there before. */
export function addShape(source: string, { row, column }: Position, former?: string): string {
  const block = Number(/<(?:[\w.-]+:)?idmap\b[^>]*\bdata\s*=\s*["'](\d+)/u.exec(source)?.[1] ?? 1);
  let id = block * 1024;
  for (const match of source.matchAll(/\b(?:id|[\w.-]+:spid)\s*=\s*["']_x0000_s(\d+)/gu))
    id = Math.max(id, Number(match[1]));
  const shape =
    `<v:shape id="_x0000_s${id + 1}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:144pt;height:80pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
    `<x:Anchor>${column}, 15, ${Math.max(0, row - 2)}, 10, ${column + 2}, 31, ${row + 3}, 9</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`;
  const formerId = /\bid\s*=\s*["']([^"']+)["']/u.exec(former ?? '')?.[1];
  const own = former !== undefined && formerId !== undefined && !source.includes(formerId) ? former : shape;
  const type = /<(?:[\w.-]+:)?shapetype\b[^>]*\bid\s*=\s*["']_x0000_t202["']/u.test(source) ? '' : SHAPE_TYPE;
  const root = rootTag(source);
  if (!root) return source;
  const added = declared(type, root.tag) + declared(own, root.tag);
  if (root.tag.endsWith('/>')) {
    const open = root.tag.replace(/\s*\/>$/u, '>');
    const behind = source.slice(root.start + root.tag.length);
    return `${source.slice(0, root.start)}${open}${added}</${root.name}>${behind}`;
  }
  const close = withoutComments(source).lastIndexOf(`</${root.name}`);
  return close < 0 ? source : source.slice(0, close) + added + source.slice(close);
}

/** The source with blanks for its comments: places stay. */
const withoutComments = (source: string): string =>
  source.replaceAll(/<!--[\s\S]*?-->/gu, (comment) => ' '.repeat(comment.length));

/** The drawing's opening tag. */
function rootTag(source: string): { readonly tag: string; readonly name: string; readonly start: number } | undefined {
  const found = /<([A-Za-z_][\w.:-]*)(?:"[^"]*"|'[^']*'|[^"'>])*>/u.exec(withoutComments(source));
  return found ? { tag: found[0], name: found[1] ?? '', start: found.index } : undefined;
}

/** An element with the prefixes that it uses and the drawing's root does not declare: some writers declare them where they need them. */
function declared(element: string, root: string): string {
  if (element === '') return '';
  const tagEnd = element.search(/[\s/>]/u);
  const missing = (Object.keys(NAMESPACES) as Prefix[]).filter(
    (prefix) =>
      new RegExp(`[<\\s/]${prefix}:`, 'u').test(element) &&
      !new RegExp(`\\sxmlns:${prefix}\\s*=\\s*["']${NAMESPACES[prefix]}["']`, 'u').test(root) &&
      !element.includes(`xmlns:${prefix}=`),
  );
  return (
    element.slice(0, tagEnd) + missing.map((prefix) => ` ${declarationOf(prefix)}`).join('') + element.slice(tagEnd)
  );
}

/** The note box of a cell as it stands in the drawing. */
export function findShape(source: string, { row, column }: Position): string | undefined {
  for (const match of source.matchAll(/<((?:[\w.-]+:)?shape)(?=[\s>])[\s\S]*?<\/\1\s*>/gu)) {
    const [shape] = match;
    if (!/ObjectType\s*=\s*["']Note["']/u.test(shape)) continue;
    const at = (name: string): number =>
      Number(new RegExp(`<(?:[\\w.-]+:)?${name}(?:\\s[^>]*)?>\\s*(\\d+)\\s*</`, 'u').exec(shape)?.[1] ?? -1);
    if (at('Row') === row - 1 && at('Column') === column - 1) return shape;
  }
  return undefined;
}

/** The drawing without a cell's note box, and without the shape type that came with it where no other box is of it. */
export function removeShape(source: string, position: Position): string {
  const shape = findShape(source, position);
  if (shape === undefined) return source;
  const left = source.replace(shape, () => '');
  return hasShapes(left) && !left.includes('#_x0000_t202') ? left.replace(SHAPE_TYPE, '') : left;
}

export function hasShapes(source: string): boolean {
  return /<(?:[\w.-]+:)?(?:shape|group|rect|line|oval|roundrect|image|polyline)(?=[\s/>])/u.test(source);
}
