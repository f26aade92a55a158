import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { filesOf } from './run/room.cjs';

/** `npm test` runs the unit tests a room at a time: a file that no room takes would never run. */
const rooms = readdirSync(join(__dirname, 'run/rooms')).map((name) => name.replace('.cjs', ''));

test('each unit test is run, and once', () => {
  const taken = rooms.flatMap((name) => filesOf(name)).sort();
  const there = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => /\.test\.tsx?$/u.test(path) && !path.endsWith('.long.test.ts') && !path.startsWith('e2e/'))
    .sort();
  expect(there.length).toBeGreaterThan(100);
  expect(taken).toEqual(there);
});

test('a room without files would be a file without tests', () => {
  expect(rooms.filter((name) => filesOf(name).length === 0)).toEqual([]);
});
