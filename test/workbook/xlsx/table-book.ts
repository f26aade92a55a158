import { book, HEAD, MAIN, textCell } from './packages';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const COLUMNS =
  '<tableColumn id="1" name="姓名"/><tableColumn id="4" name="列1" dataDxfId="2" totalsRowFunction="sum"/><tableColumn id="2" name="合计"><calculatedColumnFormula>表[[#This Row],[列1]]*2</calculatedColumnFormula></tableColumn>';
const FILTER =
  '<autoFilter ref="B2:D4"><filterColumn colId="0"><filters><filter val="客"/></filters></filterColumn><filterColumn colId="2"><filters><filter val="2"/></filters></filterColumn></autoFilter>';
const row = (number: number, cells: string): string => `<row r="${String(number)}">${cells}</row>`;

/**
 * A workbook with a table object 表 in B2:D5 of 6月: titles, two lines, a row of totals, a filter, formulas that name its columns.
 * @param attributes more of the table's own
 */
export function tableBook({ attributes = '', columns = COLUMNS } = {}): Uint8Array {
  const rows = [
    row(2, textCell('B2', '姓名') + textCell('C2', '列1', 1) + textCell('D2', '合计')),
    row(3, `${textCell('B3', '客')}<c r="C3"><f>LEN(B3)</f></c><c r="D3"><f>表[[#This Row],[列1]]*2</f></c>`),
    row(4, `${textCell('B4', '客')}<c r="C4"><v>3</v></c><c r="D4"><f>表[[#This Row],[列1]]*2</f></c>`),
    row(5, '<c r="C5"><f>SUBTOTAL(109,表[列1])</f></c>'),
  ];
  return book(rows.join(''), {
    styles:
      '<fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellXfs><xf/><xf applyAlignment="1"><alignment wrapText="1"/></xf></cellXfs>',
    behind: '<tableParts count="1"><tablePart r:id="rId9"/></tableParts>',
    sheetRels: `<Relationship Id="rId9" Type="${OFFICE}/table" Target="../tables/table1.xml"/>`,
    types:
      '<Override PartName="/xl/tables/table1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"/>',
    parts: {
      'xl/tables/table1.xml': `${HEAD}<table xmlns="${MAIN}" id="1" name="表" displayName="表" ref="B2:D5" totalsRowCount="1"${attributes}>${FILTER}<tableColumns count="3">${columns}</tableColumns></table>`,
    },
  });
}
