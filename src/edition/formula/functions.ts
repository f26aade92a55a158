import type { Scalar } from '../../sheet';

/** An error value of a formula (`#VALUE!`); it goes through every function that does not ask for it. */
export interface Fault {
  readonly fault: string;
}

/** Several cells. */
export interface Block {
  readonly row: number;
  readonly column: number;
  values(): readonly (Scalar | Fault)[];
}

export type Value = Scalar | Fault | Block;
type Argument = () => Value;

const VALUE: Fault = { fault: '#VALUE!' };

export function isFault(value: Value): value is Fault {
  return typeof value === 'object' && 'fault' in value;
}

/** A single value: of several cells the first. */
function one(value: Value): Scalar | Fault {
  return typeof value === 'object' && !isFault(value) ? (value.values()[0] ?? '') : value;
}

function numberOf(value: Scalar): number | Fault {
  if (typeof value !== 'string') return Number(value);
  if (value.trim() === '') return value === '' ? 0 : VALUE;
  const number = Number(value);
  return Number.isNaN(number) ? VALUE : number;
}

const textOf = (value: Scalar): string => (typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value));

type Plain = (...args: readonly Scalar[]) => Scalar | Fault;

/** A function of single values, of which a fault goes through. */
const plain =
  (work: Plain) =>
  (...args: readonly Argument[]): Value => {
    const values: Scalar[] = [];
    for (const arg of args) {
      const value = one(arg());
      if (isFault(value)) return value;
      values.push(value);
    }
    return work(...values);
  };

const numeric = (work: (...numbers: readonly number[]) => Scalar | Fault) =>
  plain((...args) => {
    const numbers: number[] = [];
    for (const arg of args) {
      const number = numberOf(arg);
      if (typeof number !== 'number') return number;
      numbers.push(number);
    }
    return work(...numbers);
  });

const textual = (work: (text: string, ...rest: readonly Scalar[]) => Scalar | Fault) =>
  plain((first = '', ...rest) => work(textOf(first), ...rest));

/** Every cell of every argument. */
function all(args: readonly Argument[]): (Scalar | Fault)[] {
  return args.flatMap((arg) => {
    const value = arg();
    return typeof value === 'object' && !isFault(value) ? [...value.values()] : [value];
  });
}

const numbersIn = (args: readonly Argument[]): number[] =>
  all(args).filter((value): value is number => typeof value === 'number');

/** Excel's order: numbers, then text (without regard to case), then truth values; an empty cell is as the other side wants it. */
function compare(a: Scalar, b: Scalar): number {
  const rank = (value: Scalar): number => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2);
  if (a === '' && typeof b === 'number') return Math.sign(0 - b);
  if (b === '' && typeof a === 'number') return Math.sign(a);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'string' && typeof b === 'string') {
    const [x, y] = [a.toUpperCase(), b.toUpperCase()];
    return x === y ? 0 : x < y ? -1 : 1;
  }
  return Number(a) - Number(b);
}

const comparing = (test: (order: number) => boolean) => plain((a = '', b = '') => test(compare(a, b)));

function logical(args: readonly Argument[], work: (values: readonly boolean[]) => boolean): Value {
  const values = all(args);
  const fault = values.find((value) => isFault(value));
  if (fault !== undefined) return fault;
  return work(values.filter((value) => typeof value !== 'string').map(Boolean));
}

/** Serial number of a day in the calendar that begins in 1900 (from March of that year on). */
const dayOf = (serial: number): Date => new Date((Math.floor(serial) - 25_569) * 86_400_000);

const find = (fold: (text: string) => string) =>
  plain((needle = '', text = '', from = 1) => {
    const at = fold(textOf(text)).indexOf(fold(textOf(needle)), Number(from) - 1);
    return at < 0 ? VALUE : at + 1;
  });

/** `>5`, `<>完成`, `H*`: a condition as COUNTIF takes it. */
function condition(wanted: Scalar): (value: Scalar | Fault) => boolean {
  const [, sign = '', rest = ''] = /^(<=|>=|<>|=|<|>)?([\s\S]*)$/u.exec(textOf(wanted)) ?? [];
  const number = rest.trim() === '' ? Number.NaN : Number(rest);
  const right: Scalar = Number.isNaN(number) ? rest : number;
  const pattern = new RegExp(
    `^${[...rest].map((c) => (c === '*' ? '[\\s\\S]*' : c === '?' ? '.' : c.replace(/[\\^$.*+?()[\]{}|]/u, '\\$&'))).join('')}$`,
    'iu',
  );
  const equal = (value: Scalar): boolean =>
    typeof right === 'number' ? Number(value) === right && value !== '' : pattern.test(textOf(value));
  return (value) => {
    if (isFault(value)) return false;
    if (sign === '' || sign === '=') return equal(value);
    if (sign === '<>') return !equal(value);
    if (typeof value !== typeof right) return false;
    const order = compare(value, right);
    return sign.startsWith('<')
      ? order < 0 || (sign === '<=' && order === 0)
      : order > 0 || (sign === '>=' && order === 0);
  };
}

/** What conditional formats in dealers' books use, by Excel's names; operators by their signs. Arguments are worked out when asked for. */
export const FUNCTIONS: Readonly<Record<string, (...args: readonly Argument[]) => Value>> = {
  '=': comparing((order) => order === 0),
  '<>': comparing((order) => order !== 0),
  '<': comparing((order) => order < 0),
  '>': comparing((order) => order > 0),
  '<=': comparing((order) => order <= 0),
  '>=': comparing((order) => order >= 0),
  '&': plain((a = '', b = '') => textOf(a) + textOf(b)),
  '+': numeric((a = 0, b = 0) => a + b),
  '-': numeric((a = 0, b = 0) => a - b),
  '*': numeric((a = 0, b = 0) => a * b),
  '/': numeric((a = 0, b = 0) => (b === 0 ? { fault: '#DIV/0!' } : a / b)),
  '^': numeric((a = 0, b = 0) => a ** b),
  negative: numeric((a = 0) => -a),
  AND: (...args) => logical(args, (values) => values.every(Boolean)),
  OR: (...args) => logical(args, (values) => values.some(Boolean)),
  NOT: plain((a = '') => !a),
  IF: (test, then, otherwise) => {
    const value = one(test?.() ?? '');
    if (isFault(value)) return value;
    return value && value !== '' ? (then?.() ?? true) : (otherwise?.() ?? false);
  },
  IFERROR: (value, otherwise) => {
    const first = one(value?.() ?? '');
    return isFault(first) ? (otherwise?.() ?? '') : first;
  },
  ISERROR: (value) => isFault(one(value?.() ?? '')),
  ISNA: (value) => {
    const first = one(value?.() ?? '');
    return isFault(first) && first.fault === '#N/A';
  },
  ISNUMBER: (value) => typeof one(value?.() ?? '') === 'number',
  ISTEXT: (value) => {
    const first = one(value?.() ?? '');
    return typeof first === 'string' && first !== '';
  },
  ISBLANK: (value) => one(value?.() ?? '') === '',
  N: plain((a = '') => (typeof a === 'string' ? 0 : Number(a))),
  T: plain((a = '') => (typeof a === 'string' ? a : '')),
  VALUE: plain((a = '') => numberOf(a)),
  FIND: find((text) => text),
  SEARCH: find((text) => text.toUpperCase()),
  EXACT: plain((a = '', b = '') => textOf(a) === textOf(b)),
  LEN: textual((text) => text.length),
  LEFT: textual((text, count = 1) => text.slice(0, Number(count))),
  RIGHT: textual((text, count = 1) => (Number(count) === 0 ? '' : text.slice(-Number(count)))),
  MID: textual((text, from = 1, count = 0) => text.slice(Number(from) - 1, Number(from) - 1 + Number(count))),
  TRIM: textual((text) => text.replaceAll(/ +/gu, ' ').replaceAll(/^ | $/gu, '')),
  UPPER: textual((text) => text.toUpperCase()),
  LOWER: textual((text) => text.toLowerCase()),
  REPT: textual((text, count = 0) =>
    Number(count) * text.length > 32_767 ? VALUE : text.repeat(Math.max(0, Number(count))),
  ),
  SUBSTITUTE: textual((text, from = '', to = '') => (from === '' ? text : text.replaceAll(textOf(from), textOf(to)))),
  CONCATENATE: plain((...parts) => parts.map(textOf).join('')),
  ABS: numeric((a = 0) => Math.abs(a)),
  INT: numeric((a = 0) => Math.floor(a)),
  MOD: numeric((a = 0, b = 0) => (b === 0 ? { fault: '#DIV/0!' } : a - b * Math.floor(a / b))),
  ROUND: numeric((a = 0, digits = 0) => Math.round(a * 10 ** digits) / 10 ** digits),
  DATE: numeric((year = 0, month = 1, day = 1) => Date.UTC(year, month - 1, day) / 86_400_000 + 25_569),
  YEAR: numeric((serial = 0) => dayOf(serial).getUTCFullYear()),
  MONTH: numeric((serial = 0) => dayOf(serial).getUTCMonth() + 1),
  DAY: numeric((serial = 0) => dayOf(serial).getUTCDate()),
  WEEKDAY: numeric((serial = 0, kind = 1) => {
    const sunday = dayOf(serial).getUTCDay();
    return kind === 1 ? sunday + 1 : kind === 3 ? (sunday + 6) % 7 : ((sunday + 6) % 7) + 1;
  }),
  SUM: (...args) => numbersIn(args).reduce((sum, number) => sum + number, 0),
  MAX: (...args) => Math.max(...(numbersIn(args).length === 0 ? [0] : numbersIn(args))),
  MIN: (...args) => Math.min(...(numbersIn(args).length === 0 ? [0] : numbersIn(args))),
  COUNT: (...args) => numbersIn(args).length,
  COUNTA: (...args) => all(args).filter((value) => value !== '').length,
  COUNTBLANK: (...args) => all(args).filter((value) => value === '').length,
  COUNTIF: (range, wanted) => {
    const value = one(wanted?.() ?? '');
    return isFault(value) || range === undefined ? 0 : all([range]).filter(condition(value)).length;
  },
};
