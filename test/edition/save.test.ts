import fc from 'fast-check';
import { readFile, sameBytes, saveInPlace } from '../../src/edition/files/save';
import { Disk, Killed, type Fault } from './disk';

const FORMER = Uint8Array.from([80, 75, 3, 4, 1]);
const NEXT = Uint8Array.from([80, 75, 3, 4, 2, 2]);
const OTHER = Uint8Array.from([80, 75, 3, 4, 9]);

/** Saves over a disk; what was kept survives a kill, as the browser's database does. */
async function save(disk: Disk, known = FORMER) {
  const kept: Uint8Array[] = [];
  const ended = await saveInPlace(disk, NEXT, known, (former) => disk.step(() => void kept.push(former))).catch(
    (error: unknown) => error,
  );
  return { ended, kept };
}

test('saving puts the new bytes in place and keeps the former', async () => {
  const disk = new Disk(FORMER);
  const { ended, kept } = await save(disk);
  expect(ended).toBe('saved');
  expect(disk.bytes).toEqual(NEXT);
  expect(kept).toEqual([FORMER]);
});

test('a file that another program changed meanwhile is not written, and nothing is kept', async () => {
  const disk = new Disk(OTHER);
  const { ended, kept } = await save(disk);
  expect(ended).toBe('changed');
  expect(disk.bytes).toEqual(OTHER);
  expect(kept).toEqual([]);
});

test.each([
  ['NoModificationAllowedError', 'held'],
  ['AbortError', 'held'],
  ['NotAllowedError', 'denied'],
  ['NotFoundError', 'gone'],
] as const)('%s while writing means %s, and the file is as it was', async (how, expected) => {
  // Permission, file, its bytes, keeping: the fifth step opens the writer.
  const disk = new Disk(FORMER, { at: 5, how });
  expect((await save(disk)).ended).toBe(expected);
  expect(disk.bytes).toEqual(FORMER);
});

test('where nothing can be kept nothing is written', async () => {
  const disk = new Disk(FORMER, { at: 4, how: 'AbortError' });
  const { ended } = await save(disk);
  expect(ended).toMatchObject({ name: 'AbortError' });
  expect(disk.bytes).toEqual(FORMER);
});

test('a writer that says it is done and is not is found out', async () => {
  const disk = new Disk(FORMER);
  const lying = {
    name: disk.name,
    getFile: () => disk.getFile(),
    createWritable: async () => ({
      write: () => Promise.resolve(),
      close: () => Promise.resolve(void (disk.bytes = OTHER)),
      abort: () => Promise.resolve(),
    }),
  };
  await expect(saveInPlace(lying, NEXT, FORMER, () => Promise.resolve())).resolves.toBe('doubtful');
});

test('a file that cannot be read says why', async () => {
  await expect(readFile(new Disk(FORMER, { at: 1, how: 'NotFoundError' }))).resolves.toBe('gone');
  await expect(readFile(new Disk(FORMER, { at: 2, how: 'NotAllowedError' }))).resolves.toBe('held');
});

test('200 kills and failures at any step: the file is the former or the new one, and the former is kept before it goes', async () => {
  const faults = fc.record({
    at: fc.integer({ min: 1, max: 10 }),
    how: fc.constantFrom<Fault['how']>(
      'kill',
      'kill',
      'NotAllowedError',
      'NoModificationAllowedError',
      'NotFoundError',
      'AbortError',
    ),
    after: fc.boolean(),
  });
  let hit = 0;
  await fc.assert(
    fc.asyncProperty(faults, async (fault) => {
      const disk = new Disk(FORMER, fault);
      const { ended, kept } = await save(disk);
      if (disk.steps >= fault.at) hit += 1;
      const isNew = sameBytes(disk.bytes, NEXT);
      expect(isNew || sameBytes(disk.bytes, FORMER)).toBe(true);
      if (isNew) expect(kept).toEqual([FORMER]);
      if (ended === 'saved') expect(isNew).toBe(true);
      if (typeof ended === 'string' && ended !== 'saved' && ended !== 'doubtful' && ended !== 'gone')
        expect(isNew).toBe(false);
      if (fault.how === 'kill' && disk.steps === fault.at)
        expect(ended === 'doubtful' || ended === 'held' || ended instanceof Killed || ended === 'saved').toBe(true);
    }),
    { numRuns: 200, seed: 19 },
  );
  expect(hit).toBeGreaterThan(150);
});
