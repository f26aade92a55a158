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
