import type { WorkbookSnapshot } from '../../sheet';
import { text } from '../../words';
import { bindPaper, type ExerciseRequest, type Paper } from '../paper/make';
import { givenRows } from '../paper/given';
import type { Lock, Platform } from '../seal';
import { SEAL_SHEET } from '../seal-sheet';
import type { KeyCell } from '../types';
import { ownDraft } from './own-leaves';

/** A trainer's own workbook as an exercise: which cells are asked (`sheet!A1:C9`); their contents are the key. */
export interface OwnRequest {
  readonly book: WorkbookSnapshot;
  readonly places: readonly string[];
  readonly mode: ExerciseRequest['mode'];
  readonly speak: ExerciseRequest['speak'];
}

/** Public, so made of what participants see anyway: a digest of the answers could be tried out without the code. @throws UnfitWorkbook */
export function ownSaltOf(request: OwnRequest): string {
  const { leaves, cells } = draftOf(request);
  return JSON.stringify([
    'own-workbook',
    request.mode,
    request.speak(text('workshop.cover.title')),
    cells.map(({ sheet, cell }) => [sheet, cell]),
    leaves.map((leaf) => givenRows(leaf.snapshot(), undefined)),
  ]);
}

/** Everybody gets the same paper. @throws UnfitWorkbook */
export function makeOwnPaper(platform: Platform, lock: Lock, request: OwnRequest, number: number): Promise<Paper> {
  const { speak, mode } = request;
  const about = { speak, mode, story: text('workshop.cover.own'), number, seed: 1 };
  return bindPaper(platform, lock, about, [{ kind: 'own-workbook', draft: draftOf(request) }]);
}

/** What would be asked and what stays behind, before anything is made. @throws UnfitWorkbook */
export function previewOwn(request: OwnRequest): {
  readonly cells: readonly KeyCell[];
  readonly leftOut: readonly string[];
  /** Hidden sheets, which nobody gets. */
  readonly hidden: readonly string[];
} {
  const { cells, leftOut } = draftOf(request);
  const hidden = request.book.sheets.filter(({ visibility }) => visibility !== 'visible').map(({ name }) => name);
  return { cells, leftOut, hidden };
}

function draftOf({ book, places, speak }: OwnRequest): ReturnType<typeof ownDraft> {
  return ownDraft(book, places, [SEAL_SHEET, speak(text('workshop.cover.sheet')).toLowerCase()]);
}
