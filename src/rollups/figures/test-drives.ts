import { figure } from './figure';

/** 试驾: visits with a test drive. */
export const testDrives = figure({
  kind: 'count',
  table: 'visits',
  where: { kind: 'visit', testDrive: true },
  shows: { tile: 5 },
});
