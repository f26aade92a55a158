import { normaliseText } from '../../forms/values';

/** Seconds from start to end as the cover tells them: `2026-06-20 09:05:10`, or only `9:05`; nothing where one is missing. */
export function secondsBetween(started: string, ended: string): number | undefined {
  const [from, to] = [secondOf(started), secondOf(ended)];
  if (from === undefined || to === undefined) return undefined;
  const seconds = to - from;
  return seconds >= 0 && seconds < 86_400 ? seconds : undefined;
}

function secondOf(shown: string): number | undefined {
  const number = Number(shown);
  // A clock time that Excel keeps as a fraction of a day.
  if (shown !== '' && Number.isFinite(number) && number >= 0) return Math.round((number % 1) * 86_400);
  const found = /(\d{1,2})\s*[:点时]\s*(\d{1,2})?(?:\s*[:分]\s*(\d{1,2}))?/u.exec(normaliseText(shown));
  if (!found) return undefined;
  const [hour, minute, second] = [Number(found[1]), Number(found[2] ?? 0), Number(found[3] ?? 0)];
  return hour < 24 && minute < 60 && second < 60 ? hour * 3600 + minute * 60 + second : undefined;
}

/** A time on the cover as a clock shows it, `17:55`: also where Excel keeps it as a fraction of a day. What is no time stays as it was written. */
export function clockIn(shown: string): string {
  const second = secondOf(shown);
  if (second === undefined) return shown;
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(Math.floor(second / 3600) % 24)}:${two(Math.floor(second / 60) % 60)}`;
}
