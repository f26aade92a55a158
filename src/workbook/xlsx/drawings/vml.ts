/**
 * The boxes of notes. The part is VML, which need not be well-formed XML (Excel itself writes `<br>`), so it is changed as text.
 */

const SHAPE_TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

/** A drawing without shapes. @param block the thousand in which its shapes are numbered, one per sheet */
export function emptyDrawing(block: number): string {
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
    'xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${block}"/></o:shapelayout>${SHAPE_TYPE}</xml>`
  );
}

interface Position {
  readonly row: number;
  readonly column: number;
}

/** Adds a hidden note box beside a cell, or the one that stood there before. */
export function addShape(source: string, { row, column }: Position, former?: string): string {
  const block = Number(/<o:idmap[^>]*\bdata\s*=\s*["'](\d+)/u.exec(source)?.[1] ?? 1);
  let id = block * 1024;
  for (const match of source.matchAll(/\bid\s*=\s*["']_x0000_s(\d+)/gu)) id = Math.max(id, Number(match[1]));
  for (const match of source.matchAll(/\bo:spid\s*=\s*["']_x0000_s(\d+)/gu)) id = Math.max(id, Number(match[1]));
  const shape =
    `<v:shape id="_x0000_s${id + 1}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:144pt;height:80pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
    `<x:Anchor>${column}, 15, ${Math.max(0, row - 2)}, 10, ${column + 2}, 31, ${row + 3}, 9</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`;
  const formerId = /\bid\s*=\s*["']([^"']+)["']/u.exec(former ?? '')?.[1];
  const own = former !== undefined && formerId !== undefined && !source.includes(formerId) ? former : shape;
  const type = /<v:shapetype\b[^>]*\bid\s*=\s*["']_x0000_t202["']/u.test(source) ? '' : SHAPE_TYPE;
  const close = source.lastIndexOf('</');
  return close < 0 ? source : source.slice(0, close) + type + own + source.slice(close);
}

/** The note box of a cell as it stands in the drawing. */
export function findShape(source: string, { row, column }: Position): string | undefined {
  for (const match of source.matchAll(/<v:shape\b[\s\S]*?<\/v:shape>/gu)) {
    const [shape] = match;
    if (!/ObjectType\s*=\s*["']Note["']/u.test(shape)) continue;
    const at = (name: string): number =>
      Number(new RegExp(`<x:${name}>\\s*(\\d+)\\s*</x:${name}>`, 'u').exec(shape)?.[1] ?? -1);
    if (at('Row') === row - 1 && at('Column') === column - 1) return shape;
  }
  return undefined;
}

export function hasShapes(source: string): boolean {
  return /<v:(?:shape|group|rect|line|oval|roundrect|image|polyline)\b/u.test(source);
}
