import { text, type Text } from '../words';
import { WorkbookError } from '../workbook/port';

/** What is said about an error: its own words where it has them, never its technical detail. */
export function sentence(error: unknown): Text {
  return error instanceof WorkbookError ? error.words : text('taskpane.error.unknown');
}
