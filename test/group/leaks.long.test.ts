import process from 'node:process';

import { buildLedger } from '../../src/customers';
import type { Form, FormRecord } from '../../src/forms';
import { storeRows, type StoreData } from '../../src/group';
import { spellOut } from '../../src/group/spelling';
import { dayOf } from '../../src/calendar';
import { ownerFigures, ownerMonth } from '../../src/owners/figures';
import { generalProfile, ownerRules } from '../../src/profile';
import { monthFigures } from '../../src/rollups';
import { formOf } from '../owners/history/sheets';
import { Dice } from '../rollups/history/random';
import { hash } from './store';
import { SPELLINGS } from './spellings';

/** `SANBIAO_GROUP_PLANTED=100000` plants so many. */
const PLANTED = Number(process.env.SANBIAO_GROUP_PLANTED ?? 10_000);
const MONTH = '2026-06';
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

interface Planted {
  /** As it is written into a cell. */
  readonly written: string;
  /** What must stand nowhere in what leaves, read as digits and capitals without anything between. */
  readonly trace: string;
}

/** Everything that tells who somebody is, in every spelling. */
function planted(dice: Dice, at: number): Planted {
  const digits = (count: number): string => Array.from({ length: count }, () => String(dice.between(0, 9))).join('');
  const letters = (count: number): string =>
    Array.from({ length: count }, () => LETTERS.charAt(dice.between(0, LETTERS.length - 1))).join('');
  const spellings = Object.values(SPELLINGS);
  const kinds: readonly (() => Planted)[] = [
    ...spellings.map((spell) => (): Planted => {
      const phone = `1${String(dice.between(3, 9))}${digits(9)}`;
      return { written: spell(phone), trace: phone.slice(3) };
    }),
    () => {
      const id = `5101041988${String(dice.between(10, 12))}${String(dice.between(10, 28))}${digits(4)}`;
      return { written: `身份证${id}`, trace: id.slice(6) };
    },
    () => {
      const plate = `${letters(1)}${digits(5)}`;
      return { written: `川${plate}`, trace: plate };
    },
    () => {
      const plate = `${letters(1)}D${digits(5)}`;
      return { written: `沪${plate.slice(0, 1)}·${plate.slice(1)}`, trace: plate };
    },
    () => {
      const vin = `L${letters(3)}${digits(3)}${letters(2)}${digits(8)}`;
      return { written: vin, trace: vin.slice(-8) };
    },
    () => {
      const account = `${letters(3)}_${digits(5)}`;
      return { written: `微信${account.toLowerCase()}`, trace: account.replace('_', '') };
    },
  ];
  return (kinds[at % kinds.length] as () => Planted)();
}

/** Texts as one would read them: digits of every script, capitals, nothing between. */
const plain = (text: string): string =>
  spellOut(text)
    .digits.toUpperCase()
    .replace(/[^A-Z\d]/gu, '');

const SALE = ['model', 'source', 'competitor', 'currentVehicle', 'district', 'remark', 'outcome', 'closing', 'lossReason', 'instruction'] as const; // prettier-ignore
const CARE = ['model', 'district', 'remark', 'plate', 'vin', 'referrer', 'fault'] as const;
const SALE_FORMS = ['visitor-register', 'contact-matrix', 'daily-report', 'loss-record', 'customer-card'] as const;

test(`${String(PLANTED)} identifiers in every text of the sale's and the owners' sheets: none leaves, whatever a store lets out`, () => {
  const dice = new Dice(20);
  const all: Planted[] = [];
  const texts = (names: readonly string[]): Record<string, string> =>
    Object.fromEntries(
      names.map((name) => {
        const one = planted(dice, all.length);
        all.push(one);
        return [name, `客户说 ${one.written}，周末再约`];
      }),
    );
  const phone = (): string => `139${Array.from({ length: 8 }, () => String(dice.between(0, 9))).join('')}`;
  const forms = SALE_FORMS.map((kind): Form => ({
    sheet: kind,
    form: kind,
    range: 'A1:B2',
    headerRows: [1],
    columns: [],
    month: MONTH,
    records: [],
    skipped: [],
    problems: [],
    confidence: 1,
    fingerprint: kind,
    trace: [],
  }));
  const records = SALE_FORMS.map((): FormRecord[] => []);
  const care: Parameters<typeof formOf>[2][number][] = [];
  const phones: string[] = [];
  while (all.length < PLANTED) {
    records.forEach((own, at) => {
      phones.push(phone());
      own.push({
        row: own.length + 3,
        contacts: [{ day: 1 + (own.length % 20), level: 'A' }],
        fields: {
          date: '2026-06-01',
          customerName: `赵敏芝${String(at)}`,
          phone: phones.at(-1) ?? '',
          ...texts(SALE),
        },
      });
    });
    phones.push(phone());
    care.push({
      fields: {
        customerName: '钱多多',
        phone: phones.at(-1) ?? '',
        deliveryDate: '2025-06-01',
        ...texts(CARE),
      } as (typeof care)[number]['fields'],
    });
  }
  const afterSales = [formOf('owner-register', '保有客户', care)];
  const recognised = {
    workbook: 'w.xlsx',
    forms: forms.map((form, at) => ({ ...form, records: records[at] ?? [] })),
    afterSales,
    unrecognised: [],
    questions: [],
  };
  const ledger = buildLedger(recognised, generalProfile);
  const today = '2026-06-30';
  const data: StoreData = {
    recognised,
    ledger,
    profile: generalProfile,
    today,
    report: (month) => monthFigures(ledger, generalProfile, month, today),
    targets: () => ({}),
    care: (month) =>
      ownerFigures(ownerMonth({ forms: [], afterSales }, ownerRules(generalProfile), month, dayOf(today))),
    locate: (sheet) => ({ workbook: 'w.xlsx', sheet }),
  };
  for (const open of [false, true]) {
    const rows = storeRows(data, [MONTH], { hash }, { names: open, remarks: open, phone: hash }, 'zh-CN');
    const tables = new Set(rows.map(({ table }) => table));
    for (const table of ['registers', 'reports', 'losses', 'cards', 'matrices', 'flows', 'owners', 'care_figures'])
      expect(tables).toContain(table);
    // hashes are hexadecimal: an identifier would be found in them by chance
    const left = rows.flatMap(({ row }) =>
      Object.values(row).flatMap((value) =>
        typeof value === 'string' && !/^[0-9a-f]{32}$/u.test(value) ? [plain(value)] : [],
      ),
    );
    const text = [...new Set(left)].join('\n');
    expect(all.filter(({ trace }) => text.includes(trace)).map(({ written }) => written)).toEqual([]);
    expect(phones.filter((one) => text.includes(one))).toEqual([]);
    if (!open) expect(JSON.stringify(rows)).not.toMatch(/赵敏芝|钱多多/u);
  }
});
