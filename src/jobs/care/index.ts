/** The journeys after the sale: whom to call, and the month's figures and sheet. */
export { careJob, careLines, careReport, toCareReportJson } from './care-job';
export type { CareDay, CareLine, CareReport } from './care-job';
export { careSheetJob, dataSheets, ownersReport, ownersSheetChanges } from './owners-job';
export { careMonthJob, careTraceJob, type CareCount, type CareMonth, type CareTrace } from './month-job';
