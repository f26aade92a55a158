import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { quote, TABLE_NAMES } from '../../../group';
import { text } from '../../../words';
import { CommandError, type Outcome } from '../../outcome';
import { databasePath, type Action } from '../action';
import { GroupDatabase } from '../database';
import { EXPORT_NOTES } from '../keys';

/** `group compact --out FOLDER`: one Parquet file per table and month, sorted by store, for the engine that the group has. */
export const compact: Action = {
  name: 'compact',
  takes: ['json', 'into', 'from', 'format', 'out'],
  async run(options, _files, console): Promise<Outcome> {
    const { out: folder } = options;
    if (folder === undefined) throw new CommandError('bad-input', text('group.compact.needs-out'));
    if (options.format !== undefined && options.format !== 'parquet')
      throw new CommandError('bad-input', text('group.compact.only-parquet'));
    const database = await GroupDatabase.read(databasePath(options));
    try {
      mkdirSync(join(folder, EXPORT_NOTES), { recursive: true });
      let files = 0;
      for (const table of TABLE_NAMES) {
        const months = await database.rows(`SELECT DISTINCT month FROM ${table} ORDER BY month`);
        const wanted = new Set(months.map((row) => String(row.month)));
        const place = join(folder, table);
        // What was compacted before and is no more, in a month that was deleted or taken out.
        for (const name of existsSync(place) ? readdirSync(place) : []) {
          if (name.startsWith('month=') && !wanted.has(name.slice('month='.length)))
            rmSync(join(place, name), { recursive: true });
        }
        for (const month of wanted) {
          const file = join(place, `month=${month}`, 'data.parquet');
          mkdirSync(join(place, `month=${month}`), { recursive: true });
          await database.run(
            `COPY (SELECT * EXCLUDE (month) FROM ${table} WHERE month = ${quote(month)} ORDER BY ALL) TO ${quote(`${file}.new`)} (FORMAT parquet, COMPRESSION zstd)`,
          );
          renameSync(`${file}.new`, file);
          files += 1;
        }
        console.progress(text('cli.progress.writing', { file: place }));
      }
      if (options.json) console.print(JSON.stringify({ out: folder, files }));
      else console.print(console.say(text('group.compact.done', { folder, files })));
      return 'done';
    } finally {
      database.close();
    }
  },
};
