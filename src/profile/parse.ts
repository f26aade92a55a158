import type { z } from 'zod';
import { text, type Text } from '../words';
import { yearsOf } from './holidays';
import { migrateProfile } from './migrate';
import { profileSchema, type StoreProfile } from './schema';

/** What is wrong with a profile: the field as a path (`levels.2.interval.target`) and the reason. */
export interface ProfileProblem {
  readonly field: string;
  readonly why: Text;
}

export type ParsedProfile =
  | { readonly ok: true; readonly profile: StoreProfile }
  | { readonly ok: false; readonly problems: readonly ProfileProblem[] };

/**
 * Reads a profile of any version from plain data (a parsed JSON). A wrong profile is refused as a whole, with every field
 * that is wrong and why: the caller keeps the last good one.
 */
export function parseProfile(data: unknown): ParsedProfile {
  const lifted = migrateProfile(data);
  if (!lifted.ok) return lifted;
  const parsed = profileSchema.safeParse(lifted.data);
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.flatMap(problemsOfIssue) };
  const problems = checkProfile(parsed.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, profile: parsed.data };
}

/** Same from a JSON text. */
export function parseProfileJson(json: string): ParsedProfile {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return { ok: false, problems: [{ field: '', why: text('profile.error.json') }] };
  }
  return parseProfile(data);
}

function problemsOfIssue(issue: z.core.$ZodIssue): ProfileProblem[] {
  const field = issue.path.join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        field: [...issue.path, key].join('.'),
        why: text('profile.error.unknown-field'),
      }));
    case 'invalid_type':
      return [{ field, why: text('profile.error.type', { expected: kindWords(issue.expected) }) }];
    case 'too_small':
      return [{ field, why: text('profile.error.too-small', { minimum: Number(issue.minimum) }) }];
    case 'too_big':
      return [{ field, why: text('profile.error.too-big', { maximum: Number(issue.maximum) }) }];
    case 'invalid_value':
      return [{ field, why: text('profile.error.choice', { values: issue.values.map(String).join(' / ') }) }];
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
    default:
      return [{ field, why: text('profile.error.format') }];
  }
}

/** What a value should be, as people say it. */
function kindWords(expected: string): Text | string {
  if (expected === 'number' || expected === 'int') return text('profile.type.number');
  if (expected === 'string') return text('profile.type.string');
  if (expected === 'boolean') return text('profile.type.boolean');
  return expected === 'array' || expected === 'tuple' ? text('profile.type.list') : text('profile.type.group');
}

/** What the shape alone cannot say: codes that overlap, windows and intervals that contradict, rules that name unknown levels. */
function checkProfile(profile: StoreProfile): ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  const seen = new Map<string, string>();
  profile.levels.forEach((level, index) => {
    for (const [position, word] of [level.code, ...level.spellings].entries()) {
      const key = plainCode(word);
      const other = seen.get(key);
      if (other !== undefined && (other !== level.code || position === 0)) {
        const field = position === 0 ? `levels.${index}.code` : `levels.${index}.spellings.${position - 1}`;
        problems.push({ field, why: text('profile.error.overlap', { code: word, other }) });
      }
      seen.set(key, level.code);
    }
    const { window, interval } = level;
    if (window?.min !== undefined && window.max !== undefined && window.min > window.max) {
      problems.push({
        field: `levels.${index}.window`,
        why: text('profile.error.window', { min: window.min, max: window.max }),
      });
    }
    const steps = [interval?.min, interval?.target, interval?.max];
    const known = steps.filter((step) => step !== undefined);
    if (known.some((step, position) => position > 0 && step < (known[position - 1] ?? 0))) {
      const [min = '–', target = '–', max = '–'] = steps;
      problems.push({ field: `levels.${index}.interval`, why: text('profile.error.interval', { min, target, max }) });
    }
    if (interval && level.state !== 'open' && level.state !== 'ordered') {
      problems.push({
        field: `levels.${index}.interval`,
        why: text('profile.error.interval-closed', { code: level.code }),
      });
    }
  });
  if (!profile.levels.some((level) => level.state === 'open')) {
    problems.push({ field: 'levels', why: text('profile.error.no-open') });
  }
  if (!profile.levels.some((level) => level.code === profile.matrixFrom && level.state === 'open')) {
    problems.push({ field: 'matrixFrom', why: text('profile.error.unknown-level', { code: profile.matrixFrom }) });
  }
  const [first, second, third] = profile.overdueSteps;
  if (!(first < second && second < third)) problems.push({ field: 'overdueSteps', why: text('profile.error.steps') });
  for (const list of ['closed', 'open'] as const) {
    profile.calendar[list].forEach((date, index) => {
      if (!isRealDate(date))
        problems.push({ field: `calendar.${list}.${index}`, why: text('profile.error.date', { date }) });
    });
  }
  profile.calendar.holidays.forEach((holiday, index) => {
    if (!isRealDate(holiday.date)) {
      problems.push({
        field: `calendar.holidays.${index}.date`,
        why: text('profile.error.date', { date: holiday.date }),
      });
    }
  });
  for (const date of profile.calendar.closed) {
    if (profile.calendar.open.includes(date)) {
      problems.push({ field: 'calendar.open', why: text('profile.error.open-and-closed', { date }) });
    }
  }
  return problems;
}

/** `Ｈ`, `h`, `H级` and `H 类` are one spelling. */
function plainCode(word: string): string {
  return word
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .toUpperCase()
    .replace(/[级類类級]$/u, '');
}

function isRealDate(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * What a profile leaves open on purpose: an open level without an interval has no due dates until the store sets one; a year that the
 * holiday table does not know counts as a year without holidays.
 * @param year the year that is asked about, `2027`; only used where holidays close the store.
 */
export function profileGaps(profile: StoreProfile, year?: string): ProfileProblem[] {
  const gaps = profile.levels.flatMap((level, index): ProfileProblem[] =>
    level.state === 'open' && level.interval?.target === undefined
      ? [
          {
            field: `levels.${index}.interval`,
            why: text('profile.gap.interval', { code: level.code, name: level.name }),
          },
        ]
      : [],
  );
  profile.levels.forEach(({ code, state, window, interval }, index) => {
    if (state !== 'open' || window?.max === undefined || interval?.target === undefined) return;
    if (interval.target > window.max)
      gaps.push({
        field: `levels.${index}.interval.target`,
        why: text('profile.gap.too-rare', { code, days: interval.target, window: window.max }),
      });
  });
  if (year !== undefined && profile.calendar.holidaysClose && !yearsOf(profile.calendar.holidays).includes(year)) {
    gaps.push({ field: 'calendar.holidays', why: text('profile.gap.year', { year }) });
  }
  return gaps;
}
