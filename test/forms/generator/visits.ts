import { isoDate } from '../../../src/calendar';
import { MODELS, personName, SOURCES, titledName } from '../../../src/workshop/store';
import { clock, writePhone, type Written } from './notations';
import type { Random } from '../../../src/workshop/store';
import { LEVELS, type SheetStyle } from './registers';

/** A visitor or caller as one register tells of them. */
export interface Visit {
  readonly date: string;
  readonly arrive: string;
  readonly leave: string;
  readonly kind: 'visit' | 'call' | 'online';
  readonly name: Written;
  readonly gender?: 'male' | 'female';
  readonly phone: Written;
  readonly level?: string;
  readonly model: string;
  readonly source: string;
  readonly consultant: string;
}

export function inventVisits(
  random: Random,
  count: number,
  setting: { year: number; month: number; day?: number },
  style: SheetStyle,
  kind: string,
  consultants: readonly string[],
): Visit[] {
  const days = Array.from({ length: count }, () => setting.day ?? random.int(1, 28)).sort((a, b) => a - b);
  return days.map((day) => {
    const minutes = random.int(8 * 60 + 30, 17 * 60);
    const filed = random.chance(0.75);
    const titled = random.chance(0.3) ? titledName(random) : undefined;
    const name: Written = filed
      ? { cell: titled?.name ?? personName(random) }
      : { cell: random.chance(0.5) ? undefined : random.pick(['无', '未留', '/', '不详']) };
    const fields =
      typeof name.cell === 'string' && filed
        ? { customerName: name.cell, ...(titled === undefined ? {} : { gender: titled.gender }) }
        : undefined;
    return {
      date: isoDate(setting.year, setting.month, day),
      arrive: clock(minutes),
      leave: clock(minutes + random.int(5, 80)),
      kind:
        kind === 'call-register'
          ? 'call'
          : kind === 'visitor-register'
            ? 'visit'
            : random.pick(['visit', 'visit', 'call', 'online'] as const),
      name: { ...name, fields },
      gender: titled?.gender ?? (filed ? random.pick(['male', 'female'] as const) : undefined),
      phone: filed
        ? writePhone(random, style.messy, style.phonesAsNumbers)
        : { cell: random.chance(0.6) ? undefined : random.pick(['无', '未留', '-']) },
      level: filed && random.chance(0.9) ? random.pick(LEVELS) : undefined,
      model: random.pick(MODELS),
      source: random.pick(SOURCES),
      consultant: random.pick(consultants),
    };
  });
}
