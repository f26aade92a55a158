import process from 'node:process';

import { WorkbookError } from '../workbook/port';
import { parseInvocation } from './arguments';
import { createConsole } from './console';
import { help } from './help';
import { CommandError, EXIT, type Outcome } from './outcome';
import { isSingleFile } from '../program';
import { version } from '../../package.json';

async function main(argv: readonly string[]): Promise<Outcome> {
  let console = createConsole('zh-CN', { out: process.stdout, err: process.stderr });
  try {
    const invocation = parseInvocation(argv, process.env);
    console = createConsole(invocation.locale, { out: process.stdout, err: process.stderr });
    if (invocation.version) {
      console.print(version);
      return 'done';
    }
    if (invocation.help || invocation.command === undefined) {
      for (const line of help(invocation.command, invocation.locale)) console.print(line);
      return invocation.help ? 'done' : 'bad-input';
    }
    return await invocation.command.run(invocation.options, console);
  } catch (error) {
    if (error instanceof CommandError) {
      console.note(error.words);
      return error.outcome;
    }
    if (error instanceof WorkbookError) {
      console.note(error.words);
      return 'bad-input';
    }
    throw error;
  }
}

// A reader that has seen enough (`sanbiao run … | head`) closes the pipe: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.done);
});

/** Whoever double-clicks the Windows program wants to see it. */
function asked(argv: readonly string[]): readonly string[] {
  return argv.length === 0 && isSingleFile() ? ['serve', '--open'] : argv;
}

// Leave by exitCode, not exit(): standard output may be a pipe that has not taken everything yet.
main(asked(process.argv.slice(2))).then(
  (outcome) => {
    process.exitCode = EXIT[outcome];
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = EXIT.failed;
  },
);
