import { FIELD_NAMES, type FieldName } from '../forms/fields';
import { text } from '../words';
import { flawsOf } from './proof';
import type { Books, KeepQuestion, KeepReport, KeptCustomer, Piece, Place, Without } from './types';

export interface Settled {
  readonly pieces: readonly Piece[];
  readonly without: readonly Without[];
}

/**
 * Leaves out the places that were unticked, and those after which the workbook would be read otherwise than it should: what cannot be
 * read again is not written, and said. Pieces of a sheet come from the bottom up, so that rows put in below move none of them.
 */
export function settle(books: Books, pieces: readonly Piece[], places: readonly Place[] | undefined): Settled {
  const wanted = pieces.filter(({ place }) => places === undefined || places.includes(place));
  const without: Without[] = [];
  let kept = [...wanted].sort((a, b) => (a.sheet === b.sheet ? b.row - a.row : 0));
  if (flawsOf(books, kept).length > 0) {
    const good: Piece[] = [];
    for (const piece of kept) {
      const whole = mended(books, good, piece, without);
      if (whole) good.push(whole);
    }
    kept = good;
  }
  return { pieces: kept, without };
}

/** The piece as far as it is read back: without the fields that are not, or not at all. */
function mended(books: Books, good: readonly Piece[], piece: Piece, without: Without[]): Piece | undefined {
  let now = piece;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const flaws = flawsOf(books, [...good, now]);
    if (flaws.length === 0) return now;
    const field = flaws.find((flaw) => flaw.field !== undefined)?.field;
    const smaller = field === undefined ? undefined : withoutField(now, field);
    if (!smaller) break;
    without.push({
      place: piece.place,
      why: text('keeping.without.field', {
        field: isField(field) ? text(`forms.field.${field}`) : '',
        why: text('keeping.refusal.unread'),
      }),
    });
    now = smaller;
  }
  without.push({ place: piece.place, why: text('keeping.without.unread', { sheet: piece.sheet }) });
  return undefined;
}

const MOST_TRIES = 6;

const isField = (name: string | undefined): name is FieldName => FIELD_NAMES.some((field) => field === name);

function withoutField(piece: Piece, field: string): Piece | undefined {
  const cell = piece.cellOf?.[field];
  if (cell === undefined) return undefined;
  return {
    ...piece,
    writes: piece.writes.filter((write) => write.cell !== cell),
    changes: piece.changes.filter((change) => !('cell' in change) || change.cell !== cell),
    expects: piece.expects.map((one) => {
      const { [field as keyof typeof one.fields]: _gone, ...fields } = { ...one.fields } as Record<string, unknown>;
      return { ...one, fields };
    }),
  };
}

/** What was made for the places that are wanted, as a report; while something is asked nothing is tried out. */
export function settledReport(
  books: Books,
  customer: KeptCustomer | undefined,
  made: Settled & { readonly questions: readonly KeepQuestion[] },
  places: readonly Place[] | undefined,
): KeepReport {
  const { pieces, questions } = made;
  const settled = questions.length > 0 ? { pieces, without: [] } : settle(books, pieces, places);
  const without = made.without.filter(({ place }) => places === undefined || places.includes(place));
  return report(customer, settled, without, questions);
}

export function report(
  customer: KeptCustomer | undefined,
  settled: Settled,
  without: readonly Without[],
  questions: readonly KeepQuestion[],
): KeepReport {
  return {
    customer,
    writes: settled.pieces.flatMap(({ writes }) => writes),
    without: [...without, ...settled.without],
    questions,
    changes: settled.pieces.flatMap(({ changes }) => changes),
  };
}
