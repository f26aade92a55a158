/** Guests of an event, kept on its invitation list. */
export { logGuest } from './log-guest';
export type { GuestRequest } from './types';
