import { toChangesJson } from '../../sheet';
import { say, type Locale, type Text } from '../../words';
import type { DayReport } from '../types';

type Json = Record<string, unknown>;

/** What `sanbiao run --json` prints: names and meanings of the contract; sentences in one language. */
export function toRunJson(report: DayReport, locale: Locale = 'zh-CN'): Json {
  return {
    today: report.today,
    profile: report.profile,
    customers: report.customers.map(({ proposedWhy, valueTierWhy, nextAction, care, why, ...customer }) => ({
      ...printed(customer),
      ...said('proposedWhy', proposedWhy, locale),
      ...said('valueTierWhy', valueTierWhy, locale),
      ...said('nextAction', nextAction, locale),
      ...(care ? { care: care.map((line) => ({ ...line, text: say(line.text, locale) })) } : {}),
      why: why.map((line) => ({ ...line, text: say(line.text, locale), ...said('source', line.source, locale) })),
    })),
    changes: toChangesJson(report.changes, locale),
    questions: report.questions.map(({ sheet, cell, text }) => ({ sheet, cell, text: say(text, locale) })),
    problems: report.problems.map(({ sheet, cell, code, text }) => ({ sheet, cell, code, text })),
    lists: report.lists,
  };
}

/** Without what only the pane shows. */
function printed<C extends { readonly lastSaid?: string; readonly source?: string }>(customer: C): Json {
  const { lastSaid: _said, source: _source, ...rest } = customer;
  return rest;
}

function said(key: string, what: Text | undefined, locale: Locale): Json {
  return what === undefined ? {} : { [key]: say(what, locale) };
}
