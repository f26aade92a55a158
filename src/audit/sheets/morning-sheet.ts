import { COUNTED } from '../../forms';
import type { ChangeSet, SheetContent, WorkbookSnapshot } from '../../sheet';
import { say, text, type Locale, type Text } from '../../words';
import type { Morning } from '../morning';
import { Page, pageChanges, QUIET, TITLE, type Row } from './page';

const WIDTH = 7;
/** What still reads well when the page is shrunk to one sheet. */
const MOST = { losses: 14, levels: 12, orders: 12 };

/** 晨检表: one A4 page for the morning: what each consultant has open, losses to approve with room to decide by hand, orders waiting. */
export function morningSheet(morning: Morning, locale: Locale = 'zh-CN'): SheetContent {
  const speak = (what: Text): string => say(what, locale);
  const page = new Page(WIDTH, speak);
  page.line(speak(text('audit.morning.title')), TITLE);
  page.line(speak(text('audit.morning.subtitle', { date: morning.today, counted: COUNTED })), QUIET);
  page.gap();
  page.table(
    [
      text('audit.sheet.consultant'),
      text('audit.morning.first-contacts'),
      text('audit.morning.missed'),
      text('audit.morning.overdue'),
      text('audit.morning.incomplete'),
      text('audit.morning.without-row'),
      text('audit.morning.without-card'),
    ],
    morning.people.map((person): Row => [
      person.consultant === '' ? '—' : person.consultant,
      person.firstContacts,
      person.missed,
      person.overdue,
      person.incomplete,
      person.withoutRow,
      person.withoutCard,
    ]),
  );
  const lines = (what: keyof typeof MOST, heading: Text, head: readonly Text[], rows: readonly Row[]): void => {
    page.heading(heading);
    page.table(head, rows.slice(0, MOST[what]));
    if (rows.length > MOST[what])
      page.line(speak(text('audit.sheet.more', { count: rows.length - MOST[what] })), QUIET);
  };
  lines(
    'losses',
    text('audit.morning.losses', { count: morning.losses.filter(({ decided }) => decided === undefined).length }),
    [
      text('audit.sheet.consultant'),
      text('audit.sheet.customer'),
      text('audit.sheet.day'),
      text('audit.morning.kind'),
      text('audit.morning.reason'),
      text('audit.morning.decision'),
      text('audit.morning.by'),
    ],
    morning.losses.map((loss): Row => [
      loss.consultant,
      loss.customer,
      loss.date,
      speak(text(`audit.morning.kind.${loss.kind}`)),
      loss.reason,
      speak(loss.said),
      loss.decided === undefined ? '' : `${loss.decided.by} ${loss.decided.date}`,
    ]),
  );
  lines(
    'levels',
    text('audit.morning.levels', { count: morning.levels.filter(({ decided }) => decided === undefined).length }),
    [
      text('audit.sheet.consultant'),
      text('audit.sheet.customer'),
      text('audit.morning.standing'),
      text('audit.morning.proposed'),
      text('audit.morning.why'),
      text('audit.morning.decision'),
      text('audit.morning.by'),
    ],
    morning.levels.map((one): Row => [
      one.consultant,
      one.customer,
      one.from,
      one.to,
      speak(one.why),
      speak(one.said),
      one.decided === undefined ? '' : `${one.decided.by} ${one.decided.date}`,
    ]),
  );
  lines(
    'orders',
    text('audit.morning.orders', { count: morning.orders.length }),
    [
      text('audit.sheet.consultant'),
      text('audit.sheet.customer'),
      text('audit.morning.model'),
      text('audit.morning.days'),
    ],
    morning.orders.map(({ consultant, customer, model, days }): Row => [consultant, customer, model, days]),
  );
  page.line(speak(text('audit.morning.sign')), { align: { vertical: 'bottom' } });
  return page.content({
    columnWidths: { A: 12, B: 12, C: 12, D: 16, E: 26, F: 21, G: 14 },
    orientation: 'portrait',
    onePage: true,
  });
}

export function morningSheetChanges(book: WorkbookSnapshot, morning: Morning, locale: Locale = 'zh-CN'): ChangeSet {
  return pageChanges(book, morningSheet(morning, locale), {
    name: say(text('audit.morning.name'), locale),
    why: text('audit.change.morning'),
  });
}
