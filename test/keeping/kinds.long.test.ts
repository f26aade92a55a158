import { BadRequest, type KeepReport } from '../../src/keeping';
import { say } from '../../src/words';
import { saysFormula, Tally } from './differences';
import { FilePort } from '../../src/workbook/xlsx';
import { answered, judgeWrite, unlikeSheets } from './judged';
import { card, cardRow } from './kinds/cards';
import { handOver, matrixDay, matrixMark, matrixRow } from './kinds/matrix';
import { followUp, visit } from './kinds/registers';
import { loss, report } from './kinds/reports';
import { ADAPTERS, bytesOf } from './ports';
import { Dice, openBooks } from './scenarios';

/**
 * Each kind of fact over forms of random looks, so many scenarios a kind. `KEEPING_KINDS=300` is the whole campaign (about half an hour a
 * side), `KEEPING_FROM` begins it at another seed, `KEEPING_ONLY` names one kind, `KEEPING_TALLY=1` prints it.
 */
const RUNS = Number(process.env['KEEPING_KINDS'] ?? 3);
const FROM = Number(process.env['KEEPING_FROM'] ?? 1);
const RIGHT = 0.98;
/** So many seeds are tried for one scenario: not every random workbook has what it needs. */
const TRIES = 12;

const SCENARIOS = {
  'matrix-day': matrixDay,
  'matrix-mark': matrixMark,
  'matrix-row': matrixRow,
  'hand-over': handOver,
  'follow-up': followUp,
  loss,
  report,
  card,
  'card-row': cardRow,
  visit,
} as const;
const kinds = (Object.keys(SCENARIOS) as (keyof typeof SCENARIOS)[]).filter((kind) =>
  (process.env['KEEPING_ONLY'] ?? kind).split(',').includes(kind),
);
const tally = new Tally();

afterAll(() => {
  if (process.env['KEEPING_TALLY'] !== undefined) tally.print();
});

describe.each(Object.keys(ADAPTERS) as (keyof typeof ADAPTERS)[])('%s', (adapter) => {
  test.each(kinds)(
    `%s: ${String(RUNS)} scenarios`,
    async (kind) => {
      let done = 0;
      for (let seed = FROM; done < RUNS && seed < FROM + RUNS * TRIES; seed += 1) {
        const scenario = SCENARIOS[kind](seed, new Dice(seed * 31 + kind.length));
        if (!scenario) continue;
        done += 1;
        const bytes = bytesOf(scenario.book);
        const { port, close } = ADAPTERS[adapter](bytes, scenario.book.name);
        try {
          const before = await port.read();
          const opened = openBooks(before);
          const told = (more = ''): string => `${kind} ${String(seed)} ${scenario.name} ${more}`;
          let made: KeepReport;
          try {
            made = answered((choices) => scenario.run(opened, choices));
          } catch (error) {
            if (!(error instanceof BadRequest)) throw error;
            tally.count(`${adapter} ${kind}`, false, () => told(say(error.words)));
            continue;
          }
          const applied = await port.apply(made.changes);
          expect([told(), applied.conflicts]).toEqual([told(), []]);
          const after = await port.read();
          const anew = openBooks(after);
          const whys = made.without.map(({ place, why }) => `${place}: ${say(why)}`).join('; ');
          if (!made.without.some(({ why }) => saysFormula(why)))
            tally.count(`${adapter} ${kind}`, scenario.holds(anew, opened), () => told(whys));
          const { once } = scenario;
          if (once !== undefined) {
            const again = answered((choices) => scenario.run(anew, choices)).writes.filter(
              ({ place }) => place === once,
            );
            tally.count(`${adapter} once`, again.length === 0, () => told(again.map(({ cell }) => cell).join(' ')));
          }
          await judgeWrite(tally, adapter, port, made, { before: opened, after: anew, inverse: applied.inverse }, told);
          if (port instanceof FilePort) {
            const unlike = unlikeSheets(bytes, port.bytes, before, made.changes);
            tally.count(`${adapter} parts`, unlike.length === 0, () => told(unlike.join(' ')));
          }
        } finally {
          close();
        }
      }
      expect(done).toBeGreaterThan(0);
      const { right, all, wrong } = tally.of(`${adapter} ${kind}`);
      if (right < all * RIGHT) expect([kind, wrong]).toEqual([kind, []]);
      for (const rule of ['cells', 'undo', 'nothing else', 'once', 'parts'])
        expect([rule, tally.of(`${adapter} ${rule}`).wrong]).toEqual([rule, []]);
    },
    7_200_000,
  );
});
