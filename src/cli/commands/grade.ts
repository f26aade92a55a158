import { mkdirSync } from 'node:fs';
import { webcrypto } from 'node:crypto';
import { basename, join } from 'node:path';

import { inTurn, text, type TextKey } from '../../words';
import {
  classSheets,
  feedbackSheet,
  gradeClass,
  ruleWords,
  type ClassResult,
  type HandedIn,
  type Participant,
} from '../../workshop';
import { WorkbookError } from '../../workbook/port';
import { makeXlsx, readXlsx } from '../../workbook/xlsx';
import { command } from '../command';
import { table, type Console } from '../console';
import { isSameFile } from '../disk';
import { expandInputs, readBytes, writeAtomically } from '../files';
import { json, value, type Values } from '../options';
import { CommandError, type Outcome } from '../outcome';
import { needCode } from './exercise';

const OPTIONS = { json, code: value('code'), classOut: value('class-out'), feedbackOut: value('feedback-out') };
type Options = Values<typeof OPTIONS>;

/** `sanbiao grade`: scores of a class, what each got wrong and why, and the rules to go over again. */
export const grade = command({ name: 'grade', options: OPTIONS, run: perform });

async function perform(options: Options, console: Console): Promise<Outcome> {
  const code = needCode(options.code);
  const paths = expandInputs(options.files);
  if (paths.length === 0) throw new CommandError('bad-input', text('cli.error.no-files'));
  const words = {
    none: console.say(text('workshop.answer.none')),
    notCarried: console.say(text('workshop.answer.not-carried')),
  };
  const names = shortNames(paths);
  refuseOverwriting(options, paths, names, console);
  const handedIn = paths.map((path, i) => {
    console.progress(text('cli.progress.reading', { file: basename(path), done: i + 1, all: paths.length }));
    return openFile(path, names[i] ?? path);
  });
  const outcome = await gradeClass(webcrypto.subtle as SubtleCrypto, code, handedIn, words);
  if ('refused' in outcome) {
    for (const { file, why } of outcome.rejected) console.note(text('cli.error.file', { file, sentence: why }));
    throw new CommandError('bad-input', text(`cli.grade.${outcome.refused}`));
  }
  const { graded } = outcome;
  if (options.classOut !== undefined)
    writeAtomically(options.classOut, makeXlsx(classSheets(graded, (what) => console.say(what))));
  if (options.feedbackOut !== undefined) writeFeedback(options.feedbackOut, graded, console);
  if (options.json) console.print(JSON.stringify(toGradeJson(graded, console), null, 2));
  else printClass(graded, console);
  return 'done';
}

/** File names, with their folders where two are called the same. */
function shortNames(paths: readonly string[]): readonly string[] {
  return paths.map((path) => {
    const name = basename(path);
    return paths.filter((other) => basename(other) === name).length > 1 ? path : name;
  });
}

function openFile(path: string, file: string): HandedIn {
  try {
    return { file, book: readXlsx(readBytes(path), basename(path)) };
  } catch (error) {
    if (error instanceof WorkbookError || error instanceof CommandError) return { file, why: error.words };
    throw error;
  }
}

function writeFeedback(folder: string, { participants }: ClassResult, console: Console): void {
  mkdirSync(folder, { recursive: true });
  for (const one of participants)
    writeAtomically(
      feedbackPath(folder, one.file, console),
      makeXlsx([feedbackSheet(one, (what) => console.say(what))]),
    );
}

function feedbackPath(folder: string, name: string, console: Console): string {
  const file = name
    .replace(/\.[^.]+$/u, '')
    .replace(/[\\/:]+/gu, '-')
    .replace(/^-+/u, '');
  return join(folder, `${console.say(text('cli.grade.feedback-name', { file }))}.xlsx`);
}

/** Nothing that was handed in is written over, nor the results of an earlier run that stand among it. */
function refuseOverwriting(
  { classOut, feedbackOut }: Options,
  paths: readonly string[],
  names: readonly string[],
  console: Console,
): void {
  const targets = [
    ...(classOut === undefined ? [] : [classOut]),
    ...(feedbackOut === undefined ? [] : names.map((name) => feedbackPath(feedbackOut, name, console))),
  ];
  const taken = targets.find((target) => paths.some((path) => isSameFile(path, target)));
  if (taken !== undefined) throw new CommandError('bad-input', text('cli.grade.overwrites', { file: taken }));
}

function toGradeJson({ exercise, participants, identical, rejected, hardest }: ClassResult, console: Console): unknown {
  return {
    exercise,
    participants: participants.map((one) => participantJson(one, console)),
    identical,
    rejected: rejected.map(({ file, why }) => ({ file, why: console.say(why) })),
    hardest: hardest.map((entry) => ({ ...entry, title: console.say(ruleWords(entry.rule)) })),
  };
}

function participantJson(one: Participant, console: Console): unknown {
  const { file, name, score, outOf, seconds, tasks, remarks } = one;
  return {
    file,
    name,
    score,
    outOf,
    ...(seconds === undefined ? {} : { seconds }),
    tasks: tasks.map(({ id, kind, points, outOf: whole, marks, withheld }) => {
      const told = (state: string) =>
        marks
          .filter((mark) => mark.state === state)
          .map(({ key, answer, right, points: got, remark }) => ({
            sheet: key.sheet,
            cell: key.cell,
            answer,
            right,
            points: got,
            outOf: key.points,
            rule: key.rule,
            why: console.say(key.why),
            ...(remark === undefined ? {} : { remark: console.say(remark) }),
          }));
      return {
        id,
        kind,
        points,
        outOf: whole,
        ...(withheld > 0 ? { withheld } : {}),
        wrong: [...told('wrong'), ...told('missing')],
        // Right, but not the best, or right only by an earlier answer.
        noted: [...told('acceptable'), ...told('followed')],
      };
    }),
    remarks: remarks.map((remark) => console.say(remark)),
  };
}

function printClass({ exercise, participants, identical, rejected, hardest }: ClassResult, console: Console): void {
  const say = (key: TextKey, values: Parameters<typeof text>[1] = {}): string => console.say(text(key, values));
  const rows = (lines: readonly (readonly string[])[]): void => {
    for (const line of table(lines)) console.print(`  ${line}`);
  };
  console.print(say('cli.grade.head', { exercise, count: participants.length }));
  rows(
    [...participants]
      .sort((a, b) => b.score - a.score)
      .map((one) => [
        one.name === '' ? one.file : one.name,
        `${String(one.score)} / ${String(one.outOf)}`,
        console.say(inTurn(one.remarks)),
      ]),
  );
  for (const group of identical) console.print(say('cli.grade.identical', { files: group }));
  for (const { file, why } of rejected) console.note(text('cli.error.file', { file, sentence: why }));
  if (hardest.length > 0) console.print(say('cli.grade.hardest'));
  rows(
    hardest
      .slice(0, 8)
      .map(({ rule, wrong, of }) => [console.say(ruleWords(rule)), `${String(wrong)} / ${String(of)}`]),
  );
}
