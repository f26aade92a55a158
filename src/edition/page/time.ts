const two = (n: number): string => String(n).padStart(2, '0');

/** An ISO time on this computer's clock, `2026-06-20 09:30`. */
export function shownTime(iso: string): string {
  const at = new Date(iso);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
