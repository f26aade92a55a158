import { toChangesJson } from '../sheet';
import { say, type Locale } from '../words';
import type { KeepReport } from './types';

/** What `log`, `visit`, `report` and `card` print with `--json`; sentences in one language. */
export function toKeepJson(report: KeepReport, locale: Locale = 'zh-CN'): Record<string, unknown> {
  return {
    customer: report.customer,
    writes: report.writes.map(({ why, shown: _shown, ...write }) => ({ ...write, why: say(why, locale) })),
    without: report.without.map(({ place, why }) => ({ place, why: say(why, locale) })),
    questions: report.questions.map(({ code, sheet, cell, text, choices }) => ({
      code,
      sheet,
      cell,
      text: say(text, locale),
      choices: choices.map((choice) => ({ text: say(choice.text, locale) })),
    })),
    changes: toChangesJson(report.changes, locale),
  };
}
