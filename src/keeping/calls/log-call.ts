import type { FieldName, RecordFields } from '../../forms/types';
import { carePlan, isCallList, type CareTask, type OwnerRow } from '../../owners';
import { ownerRules } from '../../profile';
import { callDays, type CareTaskKind } from '../../schedule/cadences';
import { text, type Text } from '../../words';
import { columnsFor } from '../contacts/manner';
import { report, settledReport } from '../settle';
import {
  BadRequest,
  type Books,
  type Choices,
  type KeepQuestion,
  type KeepReport,
  type Piece,
  type Place,
  type Without,
} from '../types';
import { callLine, callListOf, complaintsOf } from './call-line';
import {
  callWords,
  complaintRows,
  freeSteps,
  kindOfRow,
  nextCall,
  reminderRow,
  renewalRow,
  stepRows,
} from './call-rows';
import { findOwner, keptOwner, placeOf, type FoundOwner } from './find-owner';
import { rowCall, type RowTarget } from './row-call';
import type { Told } from './step-cells';
import type { CallRequest, Outcome } from './types';

/**
 * One call to an owner, written where its form has a place for it: day, result and satisfaction in the follow-up form's own columns of the
 * step, the next call of a reminder list or a renewal ledger with its status, an open complaint, a line in a list with one row per call. Pure:
 * the answer is what would be written, where not and why, and what must be decided first.
 * @throws BadRequest for an unknown owner, and a next call that is not after this one
 */
export function logCall(books: Books, request: CallRequest): KeepReport {
  const choices = request.choices ?? {};
  if (request.next !== undefined && request.next <= request.date)
    throw new BadRequest(text('keeping.error.next', { next: request.next, date: request.date }));
  const found = findOwner(books, request, choices);
  if ('question' in found) return report(undefined, { pieces: [], without: [] }, [], [found.question]);
  return new CallLog(books, request, found, choices).run();
}

/** What a call was for, or the question what. */
type Purpose = { readonly kind?: CareTaskKind; readonly step?: string } | { readonly question: KeepQuestion };

class CallLog {
  readonly pieces: Piece[] = [];
  readonly without: Without[] = [];
  readonly questions: KeepQuestion[] = [];

  constructor(
    private readonly books: Books,
    private readonly request: CallRequest,
    private readonly found: FoundOwner,
    private readonly choices: Choices,
  ) {}

  run(): KeepReport {
    const purpose = this.purpose();
    if ('question' in purpose) this.questions.push(purpose.question);
    else {
      const { kind, step } = purpose;
      const why = text('keeping.change.call', {
        name: this.found.owner.name ?? '',
        date: this.request.date,
        what: callWords(kind, step),
      });
      if (!this.ownRow(kind, step, why)) this.callList(kind, step, why);
      this.newComplaint();
    }
    return settledReport(this.books, keptOwner(this.found), this, this.request.places);
  }

  private take({ piece, question, without }: Outcome): void {
    if (piece) this.pieces.push(piece);
    // One answer is for all cells that hold something else.
    if (question && !this.questions.some(({ code }) => code === question.code)) this.questions.push(question);
    this.without.push(...without);
  }

  private get told(): Told {
    const { date, result, satisfaction } = this.request;
    return { date, result, satisfaction };
  }

  /** As it was said, as the named row says, else what is owed on that day; of several that are, which one. */
  private purpose(): Purpose {
    const { request, found } = this;
    const kind = request.kind ?? kindOfStep(request.step) ?? kindOfRow(found.named);
    if (kind !== undefined && (kind !== 'delivery-call' || request.step !== undefined))
      return { kind, step: request.step ?? stepOfKind(kind) };
    const owed = this.owed().filter((task) => kind === undefined || task.kind === kind);
    const due = owed.filter(({ status }) => status !== 'upcoming');
    const among: { kind: CareTaskKind; step?: string }[] = due.length > 0 ? due : owed;
    if (among.length === 0 && kind === 'delivery-call')
      for (const row of found.rows)
        if (row.form.form === 'delivery-follow-up')
          among.push(...freeSteps(row).map((step) => ({ kind: 'delivery-call' as const, step })));
    if (among.length <= 1) {
      const [only] = among;
      return only === undefined ? { kind } : { kind: only.kind, step: only.step ?? stepOfKind(only.kind) };
    }
    const choice = this.choices['which-call'];
    const chosen = choice === undefined ? undefined : among[choice - 1];
    if (choice !== undefined && chosen === undefined)
      throw new BadRequest(text('keeping.error.choice', { code: 'which-call', count: among.length }));
    if (chosen) return { kind: chosen.kind, step: chosen.step ?? stepOfKind(chosen.kind) };
    return {
      question: {
        ...placeOf(found.named ?? found.rows[0]),
        code: 'which-call',
        text: text('keeping.question.which-call', { name: found.owner.name ?? request.who, count: among.length }),
        choices: among.map((one) => ({ text: callWords(one.kind, one.step) })),
      },
    };
  }

  private owed(): readonly CareTask[] {
    const { found, books } = this;
    const plan = carePlan(found.book, ownerRules(books.profile), undefined, callDays(books.profile));
    return plan.tasks.filter(({ owner, vehicle }) => {
      const theirs = plan.owners[owner];
      if (theirs?.owner !== found.owner) return false;
      return vehicle === undefined || found.car === undefined || theirs.vehicles[vehicle]?.car === found.car;
    });
  }

  /** Writes into the rows that stand for this call already; false where no form has one. */
  private ownRow(kind: CareTaskKind | undefined, step: string | undefined, why: Text): boolean {
    const targets = this.targets(kind, step);
    if (targets === undefined) return true;
    for (const target of targets) this.take(rowCall(this.books, target, this.choices, why));
    return targets.length > 0;
  }

  /** `undefined`: something is asked first. */
  private targets(kind: CareTaskKind | undefined, step: string | undefined): readonly RowTarget[] | undefined {
    const { request, found, told } = this;
    const fields: RecordFields = { appointment: request.next, remark: request.note };
    if (kind === 'complaint') return this.complaintTarget();
    if (kind === 'renewal') {
      const row = renewalRow(found);
      if (!row) return [];
      const own = { ...fields, status: request.status as RecordFields['status'], lostReason: request.reason };
      return [{ place: 'renewal-row', row, ...this.inList(row), told, fields: own }];
    }
    if (kind === 'first-service' || kind === 'service') {
      const row = reminderRow(found, request.date);
      if (row) return [{ place: 'reminder-row', row, ...this.inList(row), told, fields: this.by(row, fields) }];
    }
    if (step === undefined) return [];
    return stepRows(found, step).map((one) => ({
      place: 'follow-up-step',
      row: one.row,
      step: one.step,
      told,
      fields: this.by(one.row, fields),
    }));
  }

  /** Where a row's next call goes: the next free step, else the row's own day. */
  private inList(row: OwnerRow): Pick<RowTarget, 'step' | 'dayIn' | 'full'> {
    const step = nextCall(row);
    if (step !== undefined) return { step };
    if (Object.keys(row.form.stepColumns ?? {}).length > 0) return { full: true };
    return row.form.form === 'service-reminder' && columnsFor(row.form, 'date').length > 0 ? { dayIn: 'date' } : {};
  }

  /** Who called, where the row has a place for it and nobody's name stands there. */
  private by(row: OwnerRow, fields: RecordFields): RecordFields {
    const free = row.record.fields.handler === undefined && columnsFor(row.form, 'handler').length > 0;
    return free && this.request.by !== undefined ? { ...fields, handler: this.request.by } : fields;
  }

  private complaintTarget(): readonly RowTarget[] | undefined {
    const { request, found, choices, told } = this;
    const rows = complaintRows(found);
    const choice = choices['two-rows'];
    const row = rows.length === 1 ? rows[0] : rows[(choice ?? 0) - 1];
    if (rows.length > 1 && row === undefined) {
      if (choice !== undefined)
        throw new BadRequest(text('keeping.error.choice', { code: 'two-rows', count: rows.length }));
      this.questions.push({
        ...placeOf(rows[0]),
        code: 'two-rows',
        text: text('keeping.question.two-rows', { name: found.owner.name ?? request.who, count: rows.length }),
        choices: rows.map(({ form, record }) => ({
          text: text('keeping.choice.row', {
            sheet: form.sheet,
            row: record.row,
            what: record.fields.complaint ?? record.fields.date ?? '',
          }),
        })),
      });
      return undefined;
    }
    if (!row) return [];
    const status = request.status as RecordFields['status'];
    const fields: RecordFields = {
      status,
      closedDate: status === 'closed' ? request.date : undefined,
      appointment: request.next,
      remark: request.note,
    };
    const first = row.record.fields.handledDate === undefined;
    return [
      {
        place: 'complaint-row',
        row,
        told,
        fields: this.by(row, fields),
        // The first handling has a day of its own; later ones and those of a register without the column are told by the status.
        ...(first && columnsFor(row.form, 'handledDate').length > 0 ? { dayIn: 'handledDate' } : { undated: true }),
      },
    ];
  }

  /** A line in the list with one row per call: of the same day's call the line that is there. */
  private callList(kind: CareTaskKind | undefined, step: string | undefined, why: Text): void {
    const { books, request, found, told } = this;
    const { date, result, satisfaction, note, next, by } = request;
    const form = callListOf(books, date);
    if (!form) {
      this.without.push({
        place: placeOfKind(kind),
        why: text('keeping.without.no-call-place', { what: callWords(kind, step) }),
      });
      return;
    }
    const there = found.rows.find(
      (row) => row.form === form && isCallList(row.form) && row.record.fields.date === date,
    );
    if (there) {
      const fields = this.by(there, { appointment: next, remark: note });
      this.take(rowCall(books, { place: 'call-row', row: there, told, dayIn: 'date', fields }, this.choices, why));
      return;
    }
    const fields: RecordFields = {
      date,
      ...this.whose(),
      result,
      satisfaction,
      handler: by,
      appointment: next,
      remark: note,
    };
    this.take(callLine(books, form, 'call-row', fields, ['result', 'satisfaction', 'appointment', 'remark'], why));
    if (request.status !== undefined)
      this.without.push({
        place: 'call-row',
        why: text('keeping.without.no-column', { sheet: form.sheet, field: text('forms.field.status') }),
      });
  }

  /** What names owner and car in a line of its own. */
  private whose(): RecordFields {
    const { owner, car, rows } = this.found;
    const of = <F extends FieldName>(field: F): RecordFields[F] =>
      rows.findLast(({ record }) => record.fields[field] !== undefined)?.record.fields[field];
    return {
      customerName: owner.name,
      phone: owner.phone,
      plate: car?.plate ?? of('plate'),
      vin: car?.vin ?? of('vin'),
      model: car?.model ?? of('model'),
      deliveryDate: of('deliveryDate'),
    };
  }

  /** What the owner complains of, as a case of its own. */
  private newComplaint(): void {
    const { request, books, found } = this;
    const { complaint, date } = request;
    if (complaint === undefined) return;
    const form = complaintsOf(books, date);
    if (!form) {
      this.without.push({ place: 'complaint-row', why: text('keeping.without.no-complaints') });
      return;
    }
    const there = found.owner.rows.some(
      (row) => row.form === form && row.record.fields.date === date && row.record.fields.complaint === complaint,
    );
    if (there) return;
    const why = text('keeping.change.complaint', { name: found.owner.name ?? '', date });
    const fields: RecordFields = { date, ...this.whose(), complaint, status: 'open' };
    this.take(callLine(books, form, 'complaint-row', fields, ['complaint'], why));
  }
}

function kindOfStep(step: string | undefined): CareTaskKind | undefined {
  if (step === undefined) return undefined;
  return step === 'birthday' || step === 'anniversary' ? step : 'delivery-call';
}

function stepOfKind(kind: CareTaskKind): string | undefined {
  return kind === 'birthday' || kind === 'anniversary' ? kind : undefined;
}

/** Where a call of a kind would stand if the workbook had the form. */
function placeOfKind(kind: CareTaskKind | undefined): Place {
  if (kind === 'renewal') return 'renewal-row';
  if (kind === 'complaint') return 'complaint-row';
  return kind === 'delivery-call' ? 'follow-up-step' : 'call-row';
}
