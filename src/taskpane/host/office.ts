import { text } from '../../words';
import { WorkbookError } from '../../workbook/port';
import type { HostTheme } from '../shade';
import { copyOf, type OfficeCopy } from './office-copy';

/** Microsoft's client may be slow or blocked in a dealer's network: after this long the pane says so and offers to try again. */
const PATIENCE = 20_000;

/** So long after the page asked for it a copy of the client beside the page is used, where the build has one. */
const CDN_PATIENCE = 5_000;

/** The least that is waited where the page's own code, or the client's first script, took long to come. */
const LAST_MOMENT = 1_000;

/** Who has not answered by then may never do: the copy is brought meanwhile. */
const IN_DOUBT = 2_000;

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
  const ready = Office.onReady();
  await orByTheCopysPage(ready);
  const info = await withinTime(ready, patience);
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

async function officeScript(): Promise<void> {
  const old = document.querySelector<HTMLScriptElement>('script#office-js');
  const copy = copyOf(document);
  if (copy !== undefined && old?.src === copy.script) source = 'copy';
  if (typeof Office !== 'undefined') return;
  if (old === null) throw noOffice();
  const tag = old === triedInVain ? askedAnew(old) : old;
  triedInVain = tag;
  if (copy === undefined || source === 'copy') return arrival(tag, tag === old);
  const ahead = setTimeout(() => void broughtAhead(copy), IN_DOUBT);
  try {
    // The page's own tag asks from the beginning on, a fresh one from now on.
    await withinTime(arrival(tag, tag === old), leftOfPatience(tag === old ? 0 : performance.now()));
  } catch {
    if (typeof Office === 'undefined') await byTheCopy(tag, copy);
  } finally {
    clearTimeout(ahead);
  }
}

/** Rarely needed, so not of what the pane loads first; where it does not come, the copy is asked for when its turn comes. */
const broughtAhead = (copy: OfficeCopy): Promise<void> =>
  import('./bring-ahead').then(
    ({ bringAhead }) => bringAhead(copy),
    () => undefined,
  );

/** Milliseconds until the copy's turn. @param since when Microsoft's host was asked, on the page's clock */
const leftOfPatience = (since = 0): number => Math.max(LAST_MOMENT, CDN_PATIENCE + since - performance.now());

async function byTheCopy(slow: HTMLScriptElement, copy: OfficeCopy): Promise<void> {
  source = 'copy';
  triedInVain = withTag(slow, copy.script);
  // Should the slow one still come, it is another document's and does not run; what else the page loads goes on.
  document.implementation.createHTMLDocument().adoptNode(slow);
  await arrival(triedInVain, false);
}

/**
 * Office.js is the first of several scripts: it asks Microsoft's host for those of Excel itself. Where they do not come, its copy could not
 * run beside it; the page that begins with the copy takes this one's place.
 */
async function orByTheCopysPage(ready: Promise<unknown>): Promise<void> {
  const copy = copyOf(document);
  if (copy?.page === undefined || source === 'copy') return;
  const ahead = setTimeout(() => void broughtAhead(copy), Math.max(0, IN_DOUBT - performance.now()));
  try {
    await withinTime(ready, leftOfPatience());
  } catch {
    if (!wholeClient()) location.replace(copy.page + location.search + location.hash);
  } finally {
    clearTimeout(ahead);
  }
}

/** Whether all that office.js asks for has come: Excel's own script, which brings `OfficeExtension`, and whatever else has a tag by now. */
function wholeClient(): boolean {
  const first = document.querySelector<HTMLScriptElement>('script#office-js')?.src ?? '';
  const folder = first.slice(0, first.lastIndexOf('/') + 1);
  const own = [...document.scripts].filter(({ src }) => src.startsWith(folder));
  return typeof OfficeExtension !== 'undefined' && own.every(requestEnded);
}

/**
 * Waits for a tag's script. An answer that is not the script (a network's log-in page, a proxy's notice) arrives too, and brings nothing.
 * @param mayHaveEnded its request may have ended before anybody listened
 */
function arrival(tag: HTMLScriptElement, mayHaveEnded: boolean): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    tag.addEventListener('load', () => (typeof Office === 'undefined' ? reject(noOffice()) : resolve()));
    tag.addEventListener('error', () => reject(noOffice()));
    if (mayHaveEnded) endedBefore(tag).then((ended) => ended && reject(noOffice()), reject);
  });
}

/**
 * The script once more from the same address. A request that still hangs is given up first: the browser would let the new one wait for its
 * answer, or run both.
 */
function askedAnew(old: HTMLScriptElement): HTMLScriptElement {
  if (!requestEnded(old)) window.stop();
  return withTag(old, old.src);
}

function withTag(old: HTMLScriptElement, address: string): HTMLScriptElement {
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
