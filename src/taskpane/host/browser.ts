import type { NamedBytes } from './services';

/**
 * Puts text into the clipboard. Excel on the web gives its panes no clipboard permission; there the old command still works.
 * @returns false where neither is allowed.
 */
export async function copyText(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return copyBySelection(words);
  }
}

function copyBySelection(words: string): boolean {
  const before = document.activeElement;
  const area = document.createElement('textarea');
  area.value = words;
  area.setAttribute('readonly', '');
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}

/** Hands a file to the browser to save. */
export function saveFile({ name, bytes }: NamedBytes): void {
  const url = URL.createObjectURL(new Blob([bytes.slice()]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const PREFIX = 'sanbiao.';

/** Small settings of this computer. A browser that keeps nothing (private window, blocked storage) just forgets. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // Nothing of worth is lost: the language and whether the cards were seen.
  }
}

export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Kept for a pane that is loaded again, which goes on where it was; one that is opened anew begins with the day. */
export const reloaded = {
  remember(key: string, value: string): void {
    try {
      sessionStorage.setItem(PREFIX + key, value);
    } catch {
      // The pane begins with the day.
    }
  },
  recall(key: string): string | undefined {
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    try {
      return entry?.type === 'reload' ? (sessionStorage.getItem(PREFIX + key) ?? undefined) : undefined;
    } catch {
      return undefined;
    }
  },
};

/** The computer's own date as `YYYY-MM-DD`: only the faces know a clock. */
function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The computer's own time, `YYYY-MM-DDTHH:mm`. */
export function timeNow(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${today()}T${two(now.getHours())}:${two(now.getMinutes())}`;
}

/** The day in a page's address (`today=2026-06-20`: samples, tests), else the computer's own. */
export function dayIn(query: URLSearchParams): string {
  const asked = query.get('today');
  return asked !== null && /^\d{4}-\d{2}-\d{2}$/u.test(asked) ? asked : today();
}

export function prefersDark(): boolean {
  return matchMedia('(prefers-color-scheme: dark)').matches;
}
