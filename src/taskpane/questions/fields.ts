import type { AfterSalesField, FieldName, MappedField } from '../../forms/types';

/** Every field that a column of a form of the sale can be, in the order in which a person looks for it; the type keeps the list complete. */
const ORDER: Readonly<Record<Exclude<FieldName, AfterSalesField> | 'carryOver', number>> = {
  customerName: 1,
  phone: 2,
  phone2: 3,
  date: 4,
  consultant: 5,
  level: 6,
  followUpLevel: 7,
  model: 8,
  color: 9,
  source: 10,
  contactKind: 11,
  arriveTime: 12,
  leaveTime: 13,
  firstVisit: 14,
  testDrive: 15,
  partySize: 16,
  purchaseWindow: 17,
  outcome: 18,
  closing: 19,
  status: 19.3,
  closingDate: 19.6,
  competitor: 20,
  currentVehicle: 21,
  district: 22,
  gender: 23,
  appointment: 24,
  firstContactDate: 25,
  carryOver: 26,
  monthEndLevel: 27,
  purpose: 28,
  levelBefore: 29,
  levelAfter: 30,
  carriedFrom: 31,
  callTime: 32,
  visitTime: 33,
  instruction: 34,
  lossKind: 35,
  lossReason: 36,
  serial: 37,
  remark: 38,
};

export const FIELDS = (Object.keys(ORDER) as (keyof typeof ORDER)[]).sort((a, b) => ORDER[a] - ORDER[b]);

/** The words for a field: those of the sale have their own here, the others those of the forms. */
export function fieldKey(
  field: FieldName | 'carryOver',
): `taskpane.field.${SaleField}` | `forms.field.${AfterSalesField}` {
  return isOfTheSale(field) ? `taskpane.field.${field}` : `forms.field.${field}`;
}

type SaleField = keyof typeof ORDER;

function isOfTheSale(field: FieldName | 'carryOver'): field is SaleField {
  return field in ORDER;
}

/** Fields of other forms than a register: the days, ends and loss of the matrix, the lines of a report. */
const ELSEWHERE: ReadonlySet<SaleField> = new Set<SaleField>([
  'carryOver',
  'monthEndLevel',
  'firstContactDate',
  'purpose',
  'outcome',
  'levelBefore',
  'levelAfter',
  'carriedFrom',
  'visitTime',
  'instruction',
  'lossKind',
  'lossReason',
]);

/** What a column of a register can be. */
export const REGISTER_FIELDS = FIELDS.filter((field) => !ELSEWHERE.has(field));

/** What a register cannot do without: somebody, by name or phone, and the day. */
const NEEDED: readonly (readonly MappedField[])[] = [['customerName', 'phone'], ['date']];

/** What of it none of the columns is. */
export function missingIn(fields: readonly (string | undefined)[]): readonly (readonly MappedField[])[] {
  return NEEDED.filter((some) => !some.some((field) => fields.includes(field)));
}
