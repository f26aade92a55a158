import type { IsoDate } from '../../calendar';
import type { Form, RecordFields } from '../../forms/types';
import { dayPlace, refusalOf } from '../../places';
import { cellName, findSheet, type Change } from '../../sheet';
import { text, type Text } from '../../words';
import { lineFor } from '../groups';
import { lineCells } from '../line-cells';
import { columnsFor } from './manner';
import { markChanges, markOf } from './matrix-day';
import { asItsPeers } from '../peers';
import { lineOf, linePiece, refusals } from '../piece';
import type { Books, Piece, Without, Write } from '../types';

export interface NewRow {
  readonly fields: RecordFields;
  /** The day of the contact and the level after it; without a level nobody has been in contact. */
  readonly date: IsoDate;
  readonly level?: string;
  readonly next?: IsoDate;
  readonly why: Text;
}

/** A customer's new row in a matrix: who, since when, from where, the level on its day, and the mark of the next visit. */
export function matrixRowPiece(books: Books, matrix: Form, row: NewRow): { piece?: Piece; without: Without[] } {
  const form = asItsPeers(books, matrix);
  const sheet = findSheet(books.book, form.sheet);
  if (!sheet) return { without: [] };
  const free = lineFor(books, sheet, form, row.fields.consultant);
  if ('why' in free) return { without: [{ place: 'matrix-row', ...free }] };
  if (sheet.protected)
    return { without: [{ place: 'matrix-row', why: text('keeping.without.protected', { sheet: form.sheet }) }] };
  const line = lineOf(books, form, free);
  if (!line) return { without: [] };
  const first =
    columnsFor(form, 'level').length > 0 && row.fields.firstContactDate === row.date ? { level: row.level } : {};
  const fields = { ...row.fields, ...first };
  const written = lineCells(line, fields);
  const piece = linePiece('matrix-row', line, free, written, fields, row.why);
  const without = refusals('matrix-row', written);
  const writes: Write[] = [];
  const changes: Change[] = [];
  const [expects] = piece.expects;
  const place = dayPlace(line.sheet, form, free.row, row.date);
  const next = row.next === undefined ? undefined : dayPlace(line.sheet, form, free.row, row.next);
  const put = (at: { row: number; column: number }, after: string): boolean => {
    const why = refusalOf(line.sheet, at.row, at.column, after);
    const cell = { sheet: sheet.name, cell: cellName(at.row, at.column) };
    if (why !== undefined) {
      without.push({
        place: 'matrix-row',
        why: text('keeping.without.cell', { ...cell, why: text(`keeping.refusal.${why}`) }),
      });
      return false;
    }
    writes.push({ place: 'matrix-row', ...cell, before: '', after, why: row.why });
    changes.push(
      ...(after === row.level
        ? [{ ...cell, kind: 'value' as const, before: '', after, why: row.why }]
        : markChanges(cell, after, row.why)),
    );
    return true;
  };
  const { level } = row;
  const contact = level !== undefined && place && put(place.actual, level) ? { date: row.date, level } : undefined;
  const planned = next && put(next.planned, markOf(sheet, form)) ? row.next : undefined;
  if (row.next !== undefined && !next)
    without.push({
      place: 'matrix-mark',
      why: text('keeping.without.other-month', { date: row.next, sheet: form.sheet }),
    });
  return {
    piece: {
      ...piece,
      writes: [...piece.writes, ...writes],
      changes: [...piece.changes, ...changes],
      expects: expects ? [{ ...expects, contact, planned }] : [],
    },
    without,
  };
}
