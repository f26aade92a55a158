import { dateOf, dayOf, type IsoDate } from '../../calendar';
import { maskPhone } from '../../customers';
import type { CustomerDay, DayReport } from '../../jobs/types';
import type { Words } from '../words';
import { customerKey, tasksOf, type TaskFilter } from './tasks';
import type { StoreProfile } from '../../profile';

/** Lines of a calendar file are at most so many bytes long. */
const LONGEST = 73;

/**
 * The calls of today and the next seven days as a calendar file (RFC 5545), made on this computer: one all-day event each, the name
 * down to its first character, the phone masked.
 * @param now `YYYY-MM-DDTHH:mm`
 */
export function calendarFile(
  report: DayReport,
  filter: TaskFilter,
  profile: StoreProfile,
  now: string,
  words: Words,
): string {
  const { groups } = tasksOf(report, filter, profile);
  const calls = groups.filter(({ kind }) => kind !== 'older').flatMap(({ customers }) => customers);
  const stamp = `${now.replace(/[-:]/gu, '')}00`;
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sanbiao//CN',
    ...calls.flatMap((customer) => eventOf(customer, report.today, stamp, words)),
    'END:VCALENDAR',
    '',
  ]
    .flatMap(folded)
    .join('\r\n');
}

function eventOf(customer: CustomerDay, today: IsoDate, stamp: string, { t }: Words): string[] {
  const { due = today, level, model, phone, consultant } = customer;
  // What is overdue is for today.
  const day = due < today ? today : due;
  const plain = (date: IsoDate): string => date.replace(/-/gu, '');
  const name = customer.name === undefined ? t('taskpane.today.no-name') : `${customer.name.slice(0, 1)}**`;
  const summary = [level, name, model, phone === undefined ? undefined : maskPhone(phone), consultant];
  return [
    'BEGIN:VEVENT',
    `UID:${identity(`${customerKey(customer)} ${day}`)}@sanbiao`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${plain(day)}`,
    `DTEND;VALUE=DATE:${plain(dateOf(dayOf(day) + 1))}`,
    `SUMMARY:${escaped(summary.filter((part) => part !== undefined && part !== '').join(' '))}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const escaped = (words: string): string => words.replace(/[\\;,]/gu, '\\$&').replace(/[\r\n]+/gu, ' ');

/** The same call has the same name when the file is made again; it says nothing of the customer. */
function identity(words: string): string {
  let hash = 0x811c9dc5;
  for (const character of words) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}

/** A line in pieces of at most 75 bytes, the later ones begun with a blank; no character is cut in two. */
function folded(line: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let bytes = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (bytes + size > LONGEST) {
      pieces.push(piece);
      piece = ' ';
      bytes = 1;
    }
    piece += character;
    bytes += size;
  }
  return [...pieces, piece];
}
