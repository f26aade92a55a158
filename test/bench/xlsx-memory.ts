import { existsSync, readFileSync } from 'node:fs';

import { applyToXlsx } from '../../src/workbook/xlsx';
import { changesForLargeFile } from './large-file';

/** A process of its own, so that what others held is not counted: prints the peak of its memory above the start, in bytes. */
const bytes = new Uint8Array(readFileSync(process.argv[2] ?? ''));
const changes = changesForLargeFile();
const start = process.memoryUsage().rss;
const { report } = applyToXlsx(bytes, changes);
if (report.applied !== changes.length) throw new Error(`${report.applied} of ${changes.length} changes applied`);
console.log(peak() - start);

/** Linux counts into `maxRSS` what the parent held when it started this process; the peak of the process itself stands in its status. */
function peak(): number {
  const own = existsSync('/proc/self/status')
    ? /^VmHWM:\s+(\d+) kB/mu.exec(readFileSync('/proc/self/status', 'utf8'))
    : null;
  return (own ? Number(own[1]) : process.resourceUsage().maxRSS) * 1024;
}
