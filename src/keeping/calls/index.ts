/** Calls to owners, written into the after-sales forms. */
export { logCall } from './log-call';
export type { CallRequest } from './types';
