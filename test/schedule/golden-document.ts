import { dateOf, dayInMonth, daysInMonth, weekdayOf } from '../../src/calendar';
import { buildLedger } from '../../src/customers';
import { standing } from '../../src/levels';
import { type StoreProfile } from '../../src/profile';
import { dueOf } from '../../src/schedule';
import { formOf, recognisedOf } from '../ledger-fixtures';

const WEEKDAYS = ['', '一', '二', '三', '四', '五', '六', '日'];
const MONTH = '2026-10';

const named = (day: number): string => `${dateOf(day).slice(5)} ${WEEKDAYS[weekdayOf(day)] ?? ''}`;

/** The due day of a customer of `level` who was contacted on the day and is looked at on the same evening; `none` for a first visit. */
function dueCell(level: string | undefined, day: number, profile: StoreProfile): string {
  const date = dateOf(day);
  const form =
    level === undefined
      ? formOf('visitor-register', [{ fields: { phone: '1', date } }], { month: MONTH })
      : formOf('contact-matrix', [{ fields: { phone: '1' }, contacts: [{ day: Number(date.slice(8)), level }] }], {
          month: MONTH,
        });
  const [customer] = buildLedger(recognisedOf([form]), profile).customers;
  if (!customer) throw new Error('no customer');
  const { due, movedFrom } = dueOf(customer, standing(customer, profile, day), profile, day);
  if (due === undefined) return '—';
  return movedFrom === undefined ? named(due) : `${named(due)} ← ${named(movedFrom)}`;
}

/** Due days by level and day of the last contact, over the October with the National Day holidays. */
export function goldenDocument(preset: StoreProfile): string {
  const closing: StoreProfile = { ...preset, calendar: { ...preset.calendar, holidaysClose: true } };
  const open = preset.levels.filter(({ state }) => state === 'open').map(({ code }) => code);
  const table = (profile: StoreProfile): string[] => [
    `| 最近联系 | 首次登记 | ${open.join(' | ')} |`,
    `|---|---|${open.map(() => '---|').join('')}`,
    ...Array.from({ length: daysInMonth(MONTH) }, (_, i) => dayInMonth(MONTH, i + 1)).map((day) => {
      const cells = [undefined, ...open].map((level) => dueCell(level, day, profile));
      return `| ${named(day)} | ${cells.join(' | ')} |`;
    }),
  ];
  return [
    `# ${preset.brand} ${preset.name}`,
    '',
    `${preset.source}`,
    '',
    '“—” 表示资料没有给出间隔，不产生到期日。“←” 右边是店休前的原到期日。',
    '',
    '## 没有店休日（默认）',
    '',
    ...table(preset),
    '',
    '## 节假日店休（国庆 10 月 1 日至 7 日）',
    '',
    ...table(closing),
    '',
  ].join('\n');
}
