import { figure } from './figure';

/** Contacts in the day columns. */
export const contactsMade = figure({ kind: 'count', table: 'contacts', where: {} });
