import { figure } from './figure';

/** `*` marks up to today. */
export const contactsPlanned = figure({ kind: 'count', table: 'marks', where: {}, shows: { person: 9 } });
