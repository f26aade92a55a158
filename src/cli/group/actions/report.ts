import { coverName, reportWorkbook } from '../../../group';
import { text } from '../../../words';
import { applyToXlsx, blankXlsx } from '../../../workbook/xlsx';
import { writeAtomically } from '../../files';
import { CommandError, type Outcome } from '../../outcome';
import { databasePath, type Action } from '../action';
import { GroupDatabase } from '../database';
import { monthReport } from '../report-data';
import { monthAsked } from './status';

/** `group report --month M --out 集团月报.xlsx`: the month's workbook for the board; with `--json` what it is made of. */
export const report: Action = {
  name: 'report',
  takes: ['json', 'into', 'from', 'month', 'today', 'out'],
  async run(options, _files, console): Promise<Outcome> {
    if (options.out === undefined && !options.json) throw new CommandError('bad-input', text('group.report.needs-out'));
    const month = monthAsked(options);
    const database = await GroupDatabase.read(databasePath(options));
    try {
      const made = await monthReport(database, month);
      if (made.stores.length === 0) throw new CommandError('bad-input', text('group.report.no-store', { month }));
      if (options.json) console.print(JSON.stringify(made, null, 2));
      if (options.out !== undefined) {
        const { bytes } = applyToXlsx(blankXlsx(coverName(console.locale)), reportWorkbook(made, console.locale), {
          conflicts: 'refuse',
          name: options.out,
        });
        writeAtomically(options.out, bytes);
        console.note(text('group.report.written', { file: options.out, month, stores: made.stores.length }));
      }
      return 'done';
    } finally {
      database.close();
    }
  },
};
