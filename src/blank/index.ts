import type { IsoMonth } from '../calendar';
import { blankCard, freeName } from '../keeping';
import { openCodes, type StoreProfile } from '../profile';
import type { AddSheetChange, ChangeSet, WorkbookSnapshot } from '../sheet';
import { BLANK_FORMS, type BlankForm } from './forms';
import { blankMatrix, blankRegister, blankReport, shortMonth } from './tables';

export { BLANK_FORMS, type BlankForm };

export interface BlankRequest {
  readonly month: IsoMonth;
  /** One matrix each; without any one for everybody, whose name is left to be written. */
  readonly consultants: readonly string[];
  readonly store?: string;
  readonly forms: readonly BlankForm[];
}

/** 建一份空白三表: new sheets behind those that are there, ready to be filled in or printed. The matrix has the store's own open levels. */
export function blankForms(
  book: Pick<WorkbookSnapshot, 'sheets'>,
  profile: StoreProfile,
  { month, consultants, store, forms }: BlankRequest,
): ChangeSet {
  const taken = book.sheets.map(({ name }) => name);
  const named = (wanted: string): string => {
    const name = freeName(wanted, taken);
    taken.push(name);
    return name;
  };
  const about = { store, month };
  const make: Readonly<Record<BlankForm, () => readonly AddSheetChange[]>> = {
    register: () => [blankRegister(named(`来店(电)登记 ${shortMonth(month)}`), about)],
    matrix: () =>
      (consultants.length === 0 ? [''] : consultants).map((consultant) =>
        blankMatrix(
          named(`${consultant === '' ? '接触状况' : consultant} ${shortMonth(month)}`),
          about,
          consultant,
          openCodes(profile),
        ),
      ),
    report: () => [blankReport(named('营业日报'), about)],
    card: () => [blankCard(named('客户信息卡'))],
  };
  return BLANK_FORMS.filter((form) => forms.includes(form)).flatMap((form) => make[form]());
}
