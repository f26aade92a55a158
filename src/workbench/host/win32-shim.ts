import type { ExcelHost, HostEvent } from './index';

/**
 * The object that desktop Excel gives a task pane as `window.external`, played by the host. Put into the pane's window before
 * office.js loads, it makes Microsoft's unmodified client believe that it is in Excel for Windows: `Office.onReady` answers
 * `{host: 'Excel', platform: 'PC'}` and `Excel.run` reaches the host.
 */
export interface Win32ShimOptions {
  readonly host: ExcelHost;
  /** What `isSetSupported` answers. The npm client itself ends at ExcelApi 1.15. */
  readonly excelApi?: string;
  readonly locale?: string;
  readonly documentName?: string;
  /** The workbook as it would be saved now; absent: this host hands none over. */
  readonly file?: () => Uint8Array;
}

type Callback = (result: unknown) => void;
type Handler = (id: number, args: unknown) => void;

/** A VBArray as the client reads it. */
const safeArray = (items: readonly unknown[]) => ({
  toArray: () => items,
  dimensions: () => 1,
  ubound: () => items.length,
});

const EXECUTE_RICH_API = 93;
/** A copy of the document is lent, told slice by slice, and given back. */
const LEND_FILE = 77;
const SLICE_OF_FILE = 80;
const GIVE_FILE_BACK = 81;
const COMPRESSED = 5;
/** The client's ooeFileTypeNotSupported. */
const NO_SUCH_FILE = 1009;
const RICH_API_EVENT = 33;

export function installWin32Shim(
  target: Window,
  { host, excelApi = '1.15', locale = 'zh-CN', documentName = 'C:\\6月三表.xlsx', file }: Win32ShimOptions,
): void {
  let settings: Record<string, string> = {};
  const handlers = new Map<number, Handler[]>();
  const context = {
    GetAppType: () => 1,
    GetSolutionRef: () => '00000000-0000-0000-0000-000000000001',
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => locale,
    GetAppDataLocale: () => locale,
    GetDocUrl: () => documentName,
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 1,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => '',
    GetCorrelationId: () => 'workbench',
    GetInstanceId: () => 'workbench',
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => true,
    GetSupportedMatrix: () =>
      JSON.stringify({
        ExcelApi: excelApi,
        CustomXmlParts: '1.1',
        Settings: '1.1',
        DialogApi: '1.1',
        SharedRuntime: '1.1',
      }),
    GetHostFullVersion: () => '16.0.17000.10000',
    GetInitialDisplayMode: () => 2,
    GetOfficeThemeInfo: () =>
      JSON.stringify({
        primaryFontColor: 0,
        primaryBackgroundColor: 0xffffff,
        secondaryFontColor: 0,
        secondaryBackgroundColor: 0xf2f2f2,
      }),
    GetSettings: () => ({
      Read: (keys: string[], values: string[]) => {
        for (const [key, value] of Object.entries(settings)) {
          keys.push(key);
          values.push(value);
        }
      },
      Write: (keys: readonly string[], values: readonly string[]) => {
        settings = Object.fromEntries(keys.map((key, i) => [key, values[i] ?? '']));
      },
      RefreshAsync: (callback: () => void) => callback(),
    }),
  };
  const later = (callback: Callback, result: readonly unknown[]): void =>
    void setTimeout(() => callback(safeArray(result)), 0);
  const lent = new Map<number, Uint8Array>();
  /** What the client gets for its questions about the document's copy. */
  const lendFile = (dispatchId: number, params: readonly unknown[]): readonly unknown[] | undefined => {
    const [handle, offset = 0, length = 0] = params as readonly number[];
    if (dispatchId === LEND_FILE) {
      if (file === undefined || handle !== COMPRESSED) return [NO_SUCH_FILE];
      const key = lent.size + 1;
      const bytes = file();
      lent.set(key, bytes);
      return [0, safeArray([key, bytes.length])];
    }
    const bytes = lent.get(handle ?? 0);
    if (dispatchId === SLICE_OF_FILE && bytes) {
      const slice = bytes.slice(offset, offset + length);
      return [0, safeArray([safeArray([...slice]), slice.length])];
    }
    if (dispatchId === GIVE_FILE_BACK) lent.delete(handle ?? 0);
    return undefined;
  };
  const external = {
    GetHostInfo: () => `Excel|Win32|16.01|${locale}|telemetry||disableLogging|0`,
    GetLoggingAllowed: () => false,
    GetContext: () => context,
    Execute(dispatchId: number, params: readonly unknown[], callback: Callback) {
      if (dispatchId !== EXECUTE_RICH_API) {
        later(callback, lendFile(dispatchId, params) ?? [0]);
        return;
      }
      const request = params[0] as readonly [unknown, unknown, unknown, unknown, string];
      host.answer(request[4]).then(
        ({ statusCode, body }) => later(callback, [0, safeArray([statusCode, safeArray([]), body])]),
        () =>
          later(callback, [
            0,
            safeArray([500, safeArray([]), JSON.stringify({ error: { code: 'GeneralException', message: '' } })]),
          ]),
      );
    },
    RegisterEvent(id: number, _target: string, handler: Handler, callback: Callback) {
      handlers.set(id, [...(handlers.get(id) ?? []), handler]);
      later(callback, [0]);
    },
    UnregisterEvent(id: number, _target: string, callback: Callback) {
      handlers.delete(id);
      later(callback, [0]);
    },
    MessageParent2() {},
    MessageChild2() {},
  };
  host.onEvents((entries) => {
    const list = safeArray(
      entries.map((entry: HostEvent) =>
        safeArray([entry.messageCategory, entry.messageType, entry.targetId, entry.message, 0, false]),
      ),
    );
    for (const handler of handlers.get(RICH_API_EVENT) ?? []) handler(RICH_API_EVENT, list);
  });
  Object.defineProperty(target, 'external', { value: external, configurable: true, writable: true });
}
