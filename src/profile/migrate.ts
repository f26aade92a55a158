import { text } from '../words';
import { generalProfile, level as levelOf } from './general';
import type { ProfileProblem } from './parse';
import { LEVEL_STATES, PROFILE_VERSION, type LevelState } from './schema';

type Migrated =
  { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly problems: readonly ProfileProblem[] };
type Plain = Readonly<Record<string, unknown>>;

/** Step `n` lifts a profile of version `n` to `n + 1`. */
const STEPS: Readonly<Record<number, (profile: Plain) => Plain>> = { 0: fromShortForm };

/**
 * Version 0 is the short form that a person writes by hand: `{ "name": …, "levels": [{ "code": "H", "interval": 2 }, …] }`. What it
 * leaves out is as in the general profile, but a level's interval and window are never filled in.
 */
function fromShortForm(profile: Plain): Plain {
  const levels = profile['levels'];
  return {
    ...generalProfile,
    ...profile,
    version: 1,
    ...(Array.isArray(levels) ? { levels: levels.map(fromShortLevel) } : {}),
  };
}

function fromShortLevel(short: unknown): unknown {
  if (typeof short !== 'object' || short === null) return short;
  const plain = short as Plain;
  const { code, state = 'open', name = '', interval, window } = plain;
  if (typeof code !== 'string' || !isState(state)) return short;
  return {
    ...levelOf(code, String(name), state),
    ...plain,
    ...(typeof interval === 'number' ? { interval: { target: interval } } : {}),
    ...(typeof window === 'number' ? { window: { max: window } } : {}),
  };
}

function isState(state: unknown): state is LevelState {
  return LEVEL_STATES.some((known) => known === state);
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
