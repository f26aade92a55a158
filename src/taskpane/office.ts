import { text } from '../words';
import { WorkbookError } from '../workbook/port';
import type { HostTheme } from './shade';

/** Microsoft's client may be slow or blocked in a dealer's network: after this long the pane says so and offers to try again. */
const PATIENCE = 20_000;

/**
 * Waits until Office.js is there and knows its host. The page loads the script without blocking (`<script id="office-js" async>`);
 * when that has failed, the same address is asked for again.
 * @throws WorkbookError `connection` when the script cannot be had in time, `host` outside Excel.
 */
export async function officeReady(patience: number = PATIENCE): Promise<void> {
  await withinTime(officeScript(), patience);
  const info = await withinTime(Office.onReady(), patience);
  if (info.host !== Office.HostType.Excel) throw new WorkbookError('host', text('taskpane.boot.not-excel'));
}

let failed = false;
addEventListener(
  'error',
  (event) => {
    if (event.target instanceof HTMLScriptElement && event.target.id === 'office-js') failed = true;
  },
  true,
);

function officeScript(): Promise<void> {
  if (typeof Office !== 'undefined') return Promise.resolve();
  const old = document.querySelector<HTMLScriptElement>('script#office-js');
  if (old === null) return Promise.reject(new WorkbookError('connection', text('taskpane.boot.no-office')));
  let tag = old;
  if (failed) {
    failed = false;
    tag = document.createElement('script');
    tag.id = old.id;
    tag.src = old.src;
    old.replaceWith(tag);
  }
  return new Promise((resolve, reject) => {
    tag.addEventListener('load', () => resolve());
    tag.addEventListener('error', () => reject(new WorkbookError('connection', text('taskpane.boot.no-office'))));
  });
}

function withinTime<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new WorkbookError('connection', text('taskpane.boot.no-office'))),
      milliseconds,
    );
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Excel's theme, where this host tells it (Excel on the web does not). */
export function hostTheme(): HostTheme | undefined {
  return typeof Office === 'undefined' ? undefined : (Office.context?.officeTheme as HostTheme | undefined);
}
