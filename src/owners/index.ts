export * from './types';
export { ownerBook } from './book';
export { carePlan, type CarCare, type CarePlan, type CareStatus, type CareTask, type OwnerCare } from './care';
export { guestFacts, type GuestFacts } from './guests';
export type { Dimensions } from './groups';
export { isCallList } from './rows';
export { toCareJson } from './json';
export { carLabel, maskPlate, maskVin } from './mask';
export { CAR_STATES, type CarState } from './states';
