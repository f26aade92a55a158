import { basename } from 'node:path';

import { text } from '../../words';
import { compareXlsx, type CellDifference, type WorkbookDifference } from '../../workbook/xlsx';
import { command } from '../command';
import { table, type Console } from '../console';
import { readSource } from '../disk';
import { json, type Values } from '../options';
import { CommandError, type Outcome } from '../outcome';

const OPTIONS = { json };

/** `sanbiao diff`: what differs between two workbook files, cell by cell and part by part. */
export const diff = command({ name: 'diff', options: OPTIONS, run: perform });

function perform(options: Values<typeof OPTIONS>, console: Console): Outcome {
  const [before, after, ...others] = options.files;
  if (before === undefined || after === undefined || others.length > 0)
    throw new CommandError('bad-input', text('cli.error.two-files'));
  const difference = compareXlsx(readSource(before).bytes, readSource(after).bytes);
  if (options.json) console.print(JSON.stringify({ before, after, ...difference }, null, 2));
  else print(difference, basename(before), basename(after), console);
  return 'done';
}

function print(difference: WorkbookDifference, before: string, after: string, console: Console): void {
  const { cells, sheets, parts, untouched, same } = difference;
  const rows = (lines: readonly (readonly string[])[]): void => {
    for (const line of table(lines)) console.print(`  ${line}`);
  };
  if (same) {
    console.print(console.say(text('cli.diff.same', { before, after, parts: untouched })));
    return;
  }
  console.print(
    console.say(text('cli.diff.head', { before, after, cells: countCells(cells), parts: parts.length, untouched })),
  );
  rows(cells.map((cell) => cellLine(cell, console)));
  for (const { sheet, what } of sheets) console.print(`  ${console.say(text(`cli.diff.sheet.${what}`, { sheet }))}`);
  console.print(console.say(text('cli.diff.parts')));
  for (const { part, what, elements } of parts) {
    console.print(`  ${SIGNS[what]} ${part}`);
    for (const element of elements) console.print(`      ${element}`);
  }
}

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

const countCells = (cells: readonly CellDifference[]): number =>
  new Set(cells.map(({ sheet, cell }) => `${sheet}!${cell}`)).size;

function cellLine({ sheet, cell, what, before, after }: CellDifference, console: Console): string[] {
  const shown = (value: CellDifference['before']): string => (typeof value === 'string' ? `"${value}"` : String(value));
  return [`${sheet}!${cell}`, console.say(text(`cli.diff.what.${what}`)), `${shown(before)} → ${shown(after)}`];
}
