export { doctor, reach } from './doctor';
export { install, uninstall, type Installed } from './install';
export { readCertificates } from './installed';
export { isSingleFile, thisMachine, type Machine } from './machine';
export { openPages, type Pages } from './pages';
export { resultPage, startPage } from './program-page';
export { PORTS, serveEdition, serveForExcel, type Running } from './server';
