export { UnfitWorkbook } from './own-leaves';
export { columnChoices, type ColumnChoice } from './columns';
export { makeOwnPaper, ownSaltOf, previewOwn, type OwnRequest } from './own-paper';
