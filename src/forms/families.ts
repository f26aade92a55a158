/**
 * The forms that are recognised, and the family of each: what its rows are for whoever counts them. Only this map knows; nobody
 * asks for the end of a kind's name.
 */
export const FAMILIES = {
  'visitor-register': 'register',
  'call-register': 'register',
  'visitor-call-register': 'register',
  'contact-matrix': 'matrix',
  'daily-report': 'report',
  'customer-card': 'card',
  'loss-record': 'loss',
} as const;

export type FormKind = keyof typeof FAMILIES;
export type Family = (typeof FAMILIES)[FormKind];

export const FORM_KINDS = Object.keys(FAMILIES) as readonly FormKind[];

export function familyOf(kind: FormKind): Family {
  return FAMILIES[kind];
}

export function isRegister(kind: FormKind): boolean {
  return FAMILIES[kind] === 'register';
}
