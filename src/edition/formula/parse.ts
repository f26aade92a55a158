import { columnNumber, MAX_COLUMN, MAX_ROW } from '../../sheet';

/** A cell in a formula; what has no `$` moves with the cell that the formula is asked for. */
export interface Reference {
  readonly row: number;
  readonly column: number;
  readonly rowFixed: boolean;
  readonly columnFixed: boolean;
}

export type Formula =
  | { readonly kind: 'constant'; readonly value: string | number | boolean }
  | { readonly kind: 'range'; readonly from: Reference; readonly to: Reference }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Formula[] };

/** The formula uses something that is not understood here; whoever asked does without its result. */
export class NotUnderstood extends Error {}

const TOKEN =
  /\s*(?:("(?:[^"]|"")*")|(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|(\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})(?![\w(!.])|([A-Za-z_][\w.]*)(?=\s*\()|(TRUE|FALSE)\b|(<=|>=|<>|[-+*/^&=<>(),%])|(\S))/giy;

/** Operators by how strongly they bind; each is a call of its own sign. */
const BINDING: readonly (readonly string[])[] = [
  ['=', '<>', '<', '>', '<=', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

/**
 * Reads a formula with its leading `=`.
 * @throws NotUnderstood for names, other sheets, arrays, and whatever else is not a plain formula over cells of its own sheet
 */
export function parseFormula(source: string): Formula {
  const tokens = [...source.replace(/^=/u, '').matchAll(TOKEN)].map((match) => match.slice(1));
  let at = 0;
  const sign = (): string | undefined => tokens[at]?.[5];
  const expect = (wanted: string): void => {
    if (sign() !== wanted) throw new NotUnderstood(source);
    at += 1;
  };

  const binary = (level: number): Formula => {
    const signs = BINDING[level];
    if (signs === undefined) return unary();
    let left = binary(level + 1);
    for (let found = sign(); found !== undefined && signs.includes(found); found = sign()) {
      at += 1;
      left = { kind: 'call', name: found, args: [left, binary(level + 1)] };
    }
    return left;
  };

  const unary = (): Formula => {
    const found = sign();
    if (found === '-' || found === '+') {
      at += 1;
      const of = unary();
      return found === '+' ? of : { kind: 'call', name: 'negative', args: [of] };
    }
    let of = primary();
    while (sign() === '%') {
      at += 1;
      of = { kind: 'call', name: '/', args: [of, { kind: 'constant', value: 100 }] };
    }
    return of;
  };

  const primary = (): Formula => {
    const [quoted, number, reference, name, truth, mark] = tokens[at] ?? [];
    at += 1;
    if (quoted !== undefined) return { kind: 'constant', value: quoted.slice(1, -1).replaceAll('""', '"') };
    if (number !== undefined) return { kind: 'constant', value: Number(number) };
    if (truth !== undefined) return { kind: 'constant', value: truth.toUpperCase() === 'TRUE' };
    if (reference !== undefined) return rangeOf(reference);
    if (name !== undefined) return { kind: 'call', name: name.toUpperCase(), args: list() };
    if (mark !== '(') throw new NotUnderstood(source);
    const inner = binary(0);
    expect(')');
    return inner;
  };

  const list = (): Formula[] => {
    expect('(');
    const args: Formula[] = [];
    if (sign() === ')') at += 1;
    else {
      for (;;) {
        args.push(sign() === ',' || sign() === ')' ? { kind: 'constant', value: '' } : binary(0));
        if (sign() !== ',') break;
        at += 1;
      }
      expect(')');
    }
    return args;
  };

  const formula = binary(0);
  if (at !== tokens.length) throw new NotUnderstood(source);
  return formula;
}

function rangeOf(name: string): Formula {
  const [first = '', second = first] = name.toUpperCase().split(':');
  return { kind: 'range', from: referenceOf(first, 1, 1), to: referenceOf(second, MAX_ROW, MAX_COLUMN) };
}

function referenceOf(name: string, row: number, column: number): Reference {
  const [, columnMark = '', letters = '', rowMark = '', digits = ''] = /^(\$?)([A-Z]*)(\$?)(\d*)$/u.exec(name) ?? [];
  return {
    row: digits === '' ? row : Number(digits),
    column: letters === '' ? column : columnNumber(letters),
    // A whole column has no row that could move.
    rowFixed: rowMark !== '' || digits === '',
    columnFixed: columnMark !== '',
  };
}
