import { text } from '../../words';
import { copyAndSay } from '../copying';
import type { PaneServices } from '../host/services';
import type { Store } from '../store';
import { calendarFile } from '../today/calendar-file';
import { wordsIn } from '../words';
import { feedbackText } from './feedback';

/** What a deed works on. */
interface Desk {
  readonly services: PaneServices;
  readonly store: Store;
}

/** Saves the calls of the week as a calendar file. */
export function saveCalendar({ services, store }: Desk): void {
  const { report, profile, consultant, locale } = store.get();
  if (report === undefined || profile === undefined) return;
  const content = calendarFile(report, { consultant }, profile, services.now(), wordsIn(locale));
  services.saveFile({ name: `${report.today}.ics`, bytes: new TextEncoder().encode(content) });
  store.send({ type: 'banner', banner: { tone: 'success', text: text('taskpane.calendar.saved'), actions: [] } });
}

/** Puts what helps whoever mends the product into the clipboard. */
export async function copyFeedback({ services, store }: Desk): Promise<void> {
  await copyAndSay(
    { services, store },
    feedbackText(store.get(), services, navigator.userAgent),
    'taskpane.feedback.copied',
  );
}
