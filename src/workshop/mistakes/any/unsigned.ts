import { cellName } from '../../../sheet';
import { mistake, type Way } from '../mistake';

const NAMED = /((?:经理|主管|审核|总监)(?:签名|签字)?[:：])\s*\S+/u;

/** The manager's name is missing behind the colon, or a line stands there. */
const blank =
  (line: string): Way =>
  (desk) => {
    const places = [
      ...new Set(
        desk.context.forms
          .filter((form) => (form.date ?? form.month ?? '9999') < desk.context.input.today.slice(0, 7))
          .map(({ sheet }) => sheet),
      ),
    ].flatMap((name) => {
      const sheet = desk.context.sheet(name);
      return (sheet?.rows ?? []).flatMap((cells, row) =>
        (cells ?? []).flatMap((cell, column) =>
          typeof cell?.value === 'string' && NAMED.test(cell.value)
            ? [{ at: { sheet: name, cell: cellName(row, column) }, text: cell.value }]
            : [],
        ),
      );
    });
    const place = desk.pick(places);
    return place && { changes: [desk.write(place.at, place.text.replace(NAMED, `$1${line}`))], at: place.at };
  };

export const unsigned = mistake('unsigned', blank(''), blank('________'));
