import { everyForm, explain, toReadJson, type Problem } from '../../forms';
import { text, type Text } from '../../words';
import { command } from '../command';
import { table, type Console } from '../console';
import { flag, json, type Values } from '../options';
import { openAll, type OpenedBook } from '../workspace';
import type { Outcome } from '../outcome';

const OPTIONS = { json, explain: flag('explain') };
type Options = Values<typeof OPTIONS>;

/** `sanbiao read`: what was recognised. One file prints one object with `--json`, several print an array. */
export const read = command({ name: 'read', options: OPTIONS, run: perform });

function perform(options: Options, console: Console): Outcome {
  const { books, failed } = openAll(options.files, console);
  if (options.json) {
    const all = books.map(({ book, recognised }) => ({
      ...toReadJson(recognised),
      ...(book.missingSheets && { missingSheets: book.missingSheets }),
    }));
    console.print(JSON.stringify(options.files.length === 1 && all.length === 1 ? all[0] : all, null, 2));
  } else {
    for (const book of books) printBook(book, console);
  }
  if (options.explain) {
    // With --json the explanation goes to standard error, so that the JSON stays one object.
    const line = options.json ? console.noteLine : console.print;
    for (const book of books) explain(book.recognised, console.locale).forEach(line);
  }
  return failed > 0 ? 'bad-input' : 'done';
}

function printBook({ recognised }: OpenedBook, console: Console): void {
  const forms = everyForm(recognised);
  console.print(console.say(text('cli.read.book', { file: recognised.workbook, forms: forms.length })));
  const rows = forms.map((form) => [
    form.sheet,
    form.range,
    console.say(text(`forms.kind.${form.form}`)),
    form.month ?? '',
    form.consultant ?? '',
    console.say(text('cli.read.records', { count: form.records.length })),
    form.problems.length === 0 ? '' : console.say(text('cli.read.problems', { count: form.problems.length })),
  ]);
  for (const line of table(rows)) console.print(`  ${line}`);
  for (const form of forms) {
    for (const problem of form.problems) {
      if (problem.masked === 0) continue;
      console.print(
        `  ${console.say(text('cli.read.problem', { sheet: form.sheet, cell: problem.cell, text: problem.text, what: whatIsWrong(problem) }))}`,
      );
    }
  }
  for (const { sheet, unread = [] } of recognised.forms)
    for (const { range, why } of unread)
      console.print(`  ${console.say(text('cli.read.unread', { sheet, range, why }))}`);
  for (const sheet of recognised.unrecognised) {
    console.print(`  ${console.say(text('cli.read.unrecognised', { sheet: sheet.sheet, why: sheet.why }))}`);
  }
  for (const question of recognised.questions) {
    console.print(
      `  ${console.say(text('cli.question', { sheet: question.sheet, cell: question.cell, text: question.text }))}`,
    );
  }
}

function whatIsWrong({ code, masked }: Problem): Text {
  return masked === undefined ? text(`forms.problem.${code}`) : text('forms.masked', { count: masked });
}
