import type { Change, ChangeSet } from '../../sheet';
import { text } from '../../words';
import type { Console } from '../console';

/** What would be written, a line per change, or that there is nothing to write. */
export function printChanges(changes: ChangeSet, console: Console): void {
  if (changes.length === 0) {
    console.print(console.say(text('cli.run.no-changes')));
    return;
  }
  console.print(console.say(text('cli.run.changes', { count: changes.length })));
  for (const line of changeLines(changes, console)) console.print(`  ${line}`);
}

/** A line per change; the rules that colour one range are one line, since nobody reads their conditions. */
function changeLines(changes: ChangeSet, console: Console): readonly string[] {
  const lines: string[] = [];
  const coloured = new Set<string>();
  for (const change of changes) {
    if (change.kind === 'conditional-format' || change.kind === 'remove-conditional-format') {
      const key = `${change.kind}|${change.sheet}|${change.range}`;
      if (coloured.has(key)) continue;
      coloured.add(key);
      lines.push(line(change, change.range, '', '', console));
    } else {
      const cell = 'cell' in change ? change.cell : '';
      if (change.kind === 'document-part') {
        lines.push(line(change, '', '', '', console));
        continue;
      }
      const before = 'before' in change && change.before !== undefined ? JSON.stringify(change.before) : '';
      const after = 'after' in change ? JSON.stringify(change.after) : console.say(text(`cli.change.${change.kind}`));
      lines.push(line(change, cell, before, `→ ${after}`, console));
    }
  }
  return lines;
}

function line(change: Change, cell: string, before: string, after: string, console: Console): string {
  const why = change.why === undefined ? '' : console.say(change.why);
  const place = cell === '' ? change.sheet : `${change.sheet}!${cell}`;
  return [place, before, after, why].filter((part) => part !== '').join('  ');
}
