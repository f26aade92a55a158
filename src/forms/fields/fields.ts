import type { FieldName, FormKind } from '../types';

export type MappedField = FieldName | 'carryOver';

const REGISTER: readonly FormKind[] = ['visitor-register', 'call-register', 'visitor-call-register'];
const ALL: readonly FormKind[] = [...REGISTER, 'contact-matrix', 'daily-report', 'customer-card', 'loss-record'];

/** On which forms a field exists (contract of `sanbiao read`, table of fields). */
export const FIELD_KINDS: Readonly<Record<MappedField, readonly FormKind[]>> = {
  serial: ALL,
  contactKind: [...REGISTER, 'daily-report'],
  date: [...REGISTER, 'loss-record', 'customer-card'],
  arriveTime: REGISTER,
  leaveTime: REGISTER,
  customerName: ALL,
  gender: ALL,
  phone: ALL,
  phone2: ALL,
  model: ALL,
  color: ALL,
  source: ALL,
  partySize: REGISTER,
  firstVisit: REGISTER,
  testDrive: REGISTER,
  level: ALL,
  followUpLevel: REGISTER,
  purchaseWindow: REGISTER,
  consultant: ALL,
  outcome: [...REGISTER, 'daily-report'],
  closing: REGISTER,
  competitor: ALL,
  currentVehicle: ALL,
  district: ALL,
  remark: ALL,
  appointment: ALL,
  firstContactDate: ['contact-matrix', 'loss-record', 'customer-card'],
  monthEndLevel: ['contact-matrix'],
  purpose: ['daily-report'],
  levelBefore: ['daily-report', 'loss-record'],
  levelAfter: ['daily-report', 'loss-record'],
  carriedFrom: ['daily-report'],
  callTime: ['daily-report'],
  visitTime: ['daily-report'],
  instruction: ['daily-report'],
  lossKind: ['loss-record'],
  lossReason: ['loss-record', 'contact-matrix'],
  carryOver: ['contact-matrix'],
};

export const FIELDS = Object.keys(FIELD_KINDS) as readonly MappedField[];

export function hasField(kind: FormKind, field: MappedField): boolean {
  return FIELD_KINDS[field].includes(kind);
}

/** Fields that a group of tick columns may give: the value is the ticked column's sub-header. */
export const TICKABLE: ReadonlySet<MappedField> = new Set<MappedField>([
  'source',
  'level',
  'followUpLevel',
  'model',
  'purchaseWindow',
  'contactKind',
  'firstVisit',
  'purpose',
  'carriedFrom',
  'lossKind',
  'carryOver',
  'monthEndLevel',
  'levelBefore',
  'levelAfter',
  'lossReason',
  'color',
  'closing',
  'gender',
  'testDrive',
  'competitor',
  'currentVehicle',
  'district',
]);

export function isRegister(kind: FormKind): boolean {
  return REGISTER.includes(kind);
}
