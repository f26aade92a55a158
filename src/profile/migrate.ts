import { text } from '../words';
import type { ProfileProblem } from './parse';
import { PROFILE_VERSION } from './schema';

type Migrated =
  { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly problems: readonly ProfileProblem[] };
type Plain = Readonly<Record<string, unknown>>;

/** Step `n` lifts a profile of version `n` to `n + 1`. */
const STEPS: Readonly<Record<number, (profile: Plain) => Plain>> = {
  // Version 0 was the draft that scripts wrote by hand: intervals as bare numbers, no calendar choice.
  0: (profile) => ({
    ...profile,
    version: 1,
    levels: Array.isArray(profile['levels']) ? profile['levels'].map(intervalOfNumber) : profile['levels'],
  }),
};

function intervalOfNumber(level: unknown): unknown {
  if (typeof level !== 'object' || level === null) return level;
  const interval = (level as Plain)['interval'];
  return typeof interval === 'number' ? { ...level, interval: { target: interval } } : level;
}

/** Lifts stored data to the present version; a version newer than this program is refused, not half understood. */
export function migrateProfile(data: unknown): Migrated {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return { ok: false, problems: [{ field: '', why: text('profile.error.type', { expected: 'object' }) }] };
  }
  let profile = data as Plain;
  const stated = profile['version'] ?? 0;
  if (typeof stated !== 'number' || !Number.isInteger(stated) || stated < 0) {
    return { ok: false, problems: [{ field: 'version', why: text('profile.error.type', { expected: 'int' }) }] };
  }
  if (stated > PROFILE_VERSION) {
    return { ok: false, problems: [{ field: 'version', why: text('profile.error.newer', { version: stated }) }] };
  }
  for (let version = stated; version < PROFILE_VERSION; version += 1) {
    const step = STEPS[version];
    if (step) profile = step(profile);
  }
  return { ok: true, data: profile };
}
