import { text } from '../../words';
import { WorkbookError } from '../../workbook/port';
import type { HostTheme } from '../shade';

/** Microsoft's client may be slow or blocked in a dealer's network: after this long the pane says so and offers to try again. */
const PATIENCE = 20_000;

/** So long after the page asked for it a copy of the script beside the page is used, where the build has one. */
const CDN_PATIENCE = 5_000;

/** The least that is waited where the page's own code took long to come. */
const LAST_MOMENT = 1_000;

/** Between the end of the script's request and its run there is no more than its compilation. */
const ARRIVED = 2_000;

/**
 * Waits until Office.js is there and knows its host. The page loads the script without blocking (`<script id="office-js" async>`);
 * where the build has a copy of it beside the page, that one is taken when Microsoft's host fails or is slow; when all has failed, or was
 * waited for in vain, the next call asks for the same address again.
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

/** Where Office.js came from: Microsoft's host, or the copy beside the page. */
export type OfficeSource = 'microsoft' | 'copy';
let source: OfficeSource = 'microsoft';

/** `undefined` while Office.js is not there. */
export function officeSource(): OfficeSource | undefined {
  return typeof Office === 'undefined' ? undefined : source;
}

/** The address of the copy, in pages that were built with one. */
const copyAddress = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[name="office-js-copy"]')?.content;

async function officeScript(): Promise<void> {
  if (typeof Office !== 'undefined') return;
  const old = document.querySelector<HTMLScriptElement>('script#office-js');
  if (old === null) throw noOffice();
  const tag = old === triedInVain ? freshTag(old, old.src) : old;
  triedInVain = tag;
  const copy = copyAddress();
  if (copy === undefined || tag.src === new URL(copy, document.baseURI).href) return arrival(tag, tag === old);
  try {
    // The page's own tag asks from the beginning on, a fresh one from now on.
    const waited = tag === old ? performance.now() : 0;
    await withinTime(arrival(tag, tag === old), Math.max(LAST_MOMENT, CDN_PATIENCE - waited));
  } catch {
    source = 'copy';
    triedInVain = freshTag(tag, copy);
    await arrival(triedInVain, false);
  }
}

/** Waits for a tag's script. @param mayHaveEnded its request may have ended before anybody listened */
function arrival(tag: HTMLScriptElement, mayHaveEnded: boolean): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    tag.addEventListener('load', () => resolve());
    tag.addEventListener('error', () => reject(noOffice()));
    if (mayHaveEnded) endedBefore(tag).then((ended) => ended && reject(noOffice()), reject);
  });
}

/**
 * The script once more, from the same address or another. A request that still hangs is given up first: the browser would let the new one
 * wait for its answer, or run both.
 */
function freshTag(old: HTMLScriptElement, address: string): HTMLScriptElement {
  if (!requestEnded(old)) window.stop();
  const tag = document.createElement('script');
  tag.id = old.id;
  tag.src = address;
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
