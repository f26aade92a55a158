import type { Assigned } from '../columns/assign';
import { labelsIn, type CardLabel, type Region } from './card-labels';
import { ProblemList, type FormContext } from '../records/context';
import type { MappedField, RecordFields } from '../fields';
import { readField } from '../fields/read-field';
import type { Grid } from '../layout/grid';
import { headerKey, senses } from '../vocabulary/lookup';
import { mergePeriods, periodIn, periodOfSheetName } from '../layout/period';
import { readPastDate } from '../records/dates';
import { titleKinds } from '../layout/titles';
import type { Column, Form, FormRecord } from '../types';
import { FOREIGN } from '../vocabulary';
import { CARDS, MATCH } from '../weights';
import { text } from '../../words';
import { areaName, cellName, columnLetters, type WorkbookSnapshot } from '../../sheet';
import {
  cellText,
  genderOf,
  isBlankOrNothing,
  LEVEL_CODES,
  parseDate,
  toSimplified,
  withoutBlanks,
  parseChoices,
  parseGender,
} from '../values';

const CARD_WORD = /卡|檔案|档案|card/iu;

/**
 * The customer cards of a sheet, in reading order; none where the sheet is something else. Cards without a title (`titled` false)
 * are to be sought only where no table was found. `tables`: rows in which tables with a title of their own begin, where cards end.
 */
export function readCards(book: WorkbookSnapshot, grid: Grid, titled: boolean, tables: readonly number[] = []): Form[] {
  if (grid.lastRow > CARDS.mostRows || grid.lastColumn > CARDS.mostColumns) return [];
  return regionsOf(grid).flatMap((region) => {
    if (region.titled !== titled) return [];
    const { top, bottom } = region.region;
    const end = Math.min(bottom, ...tables.filter((row) => row > top).map((row) => row - 1));
    const form = readCard(book, grid, { ...region.region, bottom: end }, region.titled);
    return form === undefined ? [] : [form];
  });
}

/** Whether a title of the sheet names a card. */
export function hasCardTitle(grid: Grid): boolean {
  return (
    grid.lastRow <= CARDS.mostRows &&
    grid.lastColumn <= CARDS.mostColumns &&
    regionsOf(grid).some(({ titled }) => titled)
  );
}

/** One region per title that names a card; without one the whole sheet. */
function regionsOf(grid: Grid): { region: Region; titled: boolean }[] {
  const titles: { row: number; column: number }[] = [];
  for (let row = 1; row <= grid.lastRow; row += 1) {
    const extent = grid.extent(row);
    if (extent === undefined) continue;
    for (let column = extent.left; column <= extent.right; column += 1) {
      const cell = grid.cell(row, column);
      if (
        cell === undefined ||
        typeof cell.value !== 'string' ||
        cell.value.length > CARDS.longestLabel ||
        !CARD_WORD.test(cell.value)
      )
        continue;
      const plain = toSimplified(withoutBlanks(cell.value));
      if (!/[:：].+/u.test(plain) && titleKinds(plain).has('customer-card') && plain.length <= CARDS.longestTitle)
        titles.push({ row, column });
    }
    if (titles.length > CARDS.mostTitles) return [];
  }
  const whole = { top: 1, bottom: grid.lastRow, left: 1, right: grid.lastColumn };
  if (titles.length === 0) return grid.lastRow > CARDS.mostRowsUntitled ? [] : [{ region: whole, titled: false }];
  const rows = [...new Set(titles.map(({ row }) => row))];
  return rows.flatMap((row, index) => {
    const bottom = (rows[index + 1] ?? grid.lastRow + 1) - 1;
    const line = titles.filter((title) => title.row === row);
    return line.map(({ column }, i) => ({
      titled: true,
      region: {
        top: row + 1,
        bottom,
        left: i === 0 ? 1 : column,
        right: (line[i + 1]?.column ?? grid.lastColumn + 1) - 1,
      },
    }));
  });
}

function readCard(book: WorkbookSnapshot, grid: Grid, region: Region, titled: boolean): Form | undefined {
  const labels = labelsIn(grid, region);
  const chosen = bestLabels(labels);
  const fields = new Set(chosen.map((label) => label.field));
  if (!fields.has('customerName')) return undefined;
  if (chosen.length < (titled ? CARDS.labels.titled : CARDS.labels.untitled)) return undefined;
  if (!titled && !isCardByItself(labels, chosen, fields)) return undefined;
  if (isTable(grid, labels, chosen, region)) return undefined;
  const whole = (['phone', 'model', 'level'] as const).every((field) => fields.has(field));
  // a card that says what it is and whose customer it is has places for a licence and a chassis number as well
  const foreign = titled && whole ? 0 : foreignLabels(labels);
  if (foreign >= CARDS.foreign[titled || whole ? 'titled' : 'untitled']) return undefined;
  return cardForm(book, grid, chosen, titled);
}

/** For each field the label that says it best. */
function bestLabels(labels: readonly CardLabel[]): (CardLabel & { field: MappedField })[] {
  const best = new Map<MappedField, CardLabel & { field: MappedField }>();
  for (const label of labels) {
    const { field } = label;
    if (field === undefined || label.score < CARDS.label || field === 'serial') continue;
    const there = best.get(field);
    if (there === undefined || there.score < label.score) best.set(field, { ...label, field });
    else if (field === 'phone' && !best.has('phone2')) best.set('phone2', { ...label, field: 'phone2' });
  }
  return [...best.values()].sort((a, b) => a.value.row - b.value.row || a.value.column - b.value.column);
}

/** Without a title: labels beside their values, over several rows, with a phone and what the customer wants. */
function isCardByItself(
  labels: readonly CardLabel[],
  chosen: readonly CardLabel[],
  fields: ReadonlySet<MappedField | undefined>,
): boolean {
  const beside = chosen.filter((label) => label.layout !== 'below');
  const rows = new Set(beside.map(({ row }) => row));
  const wanted = (['model', 'level', 'firstContactDate', 'source'] as const).filter((field) =>
    fields.has(field),
  ).length;
  return (
    beside.length >= CARDS.beside.labels &&
    rows.size >= CARDS.beside.rows &&
    fields.has('phone') &&
    wanted >= 2 &&
    labels.filter((label) => label.field === 'customerName').length === 1
  );
}

/** Labels over values in a row, and more values under them: a table with a header, not a card. */
function isTable(grid: Grid, labels: readonly CardLabel[], chosen: readonly CardLabel[], region: Region): boolean {
  const labelCells = new Set(labels.map(({ row, column }) => `${row},${column}`));
  const below = chosen.filter((label) => label.layout === 'below');
  if (below.length < CARDS.labelsInRow) return false;
  let more = 0;
  for (const { value } of below) {
    const cell = value.row < region.bottom ? grid.cell(value.row + 1, value.column) : undefined;
    if (cell !== undefined && !/[:：]/u.test(cellText(cell)) && !labelCells.has(`${value.row + 1},${value.column}`))
      more += 1;
  }
  return more * 2 >= below.length;
}

function foreignLabels(labels: readonly CardLabel[]): number {
  const keys = new Set(labels.map(({ words }) => headerKey(words)));
  let worst = 0;
  for (const { headers } of FOREIGN) {
    let score = 0;
    for (const [weight, words] of headers) for (const word of words) if (keys.has(word)) score += weight;
    worst = Math.max(worst, score);
  }
  return worst;
}

function cardForm(
  book: WorkbookSnapshot,
  grid: Grid,
  labels: readonly (CardLabel & { field: MappedField })[],
  titled: boolean,
): Form {
  const period = mergePeriods({}, periodOfSheetName(grid.sheet.name), periodIn(book.name.replace(/\.[a-z]+$/iu, '')));
  const context: FormContext = {
    grid,
    kind: 'customer-card',
    family: 'card',
    date1904: grid.date1904,
    columns: [],
    ...(period.year === undefined ? {} : { year: period.year }),
    ...(period.month === undefined ? {} : { month: period.month }),
    levels: LEVEL_CODES,
    problems: new ProblemList(),
    besides: new Map(),
    instead: new Map(),
  };
  const draft: RecordFields = {};
  const columns: Column[] = [];
  for (const label of labels) {
    // an empty place for a second number is a place, not a number
    if (label.field === 'phone2' && label.value.cell === undefined) continue;
    columns.push({
      field: label.field,
      column: columnLetters(label.value.column),
      row: label.value.row,
      header: label.words,
    });
    readLabel(context, draft, label);
    for (const beside of context.besides.values()) {
      if (beside.column === label.value.column)
        columns.push({
          field: beside.field,
          column: columnLetters(beside.column),
          row: label.value.row,
          header: label.words,
        });
    }
    context.besides.clear();
  }
  readCardDates(context, draft, labels);
  draft.gender ??= genderInBoxes(grid, labels);
  if (draft.gender === undefined && draft.customerName !== undefined) {
    const gender = genderOf(draft.customerName);
    if (gender !== undefined) draft.gender = gender;
  }
  const named = labels.find((label) => label.field === 'customerName');
  const area = {
    top: Math.min(...labels.map(({ row }) => row)),
    left: Math.min(...labels.map(({ column }) => column)),
    bottom: Math.max(...labels.map(({ row, value }) => Math.max(row, value.row))),
    right: Math.max(...labels.map(({ column, value }) => Math.max(column, value.column))),
  };
  const record: FormRecord = { row: named?.value.row ?? area.top, fields: draft };
  const empty = Object.values(draft).every((value) => value === undefined);
  return {
    sheet: grid.sheet.name,
    form: 'customer-card',
    range: areaName(area),
    headerRows: [],
    columns,
    records: empty ? [] : [record],
    skipped: [],
    problems: context.problems.all(),
    confidence: Math.min(1, labels.length / CARDS.sure[titled ? 'titled' : 'untitled']),
    fingerprint: fingerprintOf(labels),
    trace: [
      { at: cellName(area.top, area.left), why: text('forms.trace.card', { count: labels.length }) },
      ...labels.map((label) => ({
        at: cellName(label.value.row, label.value.column),
        why: text('forms.trace.words', { header: label.words, field: text(`forms.field.${label.field}`) }),
        score: label.score,
      })),
    ],
  };
}

/** `■男 □女` beside the name, with no label of its own. */
function genderInBoxes(grid: Grid, labels: readonly CardLabel[]): 'male' | 'female' | undefined {
  const rows = labels.map(({ row }) => row);
  for (let row = Math.min(...rows); row <= Math.max(...rows); row += 1) {
    const extent = grid.extent(row);
    for (let column = extent?.left ?? 1; column <= (extent?.right ?? 0); column += 1) {
      const text = grid.text(row, column);
      if (text.length > CARDS.longestOptions || !/男/u.test(text) || !/女/u.test(text)) continue;
      const [chosen, ...others] = parseChoices(text) ?? [];
      if (chosen !== undefined && others.length === 0) return parseGender(chosen);
    }
  }
  return undefined;
}

/** What stands in a label's place but is a label itself, or a sentence where a short value belongs, is no value. */
function isNoValue(field: MappedField, text: string): boolean {
  if (/^phone2?$/u.test(field)) return text.length > CARDS.longestPhone || /[\u3400-\u9fff]{5}/u.test(text);
  if (field === 'appointment' || field === 'color' || field === 'model')
    return senses(text).some(
      ({ to, score, how }) =>
        to !== 'heading' && score >= (to === 'none' ? MATCH.foreign : CARDS.surelyLabel) && how === 'exact',
    );
  return false;
}

function readLabel(context: FormContext, draft: RecordFields, label: CardLabel & { field: MappedField }): void {
  const { cell, row, column } = label.value;
  if (cell === undefined || isNoValue(label.field, cellText(cell).trim())) return;
  const assigned: Assigned = {
    column,
    header: label.words,
    group: '',
    candidates: [],
    phoneLike: true,
    field: label.field,
    by: { field: label.field, score: label.score, words: label.score, because: 'words' },
  };
  readField(context, draft, assigned, undefined, cell, { row, column });
}

/** The card's own date first; the first contact is the last such day up to it. */
function readCardDates(
  context: FormContext,
  draft: RecordFields,
  labels: readonly (CardLabel & { field: MappedField })[],
): void {
  for (const wanted of ['date', 'firstContactDate', 'appointment'] as const) {
    const label = labels.find(({ field }) => field === wanted);
    const cell = label?.value.cell;
    if (label === undefined || cell === undefined || cell.error || isBlankOrNothing(cellText(cell))) continue;
    const { year, month, date1904 } = context;
    const reading =
      wanted === 'date'
        ? parseDate(cell, { date1904, year, month })
        : wanted === 'firstContactDate'
          ? readPastDate(context, cell, draft.date)
          : parseDate(cell, {
              date1904,
              year,
              month,
              ...(draft.date === undefined ? {} : { direction: 'future' as const, anchor: draft.date }),
            });
    if (wanted === 'appointment')
      draft.appointment =
        reading.date !== undefined && (reading.rest ?? '') === '' ? reading.date : cellText(cell).trim();
    else if (reading.date !== undefined) draft[wanted] = reading.date;
    else if (reading.empty === undefined)
      context.problems.add(label.value.row, label.value.column, 'unreadable-date', cell);
  }
}

function fingerprintOf(labels: readonly CardLabel[]): string {
  let hash = 0x811c9dc5;
  for (const character of labels.map(({ words }) => words).join('|'))
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `customer-card-${hash.toString(16).padStart(8, '0')}`;
}
