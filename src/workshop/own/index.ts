export { UnfitWorkbook } from './own-leaves';
export { makeOwnPaper, ownSaltOf, type OwnRequest } from './own-paper';
