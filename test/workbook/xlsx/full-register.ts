import { HEAD, MAIN, textCell, twoSheets } from './packages';

/** A register that is full: four lines, a total and a signature below, a filter, a list, a rule, merges; another sheet counts it. */
export function fullRegister(): Uint8Array {
  const line = (row: number): string =>
    `<row r="${String(row)}" ht="21" customHeight="1">${row === 3 ? '<c r="A3" s="1"><v>1</v></c>' : `<c r="A${String(row)}" s="1"><f${row === 4 ? ' t="shared" ref="A4:A6" si="0"' : ' t="shared" si="0"'}>${row === 4 ? 'A3+1' : ''}</f><v>${String(row - 2)}</v></c>`}${textCell(`B${String(row)}`, `客${String(row)}`, 1)}${textCell(`D${String(row)}`, 'A', 1)}<c r="E${String(row)}"><f>COUNTIF(B$3:B$6,B${String(row)})+SUM(A$3:A${String(row)})</f><v>1</v></c></row>`;
  const register = `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1:E8"/><sheetViews><sheetView workbookViewId="0"><selection activeCell="B8" sqref="B8"/></sheetView></sheetViews><sheetData><row r="1">${textCell('A1', '来店登记表')}</row><row r="2">${['序号', '姓名', '', '级别', '算'].map((head, i) => textCell(`${'ABCDE'.charAt(i)}2`, head)).join('')}</row>${[3, 4, 5, 6].map(line).join('')}<row r="7">${textCell('A7', '合计')}<c r="B7"><f>COUNTA(B3:B6)</f><v>4</v></c><c r="C7"><f>B6</f></c></row><row r="8">${textCell('A8', '签名')}</row></sheetData><autoFilter ref="A2:E6"/><mergeCells count="5">${[3, 4, 5, 6].map((row) => `<mergeCell ref="B${String(row)}:C${String(row)}"/>`).join('')}<mergeCell ref="A8:E8"/></mergeCells><conditionalFormatting sqref="D3:D6"><cfRule type="expression" priority="1"><formula>COUNTIF($D$3:$D$6,D3)&gt;3</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="D3:D6"><formula1>"H,A,B,C"</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="A8" location="来店!A7"/></hyperlinks><rowBreaks count="1" manualBreakCount="1"><brk id="7" man="1"/></rowBreaks></worksheet>`;
  const summary = `${HEAD}<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><f>COUNTIF(来店!D3:D6,"A")</f><v>4</v></c><c r="B1"><f>来店!B6&amp;"来店!B6"</f></c><c r="C1"><f>SUM('来店'!A:A)+来店!B7</f></c><c r="D1"><f>COUNTA(B3:B6)</f></c></row></sheetData></worksheet>`;
  return twoSheets(
    [
      ['来店', register],
      ['汇总', summary],
    ],
    `<definedName name="_xlnm.Print_Area" localSheetId="0">来店!$A$1:$E$8</definedName><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">来店!$A$2:$E$6</definedName><definedName name="姓名">来店!$B$3:$B$6</definedName>`,
  );
}
