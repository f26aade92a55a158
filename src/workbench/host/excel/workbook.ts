import { refuse } from '../errors';
import type { HostSheet } from '../model/book';
import { nextGuid } from '../model/extras';
import type { Objects } from './objects';

const DAY = 86_400_000;

/** Serial of a date as `DATE()` gives it in this workbook's date system. */
function dateSerial(date1904: boolean, year: number, month: number, day: number): number {
  const serial = Math.round(Date.UTC(year, month - 1, day) / DAY) + 25_569;
  return date1904 ? serial - 1462 : serial;
}

export function checkSheetName(objects: Objects, name: unknown, self: HostSheet | undefined, location: string): string {
  const valid =
    typeof name === 'string' &&
    name.length > 0 &&
    name.length <= 31 &&
    !/[\\/?*[\]:]/u.test(name) &&
    !/^'|'$/u.test(name);
  if (!valid) return refuse('InvalidArgument', location);
  const other = objects.findSheet(name);
  if (other && other.id !== self?.id) refuse('ItemAlreadyExists', location);
  return name;
}

export function namespaceOf(xml: string): string {
  return /\sxmlns(?::\w+)?="([^"]*)"/u.exec(xml)?.[1] ?? '';
}

export function defineWorkbook(objects: Objects): void {
  const { book } = objects;
  const { extras } = book;
  objects.define('Workbook', {
    props: { Name: () => book.name, ReadOnly: () => false },
    nav: {
      Worksheets: () => objects.make('WorksheetCollection', null),
      Application: () => objects.make('Application', null),
      Functions: () => objects.make('Functions', null),
      CustomXmlParts: () => objects.make('CustomXmlPartCollection', null),
      Settings: () => objects.make('SettingCollection', null),
      Tables: () => objects.make('TableCollection', {}),
    },
    methods: {
      GetSelectedRange: () => objects.make('Range', { sheet: book.activeSheet(), rect: book.selection() }),
      _GetRangeForEventByReferenceId: (_, id: string) => objects.engine?.referenced(id) ?? null,
      _GetRangeOrNullObjectForEventByReferenceId: (_, id: string) => objects.engine?.referenced(id) ?? null,
    },
  });
  objects.define('Application', {
    methods: {
      SuspendScreenUpdatingUntilNextSync: () => null,
      SuspendApiCalculationUntilNextSync: () => null,
      CreateWorkbook: (_, base64?: string) => objects.make('WorkbookCreated', { base64: base64 ?? '' }),
    },
  });
  // What Office.onReady itself asks for in a page with office.js: ribbon buttons may call functions from now on.
  objects.define('AddinInternalService', { methods: { NotifyActionHandlerReady: () => null } });
  objects.define('WorkbookCreated', {
    identity: () => ({ Id: nextGuid(extras) }),
    methods: {
      Open: ({ base64 }) => {
        const show = extras.showWorkbook ?? refuse('NotImplemented', 'WorkbookCreated.open');
        show(base64);
      },
    },
  });
  objects.define('Functions', {
    methods: {
      Date: (_, year: number, month: number, day: number) =>
        objects.make('FunctionResult', { value: dateSerial(extras.date1904, year, month, day) }),
    },
  });
  objects.define('FunctionResult', { props: { Value: ({ value }) => value, Error: () => null } });

  const visible = (sheet: HostSheet): boolean => !sheet.hidden && !sheet.extras.veryHidden;
  const sheetOf = (sheet: HostSheet | undefined) => (sheet ? objects.make('Worksheet', { sheet }) : null);
  objects.define('WorksheetCollection', {
    items: () => book.sheets().map((sheet) => objects.make('Worksheet', { sheet })),
    getItem: (_, key) => sheetOf(objects.findSheet(String(key))),
    methods: {
      GetItem: (_, key: string) =>
        sheetOf(objects.findSheet(key)) ?? refuse('ItemNotFound', 'WorksheetCollection.getItem'),
      GetItemOrNullObject: (_, key: string) => sheetOf(objects.findSheet(key)),
      GetCount: (_, visibleOnly?: boolean) =>
        book.sheets().filter((sheet) => visibleOnly !== true || visible(sheet)).length,
      GetActiveWorksheet: () => sheetOf(book.activeSheet()),
      Add: (_, name?: string) =>
        sheetOf(book.addSheet(checkSheetName(objects, name, undefined, 'WorksheetCollection.add'))),
    },
  });

  const partOf = (id: string) => (extras.parts.has(id) ? objects.make('CustomXmlPart', { id }) : null);
  const ofNamespace = (namespace: string): string[] =>
    [...extras.parts.keys()].filter((id) => namespaceOf(extras.parts.get(id) ?? '') === namespace);
  objects.define('CustomXmlPartCollection', {
    items: () => [...extras.parts.keys()].map((id) => objects.make('CustomXmlPart', { id })),
    getItem: (_, id) => partOf(String(id)),
    methods: {
      GetItem: (_, id: string) => partOf(id) ?? refuse('ItemNotFound', 'CustomXmlPartCollection.getItem'),
      GetItemOrNullObject: (_, id: string) => partOf(id),
      GetByNamespace: (_, namespace: string) => objects.make('CustomXmlPartScopedCollection', { namespace }),
      Add: (_, xml: string) => {
        if (!/^\s*(<\?xml[^>]*>)?\s*<[\s\S]+>\s*$/u.test(xml)) refuse('InvalidArgument', 'CustomXmlPartCollection.add');
        const id = nextGuid(extras);
        extras.parts.set(id, xml);
        return objects.make('CustomXmlPart', { id });
      },
    },
  });
  objects.define('CustomXmlPartScopedCollection', {
    getItem: ({ namespace }, id) => (ofNamespace(namespace).includes(String(id)) ? partOf(String(id)) : null),
    items: ({ namespace }) => ofNamespace(namespace).map((id) => objects.make('CustomXmlPart', { id })),
    methods: {
      GetCount: ({ namespace }) => ofNamespace(namespace).length,
      GetOnlyItemOrNullObject: ({ namespace }) => {
        const [id, more] = ofNamespace(namespace);
        return id !== undefined && more === undefined ? objects.make('CustomXmlPart', { id }) : null;
      },
    },
  });
  const xmlOf = (id: string): string => extras.parts.get(id) ?? refuse('ItemNotFound', 'CustomXmlPart');
  objects.define('CustomXmlPart', {
    identity: ({ id }) => ({ Id: id }),
    props: { Id: ({ id }) => id, NamespaceUri: ({ id }) => namespaceOf(xmlOf(id)) },
    methods: {
      GetXml: ({ id }) => xmlOf(id),
      SetXml: ({ id }, xml: string) => {
        xmlOf(id);
        extras.parts.set(id, xml);
      },
      Delete: ({ id }) => {
        xmlOf(id);
        extras.parts.delete(id);
      },
    },
  });
  objects.define('SettingCollection', {
    items: () => [...extras.settings.keys()].map((key) => objects.make('Setting', { key })),
    methods: {
      GetItemOrNullObject: (_, key: string) => (extras.settings.has(key) ? objects.make('Setting', { key }) : null),
      Add: (_, key: string, value: unknown) => {
        extras.settings.set(key, value);
        return objects.make('Setting', { key });
      },
    },
  });
  objects.define('Setting', {
    identity: ({ key }) => ({ _Id: key }),
    props: {
      Key: ({ key }) => key,
      Value: [({ key }) => extras.settings.get(key), ({ key }, value: unknown) => void extras.settings.set(key, value)],
    },
    methods: { Delete: ({ key }) => void extras.settings.delete(key) },
  });
}
