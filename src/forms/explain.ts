import { say, text, type Locale } from '../words';
import { everyForm } from './json';
import type { RecognisedWorkbook } from './types';

/** Lines for `--explain`: why each block and column was read so, what is asked, and why a sheet holds no form. */
export function explain(recognised: RecognisedWorkbook, locale: Locale = 'zh-CN'): string[] {
  const lines: string[] = [];
  for (const form of everyForm(recognised)) {
    lines.push(
      say(
        text('forms.explain.form', {
          sheet: form.sheet,
          range: form.range,
          kind: text(`forms.kind.${form.form}`),
          score: form.confidence.toFixed(2),
        }),
        locale,
      ),
    );
    for (const line of form.trace)
      lines.push(
        `  ${line.at.padEnd(4)} ${say(line.why, locale)}${line.score === undefined ? '' : ` (${line.score.toFixed(2)})`}`,
      );
    for (const { range, why } of form.unread ?? []) lines.push(`! ${form.sheet}!${range} ${say(why, locale)}`);
  }
  for (const question of recognised.questions)
    lines.push(`? ${question.sheet}!${question.cell} ${say(question.text, locale)}`);
  for (const { sheet, why } of recognised.unrecognised) lines.push(`- ${sheet}: ${say(why, locale)}`);
  return lines;
}
