import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadJson } from '../../src/forms';
import type { WorkbookSnapshot } from '../../src/sheet';
import { readXlsx } from '../../src/workbook/xlsx';

const FOLDER = join(__dirname, '..', 'fixtures', 'forms');

/** The synthetic workbooks of test/fixtures/forms, each with what reading it must give. */
export const FIXTURES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.truth.json'))
  .map((name) => name.slice(0, -'.truth.json'.length))
  .sort();

export function truthOf(name: string): ReadJson {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.truth.json`), 'utf8')) as ReadJson;
}

const books = new Map<string, WorkbookSnapshot>();

export function bookOfFixture(name: string): WorkbookSnapshot {
  let book = books.get(name);
  if (book === undefined) {
    const { workbook } = truthOf(name);
    book = readXlsx(new Uint8Array(readFileSync(join(FOLDER, workbook))), workbook);
    books.set(name, book);
  }
  return book;
}
