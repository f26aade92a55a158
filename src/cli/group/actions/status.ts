import { monthAt, monthIndex } from '../../../calendar';
import type { StoreStatus } from '../../../group';
import { text } from '../../../words';
import { table, type Console } from '../../console';
import type { Outcome } from '../../outcome';
import { systemToday } from '../../workspace';
import { databasePath, type Action, type GroupOptions } from '../action';
import { GroupDatabase } from '../database';
import { monthStatus } from '../report-data';

/** `group status`: which stores are missing, late, incomplete, or have other rules; by default for the month before this one. */
export const status: Action = {
  name: 'status',
  takes: ['json', 'into', 'from', 'month', 'today'],
  async run(options, _files, console): Promise<Outcome> {
    const month = monthAsked(options);
    const database = await GroupDatabase.read(databasePath(options));
    try {
      const stores = await monthStatus(database, month);
      if (options.json) console.print(JSON.stringify({ month, stores }, null, 2));
      else print(month, stores, console);
      return 'done';
    } finally {
      database.close();
    }
  },
};

/** The month that is over, where none is named. */
export function monthAsked(options: GroupOptions): string {
  return options.month ?? monthAt(monthIndex((options.today ?? systemToday()).slice(0, 7)) - 1);
}

function print(month: string, stores: readonly StoreStatus[], console: Console): void {
  const count = (state: StoreStatus['state']): number => stores.filter((one) => one.state === state).length;
  console.print(
    console.say(
      text('group.status.head', {
        month,
        all: stores.length,
        whole: count('whole'),
        missing: count('missing'),
        late: count('late'),
        incomplete: count('incomplete'),
      }),
    ),
  );
  const rows = stores
    .filter(({ state, otherRules, missing }) => state !== 'whole' || otherRules.length > 0 || missing.length > 0)
    .map(({ name, state, told, otherRules, missing }) => [
      name,
      console.say(text(`group.report.state.${state}`)),
      told === undefined ? '' : console.say(text('group.status.told', { date: told })),
      otherRules.length === 0 ? '' : console.say(text('group.status.rules', { settings: otherRules.join(' · ') })),
      missing.length === 0 ? '' : console.say(text('group.status.lacks', { what: missing.join(' · ') })),
    ]);
  for (const line of table(rows)) console.print(`  ${line}`);
}
