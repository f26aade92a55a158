import type { Change, Scalar } from '../../sheet';
import type { Words } from '../words';

/** What stands there now, in words; `undefined` where before and after say nothing as a pair. */
export function beforeOf(change: Change, words: Words): string | undefined {
  switch (change.kind) {
    case 'value':
    case 'formula':
      return scalar(change.before, words);
    case 'note':
    case 'number-format':
      return scalar(change.before ?? '', words);
    case 'column-width':
      return change.before === undefined ? undefined : words.number(change.before);
    default:
      return undefined;
  }
}

export function afterOf(change: Change, words: Words): string {
  const { t } = words;
  switch (change.kind) {
    case 'value':
    case 'formula':
    case 'note':
    case 'number-format':
      return scalar(change.after, words);
    case 'fill':
      return change.after === '' ? t('taskpane.change.no-fill') : t('taskpane.change.fill');
    case 'font':
      return t('taskpane.change.font');
    case 'align':
      return t('taskpane.change.align');
    case 'border':
      return t('taskpane.change.border');
    case 'conditional-format':
      return t('taskpane.change.colour');
    case 'remove-conditional-format':
      return t('taskpane.change.no-colour');
    case 'column-width':
      return words.number(change.after);
    case 'insert-rows':
      return t('taskpane.change.insert-rows', { rows: change.rows });
    case 'remove-rows':
      return t('taskpane.change.remove-rows', { rows: change.rows });
    case 'insert-columns':
      return t('taskpane.change.insert-columns', { columns: change.columns });
    case 'remove-columns':
      return t('taskpane.change.remove-columns', { columns: change.columns });
    case 'add-sheet':
      return t('taskpane.change.add-sheet', { sheet: change.sheet });
    case 'copy-sheet':
      return t('taskpane.change.copy-sheet', { sheet: change.sheet, from: change.from });
    case 'replace-sheet':
      return t('taskpane.change.replace-sheet', { sheet: change.sheet });
    case 'remove-sheet':
      return t('taskpane.change.remove-sheet', { sheet: change.sheet });
    case 'document-part':
      return t('taskpane.change.part');
  }
}

/** A cell's content as a person reads it; an empty one is named, since nothing cannot be seen. */
export function scalar(value: Scalar | undefined, { t, number }: Words): string {
  if (value === undefined || value === '') return t('taskpane.change.empty');
  if (typeof value === 'boolean') return t(value ? 'taskpane.change.true' : 'taskpane.change.false');
  return typeof value === 'number' ? number(value) : value;
}
