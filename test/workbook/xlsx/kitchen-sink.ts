import { strToU8 } from 'fflate';

import { fixture, HEAD, partsOf, zipOf, type Parts } from './packages';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MICROSOFT = 'http://schemas.microsoft.com/office';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * XlsxWriter's workbook with what no library makes: a macro project, a pivot table with its cache, a slicer, conversations with persons,
 * WPS pictures in cells, printer settings, an external link, somebody's custom XML, a signature, a calculation chain.
 */
export function kitchenSink(): Uint8Array {
  const parts: Parts = { ...partsOf(fixture('xlsxwriter.xlsx')) };
  const edit = (name: string, change: (source: string) => string): void => {
    const old = parts[name];
    const source = typeof old === 'string' ? old : new TextDecoder().decode(old);
    const now = change(source);
    if (now === source) throw new Error(`${name} is as it was`);
    parts[name] = now;
  };
  const types: string[] = [];
  const add = (name: string, data: string | Uint8Array, type: string): void => {
    parts[name] = typeof data === 'string' ? HEAD + data : data;
    types.push(`<Override PartName="/${name}" ContentType="${type}"/>`);
  };
  const relate = (rels: string, id: string, type: string, target: string, mode = ''): void =>
    edit(rels, (source) =>
      source.replace(
        '</Relationships>',
        `<Relationship Id="${id}" Type="${type}" Target="${target}"${mode}/></Relationships>`,
      ),
    );
  const bookRels = 'xl/_rels/workbook.xml.rels';
  const sheetRels = 'xl/worksheets/_rels/sheet1.xml.rels';

  add(
    'xl/vbaProject.bin',
    new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 250]),
    'application/vnd.ms-office.vbaProject',
  );
  relate(bookRels, 'rIdVba', `${MICROSOFT}/2006/relationships/vbaProject`, 'vbaProject.bin');
  edit('[Content_Types].xml', (s) =>
    s.replace(`${SHEET_TYPE}.sheet.main+xml`, 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'),
  );

  add(
    'xl/pivotCache/pivotCacheDefinition1.xml',
    `<pivotCacheDefinition xmlns="${MAIN}" xmlns:r="${OFFICE}" r:id="rId1" refreshedBy="店长" recordCount="1"><cacheSource type="worksheet"><worksheetSource ref="A1:C5" sheet="来店"/></cacheSource><cacheFields count="1"><cacheField name="来源" numFmtId="0"><sharedItems count="1"><s v="网络"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>`,
    `${SHEET_TYPE}.pivotCacheDefinition+xml`,
  );
  add(
    'xl/pivotCache/pivotCacheRecords1.xml',
    `<pivotCacheRecords xmlns="${MAIN}" count="1"><r><x v="0"/></r></pivotCacheRecords>`,
    `${SHEET_TYPE}.pivotCacheRecords+xml`,
  );
  parts['xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels'] =
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/pivotCacheRecords" Target="pivotCacheRecords1.xml"/></Relationships>`;
  relate(bookRels, 'rIdPivot', `${OFFICE}/pivotCacheDefinition`, 'pivotCache/pivotCacheDefinition1.xml');
  add(
    'xl/pivotTables/pivotTable1.xml',
    `<pivotTableDefinition xmlns="${MAIN}" name="透视表1" cacheId="1" dataCaption="值"><location ref="S1:T3" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/></pivotTableDefinition>`,
    `${SHEET_TYPE}.pivotTable+xml`,
  );
  relate(sheetRels, 'rIdPivot', `${OFFICE}/pivotTable`, '../pivotTables/pivotTable1.xml');

  add(
    'xl/slicerCaches/slicerCache1.xml',
    `<slicerCacheDefinition xmlns="${MICROSOFT}/spreadsheetml/2009/9/main" name="切片器_来源" sourceName="来源"><pivotTables><pivotTable tabId="1" name="透视表1"/></pivotTables></slicerCacheDefinition>`,
    'application/vnd.ms-excel.slicerCache+xml',
  );
  relate(bookRels, 'rIdSlicer', `${MICROSOFT}/2007/relationships/slicerCache`, 'slicerCaches/slicerCache1.xml');
  add(
    'xl/slicers/slicer1.xml',
    `<slicers xmlns="${MICROSOFT}/spreadsheetml/2009/9/main"><slicer name="来源" cache="切片器_来源" rowHeight="241300"/></slicers>`,
    'application/vnd.ms-excel.slicer+xml',
  );
  relate(sheetRels, 'rIdSlicer', `${MICROSOFT}/2007/relationships/slicer`, '../slicers/slicer1.xml');

  add(
    'xl/threadedComments/threadedComment1.xml',
    `<ThreadedComments xmlns="${MICROSOFT}/spreadsheetml/2018/threadedcomments"><threadedComment ref="D4" dT="2026-06-01T08:00:00.00" personId="{1}" id="{2}"><text>跟进了吗？</text></threadedComment></ThreadedComments>`,
    'application/vnd.ms-excel.threadedcomments+xml',
  );
  relate(
    sheetRels,
    'rIdThread',
    `${MICROSOFT}/2017/10/relationships/threadedComment`,
    '../threadedComments/threadedComment1.xml',
  );
  add(
    'xl/persons/person.xml',
    `<personList xmlns="${MICROSOFT}/spreadsheetml/2018/threadedcomments"><person displayName="店长" id="{1}" userId="x" providerId="None"/></personList>`,
    'application/vnd.ms-excel.person+xml',
  );
  relate(bookRels, 'rIdPerson', `${MICROSOFT}/2017/10/relationships/person`, 'persons/person.xml');
  edit('xl/comments1.xml', (s) =>
    s
      .replace('</authors>', '<author>tc={2}</author></authors>')
      .replace(
        '</commentList>',
        '<comment ref="D4" authorId="1"><text><t>[Threaded comment]&#10;跟进了吗？</t></text></comment></commentList>',
      ),
  );

  add(
    'xl/cellimages.xml',
    `<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" xmlns:r="${OFFICE}"><etc:cellImage r:id="rId1"/></etc:cellImages>`,
    'application/vnd.wps-officedocument.cellimage+xml',
  );
  parts['xl/_rels/cellimages.xml.rels'] =
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/image" Target="media/image1.png"/></Relationships>`;
  relate(bookRels, 'rIdWps', 'http://www.wps.cn/officeDocument/2020/cellImage', 'cellimages.xml');

  parts['xl/printerSettings/printerSettings1.bin'] = new Uint8Array([1, 0, 2, 0, 255]);
  types.push(
    '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"/>',
  );
  relate(sheetRels, 'rIdPrinter', `${OFFICE}/printerSettings`, '../printerSettings/printerSettings1.bin');
  edit('xl/worksheets/sheet1.xml', (s) => s.replace(/<pageSetup /u, '<pageSetup r:id="rIdPrinter" '));

  add(
    'xl/externalLinks/externalLink1.xml',
    `<externalLink xmlns="${MAIN}" xmlns:r="${OFFICE}"><externalBook r:id="rId1"><sheetNames><sheetName val="去年"/></sheetNames></externalBook></externalLink>`,
    `${SHEET_TYPE}.externalLink+xml`,
  );
  parts['xl/externalLinks/_rels/externalLink1.xml.rels'] =
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/externalLinkPath" Target="file:///C:/%E5%8E%BB%E5%B9%B4.xlsx" TargetMode="External"/></Relationships>`;
  relate(bookRels, 'rIdLink', `${OFFICE}/externalLink`, '/xl/externalLinks/externalLink1.xml');
  edit('xl/workbook.xml', (s) =>
    s
      .replace(
        '<definedNames>',
        '<externalReferences><externalReference r:id="rIdLink"/></externalReferences><definedNames>',
      )
      .replace(
        '</workbook>',
        '<pivotCaches><pivotCache cacheId="1" r:id="rIdPivot"/></pivotCaches><extLst><ext uri="{BBE1A952-AA13-448e-AADC-164F8A28A991}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:slicerCaches><x14:slicerCache r:id="rIdSlicer"/></x14:slicerCaches></ext></extLst></workbook>',
      ),
  );

  add(
    'customXml/itemProps1.xml',
    '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{7}"/>',
    'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
  );
  parts['customXml/item1.xml'] = '<b:other xmlns:b="urn:somebody">不动</b:other>';
  parts['customXml/_rels/item1.xml.rels'] =
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/customXmlProps" Target="itemProps1.xml"/></Relationships>`;
  relate(bookRels, 'rIdCustom', `${OFFICE}/customXml`, '../customXml/item1.xml');

  add(
    '_xmlsignatures/sig1.xml',
    '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>',
    'application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml',
  );

  const chain = Array.from({ length: 20 }, (_, i) => `<c r="F${i + 2}"${i === 0 ? ' i="1"' : ''}/>`).join('');
  add(
    'xl/calcChain.xml',
    `<calcChain xmlns="${MAIN}">${chain}<c r="B26"/><c r="H2" a="1"/><c r="J2" a="1"/></calcChain>`,
    `${SHEET_TYPE}.calcChain+xml`,
  );
  relate(bookRels, 'rIdChain', `${OFFICE}/calcChain`, 'calcChain.xml');

  edit('[Content_Types].xml', (s) => {
    const defaults = types.filter((type) => type.startsWith('<Default')).join('');
    const overrides = types.filter((type) => type.startsWith('<Override')).join('');
    return s.replace(/(<Types[^>]*>)/u, `$1${defaults}`).replace('</Types>', `${overrides}</Types>`);
  });
  parts['xl/media/unused.dat'] = strToU8('not related to anything');
  return zipOf(parts);
}
