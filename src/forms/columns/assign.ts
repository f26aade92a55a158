import { specOf, type MappedField } from '../fields';
import { COLUMN } from '../weights';
import type { Candidate } from './candidates';

/** A column of the table with what it may be. */
export interface Choice {
  readonly column: number;
  /** `group>sub`, as the contract prints it. */
  readonly header: string;
  /** The words of the groups over it; columns of a group share it. */
  readonly group: string;
  readonly candidates: readonly Candidate[];
  readonly phoneLike: boolean;
}

export interface Assigned extends Choice {
  readonly field: MappedField;
  readonly by: Candidate;
}

export interface Assignment {
  readonly used: readonly Assigned[];
  /** Columns that a person should be asked about, with the proposal; `rival`: the header of the column that is used for it meanwhile. */
  readonly asked: readonly (Choice & { readonly proposal?: Candidate; readonly rival?: string })[];
  /** Columns whose best field another column has. */
  readonly late: readonly Assigned[];
}

/**
 * One field per column and one column per field, the surest first; ticks of one group go together, of two columns with the same
 * words the first has the field, a second phone column is `phone2`. What was answered by a person comes before everything.
 */
export function assign(
  choices: readonly Choice[],
  answers: Readonly<Record<string, MappedField | null>> = {},
): Assignment {
  const used: Assigned[] = [];
  const done = new Set<number>();
  const holder = new Map<MappedField, Assigned>();
  const take = (choice: Choice, field: MappedField, by: Candidate): void => {
    const entry = { ...choice, field, by };
    used.push(entry);
    done.add(choice.column);
    if (!holder.has(field)) holder.set(field, entry);
  };
  for (const choice of choices) {
    const answer = Object.hasOwn(answers, choice.header) ? answers[choice.header] : undefined;
    if (answer === undefined) continue;
    if (answer === null) done.add(choice.column);
    else
      take(
        choice,
        answer,
        choice.candidates.find(({ field }) => field === answer) ?? {
          field: answer,
          score: 1,
          words: 1,
          because: 'words',
        },
      );
  }
  const pairs = choices.flatMap((choice) => choice.candidates.map((candidate) => ({ choice, candidate })));
  pairs.sort((a, b) => b.candidate.score - a.candidate.score || a.choice.column - b.choice.column);
  const beaten = new Map<number, Candidate>();
  for (const { choice, candidate } of pairs) {
    if (done.has(choice.column) || candidate.score < COLUMN.use) continue;
    const { field } = candidate;
    if (field === 'none') {
      done.add(choice.column);
      continue;
    }
    const other = holder.get(field);
    if (other === undefined || specOf(field).severalColumns) take(choice, field, candidate);
    else if (candidate.tick !== undefined && other.by.tick !== undefined && other.group === choice.group)
      take(choice, field, candidate);
    else if (field === 'phone' && choice.phoneLike && !holder.has('phone2')) take(choice, 'phone2', candidate);
    else if (other.header === choice.header) done.add(choice.column);
    else if (!beaten.has(choice.column)) beaten.set(choice.column, candidate);
  }
  used.sort((a, b) => a.column - b.column);
  const late = choices.flatMap((choice): Assigned[] => {
    const by = done.has(choice.column) ? undefined : beaten.get(choice.column);
    return by === undefined || by.field === 'none' ? [] : [{ ...choice, field: by.field, by }];
  });
  return { used, asked: questions(choices, done, holder, beaten), late };
}

function questions(
  choices: readonly Choice[],
  done: ReadonlySet<number>,
  holder: ReadonlyMap<MappedField, Assigned>,
  beaten: ReadonlyMap<number, Candidate>,
): Assignment['asked'] {
  const asked: (Choice & { proposal?: Candidate })[] = [];
  for (const choice of choices) {
    if (done.has(choice.column)) continue;
    const other = beaten.get(choice.column);
    const proposal = choice.candidates.find(
      (candidate) =>
        candidate.field !== 'none' &&
        candidate.score >= COLUMN.ask &&
        candidate.score < COLUMN.use &&
        !holder.has(candidate.field),
    );
    const doubted = choice.candidates.find(
      (candidate) =>
        candidate.doubted === true &&
        candidate.words >= COLUMN.sureWords &&
        candidate.field !== 'none' &&
        !isYesNoOf(choice.header, candidate.field) &&
        !holder.has(candidate.field),
    );
    // a column whose second meaning another one has (意向 beside 车型) is asked about where the words say another thing more surely
    if (other !== undefined && (doubted === undefined || doubted.words <= other.words)) continue;
    const found = other === undefined ? (proposal ?? doubted) : doubted;
    if (found !== undefined) asked.push({ ...choice, proposal: found });
  }
  return asked;
}

/** 是否到店 is answered by yes and no: no time and no date can stand there, so nobody need be asked. */
function isYesNoOf(header: string, field: MappedField): boolean {
  return /^(?:是否|有无|有否)/u.test(header.split('>').at(-1) ?? '') && ASKS_WHEN.has(field);
}

const ASKS_WHEN: ReadonlySet<MappedField> = new Set(['date', 'arriveTime', 'leaveTime', 'appointment', 'closingDate']);
