import { rulesOf, type Customer } from '../customers';
import type { FieldName } from '../forms';
import { openCodes } from '../profile';
import type { AuditContext } from './context';
import type { Place } from './finding';
import { consultantKey } from './index-ledger';

/** A customer who should have a card. */
export interface CardCheck {
  readonly consultant?: string;
  /** Nothing where the card is there and filled. */
  readonly lacks?: 'card' | 'fields';
  /** The card, else the customer's matrix row. */
  readonly at: Place;
}

/** What a card must tell at the least. */
const MINIMUM: readonly FieldName[] = ['customerName', 'phone', 'model'];

/**
 * 卡片: every open customer from the matrix's lowest level up (`matrixFrom`, B) has a card, and it tells name, phone and car. Cards may be kept on
 * paper or in another workbook: only consultants who have cards here are judged.
 */
export function checkCards(context: AuditContext): CardCheck[] {
  if (!context.forms.some(({ form }) => form === 'customer-card')) return [];
  const wanted = context.ledger.customers.filter((customer) => {
    const { state, level } = context.standing(customer);
    const rules = rulesOf(customer, context.profile);
    const levels = openCodes(rules);
    const rank = level === undefined ? -1 : levels.indexOf(level);
    return (
      state === 'open' && rank >= 0 && rank <= levels.indexOf(rules.matrixFrom) && context.index.matrixOf.has(customer)
    );
  });
  const keepers = new Set(
    context.ledger.customers.flatMap((customer) =>
      cardsOf(customer).length > 0 ? [consultantKey(customer.consultant)] : [],
    ),
  );
  return wanted.flatMap((customer): CardCheck[] => {
    if (!keepers.has(consultantKey(customer.consultant))) return [];
    const { consultant } = customer;
    const cards = cardsOf(customer);
    const [card] = cards;
    if (card === undefined) {
      const row = context.index.matrixOf.get(customer)?.at(-1)?.row;
      return row === undefined ? [] : [{ consultant, lacks: 'card', at: context.place(row, 'customerName') }];
    }
    const lacking = MINIMUM.find((field) => cards.every((one) => context.filling(one, field) === 'blank'));
    if (lacking === undefined) return [{ consultant, at: context.place(card, 'customerName') }];
    return [{ consultant, lacks: 'fields', at: context.place(card, lacking) }];
  });
}

function cardsOf({ rows }: Customer): Customer['rows'] {
  return rows.filter(({ form }) => form.form === 'customer-card');
}
