import type { IsoDate } from '../calendar';
import { say } from '../words';
import { dateOfFormDay } from './form-days';
import { isAfterSales } from './families';
import type { AfterSalesForm, AnyForm, DayContact, Form, FormRecord, Problem, RecognisedWorkbook } from './types';

/** A contact as it is printed: with its day, on a form over two calendar months with its date instead. */
export type ContactJson = Pick<DayContact, 'level'> & ({ readonly day: number } | { readonly date: IsoDate });

export type RecordJson = Omit<FormRecord, 'contacts' | 'planned'> & {
  readonly contacts?: readonly ContactJson[];
  readonly planned?: readonly (number | IsoDate)[];
};

type ProblemJson = Omit<Problem, 'masked'>;

export type FormJson = Omit<Form, Inner | 'records' | 'unread' | 'problems'> & {
  readonly problems: readonly ProblemJson[];
  readonly unread?: readonly { readonly range: string; readonly why: string }[];
  readonly records: readonly RecordJson[];
};

export type OwnersFormJson = Omit<AfterSalesForm, Inner | 'unread' | 'titles' | 'behind' | 'stepParts' | 'problems'> &
  Pick<FormJson, 'unread' | 'problems'>;

/** What stays inside: how sure the reader is, and why. */
type Inner = 'confidence' | 'fingerprint' | 'trace';

/** The object that `sanbiao read --json` prints: the contract's keys only. */
export interface ReadJson {
  readonly workbook: string;
  readonly forms: readonly (FormJson | OwnersFormJson)[];
  readonly unrecognised: readonly { readonly sheet: string; readonly why: string }[];
  /** Columns that are not used until a person says what they are; absent where none is asked about. */
  readonly questions?: readonly { readonly sheet: string; readonly cell: string; readonly text: string }[];
}

/** Every form of a workbook, of the sale and about owners, in the order of its sheets. */
export function everyForm({ forms, afterSales }: RecognisedWorkbook): readonly AnyForm[] {
  const all: AnyForm[] = [];
  forms.forEach((form, index) => {
    all.push(...afterSales.filter(({ behind }) => behind === index), form);
  });
  return [...all, ...afterSales.filter(({ behind }) => behind >= forms.length)];
}

export function toReadJson(recognised: RecognisedWorkbook): ReadJson {
  return {
    workbook: recognised.workbook,
    forms: everyForm(recognised).map((form) => (isOwners(form) ? ownersJson(form) : formJson(form))),
    unrecognised: recognised.unrecognised.map(({ sheet, why }) => ({ sheet, why: say(why) })),
    ...(recognised.questions.length === 0
      ? {}
      : { questions: recognised.questions.map(({ sheet, cell, text }) => ({ sheet, cell, text: say(text) })) }),
  };
}

function isOwners(form: AnyForm): form is AfterSalesForm {
  return isAfterSales(form.form);
}

function ownersJson(form: AfterSalesForm): OwnersFormJson {
  const {
    confidence: _confidence,
    fingerprint: _fingerprint,
    trace: _trace,
    titles: _titles,
    behind: _behind,
    stepParts: _stepParts,
    unread,
    ...own
  } = form;
  return { ...own, problems: problemsJson(form), ...unreadJson(unread) };
}

function problemsJson({ problems }: AnyForm): ProblemJson[] {
  return problems.map(({ cell, code, text }) => ({ cell, code, text }));
}

function unreadJson(unread: Form['unread']): Pick<FormJson, 'unread'> {
  return unread === undefined ? {} : { unread: unread.map(({ range, why }) => ({ range, why: say(why) })) };
}

function formJson(form: Form): FormJson {
  const { confidence: _confidence, fingerprint: _fingerprint, trace: _trace, unread, ...own } = form;
  const rest = { ...own, problems: problemsJson(form), ...unreadJson(unread) };
  if (form.dayColumns === undefined)
    return form.records.some(({ ended }) => ended !== undefined)
      ? { ...rest, records: form.records.map(({ ended: _ended, ...record }) => record) }
      : rest;
  const key = (day: number): number | IsoDate => (form.from === undefined ? day : (dateOfFormDay(form, day) ?? day));
  return {
    ...rest,
    dayColumns: Object.fromEntries(
      Object.entries(form.dayColumns)
        .map(([day, letters]) => [String(key(Number(day))), letters] as const)
        .sort(([a], [b]) => (form.from === undefined ? 0 : a < b ? -1 : 1)),
    ),
    records: form.records.map((record) => ({
      ...record,
      ...(record.contacts === undefined
        ? {}
        : { contacts: record.contacts.map((contact) => contactJson(contact, key)) }),
      ...(record.planned === undefined ? {} : { planned: record.planned.map(key) }),
    })),
  };
}

function contactJson({ day, level }: DayContact, key: (day: number) => number | IsoDate): ContactJson {
  const at = key(day);
  return { ...(typeof at === 'number' ? { day: at } : { date: at }), ...(level === undefined ? {} : { level }) };
}
