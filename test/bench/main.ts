import { parseArgs } from 'node:util';

import type { BenchRow } from './measure';

/**
 * Each part is loaded only when it is asked for; the prefixes are those of the names that it prints. What measures time and memory comes
 * before what leaves hosts and browsers behind.
 */
const PARTS: readonly { readonly prefixes: readonly string[]; readonly run: () => Promise<readonly BenchRow[]> }[] = [
  { prefixes: ['xlsx'], run: async () => (await import('./xlsx')).benchXlsx() },
  { prefixes: ['recognise'], run: async () => (await import('./recognise')).benchRecognise() },
  { prefixes: ['schedule'], run: async () => (await import('./schedule')).benchSchedule() },
  { prefixes: ['audit', 'check'], run: async () => (await import('./audit')).benchAudit() },
  { prefixes: ['export.excel'], run: async () => (await import('./export-frames')).benchExportFrames() },
  { prefixes: ['check.excel'], run: async () => (await import('./check-frames')).benchCheckFrames() },
  { prefixes: ['care'], run: async () => (await import('./care')).benchCare() },
  { prefixes: ['rollup'], run: async () => (await import('./rollups')).benchRollups() },
  { prefixes: ['log'], run: async () => (await import('./keeping')).benchKeeping() },
  { prefixes: ['workshop'], run: async () => (await import('./workshop')).benchWorkshop() },
  { prefixes: ['group'], run: async () => (await import('./group')).benchGroup() },
  { prefixes: ['roundtrips', 'bytes'], run: async () => (await import('./roundtrips')).benchRoundtrips() },
  { prefixes: ['edition'], run: async () => (await import('./edition')).benchEdition() },
  { prefixes: ['grid'], run: async () => (await import('./grid')).benchGrid() },
  { prefixes: ['pane.year'], run: async () => (await import('./pane-frames')).benchPaneFrames() },
  { prefixes: ['pane'], run: async () => (await import('./pane')).benchPane() },
];

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } });
  const only = values.only ?? '';
  const rows: BenchRow[] = [];
  for (const part of PARTS) {
    if (!part.prefixes.some((prefix) => prefix.startsWith(only) || only.startsWith(prefix))) continue;
    rows.push(...(await part.run()).filter((row) => row.name.startsWith(only)));
  }
  if (values.json) console.log(JSON.stringify(rows, null, 2));
  else
    for (const row of rows)
      console.log(
        `${row.name.padEnd(36)} ${row.value.toFixed(3).padStart(12)} ${row.unit.padEnd(12)} ${row.note ?? ''}`,
      );
}

main().then(
  () => process.exit(0), // hosts and browsers may leave timers behind
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
