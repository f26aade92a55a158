import { existsSync, readFileSync } from 'node:fs';
import { join, normalize, sep } from 'node:path';
import process from 'node:process';

import { unzipSync } from 'fflate';

/** What the program serves: the add-in's pages for Excel and the browser edition. */
export interface Pages {
  /** A file by its path (`taskpane.html`), or `undefined`. */
  get(path: string): Uint8Array | undefined;
}

/** From inside the program, or from the folder that `npm run build` makes. */
export function openPages(folder: string): Pages {
  const sea = process.getBuiltinModule('node:sea');
  if (!sea?.isSea()) return pagesIn(folder);
  const files = unzipSync(new Uint8Array(sea.getRawAsset('pages.zip') as ArrayBuffer));
  return { get: (path) => files[path] };
}

/** Files of a folder, and of nothing outside it. */
export function pagesIn(folder: string): Pages {
  return {
    get(path) {
      const file = normalize(join(folder, path));
      if (!file.startsWith(folder + sep) || !existsSync(file)) return undefined;
      try {
        return readFileSync(file);
      } catch {
        // A folder is no file.
        return undefined;
      }
    },
  };
}
