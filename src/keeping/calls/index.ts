/** Calls to owners, written into the after-sales forms. */
export { placeOfCall, type CallPlace } from './call-place';
export { logCall } from './log-call';
export type { CallRequest } from './types';
