import { mkdirSync } from 'node:fs';
import { webcrypto } from 'node:crypto';
import { basename, join } from 'node:path';

import { findPreset, generalProfile } from '../../profile';
import { bookOf } from '../../sheet';
import { text } from '../../words';
import {
  digest,
  EXERCISE_KINDS,
  EXERCISE_SIZES,
  EXERCISE_THEMES,
  exerciseId,
  followsOf,
  makeLock,
  makeOwnPaper,
  makePaper,
  ownSaltOf,
  pointsOf,
  saltOf,
  UnfitProfile,
  UnfitWorkbook,
  type ExerciseKind,
  type ExerciseRequest,
  type KeyTask,
  type Lock,
  type OwnRequest,
  type Paper,
  type Platform,
} from '../../workshop';
import { makeXlsx, readXlsx } from '../../workbook/xlsx';
import { command } from '../command';
import type { Console } from '../console';
import { readBytes, writeAtomically } from '../files';
import {
  flag,
  json,
  list,
  oneOf,
  out,
  profile,
  refusedValue,
  today,
  value,
  wholeNumber,
  type Values,
} from '../options';
import { CommandError, type Outcome } from '../outcome';
import { loadProfile } from '../workspace';

const OPTIONS = {
  json,
  today,
  profile,
  out,
  kind: list('kind'),
  seed: wholeNumber('seed', 0, 2_000_000_000),
  participants: wholeNumber('participants', 1, 500),
  difficulty: oneOf('difficulty', ['1', '2', '3']),
  theme: oneOf('theme', EXERCISE_THEMES),
  size: oneOf('size', EXERCISE_SIZES),
  mode: oneOf('mode', ['practice', 'test']),
  code: value('code'),
  keyOut: value('key-out'),
  same: flag('same'),
  from: value('from'),
  cells: list('cells'),
};
type Options = Values<typeof OPTIONS>;

/** The day on which an exercise plays that names none: the same on every computer, whatever its clock says. */
const STORY_DAY = '2026-06-15';

/** `sanbiao exercise`: one workbook per participant, the key sealed in it, and on request the trainer's copies. */
export const exercise = command({ name: 'exercise', options: OPTIONS, run: perform });

async function perform(options: Options, console: Console): Promise<Outcome> {
  const { out: folder, code } = options;
  if (options.files.length > 0) throw new CommandError('bad-input', text('cli.exercise.no-files'));
  if (folder === undefined) throw new CommandError('bad-input', text('cli.error.needs-out'));
  const sealing = needCode(code);
  const platform = webcrypto.subtle as SubtleCrypto;
  const { lock, make } = await pressOf(platform, sealing, options, console);
  mkdirSync(folder, { recursive: true });
  if (options.keyOut !== undefined) mkdirSync(options.keyOut, { recursive: true });
  const files = [];
  for (let number = 1; number <= (options.participants ?? 1); number += 1) {
    const paper = await make(number);
    const file = `练习-${String(number).padStart(2, '0')}.xlsx`;
    writeAtomically(join(folder, file), makeXlsx(paper.sheets));
    const key = `练习-${String(number).padStart(2, '0')}-答案.xlsx`;
    if (options.keyOut !== undefined) writeAtomically(join(options.keyOut, key), makeXlsx(paper.answers));
    files.push({
      file,
      seed: paper.seed,
      ...(options.keyOut === undefined ? {} : { key }),
      tasks: paper.tasks.map(taskJson),
    });
  }
  const id = await exerciseId(platform, lock);
  if (options.json) console.print(JSON.stringify({ exercise: id, files }, null, 2));
  else {
    const points = files[0]?.tasks.reduce((sum, task) => sum + task.points, 0) ?? 0;
    console.print(console.say(text('cli.exercise.made', { exercise: id, count: files.length, folder, points })));
    if (options.keyOut !== undefined) console.print(console.say(text('cli.exercise.keys', { folder: options.keyOut })));
  }
  return 'done';
}

/** The lock, and what makes a participant's paper: of the kinds asked for, or of the trainer's own workbook. */
async function pressOf(
  platform: Platform,
  code: string,
  options: Options,
  console: Console,
): Promise<{ readonly lock: Lock; readonly make: (number: number) => Promise<Paper> }> {
  const lockFor = async (salt: string): Promise<Lock> => makeLock(platform, code, await digest(platform, salt, 16));
  if (options.from !== undefined) {
    const own = ownRequestOf(options.from, options, console);
    const lock = await lockFor(fit(() => ownSaltOf(own)));
    return { lock, make: (number) => makeOwnPaper(platform, lock, own, number) };
  }
  const request: ExerciseRequest = {
    kinds: kindsOf(options.kind),
    seed: options.seed ?? 1,
    difficulty: Number(options.difficulty ?? '1') as ExerciseRequest['difficulty'],
    theme: options.theme ?? 'brand-store',
    size: options.size ?? 'medium',
    mode: options.mode ?? 'practice',
    profile:
      options.profile === undefined
        ? generalProfile
        : (findPreset(options.profile) ?? loadProfile(options.profile, bookOf([]))),
    today: options.today ?? STORY_DAY,
    same: options.same,
    speak: (what) => console.say(what),
  };
  const lock = await lockFor(saltOf(request));
  return { lock, make: (number) => paperOf(platform, lock, request, number) };
}

function ownRequestOf(from: string, { cells, mode }: Options, console: Console): OwnRequest {
  if (cells.length === 0) throw new CommandError('bad-input', text('cli.exercise.needs-cells'));
  const book = readXlsx(readBytes(from), basename(from));
  return { book, places: cells, mode: mode ?? 'practice', speak: (what) => console.say(what) };
}

/** @throws CommandError that says why a workbook is no exercise */
function fit<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof UnfitWorkbook)) throw error;
    throw new CommandError('bad-input', text(`cli.exercise.own.${error.why}`, { what: error.what }));
  }
}

/** @throws CommandError without a code, or with one that everybody would guess at once */
export function needCode(code: string | undefined): string {
  if (code === undefined || code.trim() === '') throw new CommandError('bad-input', text('cli.exercise.needs-code'));
  return code;
}

async function paperOf(...args: Parameters<typeof makePaper>): Promise<Paper> {
  try {
    return await makePaper(...args);
  } catch (error) {
    if (!(error instanceof UnfitProfile)) throw error;
    throw new CommandError(
      'bad-input',
      text(`cli.exercise.unfit.${error.need}`, {
        kind: text(`workshop.kind.${error.kind}`),
        profile: args[2].profile.name,
      }),
    );
  }
}

function kindsOf(asked: readonly string[]): readonly ExerciseKind[] {
  if (asked.length === 0)
    throw new CommandError('bad-input', text('cli.exercise.needs-kind', { kinds: EXERCISE_KINDS.join(' · ') }));
  const kinds = asked.flatMap((name): readonly ExerciseKind[] => {
    if (name === 'all') return EXERCISE_KINDS;
    const known = EXERCISE_KINDS.find((kind) => kind === name);
    if (known === undefined) throw refusedValue('kind', name, ['all', ...EXERCISE_KINDS].join(' · '));
    return [known];
  });
  return [...new Set(kinds)];
}

function taskJson({ id, kind, cells }: KeyTask): {
  readonly id: string;
  readonly kind: string;
  readonly points: number;
  readonly cells: unknown;
} {
  return {
    id,
    kind,
    points: pointsOf(cells),
    cells: cells.map((key) => {
      const follows = followsOf(key);
      const { accept } = key;
      const also = 'also' in accept && accept.also !== undefined && accept.also.length > 0 ? { also: accept.also } : {};
      return {
        sheet: key.sheet,
        cell: key.cell,
        points: key.points,
        rule: key.rule,
        ...(follows.length > 0 ? { follows } : {}),
        ...also,
      };
    }),
  };
}
