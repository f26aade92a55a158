import './strict-zod';

// The journal's record is checked with zod: loaded with the first write, or where the workbook has a record already.
export { withJournal } from '../workbook/journal';
