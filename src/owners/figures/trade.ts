import { isOurs } from '../facts';
import type { Policy } from '../types';
import { carOf } from './care';
import { UNKNOWN, type OwnerFacts, type OwnerMonth } from './types';

const QUOTED: ReadonlySet<string | undefined> = new Set(['quoted', 'appointed', 'won']);

/** Ledger policies that end in the month, once per car and day. A row that is the sold policy itself says nothing of its own renewal. */
export function policyFacts({ book, first, last }: OwnerMonth): OwnerFacts['policies'] {
  return book.cars.flatMap((car) => {
    const byEnd = new Map<number, Policy[]>();
    for (const policy of car.policies) {
      if (policy.end < first || policy.end > last) continue;
      const same = byEnd.get(policy.end);
      if (same) same.push(policy);
      else byEnd.set(policy.end, [policy]);
    }
    return [...byEnd.values()].flatMap((policies) => {
      const said = policies.filter(({ sold }) => !sold).map(({ status }) => status);
      const row = policies.at(-1)?.row;
      const renewed = said.includes('won');
      return [
        {
          ...(row ? { row } : {}),
          car,
          quoted: said.some((status) => QUOTED.has(status)),
          renewed,
          lost: !renewed && said.includes('lost'),
        },
      ];
    });
  });
}

const REBUY: ReadonlySet<string | undefined> = new Set(['additional', 'replacement']);

/** The month's deliveries of cars that are ours. */
export function deliveryFacts({ book, first, end }: OwnerMonth): OwnerFacts['deliveries'] {
  return book.cars.flatMap((car) =>
    car.ownerships.flatMap((own) => {
      if (own.delivered === undefined || !isOurs(own) || own.delivered < first || own.delivered > end) return [];
      return [
        {
          ...(own.rows[0] ? { row: own.rows[0] } : {}),
          car,
          referred: own.rows.some(({ record }) => record.fields.referrer !== undefined),
          rebuy: own.rows.some(({ record }) => REBUY.has(record.fields.purchaseType)),
        },
      ];
    }),
  );
}

/** Who referred the month's orders, by the name as it is written: how many, not who. */
export function referrerFacts({ book, first, end }: OwnerMonth): OwnerFacts['referrers'] {
  const seen = new Set<string>();
  return book.cars.flatMap((car) =>
    car.ownerships.flatMap((own) => {
      if (own.delivered === undefined || !isOurs(own) || own.delivered < first || own.delivered > end) return [];
      return own.rows.flatMap((row) => {
        const { referrer } = row.record.fields;
        if (referrer === undefined || seen.has(referrer)) return [];
        seen.add(referrer);
        return [{ row, car }];
      });
    }),
  );
}

const KINDS: Readonly<Record<string, OwnerFacts['visits'][number]['kind']>> = {
  'first-service': 'maintenance',
  maintenance: 'maintenance',
  repair: 'repair',
  warranty: 'repair',
  accident: 'accident',
};

/** The month's service rows. A row that tells no car counts as a car of its own. */
export function visitFacts({ book, first }: OwnerMonth): OwnerFacts['visits'] {
  const seen = new Set<string>();
  return book.visits.flatMap(({ day, row, kind }) => {
    if (day < first) return [];
    const { car } = carOf(book, row);
    const model = row.record.fields.model ?? car?.model ?? UNKNOWN;
    const key = `${String(book.carOf[row.at] ?? `row ${String(row.at)}`)} ${model}`;
    const firstOfCar = !seen.has(key);
    seen.add(key);
    return [
      {
        row,
        ...(car ? { car } : {}),
        model,
        kind: KINDS[kind ?? ''] ?? ('other' as const),
        amount: row.record.fields.amount ?? 0,
        firstOfCar,
      },
    ];
  });
}
