/**
 * Property tests run the same cases on every machine, so that a red run is a fault and not luck; `SANBIAO_SEED` (a number, or
 * `random`) looks elsewhere, and the campaigns' own variables look longer.
 */
const fc = require('fast-check');

const asked = process.env.SANBIAO_SEED;
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked ?? 20260620) });
