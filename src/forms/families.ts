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
  'owner-register': 'after-sales',
  'delivery-follow-up': 'after-sales',
  'service-history': 'after-sales',
  'service-reminder': 'after-sales',
  'renewal-ledger': 'after-sales',
  'complaint-register': 'after-sales',
  'event-invitation': 'after-sales',
} as const;

export type FormKind = keyof typeof FAMILIES;
export type Family = (typeof FAMILIES)[FormKind];

/** Forms about owners and their cars. They stand apart from those of the sale, so that whoever counts the sale never meets one. */
export type AfterSalesKind = {
  [K in FormKind]: (typeof FAMILIES)[K] extends 'after-sales' ? K : never;
}[FormKind];
export type SalesKind = Exclude<FormKind, AfterSalesKind>;
export type SalesFamily = Exclude<Family, 'after-sales'>;

export const FORM_KINDS = Object.keys(FAMILIES) as readonly FormKind[];

export function familyOf<K extends FormKind>(kind: K): (typeof FAMILIES)[K] {
  return FAMILIES[kind];
}

export function isRegister(kind: FormKind): boolean {
  return FAMILIES[kind] === 'register';
}

export function isAfterSales(kind: FormKind): kind is AfterSalesKind {
  return FAMILIES[kind] === 'after-sales';
}

export const AFTER_SALES_KINDS: readonly AfterSalesKind[] = FORM_KINDS.filter(isAfterSales);
export const SALES_KINDS: readonly SalesKind[] = FORM_KINDS.filter((kind): kind is SalesKind => !isAfterSales(kind));
