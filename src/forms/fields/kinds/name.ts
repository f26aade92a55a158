import { FIT } from '../../weights';
import { cleanName, isBlankOrNothing, isPersonsName, namedPhone, parsePhoneText } from '../../values';
import { share, unlike, type Against } from '../fitness';
import { alsoGives } from '../reading';
import { addPhone } from './phone';
import type { ValueKind } from '../value-kind';
import { writtenText } from './text';

const NO_NAME = /^[-\d.%]+$/u;
const LABEL = /[:：]/u;

/** People who come: nearly every row another one. */
export const customerNames: ValueKind<string> = {
  fitness: (p) => {
    if (share(p, 'namedPhone') >= FIT.name.withPhone) return FIT.agrees;
    const fits = unlike(p, [
      [FIT.most, 'phone', 'date'],
      [FIT.name.numbers, 'number'],
      [FIT.most, 'level', 'tick'],
      [FIT.name.long, 'long'],
    ]);
    return fits * (share(p, 'person') >= FIT.name.persons ? FIT.agrees : 1);
  },
  sits: (_cell, text) =>
    isPersonsName(text) || namedPhone(text) !== undefined ? 1 : NO_NAME.test(text) || LABEL.test(text) ? -1 : 0,
  read: (at) => {
    if (isBlankOrNothing(at.raw)) return undefined;
    const both = namedPhone(at.raw);
    if (both === undefined) return cleanName(at.raw);
    const { phone, phone2, problem } = parsePhoneText(both.numbers);
    if (problem !== undefined) at.problem(problem);
    addPhone(at.draft, phone);
    addPhone(at.draft, phone2);
    alsoGives(at.context, at.of, 'phone');
    return both.name;
  },
};

const NOT_STAFF: readonly Against[] = [
  [FIT.most, 'phone', 'date'],
  [FIT.most, 'number'],
  [FIT.most, 'tick'],
  [FIT.most, 'long'],
  [FIT.staff.levels, 'level'],
];

/** The store's own people: few names, many times. */
export const staffNames: ValueKind<string> = {
  fitness: (p) => {
    const few = p.distinct <= Math.max(FIT.staff.names, p.filled * FIT.staff.repeated);
    return unlike(p, NOT_STAFF) * (share(p, 'person') >= FIT.name.persons && few ? FIT.agrees : 1);
  },
  sits: (_cell, text) => (NO_NAME.test(text) || LABEL.test(text) ? -1 : isPersonsName(text) ? 1 : 0),
  read: ({ cell, context }) => writtenText(cell, context.date1904),
};
