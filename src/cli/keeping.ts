import { basename } from 'node:path';

import { buildLedger } from '../customers';
import { BadRequest, toKeepJson, type Books, type Choices, type KeepReport, type QuestionCode } from '../keeping';
import { text } from '../words';
import { applyToXlsx } from '../workbook/xlsx';
import { table, type Console } from './console';
import { CommandError, type Outcome } from './outcome';
import { dryRun, inPlace, json, list, out, profile, refusedValue, type Option, type SaveOptions } from './options';
import { provenance } from './provenance';
import { printConflicts, save } from './saving';
import { loadProfile, openAll } from './workspace';

/** `--choose two-customers=2`, as often as there are questions. */
const choose: Option<Choices> = {
  ...list('choose'),
  read: (raw) =>
    Object.fromEntries(
      list('choose')
        .read(raw)
        .map((entry) => {
          const found = /^([a-z-]+)=([1-9]\d*)$/u.exec(entry);
          if (!found) throw refusedValue('choose', entry, 'two-customers=2');
          return [found[1] as QuestionCode, Number(found[2])];
        }),
    ),
};

/** What every command takes that writes into the forms. */
export const KEEPING_OPTIONS = { json, profile, dryRun, out, inPlace, choose };

interface KeepOptions extends SaveOptions {
  readonly files: readonly string[];
  readonly json: boolean;
  readonly dryRun: boolean;
  readonly profile: string | undefined;
}

/** Opens the one workbook, works out what to write, shows it, and writes it where the options say so and nothing is left to decide. */
export function keep(options: KeepOptions, console: Console, work: (books: Books) => KeepReport): Outcome {
  const { books, failed } = openAll(options.files, console);
  const [opened, ...others] = books;
  if (failed > 0) return 'bad-input';
  if (!opened || others.length > 0) throw new CommandError('bad-input', text('cli.error.one-file'));
  const { book, recognised, bytes, path } = opened;
  const rules = loadProfile(options.profile, book);
  const report = asked(() => work({ book, recognised, ledger: buildLedger(recognised, rules), profile: rules }));
  if (options.json)
    console.print(
      JSON.stringify({ ...toKeepJson(report, console.locale), ...(options.dryRun && provenance([opened])) }, null, 2),
    );
  else printReport(report, console);
  if (report.questions.length > 0) return 'conflicts';
  if (options.dryRun) return 'done';
  if (!options.inPlace && options.out === undefined) {
    if (!options.json) console.note(text('cli.nothing-written'));
    return 'done';
  }
  const result = applyToXlsx(bytes, report.changes, { name: basename(path) });
  printConflicts(result.report, console);
  if (result.report.conflicts.length > 0) return 'conflicts';
  const file = save(opened, result.bytes, options, console);
  console.note(text('cli.written', { file, count: result.report.applied }));
  return 'done';
}

function asked<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof BadRequest) throw new CommandError('bad-input', error.words);
    throw error;
  }
}

function printReport(report: KeepReport, console: Console): void {
  const rows = report.writes.map(({ place, sheet, cell, before, after, shown }) => [
    console.say(text(`keeping.place.${place}`)),
    `${sheet}!${cell}`,
    `${before === '' ? '' : `${shown?.before ?? String(before)} `}→ ${shown?.after ?? String(after)}`,
  ]);
  for (const line of table(rows)) console.print(line);
  if (rows.length === 0) console.print(console.say(text('cli.keep.nothing')));
  for (const { place, why } of report.without)
    console.print(console.say(text('cli.keep.without', { place: text(`keeping.place.${place}`), why })));
  for (const question of report.questions) {
    console.print(
      console.say(text('cli.question', { sheet: question.sheet, cell: question.cell, text: question.text })),
    );
    question.choices.forEach((choice, index) =>
      console.print(`  --choose ${question.code}=${String(index + 1)}  ${console.say(choice.text)}`),
    );
  }
}
