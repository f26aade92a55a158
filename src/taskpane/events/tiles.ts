import type { EventOfStore } from '../../jobs';
import type { Words } from '../words';

export interface EventTile {
  readonly name: string;
  readonly value: string;
  /** Not as it must be: the reach below 100 %, leads below three follow-ups, more spent than the budget. */
  readonly off: boolean;
}

const COUNTS = ['invited', 'coming', 'attended', 'dealt'] as const;
const RATES = ['reachRate', 'promiseRate', 'showRate', 'dealRate', 'crossShare'] as const;

/** The figures of an event: counts with their targets, rates, who is below three follow-ups, and what a guest and a deal cost. */
export function tilesOf({ report, outcome }: EventOfStore, { t, number, rate }: Words): EventTile[] {
  const money = (
    key: 'budget' | 'spent' | 'perGuest' | 'perDeal' | 'output' | 'outputPerGuest',
    yuan: number | undefined,
    off = false,
  ): EventTile[] =>
    yuan === undefined ? [] : [{ name: t(`events.sheet.tile.${key}`), value: `¥${number(Math.round(yuan))}`, off }];
  const { budget, spent, costPerGuest, costPerDeal, lines } = outcome;
  return [
    ...COUNTS.map((key): EventTile => {
      const target = key === 'coming' ? undefined : lines[key].target;
      const value = target === undefined ? number(report[key]) : `${number(report[key])}/${number(target)}`;
      return { name: t(`events.sheet.tile.${key}`), value, off: false };
    }),
    ...(report.filed === undefined
      ? []
      : [{ name: t('events.sheet.tile.filed'), value: number(report.filed), off: false }]),
    ...RATES.flatMap((key): EventTile[] => {
      const value = report[key];
      if (value === undefined) return [];
      return [{ name: t(`events.sheet.tile.${key}`), value: rate(value), off: key === 'reachRate' && value < 1 }];
    }),
    {
      name: t('events.sheet.tile.belowThreeFollowUps'),
      value: number(report.belowThreeFollowUps),
      off: report.belowThreeFollowUps > 0,
    },
    ...money('budget', budget),
    ...money('spent', spent, budget !== undefined && spent !== undefined && spent > budget),
    ...money('perGuest', costPerGuest),
    ...money('perDeal', costPerDeal),
    ...money('output', outcome.output),
    ...money('outputPerGuest', report.outputPerGuest),
  ];
}
