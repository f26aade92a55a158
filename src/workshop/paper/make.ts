import type { IsoDate } from '../../calendar';
import type { StoreProfile } from '../../profile';
import type { Scalar, SheetContent } from '../../sheet';
import { dataKey, text, type Text } from '../../words';
import type { Draft } from '../draft';
import { EXERCISES, meets } from '../exercises';
import { Cast, staffOf, type Speak } from '../scene';
import { digest, seal, type Lock, type Platform } from '../seal';
import { SEAL_SHEET } from '../seal-sheet';
import { Random } from '../store';
import { THEMES } from '../themes';
import type { Difficulty, ExerciseKind, ExerciseMode, Key, KeyTask, Size, Theme } from '../types';
import { coverOf } from './cover';
import { chanceToPass } from './luck';
import { freeCells, givenRows } from './given';
import { modelAnswer } from './model';

/** What a trainer asks for. Everything that is made is a function of it (and of the lock, which is one of code and salt). */
export interface ExerciseRequest {
  readonly kinds: readonly ExerciseKind[];
  readonly seed: number;
  readonly difficulty: Difficulty;
  readonly theme: Theme;
  readonly size: Size;
  readonly mode: ExerciseMode;
  readonly profile: StoreProfile;
  readonly today: IsoDate;
  /** All participants get the same paper. */
  readonly same: boolean;
  readonly speak: Speak;
}

export interface PaperSheet {
  readonly name: string;
  readonly content: SheetContent;
}

/** One participant's workbook, sheet by sheet, and the trainer's copy of it. */
export interface Paper {
  readonly number: number;
  readonly seed: number;
  readonly sheets: readonly PaperSheet[];
  readonly answers: readonly PaperSheet[];
  readonly tasks: readonly KeyTask[];
}

/** A kind of exercise asks for rules that the profile does not have. */
export class UnfitProfile extends Error {
  constructor(
    readonly kind: ExerciseKind,
    readonly need: 'windows' | 'intervals',
  ) {
    super(`${kind} needs ${need}`);
    this.name = 'UnfitProfile';
  }
}

/** Public salt of the request: everything but the code. The exercise's name is made of it and of the lock. */
export function saltOf(request: ExerciseRequest): string {
  const { kinds, seed, difficulty, theme, size, mode, profile, today, same } = request;
  return JSON.stringify([
    kinds,
    seed,
    difficulty,
    theme,
    size,
    mode,
    profile,
    today,
    same,
    request.speak(text('workshop.cover.title')),
  ]);
}

export async function exerciseId(platform: Platform, lock: Lock): Promise<string> {
  return (await digest(platform, `exercise ${lock.check}`, 6)).toUpperCase();
}

/** @throws UnfitProfile */
export async function makePaper(
  platform: Platform,
  lock: Lock,
  request: ExerciseRequest,
  number: number,
): Promise<Paper> {
  const { speak, mode, profile, today, theme } = request;
  const seed = request.seed + (request.same ? 1 : number);
  const tasks = draftTasks(request, mix(seed, lock.dice));
  const dice = new Random(mix(seed, lock.dice));
  const staff = staffOf(dice);
  const story = text('workshop.cover.story', {
    brand: profile.brand,
    store: dice.pick<string>(THEMES[theme].stores),
    month: Number(today.slice(5, 7)),
    story: text(dataKey('workshop.theme.', `${theme}.story`)),
    staff,
    today,
  });
  return bindPaper(platform, lock, { speak, mode, story, number, seed }, tasks);
}

/** Puts the cover before the tasks' sheets, and behind them the key, sealed. */
export async function bindPaper(
  platform: Platform,
  lock: Lock,
  about: {
    readonly speak: Speak;
    readonly mode: ExerciseMode;
    readonly story: Text;
    readonly number: number;
    readonly seed: number;
  },
  tasks: readonly { readonly kind: KeyTask['kind']; readonly draft: Draft }[],
): Promise<Paper> {
  const { speak, mode, number, seed } = about;
  const exercise = await exerciseId(platform, lock);
  const cover = coverOf({ ...about, exercise }, tasks);
  const keyTasks = tasks.map(({ kind, draft }, i): KeyTask => ({ id: `t${String(i + 1)}`, kind, cells: draft.cells }));
  const leaves = [cover.leaf, ...tasks.flatMap(({ draft }) => draft.leaves)];
  const free = freeCells(keyTasks, cover.cells);
  const key: Key = {
    version: 1,
    exercise,
    number,
    variant: seed,
    mode,
    cover: cover.cells,
    tasks: keyTasks,
    given: Object.fromEntries(leaves.map((leaf) => [leaf.name, givenRows(leaf.snapshot(), free.get(leaf.name))])),
  };
  const lines = await seal(platform, lock, key, JSON.stringify(key));
  const sealed: PaperSheet = {
    name: SEAL_SHEET,
    content: { values: lines.map((line) => [line]), visibility: 'hidden' },
  };
  const filled = modelAnswers(
    keyTasks,
    speak(text('workshop.answer.none')),
    speak(text('workshop.answer.not-carried')),
  );
  const sheets = (withAnswers: boolean): readonly PaperSheet[] => [
    ...leaves.map((leaf) => ({
      name: leaf.name,
      content: leaf.content(withAnswers ? filled.get(leaf.name) : undefined),
    })),
    sealed,
  ];
  return { number, seed, sheets: sheets(false), answers: sheets(true), tasks: keyTasks };
}

function modelAnswers(
  tasks: readonly KeyTask[],
  noLevel: string,
  notCarried: string,
): ReadonlyMap<string, ReadonlyMap<string, Scalar>> {
  const filled = new Map<string, Map<string, Scalar>>();
  for (const { cells } of tasks)
    for (const key of cells) {
      const own = filled.get(key.sheet) ?? new Map<string, Scalar>();
      filled.set(key.sheet, own);
      const { cell, value } = modelAnswer(key, noLevel, notCarried);
      own.set(cell, value);
    }
  return filled;
}

/** The tasks of one variant. Each kind has dice of its own: what a paper holds beside it changes nothing. */
export function draftTasks(
  request: Pick<ExerciseRequest, 'kinds' | 'profile' | 'today' | 'difficulty' | 'theme' | 'size' | 'speak'>,
  dice: number,
): readonly { readonly kind: ExerciseKind; readonly draft: Draft }[] {
  const { kinds, today, difficulty, theme, size, speak } = request;
  const profile = openEveryDay(request.profile);
  const staff = staffOf(new Random(dice));
  return kinds.flatMap((kind, i) => {
    const spec = EXERCISES[kind];
    if (spec.needs !== undefined && !meets(profile, spec.needs)) throw new UnfitProfile(kind, spec.needs);
    const own = mix(dice, Object.keys(EXERCISES).indexOf(kind) + 1);
    const names = Array.from({ length: spec.sheets }, (_, k) => {
      const name = speak(text(dataKey('workshop.sheet.', `${kind}.${String(k + 1)}`)));
      return kinds.length === 1 ? name : `${String(i + 1)} ${name}`;
    });
    let best: { readonly draft: Draft; readonly pass: number } | undefined;
    for (let turn = 0; turn < TURNS && (best === undefined || best.pass > MOST_TO_PASS); turn += 1) {
      const random = new Random(turn === 0 ? own : mix(own, turn));
      const cast = new Cast(random, random.shuffle(staff), theme);
      const draft = spec.make({ profile, today, difficulty, theme, size, random, speak, cast }, names);
      const pass = chanceToPass(draft.cells);
      if (best === undefined || pass < best.pass) best = { draft, pass };
    }
    return best === undefined ? [] : [{ kind, draft: best.draft }];
  });
}

/** Where the dice gave many alike answers, so that guessing might pay, they are thrown again, this often at most. */
const TURNS = 4;
const MOST_TO_PASS = 1e-8;

/** No sheet of an exercise says on which days the store is closed, so its days are counted plainly. */
function openEveryDay(profile: StoreProfile): StoreProfile {
  const calendar = { ...profile.calendar, closedWeekdays: [], holidaysClose: false, closed: [], open: [] };
  return { ...profile, calendar };
}

/** Two numbers as one seed of 32 bits. */
function mix(a: number, b: number): number {
  let h = Math.imul((a ^ 0x9e3779b9) >>> 0, 0x85ebca6b) ^ Math.imul((b ^ 0x7f4a7c15) >>> 0, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
}
