import { version } from '../../../package.json';
import type { PaneServices } from '../host/services';
import type { PaneState } from '../state';

/**
 * What helps whoever mends the product, and nothing of a customer, a store or a file: versions, counts, the last thing that went wrong.
 * @param browser what the browser calls itself
 */
export function feedbackText(
  state: PaneState,
  { officeSource }: Pick<PaneServices, 'officeSource'>,
  browser: string,
): string {
  const { report, problem, banner, locale, view, phase } = state;
  const wrong = problem ?? (banner?.tone === 'error' ? banner.text : undefined);
  const kinds = new Map<string, number>();
  for (const { form } of report?.forms ?? []) kinds.set(form, (kinds.get(form) ?? 0) + 1);
  return [
    `三表助手 · Sanbiao ${version}`,
    `${locale} · ${phase} · ${view} · Office.js: ${officeSource?.() ?? '–'}`,
    browser,
    ...(report === undefined
      ? []
      : [
          [...kinds].map(([kind, count]) => `${kind} ${String(count)}`).join(', ') || '–',
          `rows ${String(report.forms.reduce((sum, { records }) => sum + records.length, 0))}, ` +
            `questions ${String(report.questions.length)}, unread ${String(report.problems.length)}, ` +
            `not used ${String(report.unrecognised.length)}`,
        ]),
    ...(wrong === undefined ? [] : [`! ${wrong.key}`]),
    '',
    '',
  ].join('\n');
}
