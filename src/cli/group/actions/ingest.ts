import { basename } from 'node:path';

import { text } from '../../../words';
import type { Console } from '../../console';
import { CommandError, type Outcome } from '../../outcome';
import { databasePath, type Action } from '../action';
import { GroupDatabase } from '../database';
import { failureOf } from '../engine';
import { bundlesIn } from '../inbox';
import { ingest, type IngestReport } from '../ingest';
import { dropOldMonths } from '../keep';
import { readIdentities } from '../seal';
import { systemToday } from '../../workspace';

export const ingestBundles: Action = {
  name: 'ingest',
  takes: ['json', 'into', 'from', 'identity', 'today'],
  async run(options, files, console): Promise<Outcome> {
    if (files.length === 0) throw new CommandError('bad-input', text('group.ingest.needs-inbox'));
    const bundles = bundlesIn(files);
    const identities = options.identity === undefined ? [] : await readIdentities(options.identity);
    const database = await GroupDatabase.open(databasePath(options));
    try {
      await dropOldMonths(database, options.today ?? systemToday());
      const report = await ingest(database, bundles, identities, (file, done) =>
        console.progress(text('cli.progress.reading', { file: basename(file), done, all: bundles.length })),
      );
      print(report, options.json, console);
      if (!options.json && (await database.rows('SELECT 1 FROM stores LIMIT 1')).length === 0)
        console.note(text('group.ingest.any-store'));
      return report.refused.length > 0 ? 'bad-input' : 'done';
    } catch (error) {
      throw error instanceof CommandError ? error : failureOf(database.path, error);
    } finally {
      database.close();
    }
  },
};

function print(report: IngestReport, json: boolean, console: Console): void {
  if (json) {
    console.print(JSON.stringify(report, null, 2));
    return;
  }
  const stores = new Set(report.taken.map(({ store }) => store)).size;
  const rows = report.taken.reduce((sum, bundle) => sum + bundle.rows, 0);
  console.print(
    console.say(
      text('group.ingest.done', {
        bundles: report.taken.length,
        stores,
        rows,
        known: report.known.length,
        refused: report.refused.length,
      }),
    ),
  );
  for (const { file, code, detail } of report.refused) {
    console.note(text('cli.error.file', { file, sentence: text(`group.refused.${code}`, { detail: detail ?? '' }) }));
  }
}
