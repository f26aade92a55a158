import { parsePhoneText } from '../../../forms/values';
import { text } from '../../../words';
import { CommandError, type Outcome } from '../../outcome';
import { systemToday } from '../../workspace';
import { databasePath, type Action } from '../action';
import { GroupDatabase } from '../database';
import { forget } from '../forget';
import { dropOldMonths, parseRetention } from '../keep';
import { readKey } from '../keys';

/** `group forget PHONE`: takes a person out of every table, and keeps them out. */
export const forgetPerson: Action = {
  name: 'forget',
  takes: ['json', 'into', 'from', 'phoneKey', 'phoneKeyBefore'],
  async run(options, files, console): Promise<Outcome> {
    const { phone } = parsePhoneText(files.join(' '));
    if (phone === undefined)
      throw new CommandError('bad-input', text('group.forget.needs-phone', { phone: files.join(' ') }));
    if (options.phoneKey === undefined) throw new CommandError('bad-input', text('group.forget.needs-key'));
    const given = [options.phoneKey, options.phoneKeyBefore].flatMap((path) =>
      path === undefined ? [] : [readKey(path)],
    );
    const database = await GroupDatabase.open(databasePath(options));
    let open = true;
    try {
      const accepted = new Set((await database.rows('SELECT key FROM keys')).map((row) => String(row.key)));
      const stranger = given.find(({ id }) => accepted.size > 0 && !accepted.has(id));
      if (stranger !== undefined)
        throw new CommandError('bad-input', text('group.forget.other-key', { key: stranger.id }));
      const { rows } = await forget(
        database,
        given.map(({ hash }) => hash(phone)),
      );
      await database.rewrite();
      open = false;
      if (options.json) console.print(JSON.stringify({ rows }));
      else console.print(console.say(text('group.forget.done', { rows })));
      return 'done';
    } finally {
      if (open) database.close();
    }
  },
};

/** `group keep 5y`: months older than that are deleted now and with every ingest, and not taken again. */
export const keepFor: Action = {
  name: 'keep',
  takes: ['json', 'into', 'from', 'today'],
  async run(options, files, console): Promise<Outcome> {
    const months = parseRetention(files[0] ?? '');
    if (months === undefined || files.length > 1)
      throw new CommandError('bad-input', text('group.keep.needs-time', { time: files.join(' ') }));
    const database = await GroupDatabase.open(databasePath(options));
    let open = true;
    try {
      await database.setSetting('keep', String(months));
      const gone = await dropOldMonths(database, options.today ?? systemToday());
      const from = (await database.setting('keep_from')) ?? '';
      if (gone > 0) {
        await database.rewrite();
        open = false;
      }
      if (options.json) console.print(JSON.stringify({ months, from, deleted: gone }));
      else console.print(console.say(text('group.keep.done', { from, deleted: gone })));
      return 'done';
    } finally {
      if (open) database.close();
    }
  },
};
