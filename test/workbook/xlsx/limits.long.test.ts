import { applyToXlsx, readXlsx } from '../../../src/workbook/xlsx';
import { book } from './packages';

const first = (bytes: Uint8Array) => readXlsx(bytes, 'x').sheets[0];
const many = (count: number, make: (n: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i + 1)).join('');

describe('as much as Excel holds', () => {
  it('1,048,576 rows', () => {
    const bytes = book(many(1_048_576, (n) => `<row r="${n}"><c r="A${n}"><v>${n}</v></c></row>`));
    const sheet = first(bytes);
    expect([sheet?.lastRow, sheet?.rows[1_048_576]?.[1]?.value]).toEqual([1_048_576, 1_048_576]);
    const { bytes: after } = applyToXlsx(bytes, [{ kind: 'value', sheet: '6月', cell: 'B1048576', after: '末' }]);
    expect(first(after)?.rows[1_048_576]?.[2]?.value).toBe('末');
  });

  it('1,048,576 rows of several cells: numbers, days, shared and inline strings', () => {
    const cells = (n: number): string =>
      `<c r="A${n}" s="1"><v>${45_000 + (n % 900)}</v></c><c r="B${n}" t="s"><v>${n % 2}</v></c><c r="C${n}" t="inlineStr"><is><t>客户${n % 5000}</t></is></c><c r="D${n}"><v>${n * 0.25}</v></c>`;
    const bytes = book(
      many(1_048_576, (n) => `<row r="${n}">${cells(n)}</row>`),
      { strings: '<si><t>来店</t></si><si><t>来电</t></si>', styles: '<cellXfs><xf/><xf numFmtId="14"/></cellXfs>' },
    );
    const shown = (sheet: ReturnType<typeof first>, n: number) => sheet?.rows[n]?.slice(1).map((cell) => cell?.value);
    const at = (n: number) => [45_000 + (n % 900), ['来店', '来电'][n % 2], `客户${n % 5000}`, n * 0.25];
    const sheet = first(bytes);
    expect([sheet?.lastRow, sheet?.lastColumn]).toEqual([1_048_576, 4]);
    for (const n of [1, 2, 4999, 5000, 777_777, 1_048_575, 1_048_576]) expect(shown(sheet, n)).toEqual(at(n));
    expect(sheet?.rows.reduce((sum, row) => sum + Number(row?.[4]?.value ?? 0), 0)).toBe(
      (0.25 * 1_048_576 * 1_048_577) / 2,
    );
    const after = first(
      applyToXlsx(bytes, [{ kind: 'value', sheet: '6月', cell: 'B777777', before: '来电', after: '来店' }]).bytes,
    );
    expect([shown(after, 777_777)?.[1], shown(after, 777_778)]).toEqual(['来店', at(777_778)]);
  });

  it('1,000,000 merged ranges', () => {
    const merges = many(1_000_000, (n) => `<mergeCell ref="A${n}:B${n}"/>`);
    const bytes = book('<row r="1"><c r="A1"><v>1</v></c></row>', { behind: `<mergeCells>${merges}</mergeCells>` });
    expect(first(bytes)?.merges).toHaveLength(1_000_000);
    const { bytes: after } = applyToXlsx(bytes, [{ kind: 'value', sheet: '6月', cell: 'A999999', after: 1 }]);
    expect(first(after)?.merges).toHaveLength(1_000_000);
    expect(() => applyToXlsx(bytes, [{ kind: 'value', sheet: '6月', cell: 'B999999', after: 1 }])).toThrow(
      'merged-cell',
    );
  });

  it('21 MB of styles', () => {
    const xfs = many(
      65_000,
      (n) =>
        `<xf numFmtId="${n % 50}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"><alignment horizontal="center"/></xf>`,
    );
    const names = many(60_000, (n) => `<cellStyle name="${'样式'.repeat(60)}${n}" xfId="${n}" builtinId="3"/>`);
    const styles = `<fonts><font/></fonts><cellXfs>${xfs}</cellXfs><cellStyles>${names}</cellStyles>`;
    expect(new TextEncoder().encode(styles).length).toBeGreaterThan(21e6);
    const bytes = book('<row r="1"><c r="A1" s="64999"><v>1</v></c></row>', { styles });
    const { bytes: after } = applyToXlsx(bytes, [{ kind: 'fill', sheet: '6月', cell: 'A1', after: '#FFC7CE' }]);
    expect(
      applyToXlsx(after, [{ kind: 'fill', sheet: '6月', cell: 'A1', before: '#FFC7CE', after: '' }]).report.conflicts,
    ).toEqual([]);
  });

  it('a text of 32,767 letters in 12,000 cells', () => {
    const cells = many(12_000, (n) => `<row r="${n}"><c r="A${n}" t="s"><v>0</v></c></row>`);
    const sheet = first(book(cells, { strings: `<si><t>${'长'.repeat(32_767)}</t></si>` }));
    expect(String(sheet?.rows[12_000]?.[1]?.value)).toHaveLength(32_767);
  });
});
