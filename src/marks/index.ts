/** What the day writes into the forms: marks of due visits, level colours, and the looks that settle by themselves. */
export { careMarks, type CareMarks } from './care-marks';
export { markVisits } from './due-marks';
export type { MarkReport, Visit } from './due-marks';
export { isOurs, levelColourChanges, levelFormula, removeLevelColours } from './level-colours';
export { markFindings } from './finding-marks';
export type { MarkedFinding } from './finding-marks';
export { settledLooks } from './settled-looks';
export { withoutStandingLooks } from './standing-looks';
export type { MaybeOne, OpenQuestion, Unmarked } from './types';
