import { text } from '../../words';
import { WorkbookError } from '../../workbook/port';
import type { HostTheme } from '../shade';

/** Microsoft's client may be slow or blocked in a dealer's network: after this long the pane says so and offers to try again. */
const PATIENCE = 20_000;

/** Between the end of the script's request and its run there is no more than its compilation. */
const ARRIVED = 2_000;

/**
 * Waits until Office.js is there and knows its host. The page loads the script without blocking (`<script id="office-js" async>`);
 * when that has failed, or was waited for in vain, the next call asks for the same address again.
 * @throws WorkbookError `connection` when the script cannot be had (at once where its request failed, else after `patience`
 *   milliseconds), `host` outside Excel.
 */
export async function officeReady(patience: number = PATIENCE): Promise<void> {
  await withinTime(officeScript(), patience);
  const info = await withinTime(Office.onReady(), patience);
  if (info.host !== Office.HostType.Excel) throw new WorkbookError('host', text('taskpane.boot.not-excel'));
}

/** The tag that was waited for already, and did not bring Office.js. */
let triedInVain: HTMLScriptElement | undefined;

async function officeScript(): Promise<void> {
  if (typeof Office !== 'undefined') return;
  const old = document.querySelector<HTMLScriptElement>('script#office-js');
  if (old === null) throw noOffice();
  const tag = old === triedInVain ? freshTag(old) : old;
  triedInVain = tag;
  await new Promise<void>((resolve, reject) => {
    tag.addEventListener('load', () => resolve());
    tag.addEventListener('error', () => reject(noOffice()));
    if (tag === old) endedBefore(tag).then((ended) => ended && reject(noOffice()), reject);
  });
}

/** The same script once more. A request that still hangs is given up first: the browser would let the new one wait for its answer. */
function freshTag(old: HTMLScriptElement): HTMLScriptElement {
  if (!requestEnded(old)) window.stop();
  const tag = document.createElement('script');
  tag.id = old.id;
  tag.src = old.src;
  old.replaceWith(tag);
  return tag;
}

/**
 * Whether the tag's request ended without bringing Office.js before this module ran: its `error` event is past then and nobody heard it,
 * but the browser's list of requests has it.
 */
async function endedBefore(tag: HTMLScriptElement): Promise<boolean> {
  if (!requestEnded(tag)) return false;
  await new Promise((resolve) => setTimeout(resolve, ARRIVED));
  return typeof Office === 'undefined';
}

const requestEnded = (tag: HTMLScriptElement): boolean => performance.getEntriesByName(tag.src).length > 0;

const noOffice = (): WorkbookError => new WorkbookError('connection', text('taskpane.boot.no-office'));

function withinTime<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(noOffice()), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Excel's theme, where this host tells it (Excel on the web does not). */
export function hostTheme(): HostTheme | undefined {
  return typeof Office === 'undefined' ? undefined : (Office.context?.officeTheme as HostTheme | undefined);
}
