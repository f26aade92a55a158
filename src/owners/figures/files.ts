import { dayOf, type IsoMonth } from '../../calendar';
import { isRegister } from '../../customers';
import type { AfterSalesForm, Form, FormRecord } from '../../forms/types';
import type { Channel, KeyFact, OwnerRules } from '../../profile';
import { findSheet, type WorkbookSnapshot } from '../../sheet';
import { consentReader, type Consent } from './consent';
import { UNKNOWN, type FileFact, type OwnerMonth } from './types';

/** The sheets in which a customer's data first stand: the registers of the sale, and owners' files. */
export interface DataSheets {
  readonly forms: readonly Form[];
  readonly afterSales: readonly AfterSalesForm[];
  /** For the consent column, which no form's columns tell of. */
  readonly book?: WorkbookSnapshot;
  /** Lines that stand in another form, too: they count there. */
  readonly copies?: ReadonlySet<FormRecord>;
}

/** A line of customer data, and which of the channel's key facts its sheet has a column for. */
export interface FileRow {
  readonly form: Form | AfterSalesForm;
  readonly record: FormRecord;
  readonly channel: Channel | typeof UNKNOWN;
  readonly asked: readonly KeyFact[];
  readonly consent: Consent;
}

/** The month's lines of customer data up to `end`: the registers by the day of the visit or call, owners' files by the delivery. */
export function fileRows(
  sheets: DataSheets,
  rules: OwnerRules,
  month: IsoMonth,
  first: number,
  end: number,
): FileRow[] {
  const inMonth = (date: string | undefined, form: Form | AfterSalesForm): boolean => {
    if (date === undefined) return form.month === month;
    const day = dayOf(date);
    return day >= first && day <= end;
  };
  const rows: FileRow[] = [];
  const take = (
    form: Form | AfterSalesForm,
    dateOfRow: (record: FormRecord) => string | undefined,
    channelOf: (record: FormRecord) => FileRow['channel'],
  ): void => {
    const sheet = sheets.book && findSheet(sheets.book, form.sheet);
    const consent = consentReader(form, sheet);
    const columns = columnsOf(form);
    for (const record of form.records) {
      if (sheets.copies?.has(record) === true || !inMonth(dateOfRow(record), form)) continue;
      const channel = channelOf(record);
      const facts = rules.completeness[channel === UNKNOWN ? 'visit' : channel];
      rows.push({
        form,
        record,
        channel,
        asked: facts.filter((fact) => columns.has(fact)),
        consent: consent?.(record.row) ?? 'no-column',
      });
    }
  };
  for (const form of sheets.forms)
    if (isRegister(form.form)) take(form, ({ fields }) => fields.date ?? form.date, channelIn(form));
  for (const form of sheets.afterSales)
    if (form.form === 'owner-register')
      take(
        form,
        ({ fields }) => fields.deliveryDate ?? fields.purchaseDate ?? fields.licenseDate ?? '1970-01-01',
        () => 'owner',
      );
  return rows;
}

const CHANNELS: Readonly<Record<string, Channel>> = { visit: 'visit', call: 'call', online: 'web' };

/** The line's own word; else the kind of list. A list of visits and calls without such a column does not say. */
function channelIn(form: Form): (record: FormRecord) => FileRow['channel'] {
  const ofList =
    form.form === 'visitor-register'
      ? 'visit'
      : form.form === 'call-register'
        ? 'call'
        : (UNKNOWN as FileRow['channel']);
  return ({ fields }) => CHANNELS[fields.contactKind ?? ''] ?? ofList;
}

/** Facts that the form can hold: a column of its own, or its title block. */
function columnsOf(form: Form | AfterSalesForm): ReadonlySet<string> {
  const columns = new Set<string>(form.columns.map(({ field }) => field));
  if (form.consultant !== undefined) columns.add('consultant');
  if (form.date !== undefined) columns.add('date');
  return columns;
}

/** Lines of which nothing can be asked, as their sheet has none of the columns, are in none of the figures. */
export function fileFacts({ files }: OwnerMonth): FileFact[] {
  return files.flatMap(({ form, record, channel, asked, consent }) => {
    if (asked.length === 0) return [];
    const lacks = asked.filter((fact) => !isThere(form, record, fact));
    return [
      {
        row: { form, record },
        channel,
        by: record.fields.consultant ?? form.consultant ?? UNKNOWN,
        complete: lacks.length === 0,
        lacks,
        consent,
      },
    ];
  });
}

function isThere(form: Form | AfterSalesForm, { fields }: FormRecord, fact: KeyFact): boolean {
  if (fields[fact] !== undefined) return true;
  if (fact === 'consultant') return form.consultant !== undefined;
  return fact === 'date' && form.date !== undefined;
}

/** Key facts of a channel for which a sheet has no column: never made up, but said. */
export function factsWithoutColumn({ files, rules }: OwnerMonth): readonly { sheet: string; facts: KeyFact[] }[] {
  const known = new Map<string, { readonly sheet: string; readonly facts: KeyFact[] }>();
  for (const { form, channel, asked } of files) {
    const wanted = rules.completeness[channel === UNKNOWN ? 'visit' : channel];
    const facts: KeyFact[] = known.get(form.sheet)?.facts ?? [];
    for (const fact of wanted) if (!asked.includes(fact) && !facts.includes(fact)) facts.push(fact);
    known.set(form.sheet, { sheet: form.sheet, facts });
  }
  return [...known.values()].filter(({ facts }) => facts.length > 0);
}
