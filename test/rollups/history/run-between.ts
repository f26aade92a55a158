import { recognise } from '../../../src/forms';
import { runDay } from '../../../src/jobs';
import { generalProfile } from '../../../src/profile';
import type { Cell, SheetSnapshot, WorkbookSnapshot } from '../../../src/sheet';
import { bookOf, parseArea } from '../../../src/sheet';
import { daysFrom } from './calendar';
import type { History } from './history';
import { Dice } from './random';
import type { Layout } from './layout';
import { sheetsOf } from './sheets';

/** Marks of ours by sheet and cell, `''` where one was taken away again; and the document part that knows them. */
interface Written {
  readonly cells: Map<string, string>;
  readonly parts: Map<string, string>;
  /** Whether the consultant who wrote into the marked cell left the mark there. */
  keptBeside(place: string): boolean;
}

/**
 * The store's sheets at the end of its history, with the marks that the day's run left in them on some days on the way: each time on the
 * sheets as they stood then. Where a consultant wrote into a marked cell later, the mark was written over, or kept beside the level.
 */
export function sheetsWithRuns(history: History, layout: Layout): { book: WorkbookSnapshot; marks: number } {
  const dice = new Dice(history.seed * 13 + 5);
  const kept = new Map<string, boolean>();
  const written: Written = {
    cells: new Map(),
    parts: new Map(),
    keptBeside: (place) => {
      if (!kept.has(place)) kept.set(place, dice.chance(0.5));
      return kept.get(place) ?? false;
    },
  };
  const days = history.periods.flatMap(({ first, last }) => daysFrom(first, last)).filter(() => dice.chance(0.06));
  for (const today of days) {
    const book = withMarks(sheetsOf(upTo(history, today), layout), written);
    const report = runDay(book, recognise(book), generalProfile, today, { withoutColours: true });
    for (const change of report.changes) {
      if (change.kind === 'value') written.cells.set(`${change.sheet}!${change.cell}`, String(change.after));
      if (change.kind === 'document-part') written.parts.set(change.namespace, change.after);
    }
  }
  const marks = [...written.cells.values()].filter((value) => value !== '').length;
  return { book: withMarks(sheetsOf(history, layout), written), marks };
}

/** What the books hold at the end of a day; visits are planned ahead. */
function upTo(history: History, day: string): History {
  const begun = history.periods.filter(({ first }) => first <= day);
  return {
    ...history,
    periods: begun,
    months: history.months.filter((month) => `${month}-01` <= day),
    lines: history.lines.filter(({ date }) => date <= day),
    people: history.people.map((person) => ({ ...person, events: person.events.filter(({ date }) => date <= day) })),
  };
}

function withMarks(book: WorkbookSnapshot, { cells, parts, keptBeside }: Written): WorkbookSnapshot {
  const sheets = book.sheets.map((sheet): SheetSnapshot => {
    const rows: (Cell | undefined)[][] = sheet.rows.map((row) => [...(row ?? [])]);
    for (const [place, mark] of cells) {
      const [name = '', cell = ''] = place.split('!');
      const area = name === sheet.name && mark !== '' ? parseArea(cell) : undefined;
      if (!area) continue;
      const own = (rows[area.top] ??= []);
      const there = String(own[area.left]?.value ?? '');
      if (there === '') own[area.left] = { value: mark };
      else if (!there.includes('*') && keptBeside(place)) own[area.left] = { value: `${there}${mark}` };
    }
    return { ...sheet, rows };
  });
  return { ...bookOf(sheets, { name: book.name }), parts };
}
