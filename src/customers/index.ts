export * from './types';
export { buildLedger } from './ledger';
export { closingOfMonthEnd } from './entries';
export { isRegister } from '../forms/types';
export { cellOf, columnOf, plainWord } from './rows';
export { maskPhone } from './mask-phone';
