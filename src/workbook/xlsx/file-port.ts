import type { ChangeSet, WorkbookSnapshot } from '../../sheet';
import type { ApplyReport, WorkbookPort } from '../port';
import { applyToXlsx, type XlsxOptions } from './apply';
import { readXlsx } from './read';

/** A workbook file in memory as a port. Who made it takes `bytes` and saves them. */
export class FilePort implements WorkbookPort {
  private current: Uint8Array;

  /** @param name the file's name as shown */
  constructor(
    bytes: Uint8Array,
    readonly name: string,
    private readonly defaults: XlsxOptions = {},
  ) {
    this.current = bytes;
  }

  /** The file as it is now. */
  get bytes(): Uint8Array {
    return this.current;
  }

  read(): Promise<WorkbookSnapshot> {
    return Promise.resolve().then(() => readXlsx(this.current, this.name));
  }

  apply(changes: ChangeSet, options?: XlsxOptions): Promise<ApplyReport> {
    return Promise.resolve().then(() => {
      const { bytes, report } = applyToXlsx(this.current, changes, { ...this.defaults, ...options });
      this.current = bytes;
      return report;
    });
  }
}
