import { blankForms, type BlankRequest } from '../blank';
import { isRegister } from '../customers';
import type { FieldName } from '../forms/types';
import {
  BadRequest,
  draftReport,
  logContact,
  makeCards,
  readFields,
  takeInVisitor,
  takeInWithCard,
  type Books,
  type CardRequest,
  type KeepReport,
  type LogRequest,
  type ReportRequest,
  type VisitRequest,
} from '../keeping';
import { logCall, type CallRequest } from '../keeping/calls';
import { logGuest, type GuestRequest } from '../keeping/guests';
import type { ChangeSet } from '../sheet';
import type { Text } from '../words';
import type { Store } from './store';

/** What would be written into the forms, or what is wrong with what was asked. */
export type KeepResult = { readonly report: KeepReport } | { readonly problem: Text };

const booksOf = ({ book, recognised, ledger, profile }: Store): Books => ({ book, recognised, ledger, profile });

function kept(work: () => KeepReport): KeepResult {
  try {
    return { report: work() };
  } catch (error) {
    if (error instanceof BadRequest) return { problem: error.words };
    throw error;
  }
}

export const logContactJob = (store: Store, request: LogRequest): KeepResult =>
  kept(() => logContact(booksOf(store), request));

export const logCallJob = (store: Store, request: CallRequest): KeepResult =>
  kept(() => logCall(booksOf(store), request));

export const logGuestJob = (store: Store, request: GuestRequest): KeepResult =>
  kept(() => logGuest(booksOf(store), request));

/** A visitor as the pane takes one in: further columns of the register in the words that were typed, and a card where one is wished. */
export interface VisitorTyped extends VisitRequest {
  readonly columns?: Readonly<Record<string, string>>;
  readonly card?: boolean;
}

export const takeInVisitorJob = (store: Store, { columns = {}, card, ...request }: VisitorTyped): KeepResult =>
  kept(() => {
    const asked = { ...request, more: readFields(new Map(Object.entries(columns))) };
    return card === true ? takeInWithCard(booksOf(store), asked) : takeInVisitor(booksOf(store), asked);
  });

export const draftReportJob = (store: Store, request: ReportRequest): KeepResult =>
  kept(() => draftReport(booksOf(store), request));

export const makeCardsJob = (store: Store, request: CardRequest): KeepResult =>
  kept(() => makeCards(booksOf(store), request));

/** New sheets for a store that begins: register, matrices, report, card. */
export const blankFormsJob = ({ book, profile }: Store, request: BlankRequest): ChangeSet =>
  blankForms(book, profile, request);

/** What the store's own forms offer to choose from. */
export interface KeepLists {
  readonly consultants: readonly string[];
  readonly models: readonly string[];
  readonly sources: readonly string[];
  /** What the store's people write about contacts, the most frequent first. */
  readonly phrases: readonly string[];
  /** The fields that the store's registers have, in its own words. */
  readonly register: readonly { readonly field: FieldName; readonly header: string }[];
}

const MOST = 30;
const PHRASES = 6;

/** Lists for the forms of the pane: models, sources and consultants as the sheets have them, quick phrases of the store's own. */
export function keepListsJob({ recognised, ledger }: Store): KeepLists {
  const records = recognised.forms.flatMap(({ records: own }) => own);
  const legends = recognised.forms.flatMap(({ legend }) => Object.values(legend?.sources ?? {}));
  const register = new Map<FieldName, string>();
  for (const form of recognised.forms)
    if (isRegister(form.form))
      for (const { field, header } of form.columns)
        if (field !== 'carryOver' && !register.has(field)) register.set(field, header.split('>')[0] ?? header);
  return {
    consultants: frequent(
      [
        ...recognised.forms.map(({ consultant }) => consultant),
        ...ledger.customers.map(({ consultant }) => consultant),
      ],
      MOST,
    ),
    models: frequent(
      records.map(({ fields }) => fields.model),
      MOST,
    ),
    sources: frequent([...records.map(({ fields }) => fields.source), ...legends], MOST),
    phrases: frequent(
      records.map(({ fields }) =>
        fields.outcome !== undefined && fields.outcome.length <= 14 ? fields.outcome : undefined,
      ),
      PHRASES,
    ),
    register: [...register].map(([field, header]) => ({ field, header })),
  };
}

/** The different words of a list, the most frequent first. */
function frequent(words: readonly (string | undefined)[], most: number): string[] {
  const counts = new Map<string, number>();
  for (const word of words) if (word !== undefined && word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([word]) => word);
}
