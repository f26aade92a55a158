const two = (n: number): string => String(n).padStart(2, '0');

/** An ISO time on this computer's clock, `2026-06-20 09:30`. */
export function shownTime(iso: string): string {
  const at = new Date(iso);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Where a page is not seen it draws no frames; then so many milliseconds are waited for. */
const UNSEEN = 100;

/** The page has drawn what it is told so far: between two parts of a large page, which laid out together would hold it up. */
export const drawn = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, UNSEEN);
  });
