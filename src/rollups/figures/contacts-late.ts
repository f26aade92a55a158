import { figure } from './figure';

/** 补做: with a contact before the next mark. */
export const contactsLate = figure({ kind: 'count', table: 'marks', where: { result: 'late' }, shows: { person: 11 } });
