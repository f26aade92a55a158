/** One run that writes one cell in place, as `sanbiao apply` does; a process of its own, so that it can race with others and be killed. */
import process from 'node:process';

import { readSource, replaceFile } from '../../../src/cli/disk';
import { CommandError, EXIT } from '../../../src/cli/outcome';
import { applyToXlsx } from '../../../src/workbook/xlsx';

const [file = '', cell = '', after = ''] = process.argv.slice(2);
try {
  const source = readSource(file);
  const { bytes } = applyToXlsx(source.bytes, [{ kind: 'value', sheet: '6月', cell, after }]);
  replaceFile(file, bytes, { expected: source, backup: false });
} catch (error) {
  if (!(error instanceof CommandError)) throw error;
  process.exitCode = EXIT[error.outcome];
}
