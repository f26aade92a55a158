import { isPersonsName, toSimplified, withoutBlanks } from '../../forms/values';
import type { AfterSalesForm } from '../../forms/types';
import type { ListGrid } from './list-grid';

const SAID = /邀[约请](?:人|员|人员|专员|顾问)[:：]\s*([\p{Script=Han}·]{2,4})(?=$|[\s,，、;；|（(])/u;
const LABEL = /^邀[约请](?:人|员|人员|专员|顾问)[:：]?$/u;
/** `谢东组`, `谢东（8人）`. */
const AFTER_NAME = /(?:组|小组|团队|负责|邀[约请])?(?:[（(].*[）)])?$/u;

/** Everybody whom the sheets name as somebody who works here. */
export function staffOf(forms: readonly AfterSalesForm[]): ReadonlySet<string> {
  const named = new Set(
    forms.flatMap(({ consultant, records }) => [
      ...(consultant === undefined ? [] : [consultant]),
      ...records.flatMap(({ fields: { consultant: own, inviter, serviceAdvisor } }) =>
        [own, inviter, serviceAdvisor].filter((name) => name !== undefined),
      ),
    ]),
  );
  const lists = forms.filter(({ form }) => form === 'event-invitation').map(({ sheet }) => sheet);
  return new Set([...named, ...alike(lists, named)]);
}

/**
 * Who invites, where no column says so: a heading among the lines (`邀约人：谢东`, `谢东组`), the title, or the name of the sheet. A bare
 * name counts only where the workbook names such a person elsewhere: nobody is made of a sheet's name.
 */
export function callerOf(grid: ListGrid, staff: ReadonlySet<string>): (row: number) => string | undefined {
  const { form } = grid;
  if (grid.columnOf('inviter') !== undefined) return () => undefined;
  const whole = overIt(grid.over) ?? inSheetName(form.sheet, staff);
  const records = new Set(form.records.map(({ row }) => row));
  const headings: (readonly [row: number, name: string])[] = [];
  for (let row = grid.top; row <= grid.bottom; row += 1) {
    const words = records.has(row) ? undefined : grid.aloneIn(row);
    const name = words === undefined ? undefined : (named(words) ?? bare(words, staff));
    if (name !== undefined) headings.push([row, name]);
  }
  return (row) => headings.findLast(([at]) => at < row)?.[1] ?? whole;
}

/** `邀约人：谢东` over the list, in a cell or in two. */
function overIt(over: readonly string[]): string | undefined {
  const said = over.map((words, i) => (LABEL.test(toSimplified(words)) ? `邀约人：${over[i + 1] ?? ''}` : words));
  return said.map(named).find((name) => name !== undefined);
}

function named(words: string): string | undefined {
  const name = SAID.exec(toSimplified(words))?.[1];
  return name !== undefined && isPersonsName(name) ? name : undefined;
}

function bare(words: string, staff: ReadonlySet<string>): string | undefined {
  const name = withoutBlanks(words).replace(AFTER_NAME, '');
  return staff.has(name) ? name : undefined;
}

function inSheetName(sheet: string, staff: ReadonlySet<string>): string | undefined {
  const names = partsOf(sheet).filter((part) => staff.has(part));
  return names.length === 1 ? names[0] : undefined;
}

const partsOf = (sheet: string): string[] => sheet.split(/[-_—·\s（）()]+/u).filter((part) => part !== '');

/** Names of sheets like one that is named after somebody who works here: `邀约-谢东` makes `邀约-孙浩` a name, too. */
function alike(sheets: readonly string[], staff: ReadonlySet<string>): string[] {
  const shape = (sheet: string, name: string): string =>
    partsOf(sheet)
      .map((part) => (part === name ? '*' : part))
      .join('-');
  const shapes = new Set(
    sheets.flatMap((sheet) => partsOf(sheet).flatMap((part) => (staff.has(part) ? [shape(sheet, part)] : []))),
  );
  return sheets.flatMap((sheet) =>
    partsOf(sheet).filter((part) => isPersonsName(part) && shapes.has(shape(sheet, part))),
  );
}
