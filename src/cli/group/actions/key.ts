import { keyId } from '../../../group';
import { text } from '../../../words';
import { writeNew } from '../../files';
import { CommandError, type Outcome } from '../../outcome';
import { databasePath, type Action } from '../action';
import { GroupDatabase } from '../database';
import { makeKey, readKey, refuseBesideData } from '../keys';
import { makeIdentity } from '../seal';

/**
 * `group key --out FILE` makes the group's key, `--sealing` head office's identity; `--accept` and `--retire` say which keys the database
 * takes: two of them while the key is being changed.
 */
export const keys: Action = {
  name: 'key',
  takes: ['json', 'into', 'from', 'out', 'sealing', 'accept', 'retire'],
  async run(options, _files, console): Promise<Outcome> {
    const { out, accept, retire } = options;
    if (out !== undefined) {
      if (options.sealing) {
        refuseBesideData(out);
        const { identity, recipient } = await makeIdentity();
        writeNew(out, `# public key: ${recipient}\n${identity}\n`);
        if (options.json) console.print(JSON.stringify({ file: out, recipient }));
        else console.print(console.say(text('group.key.identity-made', { file: out, recipient })));
        return 'done';
      }
      const { id } = makeKey(out);
      if (options.json) console.print(JSON.stringify({ file: out, id }));
      else console.print(console.say(text('group.key.made', { file: out, id })));
      return 'done';
    }
    const path = databasePath(options);
    const changing = accept.length + retire.length > 0;
    const [taken, dropped] = [accept.map(idOf), retire.map(idOf)];
    const database = changing ? await GroupDatabase.open(path) : await GroupDatabase.read(path);
    try {
      for (const id of taken) await database.run('INSERT OR IGNORE INTO keys VALUES (?)', [id]);
      for (const id of dropped) await database.run('DELETE FROM keys WHERE key = ?', [id]);
      const ids = (await database.rows('SELECT key FROM keys ORDER BY key')).map((row) => String(row.key));
      if (options.json) console.print(JSON.stringify({ database: path, keys: ids }));
      else {
        console.print(
          console.say(
            text('group.key.accepted', {
              database: path,
              keys: ids.length === 0 ? text('group.key.none') : ids.join(' · '),
            }),
          ),
        );
      }
    } finally {
      database.close();
    }
    return 'done';
  },
};

/** An id as it is said, or the key file that has it. */
function idOf(named: string): string {
  if (keyId.safeParse(named).success) return named;
  try {
    return readKey(named).id;
  } catch (error) {
    if (error instanceof CommandError) throw new CommandError('bad-input', text('group.key.no-id', { key: named }));
    throw error;
  }
}
