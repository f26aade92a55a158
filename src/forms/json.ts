import { say } from '../words';
import type { Form, RecognisedWorkbook } from './types';

/** The object that `sanbiao read --json` prints: the contract's keys only. */
export interface ReadJson {
  readonly workbook: string;
  readonly forms: readonly Omit<Form, 'confidence' | 'fingerprint' | 'trace'>[];
  readonly unrecognised: readonly { readonly sheet: string; readonly why: string }[];
}

export function toReadJson(recognised: RecognisedWorkbook): ReadJson {
  return {
    workbook: recognised.workbook,
    forms: recognised.forms.map(({ confidence: _confidence, fingerprint: _fingerprint, trace: _trace, ...form }) =>
      form.records.some(({ contacts }) => contacts?.some(({ word }) => word !== undefined)) ? withoutWords(form) : form,
    ),
    unrecognised: recognised.unrecognised.map(({ sheet, why }) => ({ sheet, why: say(why) })),
  };
}

/** Which word told a contact's level is not printed. */
function withoutWords<F extends Pick<Form, 'records'>>(form: F): F {
  return {
    ...form,
    records: form.records.map((record) =>
      record.contacts === undefined
        ? record
        : { ...record, contacts: record.contacts.map(({ word: _word, ...contact }) => contact) },
    ),
  };
}
