import type { IsoMonth } from '../calendar';
import { z } from 'zod';
import { DOCUMENT_PARTS } from '../sheet';
import type { ChangeSet, WorkbookSnapshot } from '../sheet';
import { text } from '../words';
import type { Targets } from './board';

const stored = z.record(z.string().regex(/^\d{4}-\d{2}$/u), z.record(z.string().max(40), z.int().min(0).max(100_000)));

/** Targets kept in the workbook, by month and consultant (`''` the store); none where there are none or they cannot be read. */
export function targetsIn(book: WorkbookSnapshot, month: IsoMonth): Targets {
  return allTargets(book)[month] ?? {};
}

function allTargets(book: WorkbookSnapshot): Readonly<Record<IsoMonth, Targets>> {
  const part = book.parts.get(DOCUMENT_PARTS.targets);
  if (part === undefined || part === '') return {};
  try {
    const parsed = stored.safeParse(JSON.parse(part));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}

/** The change that keeps a month's targets in the workbook; those of other months stay. */
export function targetChanges(book: WorkbookSnapshot, month: IsoMonth, targets: Targets): ChangeSet {
  const after = JSON.stringify(stored.parse({ ...allTargets(book), [month]: targets }));
  const before = book.parts.get(DOCUMENT_PARTS.targets) ?? '';
  if (after === before) return [];
  return [
    {
      kind: 'document-part',
      sheet: '',
      namespace: DOCUMENT_PARTS.targets,
      before,
      after,
      why: text('rollups.change.targets', { month }),
    },
  ];
}
