import { readFileSync } from 'node:fs';

import { applyToXlsx } from '../../src/workbook/xlsx';
import { changesForLargeFile } from './large-file';

/** A process of its own, so that what others held is not counted: prints the peak of its memory above the start, in bytes. */
const bytes = new Uint8Array(readFileSync(process.argv[2] ?? ''));
const changes = changesForLargeFile();
const start = process.memoryUsage().rss;
const { report } = applyToXlsx(bytes, changes);
if (report.applied !== changes.length) throw new Error(`${report.applied} of ${changes.length} changes applied`);
console.log(process.resourceUsage().maxRSS * 1024 - start);
