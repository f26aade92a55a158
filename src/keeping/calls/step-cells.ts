import type { IsoDate } from '../../calendar';
import type { FollowUpStep, ResultWord, Satisfaction, StepPart } from '../../forms/types';
import { cellAt, columnNumber } from '../../sheet';
import { plainWords, type Entry } from '../field-words';
import type { Line } from '../contacts/manner';
import { says, wordsOf } from '../ticks';
import { dayWords, holdsSatisfaction, saidEntry, stepSamples, tellsNothing } from './step-samples';
import type { CalledRow } from './types';

/** What a call comes to. */
export interface Told {
  readonly date: IsoDate;
  readonly result?: ResultWord;
  readonly satisfaction?: Satisfaction;
}

/** A cell of a call's columns, and the part of the call that it says. */
export interface StepCell {
  readonly letters: string;
  readonly part: StepPart;
  /** `undefined` where the column's cells cannot say it. */
  readonly entry: Entry | undefined;
  readonly tells: Partial<Told>;
}

export interface StepCells {
  readonly cells: readonly StepCell[];
  /** What the columns of the call have no place for. */
  readonly rest: Partial<Told>;
}

/** How a day is written into a column of calls. */
export type DayWriter = (line: Line, part: StepPart, letters: string, date: IsoDate) => Entry;

/** Where a call's day, result and satisfaction go in the columns of one step. */
export function stepCells(line: Line, { form }: CalledRow, step: string, told: Told, day: DayWriter): StepCells {
  const columns = form.stepColumns?.[step] ?? [];
  const of = (part: StepPart): string | undefined => columns.find((letters) => form.stepParts?.[letters] === part);
  const cells: StepCell[] = [];
  const rest: { -readonly [K in keyof Told]?: Told[K] } = { ...told };
  const take = (letters: string, part: StepPart, entry: Entry | undefined, tells: Partial<Told>): void => {
    cells.push({ letters, part, entry, tells });
    for (const key of Object.keys(tells) as (keyof Told)[]) delete rest[key];
  };
  const [date, result, satisfaction, all, list] = [of('date'), of('result'), of('satisfaction'), of('all'), of('list')];
  if (date !== undefined) take(date, 'date', day(line, 'date', date, told.date), { date: told.date });
  if (satisfaction !== undefined && told.satisfaction !== undefined)
    take(satisfaction, 'satisfaction', said(line, 'satisfaction', satisfaction, 'satisfaction', told.satisfaction), {
      satisfaction: told.satisfaction,
    });
  if (result !== undefined) {
    const content = satisfaction === undefined && told.satisfaction !== undefined;
    if (content && (told.result === undefined || holdsSatisfaction(line, result)))
      take(result, 'result', said(line, 'result', result, 'satisfaction', told.satisfaction), {
        satisfaction: told.satisfaction,
      });
    else if (told.result !== undefined)
      take(result, 'result', said(line, 'result', result, 'result', told.result), { result: told.result });
  }
  const together = date === undefined ? (all ?? list) : undefined;
  if (together !== undefined) {
    const part = together === all ? 'all' : 'list';
    const whole = dayAndWords(line, part, together, rest, told, day);
    take(together, part, part === 'list' ? appended(line, together, whole.entry) : whole.entry, whole.tells);
  }
  return { cells, rest };
}

function said(
  line: Line,
  part: StepPart,
  letters: string,
  field: 'result' | 'satisfaction',
  value: string | undefined,
): Entry | undefined {
  return value === undefined ? undefined : saidEntry(line, part, letters, { field, value });
}

/** Day and words in one cell, where this sheet's people write words beside the day, or nobody wrote there yet. */
function dayAndWords(
  line: Line,
  part: 'all' | 'list',
  letters: string,
  rest: Partial<Told>,
  told: Told,
  day: DayWriter,
): { entry: Entry; tells: Partial<Told> } {
  const date = day(line, part, letters, told.date);
  const samples = stepSamples(line, part, letters);
  const beside = samples.length === 0 || samples.some((cell) => (dayWords(cell)?.rest.trim() ?? '') !== '');
  const words = (['result', 'satisfaction'] as const).flatMap((field) => {
    const value = rest[field];
    return value === undefined ? [] : [{ field, value, entry: wordBeside(line, part, field, value) }];
  });
  if (!beside || words.length === 0) return { entry: date, tells: { date: told.date } };
  const plain = typeof date.value === 'number' ? told.date.replace(/-0?/gu, '/') : String(date.value);
  return {
    entry: { value: [plain, ...words.map(({ entry }) => entry)].join(' ') },
    tells: { date: told.date, ...Object.fromEntries(words.map(({ field, value }) => [field, value])) },
  };
}

/** A word that stands beside a day: as other cells say it, else in plain words. */
function wordBeside(line: Line, part: StepPart, field: 'result' | 'satisfaction', value: string): string {
  for (const cell of stepSamples(line, part)) {
    const beside = dayWords(cell)?.rest.trim() ?? '';
    const word = beside.split(/[\s,，、;；]+/u).find((one) => one !== '' && says(field, one, value));
    if (word !== undefined) return word;
  }
  return plainWords(line.form.form, field, value) ?? value;
}

/** A list of calls in one cell grows by one. */
function appended(line: Line, letters: string, entry: Entry): Entry {
  const cell = cellAt(line.sheet, line.row, columnNumber(letters));
  if (cell === undefined || tellsNothing(cell)) return entry;
  const now = wordsOf(cell.value);
  const divider = /[日号\d]\s*([、,，;；\n])\s*\d/u.exec(now)?.[1] ?? '、';
  return { value: `${now}${divider}${wordsOf(entry.value)}` };
}

/** The calls that the row tells of once the cells are written. */
export function stepsAfter({ record }: CalledRow, step: string, written: readonly StepCell[]): readonly FollowUpStep[] {
  const steps = record.steps ?? [];
  if (written.length === 0) return steps;
  const list = written.find(({ part }) => part === 'list');
  if (list !== undefined) {
    const count = steps.filter((one) => /^\d+$/u.test(one.step)).length;
    return [...steps, { step: String(count + 1), ...list.tells }];
  }
  const [old, ...more] = steps.filter((one) => one.step === step);
  const others = steps.filter((one) => one.step !== step);
  const whole = written.some(({ part }) => part === 'all');
  const kept: Partial<FollowUpStep> = whole ? {} : { ...old };
  const tells = Object.assign({}, ...written.map((cell) => cell.tells)) as Partial<Told>;
  // A word of how content they were in the column of results is there instead of the result.
  const instead = written.some((cell) => cell.part === 'result' && cell.tells.satisfaction !== undefined);
  return [...others, { ...kept, ...(instead ? { result: undefined } : {}), step, ...tells }, ...(whole ? [] : more)];
}
