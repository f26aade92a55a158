import { HEAD, MAIN, zipOf, type Parts } from '../packages';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument';
const SHEET = `${TYPE}.spreadsheetml`;
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
const MS = 'http://schemas.microsoft.com/office';

/** A number from 0 up to 1 for each call, the same for the same seed. */
function dice(seed: number): () => number {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4294967296;
  };
}

interface Piece {
  readonly xml: string;
  /** Parts that it needs: relationship's type, part, content type and content. */
  readonly needs?: readonly (readonly [
    id: string,
    type: string,
    part: string,
    contentType: string,
    content: string | Uint8Array,
  ])[];
}

const NOTE_BOX = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype><v:shape id="_x0000_s1025" type="#_x0000_t202" style="position:absolute;visibility:hidden"><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>2, 15, 0, 2, 4, 15, 4, 1</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>2</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>`;

/** Everything that a sheet may hold, in the order of the schema; a package takes some of it. */
const SHEET_PIECES: readonly (readonly [name: string, piece: Piece])[] = [
  [
    'sheetPr',
    {
      xml: '<sheetPr codeName="Sheet1"><tabColor rgb="FFFF0000"/><outlinePr summaryBelow="0"/><pageSetUpPr fitToPage="1"/></sheetPr>',
    },
  ],
  ['dimension', { xml: '<dimension ref="A1:H12"/>' }],
  [
    'sheetViews',
    {
      xml: '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/><selection pane="topRight"/><selection pane="bottomRight" activeCell="C5" sqref="C5:D6"/></sheetView></sheetViews>',
    },
  ],
  ['sheetFormatPr', { xml: '<sheetFormatPr baseColWidth="10" defaultColWidth="9" defaultRowHeight="14.4"/>' }],
  [
    'cols',
    {
      xml: '<cols><col min="1" max="1" width="6" customWidth="1"/><col min="2" max="4" width="12.5" style="1" customWidth="1"/><col min="5" max="16384" width="9" hidden="0"/></cols>',
    },
  ],
  ['sheetData', { xml: '' }],
  ['sheetCalcPr', { xml: '<sheetCalcPr fullCalcOnLoad="1"/>' }],
  ['protectedRanges', { xml: '<protectedRanges><protectedRange sqref="B2:C9" name="销售"/></protectedRanges>' }],
  [
    'scenarios',
    {
      xml: '<scenarios current="0" show="0"><scenario name="好" locked="1" count="1" user="x"><inputCells r="C3" val="9"/></scenario></scenarios>',
    },
  ],
  [
    'autoFilter',
    {
      xml: '<autoFilter ref="A1:E9"><filterColumn colId="1"><filters blank="1"><filter val="甲"/></filters></filterColumn></autoFilter>',
    },
  ],
  ['sortState', { xml: '<sortState ref="A2:E9"><sortCondition ref="B2:B9"/></sortState>' }],
  [
    'dataConsolidate',
    {
      xml: '<dataConsolidate function="sum"><dataRefs count="1"><dataRef ref="A1:B2" sheet="第二 张"/></dataRefs></dataConsolidate>',
    },
  ],
  [
    'customSheetViews',
    {
      xml: '<customSheetViews><customSheetView guid="{7D1A7C40-5F7E-4B1D-8A61-000000000001}" scale="80"><selection activeCell="B5" sqref="B5"/><rowBreaks count="1" manualBreakCount="1"><brk id="5" max="16383" man="1"/></rowBreaks><pageMargins left="0.7" right="0.7" top="0.7" bottom="0.7" header="0.3" footer="0.3"/></customSheetView></customSheetViews>',
    },
  ],
  ['mergeCells', { xml: '<mergeCells count="2"><mergeCell ref="F2:G3"/><mergeCell ref="A11:C11"/></mergeCells>' }],
  ['phoneticPr', { xml: '<phoneticPr fontId="0" type="noConversion"/>' }],
  [
    'conditionalFormatting',
    {
      xml: '<conditionalFormatting sqref="B2:B9 D2:D9"><cfRule type="expression" dxfId="0" priority="2" stopIfTrue="1"><formula>LEFT(B2)="甲"</formula></cfRule><cfRule type="cellIs" dxfId="0" priority="3" operator="between"><formula>1</formula><formula>$C$3</formula></cfRule></conditionalFormatting><conditionalFormatting sqref="C2:C9"><cfRule type="dataBar" priority="1"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar><extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"><x14:id>{AA}</x14:id></ext></extLst></cfRule></conditionalFormatting>',
    },
  ],
  [
    'dataValidations',
    {
      xml: '<dataValidations count="2" disablePrompts="0"><dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="E2:E9"><formula1>"O,H,A,B"</formula1></dataValidation><dataValidation type="whole" operator="between" sqref="C2:C9 D2"><formula1>0</formula1><formula2>$C$1+99</formula2></dataValidation></dataValidations>',
    },
  ],
  [
    'hyperlinks',
    {
      xml: `<hyperlinks><hyperlink ref="A5" location="'第二 张'!A1" display="去"/><hyperlink ref="A6" r:id="rIdWeb"/></hyperlinks>`,
      needs: [['rIdWeb', 'hyperlink', 'https://example.test/a?b=1&amp;c=2', '', '']],
    },
  ],
  ['printOptions', { xml: '<printOptions horizontalCentered="1"/>' }],
  ['pageMargins', { xml: '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>' }],
  [
    'pageSetup',
    {
      xml: '<pageSetup paperSize="9" orientation="landscape" r:id="rIdPrint"/>',
      needs: [
        [
          'rIdPrint',
          'printerSettings',
          'xl/printerSettings/printerSettings1.bin',
          `${SHEET}.printerSettings`,
          new Uint8Array([1, 2, 3]),
        ],
      ],
    },
  ],
  [
    'headerFooter',
    {
      xml: '<headerFooter differentOddEven="1"><oddHeader>&amp;C&amp;"宋体,常规"2026年6月</oddHeader><oddFooter>&amp;P / &amp;N</oddFooter></headerFooter>',
    },
  ],
  ['rowBreaks', { xml: '<rowBreaks count="1" manualBreakCount="1"><brk id="9" max="16383" man="1"/></rowBreaks>' }],
  ['colBreaks', { xml: '<colBreaks count="1" manualBreakCount="1"><brk id="5" max="1048575" man="1"/></colBreaks>' }],
  [
    'customProperties',
    {
      xml: '<customProperties><customPr name="somebody" r:id="rIdOwn"/></customProperties>',
      needs: [['rIdOwn', 'customProperty', 'xl/customProperty7.bin', `${SHEET}.customProperty`, 'x']],
    },
  ],
  ['cellWatches', { xml: '<cellWatches><cellWatch r="C10"/></cellWatches>' }],
  ['ignoredErrors', { xml: '<ignoredErrors><ignoredError sqref="D2:D9" numberStoredAsText="1"/></ignoredErrors>' }],
  [
    'drawing',
    {
      xml: '<drawing r:id="rIdDraw"/>',
      needs: [
        [
          'rIdDraw',
          'drawing',
          'xl/drawings/drawing1.xml',
          `${TYPE}.drawing+xml`,
          `<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main"><xdr:twoCellAnchor editAs="oneCell"><xdr:from><xdr:col>5</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>5</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>7</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>9</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="2" name="形 1"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="100" cy="100"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="zh-CN"/><a:t>说明</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`,
        ],
      ],
    },
  ],
  [
    'legacyDrawing',
    {
      xml: '<legacyDrawing r:id="rIdVml"/>',
      needs: [
        ['rIdVml', 'vmlDrawing', 'xl/drawings/vmlDrawing1.vml', `${TYPE}.vmlDrawing`, NOTE_BOX],
        [
          'rIdNotes',
          'comments',
          'xl/comments1.xml',
          `${SHEET}.comments+xml`,
          `<comments xmlns="${MAIN}"><authors><author>李四</author></authors><commentList><comment ref="B3" authorId="0" shapeId="0"><text><r><rPr><b/><sz val="9"/></rPr><t xml:space="preserve">李四:\n</t></r><r><t>已回访</t></r></text></comment></commentList></comments>`,
        ],
      ],
    },
  ],
  [
    'legacyDrawingHF',
    {
      xml: '<legacyDrawingHF r:id="rIdHead"/>',
      needs: [
        [
          'rIdHead',
          'vmlDrawing',
          'xl/drawings/vmlDrawing2.vml',
          `${TYPE}.vmlDrawing`,
          `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="2"/></o:shapelayout></xml>`,
        ],
      ],
    },
  ],
  [
    'tableParts',
    {
      xml: '<tableParts count="1"><tablePart r:id="rIdTable"/></tableParts>',
      needs: [
        [
          'rIdTable',
          'table',
          'xl/tables/table1.xml',
          `${SHEET}.table+xml`,
          `<table xmlns="${MAIN}" id="3" name="表1" displayName="表1" ref="J1:K4" totalsRowShown="0"><autoFilter ref="J1:K4"/><tableColumns count="2"><tableColumn id="1" name="列一"/><tableColumn id="2" name="列二"><calculatedColumnFormula>表1[[#This Row],[列一]]*2</calculatedColumnFormula></tableColumn></tableColumns><tableStyleInfo name="TableStyleLight9" showRowStripes="1"/></table>`,
        ],
      ],
    },
  ],
  [
    'extLst',
    {
      xml: `<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="${MS}/spreadsheetml/2009/9/main"><x14:sparklineGroups xmlns:xm="${MS}/excel/2006/main"><x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>'6月 表'!C2:C9</xm:f><xm:sqref>H2</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>`,
    },
  ],
];

/** Cells of every kind that a file may hold: shared and own texts, rich text, numbers, truth, errors, dates, formulas of each kind. */
const ROWS = [
  '<row r="1" spans="1:11" ht="20" customHeight="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>姓名</t></is></c><c r="C1" t="str"><v>级别</v></c><c r="D1" t="s"><v>1</v></c><c r="J1" t="inlineStr"><is><t>列一</t></is></c><c r="K1" t="inlineStr"><is><t>列二</t></is></c></row>',
  '<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="s"><v>2</v></c><c r="C2"><v>3.25</v></c><c r="D2" t="b"><v>1</v></c><c r="E2" s="2"><v>46200</v></c><c r="J2"><v>5</v></c><c r="K2"><f>表1[[#This Row],[列一]]*2</f><v>10</v></c></row>',
  '<row r="3"><c r="A3"><f>A2+1</f><v>2</v></c><c r="B3" t="inlineStr"><is><r><rPr><b/></rPr><t xml:space="preserve">王 </t></r><r><t>五</t></r></is></c><c r="C3"><f t="shared" ref="C3:C6" si="0">A3*2</f><v>4</v></c><c r="D3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
  '<row r="4" hidden="1"><c r="C4"><f t="shared" si="0"/><v>0</v></c><c r="D4" t="str"><f>"a"&amp;"&lt;"</f><v>a&lt;</v></c></row>',
  '<row r="5"><c r="A5" t="s"><v>0</v></c><c r="C5"><f t="shared" si="0"/><v>0</v></c></row>',
  '<row r="6"><c r="A6" t="s"><v>1</v></c><c r="C6"><f t="shared" si="0"/><v>0</v></c><c r="D6" s="3"/></row>',
  '<row r="8" s="1" customFormat="1"><c r="B8" s="1"/><c r="C8" t="d"><v>2026-06-05</v></c><c r="D8"><f t="array" ref="D8:E8">A2:B2</f><v>1</v></c><c r="E8"><v>0</v></c></row>',
  '<row r="10"><c r="C10"><f>SUM(C2:C8)+SUMIF(\'第二 张\'!A1:A3,"&gt;0")</f><v>9</v></c><c r="XFD10"><v>7</v></c></row>',
  '<row r="11"><c r="A11" t="inlineStr"><is><t>合计</t></is></c><c r="B11" s="1"/><c r="C11" s="1"/></row>',
].join('');

const STRINGS = `<sst xmlns="${MAIN}" count="6" uniqueCount="3"><si><t>序号</t><phoneticPr fontId="0"/></si><si><r><rPr><sz val="11"/><color rgb="FFFF0000"/></rPr><t>意</t></r><r><t xml:space="preserve">向 </t></r><rPh sb="0" eb="1"><t>イ</t></rPh></si><si><t xml:space="preserve"> 张三_x000D_\n</t></si></sst>`;

const STYLES: readonly (readonly [string, string])[] = [
  [
    'numFmts',
    '<numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts>',
  ],
  [
    'fonts',
    '<fonts count="2"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font><font><b/><sz val="11"/><color theme="1"/><name val="等线"/><family val="2"/><scheme val="minor"/></font></fonts>',
  ],
  [
    'fills',
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><gradientFill degree="90"><stop position="0"><color rgb="FFFFFFFF"/></stop><stop position="1"><color theme="4"/></stop></gradientFill></fill></fills>',
  ],
  [
    'borders',
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border diagonalUp="1"><left style="thin"><color indexed="64"/></left><right/><top/><bottom/><diagonal style="hair"/></border></borders>',
  ],
  [
    'cellStyleXfs',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"><alignment vertical="center"/></xf></cellStyleXfs>',
  ],
  [
    'cellXfs',
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"><alignment vertical="center"/></xf><xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1"/><xf numFmtId="176" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"><protection locked="0"/></xf></cellXfs>',
  ],
  ['cellStyles', '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>'],
  [
    'dxfs',
    '<dxfs count="1"><dxf><font><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs>',
  ],
  [
    'tableStyles',
    '<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/>',
  ],
  ['colors', '<colors><mruColors><color rgb="FFFF00FF"/></mruColors></colors>'],
  [
    'extLst',
    `<extLst><ext uri="{EB79DEF2-80B8-43e5-95BD-54CBDDF9020C}" xmlns:x14="${MS}/spreadsheetml/2009/9/main"><x14:slicerStyles defaultSlicerStyle="SlicerStyleLight1"/></ext></extLst>`,
  ],
];

const BOOK: readonly (readonly [string, string])[] = [
  ['fileVersion', '<fileVersion appName="xl" lastEdited="7" lowestEdited="4" rupBuild="1"/>'],
  ['workbookPr', '<workbookPr codeName="ThisWorkbook" defaultThemeVersion="1"/>'],
  [
    'bookViews',
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="1" windowHeight="1" activeTab="1"/></bookViews>',
  ],
  [
    'sheets',
    '<sheets><sheet name="6月 表" sheetId="4" r:id="rIdOne"/><sheet name="第二 张" sheetId="9" state="hidden" r:id="rIdTwo"/></sheets>',
  ],
  ['functionGroups', '<functionGroups builtInGroupCount="17"/>'],
  [
    'definedNames',
    '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">\'6月 表\'!$A$1:$E$9</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">\'6月 表\'!$A$1:$H$12</definedName><definedName name="级别" comment="a">\'6月 表\'!$C$2:$C$9</definedName></definedNames>',
  ],
  ['calcPr', '<calcPr calcId="191029" iterate="1"/>'],
  ['oleSize', '<oleSize ref="A1:C9"/>'],
  [
    'customWorkbookViews',
    '<customWorkbookViews><customWorkbookView name="店长" guid="{7D1A7C40-5F7E-4B1D-8A61-000000000001}" windowWidth="1" windowHeight="1" activeSheetId="4"/></customWorkbookViews>',
  ],
  ['fileRecoveryPr', '<fileRecoveryPr autoRecover="0"/>'],
  [
    'extLst',
    `<extLst><ext uri="{140A7094-0E35-4892-8432-C4D2E57EDEB5}" xmlns:x15="${MS}/spreadsheetml/2010/11/main"><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst>`,
  ],
];

/** What cannot be without something else. */
const WANTS: Readonly<Record<string, string>> = { sortState: 'autoFilter', customSheetViews: 'customWorkbookViews' };
const ALWAYS: ReadonlySet<string> = new Set(['sheetData', 'sheets']);
/** Pieces of the styles that cells and rules name. */
const NAMED_LOOKS: ReadonlySet<string> = new Set(['fonts', 'fills', 'borders', 'cellXfs', 'dxfs', 'numFmts']);

/** A package by hand: a part of all that there may be, thrown by the seed; seed 0 has everything, seed 1 as little as may be. */
export function handmade(seed: number): Uint8Array {
  const roll = dice(seed);
  const takes = (name: string): boolean => ALWAYS.has(name) || seed === 0 || (seed > 1 && roll() < 0.55);
  const bookPieces = BOOK.filter(([name]) => takes(name));
  const has = (name: string): boolean => bookPieces.some(([piece]) => piece === name);
  const taken = SHEET_PIECES.filter(([name]) => takes(name));
  const pieces = taken.filter(([name]) => {
    const wants = WANTS[name];
    return wants === undefined || has(wants) || taken.some(([other]) => other === wants);
  });
  const strings = seed !== 1;
  const looks = strings && (seed === 0 || roll() < 0.9);
  const styles = STYLES.filter(([name]) => NAMED_LOOKS.has(name) || takes(name));
  const plain = (xml: string): string =>
    looks ? xml : xml.replaceAll(/ (?:s|style|dxfId)="\d+"/gu, '').replace(/ customFormat="1"/u, '');
  // A cell in the last column: nothing can be put in before it.
  const rows = !strings ? '' : seed % 4 === 2 ? ROWS : ROWS.replace('<c r="XFD10"><v>7</v></c>', '');
  const relationships: string[] = [];
  const overrides: string[] = [];
  const parts: Parts = {};
  for (const [id, type, target, contentType, content] of pieces.flatMap(([, { needs = [] }]) => needs)) {
    relationships.push(
      contentType === ''
        ? `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}" TargetMode="External"/>`
        : `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="../${target.slice(3)}"/>`,
    );
    if (contentType === '') continue;
    overrides.push(`<Override PartName="/${target}" ContentType="${contentType}"/>`);
    parts[target] = typeof content === 'string' && /\.xml$/u.test(target) ? HEAD + content : content;
  }
  const sheet = pieces
    .map(([name, { xml }]) =>
      name === 'sheetData' ? (rows === '' ? '<sheetData/>' : `<sheetData>${rows}</sheetData>`) : xml,
    )
    .join('');
  const names = `xmlns="${MAIN}" xmlns:r="${OFFICE}"`;
  const more = [
    ...(strings ? [['sharedStrings', 'sharedStrings', STRINGS] as const] : []),
    ...(looks
      ? [
          [
            'styles',
            'styles',
            `<styleSheet xmlns="${MAIN}">${styles.map(([, xml]) => xml).join('')}</styleSheet>`,
          ] as const,
        ]
      : []),
  ];
  for (const [type, name, content] of more) {
    parts[`xl/${name}.xml`] = HEAD + content;
    overrides.push(`<Override PartName="/xl/${name}.xml" ContentType="${SHEET}.${type}+xml"/>`);
  }
  return zipOf({
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${SHEET}.worksheet+xml"/>${overrides.join('')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook ${names}>${bookPieces.map(([, xml]) => xml).join('')}</workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rIdOne" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rIdTwo" Type="${OFFICE}/worksheet" Target="worksheets/sheet2.xml"/>${more.map(([type, name], i) => `<Relationship Id="rIdM${String(i)}" Type="${OFFICE}/${type}" Target="${name}.xml"/>`).join('')}</Relationships>`,
    'xl/worksheets/sheet1.xml': `${HEAD}<worksheet ${names}>${plain(sheet)}</worksheet>`,
    'xl/worksheets/sheet2.xml': `${HEAD}<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><f>'6月 表'!C10</f><v>9</v></c></row><row r="3"><c r="A3"><f>SUM('6月 表'!A2:A6,'6月 表'!$C$2:$C$8)</f><v>3</v></c></row></sheetData></worksheet>`,
    ...(relationships.length > 0 && {
      'xl/worksheets/_rels/sheet1.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relationships.join('')}</Relationships>`,
    }),
    ...parts,
  });
}
