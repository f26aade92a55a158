import { createBookCalls } from '../../src/edition/book/calls';
import { createLocalJobs } from '../../src/taskpane/worker/local';
import { cellsNow, exerciseIn } from '../../src/taskpane/training/desk';
import type { PaneServices } from '../../src/taskpane/host/services';
import { columnChoices, looksLikeExercise } from '../../src/workshop';
import { makeXlsx } from '../../src/workbook/xlsx';
import { paperOf, requestOf } from '../workshop/papers';

test('on the edition, whose journeys keep the cells, training reads them all the same, over the wire', async () => {
  const { paper } = await paperOf(requestOf(['backwards-plan']));
  const calls = createBookCalls(createLocalJobs(), () => new Date(0))(undefined);
  await calls.open('练习-01.xlsx', makeXlsx(paper.sheets), '2026-06-20');
  const over = async <T>(answer: T | Promise<T>): Promise<T> => structuredClone(await answer);
  const port = { read: () => over(calls.read()) } as PaneServices['port'];
  const services = { port, readCells: () => over(calls.readCells()) } as PaneServices;
  const seen = await port.read();
  expect(exerciseIn(seen)).toBeUndefined();
  // The cells are elsewhere; that it is an exercise can be seen all the same.
  expect(looksLikeExercise(seen)).toBe(true);
  expect(looksLikeExercise({ sheets: seen.sheets.slice(0, -1) })).toBe(false);
  const book = await cellsNow(services);
  expect(exerciseIn(book)?.header.number).toBe(1);
  expect(exerciseIn(book)?.cover).toEqual({ name: '', started: '', ended: '' });
  expect(columnChoices(book).length).toBeGreaterThan(3);
  // In Excel the port reads the cells itself.
  expect(
    exerciseIn(await cellsNow({ port: { ...port, read: () => over(calls.readCells()) } } as PaneServices)),
  ).toBeDefined();
});
