/** `YYYY-MM-DD`. */
export type IsoDate = string;
/** `YYYY-MM`. */
export type IsoMonth = string;
/** `HH:mm`. */
export type ClockTime = string;
