import type { IsoDate, IsoMonth } from '../../calendar';
import type { CloseOptions, MonthClose } from '../../close';
import { text } from '../../words';
import { WorkbookError } from '../../workbook/port';
import type { NewMonth, PaneJobs } from './services';

/** Office gives a file in slices of at most this many bytes. */
const SLICE = 4 * 1024 * 1024;

/**
 * The open workbook as Excel would save it now, unsaved work included. Asking for it leaves the workbook and the user's undo stack alone.
 * @throws WorkbookError `unsupported` where this Excel does not hand it over
 */
export async function ownFile(): Promise<Uint8Array> {
  const file = await answered<Office.File>((done) =>
    Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize: SLICE }, done),
  );
  try {
    const bytes = new Uint8Array(file.size);
    let at = 0;
    for (let index = 0; index < file.sliceCount; index += 1) {
      const slice = await answered<Office.Slice>((done) => file.getSliceAsync(index, done));
      const data = Uint8Array.from(slice.data as ArrayLike<number>);
      bytes.set(data.subarray(0, bytes.length - at), at);
      at += data.length;
    }
    return bytes;
  } finally {
    // Excel lends two files at a time: one that is not given back is missing the next time.
    file.closeAsync(() => undefined);
  }
}

/**
 * Month close by the open workbook's file. Where Excel does not hand it over the close goes by what its API tells, and says what that leaves
 * out.
 * @param name of the workbook
 */
export async function closeByFile(
  jobs: PaneJobs,
  name: string,
  month: IsoMonth,
  today: IsoDate,
  options: CloseOptions = {},
): Promise<MonthClose> {
  try {
    const own = { name, bytes: await ownFile() };
    return (await jobs.closeFile(own, month, today, options)).close;
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    const close = await jobs.closeMonth(month, today, options);
    if (close.changes.length === 0) return close;
    const inPart = { kind: 'seen-in-part', text: text('taskpane.close.seen-in-part') } as const;
    return { ...close, unfinished: [inPart, ...close.unfinished] };
  }
}

/** Next month's workbook, made of the open one's file and opened beside it. @throws WorkbookError where Excel does not hand the file over */
export async function newMonthByFile(
  jobs: PaneJobs,
  name: string,
  month: IsoMonth,
  today: IsoDate,
  options: CloseOptions,
): Promise<NewMonth> {
  const own = { name, bytes: await ownFile() };
  const { file, ...closed } = await jobs.closeFile(own, month, today, { ...options, into: 'new-book' });
  if (file) await openBeside(file.bytes);
  return { ...closed, as: 'opened', ...(file && { name: file.name }) };
}

/** Opens bytes as a workbook of its own beside the user's. */
export async function openBeside(bytes: Uint8Array): Promise<void> {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  await Excel.createWorkbook(btoa(binary));
}

function answered<T>(ask: (done: (result: Office.AsyncResult<T>) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const refused = (detail: string): void =>
      reject(new WorkbookError('unsupported', text('taskpane.close.no-file'), detail));
    try {
      ask(({ status, value, error }) => {
        if (status === Office.AsyncResultStatus.Succeeded) resolve(value);
        else refused(`${String(error.code)} ${error.name}`);
      });
    } catch (error) {
      refused(String(error));
    }
  });
}
