const fs = require('node:fs');
const path = require('node:path');
const { gzipSync } = require('node:zlib');

/** What the pane may load until the day is on the screen, page and worker together, in packed bytes. */
const FIRST_LOAD_LIMIT = 300_000;

/** Folder whose modules run in the worker: what only they ask for is none of the page's. */
const IN_WORKER = /[\\/]taskpane[\\/]worker[\\/]/;

/**
 * Weighs the pane's built scripts, packed.
 * @param {import('webpack').Stats} stats of a build of the add-in
 * @returns {{ first: number, page: number }} bytes: `first` is what is loaded until the day is on the screen (the page's entry, the
 *   worker's, the Excel adapter, and what welcomes at the first time); `page` is every script that the page itself may ever load, both languages
 */
function weighPane({ compilation }) {
  const directory = compilation.outputOptions.path;
  const weigh = (files) =>
    [...new Set(files)]
      .filter((file) => file.endsWith('.js'))
      .reduce((sum, file) => sum + gzipSync(fs.readFileSync(path.join(directory, file)), { level: 9 }).length, 0);
  const asks = (group, pattern) => group.origins.some(({ request }) => request !== undefined && pattern.test(request));
  const adapter = compilation.chunkGroups.filter((group) => asks(group, /workbook[\\/]excel$/));
  const welcome = compilation.chunkGroups.filter((group) => asks(group, /[\\/]FirstRun$/));
  const workers = compilation.asyncEntrypoints;
  if (adapter.length !== 1 || welcome.length !== 1 || workers.length !== 1)
    throw new Error('The pane is not built as it was: one worker, one Excel adapter and one welcome are expected.');
  const entry = compilation.entrypoints.get('taskpane');
  const ofThePage = compilation.chunkGroups.filter(
    (group) =>
      group === entry ||
      group.origins.some(({ module }) => module !== null && !IN_WORKER.test(module.nameForCondition?.() ?? '')),
  );
  return {
    first: weigh([entry, ...workers, ...adapter, ...welcome].flatMap((group) => group.getFiles())),
    page: weigh(ofThePage.filter((group) => !workers.includes(group)).flatMap((group) => group.getFiles())),
  };
}

/** @throws Error where the first load has grown beyond its limit: mostly one import that brings a library or all words with it. */
function refuseHeavyPane(stats) {
  const { first } = weighPane(stats);
  if (first > FIRST_LOAD_LIMIT)
    throw new Error(
      `The pane loads ${Math.round(first / 1000)} kB of packed JavaScript until it is ready; ${FIRST_LOAD_LIMIT / 1000} kB is the most.`,
    );
}

module.exports = { weighPane, refuseHeavyPane };
