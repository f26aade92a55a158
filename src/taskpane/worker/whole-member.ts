/** The reading of every form: loaded only where a workbook may hold one about owners. */
export { memberOf } from '../../jobs';
