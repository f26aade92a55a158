import { buildLedger } from '../../customers';
import { booksAfter } from '../reports/report-target';
import { takeInVisitor, type VisitRequest } from '../take-in-visitor';
import type { Books, KeepReport } from '../types';
import { makeCards } from './make-cards';

/**
 * A visitor with a customer card besides, as the workbook is once the visitor stands in it. Nothing is made while something is asked, or for
 * somebody who left neither name nor number.
 * @throws BadRequest as `takeInVisitor`
 */
export function takeInWithCard(books: Books, request: VisitRequest): KeepReport {
  const made = takeInVisitor(books, request);
  const who = made.customer?.phone ?? made.customer?.name;
  const unwished = request.places !== undefined && !request.places.includes('card');
  if (made.questions.length > 0 || made.changes.length === 0 || who === undefined || unwished) return made;
  const after = booksAfter(books, made.changes);
  const card = makeCards({ ...after, ledger: buildLedger(after.recognised, books.profile) }, { who });
  return {
    ...made,
    writes: [...made.writes, ...card.writes],
    without: [...made.without, ...card.without],
    questions: card.questions,
    changes: [...made.changes, ...card.changes],
  };
}
