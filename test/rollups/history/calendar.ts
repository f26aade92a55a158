/** Days as strings; the generator's own arithmetic, so that it shares nothing with the code that it checks. */
export function daysIn(month: string): number {
  const [year = 0, m = 0] = month.split('-').map(Number);
  if (m === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(m) ? 30 : 31;
}

export function dayOf(month: string, day: number): string {
  return `${month}-${String(day).padStart(2, '0')}`;
}

export function monthAfter(month: string, by = 1): string {
  const [year = 0, m = 0] = month.split('-').map(Number);
  const n = year * 12 + m - 1 + by;
  return `${String(Math.floor(n / 12))}-${String((n % 12) + 1).padStart(2, '0')}`;
}

export function dayAfter(date: string): string {
  const month = date.slice(0, 7);
  const day = Number(date.slice(8));
  return day < daysIn(month) ? dayOf(month, day + 1) : dayOf(monthAfter(month), 1);
}

export function lastDay(month: string): string {
  return dayOf(month, daysIn(month));
}

/** Days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Every day from one date to another, both included. */
export function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let date = first; date <= last; date = dayAfter(date)) days.push(date);
  return days;
}
