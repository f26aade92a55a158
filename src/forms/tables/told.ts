import { dayOfSerial, formatKind, isoDate, timeOfSerial } from '../../calendar';
import { cellName, columnLetters } from '../../sheet';
import { text } from '../../words';
import type { Assignment } from '../columns/assign';
import type { FormKind } from '../families';
import type { MappedField } from '../fields';
import type { Block } from '../layout/blocks';
import type { Grid } from '../layout/grid';
import type { BodyRow } from '../layout/rows';
import type { Question, TraceLine } from '../types';
import { isDitto } from '../values';
import type { Parts } from './parts';

/** As the sheet shows a cell: days and times are none of their serial numbers. */
function shown(grid: Grid, row: number, column: number): string {
  const { value, format } = grid.cell(row, column) ?? {};
  const kind = typeof value === 'number' ? formatKind(format) : 'other';
  if (typeof value !== 'number' || kind === 'other') return grid.text(row, column);
  const day = kind === 'time' ? undefined : dayOfSerial(value, grid.date1904);
  const time = kind === 'date' ? undefined : timeOfSerial(value);
  const parts = [day && isoDate(day.year, day.month, day.day), time].filter((part) => part !== undefined);
  return parts.length === 0 ? grid.text(row, column) : parts.join(' ');
}

/** A column's first values that differ, four at most. */
export function samplesOf(grid: Grid, column: number, sorted: readonly BodyRow[]): string[] {
  const samples: string[] = [];
  for (const row of sorted) {
    if (samples.length >= 4) break;
    if (row.sort === 'data') addSample(samples, grid, row.row, column);
  }
  return samples;
}

/** Adds what a cell shows, if it says something that the samples do not. */
export function addSample(samples: string[], grid: Grid, row: number, column: number): void {
  const sample = shown(grid, row, column);
  if (sample !== '' && !isDitto(sample) && !samples.includes(sample)) samples.push(sample);
}

export function questionsOf(
  grid: Grid,
  block: Block,
  assignment: Assignment,
  { sorted, fingerprint }: Pick<Parts, 'sorted' | 'fingerprint'>,
): Question[] {
  return assignment.asked.map(({ column, header, candidates, proposal, rival }) => {
    const row =
      [...block.header.rows].reverse().find((one) => grid.cell(one, column) !== undefined) ?? block.header.rows[0] ?? 1;
    const alternatives = candidates
      .map(({ field }) => field)
      .filter((field): field is MappedField => field !== 'none' && field !== proposal?.field);
    const proposed = proposal === undefined || proposal.field === 'none' ? undefined : proposal.field;
    return {
      sheet: grid.sheet.name,
      cell: cellName(row, column),
      fingerprint,
      column: columnLetters(column),
      header,
      samples: samplesOf(grid, column, sorted),
      ...(proposed === undefined ? {} : { proposed }),
      alternatives: [...new Set(alternatives)].slice(0, 5),
      text:
        proposed === undefined
          ? text('forms.question.unknown', { header })
          : rival !== undefined
            ? text('forms.question.rival', { header, rival, field: text(`forms.field.${proposed}`) })
            : text(proposal?.doubted === true ? 'forms.question.doubted' : 'forms.question.unsure', {
                header,
                field: text(`forms.field.${proposed}`),
              }),
    };
  });
}

export function traceOf(
  block: Block,
  {
    kind,
    title,
    assignment,
    confidence,
    foreign,
  }: Pick<Parts, 'title' | 'assignment' | 'confidence'> & { readonly kind: FormKind; readonly foreign: number },
): TraceLine[] {
  const lines: TraceLine[] = [
    {
      at: `${cellName(block.header.rows[0] ?? 1, block.header.left)}`,
      why: text('forms.trace.block', {
        kind: text(`forms.kind.${kind}`),
        title: title.lines.join(' ').slice(0, 60) || '—',
        foreign: Math.round(foreign * 10) / 10,
      }),
      score: Math.round(confidence * 100) / 100,
    },
  ];
  for (const column of assignment.used) {
    lines.push({
      at: columnLetters(column.column),
      why: text(`forms.trace.${column.by.tick === undefined ? column.by.because : 'group'}`, {
        header: column.header,
        field: text(`forms.field.${column.field}`),
      }),
      score: Math.round(column.by.score * 100) / 100,
    });
  }
  for (const asked of assignment.asked) {
    lines.push({
      at: columnLetters(asked.column),
      why: text('forms.trace.asked', { header: asked.header }),
      ...(asked.proposal === undefined ? {} : { score: Math.round(asked.proposal.score * 100) / 100 }),
    });
  }
  return lines;
}
