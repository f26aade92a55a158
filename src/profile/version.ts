/** Raised whenever the stored form changes; `parseProfile` lifts older ones. */
export const PROFILE_VERSION = 1;
