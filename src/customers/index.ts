export * from './types';
export { buildLedger } from './ledger';
export { closingOfMonthEnd } from './entries';
export { cellOf, columnOf, isRegister, plainWord } from './rows';
