import type { EventOfStore } from '../../jobs';
import type { Words } from '../words';

export interface EventTile {
  readonly name: string;
  readonly value: string;
  /** Not as it must be: the reach below 100 %, leads below three follow-ups. */
  readonly off: boolean;
}

const COUNTS = ['invited', 'coming', 'attended', 'dealt'] as const;
const RATES = ['reachRate', 'promiseRate', 'showRate', 'dealRate', 'crossShare'] as const;

/** The figures of an event: counts with their targets, rates, who is below three follow-ups, and what a guest and a deal cost. */
export function tilesOf({ report, plan }: EventOfStore, { t, number, rate }: Words): EventTile[] {
  const targets = plan?.targets ?? {};
  // A budget is no cost: what a guest cost is known once something was spent.
  const cost = plan?.spent;
  const per = (key: 'perGuest' | 'perDeal', count: number): EventTile[] =>
    cost === undefined || count === 0
      ? []
      : [{ name: t(`events.sheet.tile.${key}`), value: `¥${number(Math.round(cost / count))}`, off: false }];
  return [
    ...COUNTS.map((key): EventTile => {
      const target = key === 'coming' ? undefined : targets[key];
      const value = target === undefined ? number(report[key]) : `${number(report[key])}/${number(target)}`;
      return { name: t(`events.sheet.tile.${key}`), value, off: false };
    }),
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
    ...per('perGuest', report.attended),
    ...per('perDeal', report.dealt),
  ];
}
