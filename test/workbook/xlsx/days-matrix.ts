import { HEAD, MAIN, textCell, twoSheets } from './packages';

/** A matrix of three days under one heading, a result behind them; a count per line, a rule, a list, a filter, a note; another sheet counts it. */
export function daysMatrix(): Uint8Array {
  const line = (row: number): string =>
    `<row r="${String(row)}" spans="1:6">${textCell(`A${String(row)}`, '客')}<c r="B${String(row)}" s="1"/><c r="C${String(row)}" s="1"/>${textCell(`D${String(row)}`, 'A', 1)}${textCell(`E${String(row)}`, '成交')}<c r="F${String(row)}"><f t="shared" ${row === 4 ? 'ref="F4:F5" ' : ''}si="0">${row === 4 ? 'COUNTIF(B4:D4,"A")+COUNTIF($B4:D4,E4)' : ''}</f><v>1</v></c></row>`;
  const sheet = `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1:F5"/><cols><col min="1" max="1" width="12"/><col min="2" max="4" width="4" customWidth="1"/><col min="5" max="6" width="20" hidden="1"/></cols><sheetData><row r="1">${textCell('A1', '7月')}</row><row r="2">${textCell('B2', '日期')}</row><row r="3">${textCell('A3', '姓名')}<c r="B3"><v>28</v></c><c r="C3"><f>B3+1</f><v>29</v></c><c r="D3"><f>C3+1</f><v>30</v></c>${textCell('E3', '促进结果')}</row>${[4, 5].map(line).join('')}</sheetData><autoFilter ref="A3:F5"/><mergeCells count="3"><mergeCell ref="A1:F1"/><mergeCell ref="B2:D2"/><mergeCell ref="D6:D7"/></mergeCells><conditionalFormatting sqref="B4:D5"><cfRule type="expression" priority="1"><formula>B4="A"</formula></cfRule></conditionalFormatting><dataValidations count="2"><dataValidation type="list" sqref="B4:D5"><formula1>"H,A,B,C"</formula1></dataValidation><dataValidation type="list" sqref="E4:E5"><formula1>$F$4:$F$5</formula1></dataValidation></dataValidations><colBreaks count="1" manualBreakCount="1"><brk id="5" man="1"/></colBreaks></worksheet>`;
  const summary = `${HEAD}<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><f>COUNTIF('7月'!B4:D5,"A")+'7月'!E4</f><v>2</v></c><c r="B1"><f>SUM('7月'!A:B)+SUM('7月'!E:F)+D1</f></c></row></sheetData></worksheet>`;
  return twoSheets(
    [
      ['7月', sheet],
      ['汇总', summary],
    ],
    `<definedName name="_xlnm.Print_Area" localSheetId="0">'7月'!$A$1:$F$5</definedName><definedName name="天">'7月'!$B$3:$D$3</definedName>`,
  );
}
