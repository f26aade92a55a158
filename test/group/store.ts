import { createHash, createHmac } from 'node:crypto';

import { buildLedger } from '../../src/customers';
import type { RecognisedWorkbook } from '../../src/forms';
import {
  canonicalJson,
  comparedSettings,
  packBundle,
  storeRows,
  type BundleContract,
  type Placed,
  type StoreData,
} from '../../src/group';
import { generalProfile, type StoreProfile } from '../../src/profile';
import { monthFigures, monthsIn } from '../../src/rollups';
import { formsOf } from '../rollups/history/forms';
import { makeHistory } from '../rollups/history/history';

export const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const KEY_ID = 'abcdef012345';
export const hash = (value: string): string => createHmac('sha256', 'key').update(value).digest('hex').slice(0, 32);

/** An invented store, read as a perfect reader would read its sheets. */
export interface Store {
  readonly recognised: RecognisedWorkbook;
  readonly data: StoreData;
  readonly months: readonly string[];
  readonly rows: readonly Placed[];
}

export function storeOf(seed: number, profile: StoreProfile = generalProfile): Store {
  return understood(formsOf(makeHistory(seed)), profile);
}

export function understood(recognised: RecognisedWorkbook, profile: StoreProfile = generalProfile): Store {
  const ledger = buildLedger(recognised, profile);
  const data: StoreData = {
    recognised,
    ledger,
    profile,
    today: '2099-12-31',
    report: (month) => monthFigures(ledger, profile, month, '2099-12-31'),
    targets: () => ({}),
    locate: (sheet) => ({ workbook: 'w.xlsx', sheet }),
  };
  const months = monthsIn(recognised);
  return { recognised, data, months, rows: rowsOf(data, months) };
}

/** What leaves of a store for these months: no names, no remarks. */
export function rowsOf(data: StoreData, months: readonly string[]): readonly Placed[] {
  return storeRows(data, months, { hash }, { names: false, remarks: false, phone: hash }, 'zh-CN');
}

/** A bundle of the months, of these rows; everything may be said otherwise. */
export function bundleOf(
  id: string,
  store: Pick<Store, 'rows' | 'data'>,
  months: readonly string[],
  sequence: number,
  more: Partial<BundleContract> = {},
): Uint8Array {
  const settings = comparedSettings(store.data.profile);
  return packBundle(
    {
      store: { id, name: id },
      months: [...months],
      undated: false,
      sequence,
      app: '0.1.0',
      today: `${months.at(-1) ?? '2026-06'}-28`,
      profile: {
        name: store.data.profile.name,
        hash: digest(new TextEncoder().encode(canonicalJson(settings))),
        settings,
      },
      key: KEY_ID,
      holds: { names: false, remarks: false },
      ...more,
    },
    store.rows.filter(({ month }) => months.includes(month)),
    digest,
  );
}
