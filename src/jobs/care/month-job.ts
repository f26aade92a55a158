import { dateOf, type IsoDate, type IsoMonth } from '../../calendar';
import {
  countName,
  definitionOf,
  OWNER_COUNTS,
  OWNER_RATES,
  partOf,
  rateDefinition,
  ratesOf,
  rfmDefinition,
  selectFacts,
  type ChannelFigures,
  type OwnerCount,
  type OwnerFigures,
  type OwnerPart,
  type PersonFigures,
} from '../../owners/figures';
import { text, type Text } from '../../words';
import { oncePerStore } from '../per-store';
import type { Store } from '../store';
import { dataSheets, ownersReport } from './owners-job';

/** A count of the month as the pane shows it, with the rate whose numerator it is. */
export interface CareCount {
  readonly count: OwnerCount;
  readonly name: Text;
  readonly value: number;
  readonly definition: Text;
  /** `value` is absent where the rate's input is. */
  readonly rate?: { readonly name: Text; readonly value?: number; readonly definition: Text };
}

/** The month after the sale as plain data: every figure of `sanbiao owners`, and what it is. */
export interface CareMonth {
  readonly month: IsoMonth;
  /** The last day told. */
  readonly until: IsoDate;
  readonly parts: readonly { readonly name: Text; readonly counts: readonly CareCount[] }[];
  readonly groups: OwnerFigures['groups'];
  readonly models: OwnerFigures['models'];
  readonly rfm: { readonly definition: Text; readonly types: OwnerFigures['rfm'] };
  readonly channels: readonly ChannelFigures[];
  readonly people: readonly PersonFigures[];
  readonly withoutColumn: OwnerFigures['withoutColumn'];
}

/** The rows behind a count. */
export interface CareTrace {
  readonly text: Text;
  readonly rows: readonly { readonly sheet: string; readonly row: number; readonly name?: string }[];
}

/** Worked out once for a month and day: the screen asks for the figures and then for the rows behind one after another. */
const figuresOf = oncePerStore((store, month: IsoMonth, today: IsoDate) =>
  ownersReport(dataSheets(store), store.profile, month, today),
);

/** The month after the sale, for the screen. */
export function careMonthJob(store: Store, month: IsoMonth, today: IsoDate): CareMonth {
  const figures = figuresOf(store, month, today);
  const { rules } = figures;
  const rates = ratesOf(rules);
  const parts = new Map<OwnerPart, CareCount[]>();
  for (const count of Object.keys(OWNER_COUNTS) as OwnerCount[]) {
    const rate = OWNER_RATES.find((one) => rates[one].of === count);
    const value = rate && figures.rates[rate];
    const part = partOf(count);
    const own = parts.get(part) ?? [];
    parts.set(part, own);
    own.push({
      count,
      name: countName(count, rules),
      value: figures.counts[count],
      definition: definitionOf(count, rules),
      ...(rate === undefined
        ? {}
        : {
            rate: {
              name: text(`owners.rate.${rate}`),
              definition: rateDefinition(rate, rules),
              ...(value === undefined ? {} : { value }),
            },
          }),
    });
  }
  return {
    month,
    until: dateOf(figures.until),
    parts: [...parts].map(([part, counts]) => ({ name: text(`owners.part.${part}`), counts })),
    groups: figures.groups,
    models: figures.models,
    rfm: { definition: rfmDefinition(rules), types: figures.rfm },
    channels: figures.channels,
    people: figures.people,
    withoutColumn: figures.withoutColumn,
  };
}

/** So many rows are shown at most; the sheet of the month has them all. */
const MOST_ROWS = 200;

/** The rows behind a count, in the order of the workbook. */
export function careTraceJob(store: Store, month: IsoMonth, today: IsoDate, count: OwnerCount): CareTrace {
  const { facts, rules } = figuresOf(store, month, today);
  const rows = selectFacts(facts, OWNER_COUNTS[count]).flatMap(({ row }) => row ?? []);
  return {
    text: definitionOf(count, rules),
    rows: rows.slice(0, MOST_ROWS).map(({ form, record }) => ({
      sheet: form.sheet,
      row: record.row,
      ...(record.fields.customerName === undefined ? {} : { name: record.fields.customerName }),
    })),
  };
}
