/**
 * Builds the workbench as `npm start` does and prints, for each of its parts, how many modules were built and how many there are. A file, and not
 * words for `node -e`: what packs the code starts processes that begin as this one did.
 */
const webpack = require('webpack');
const { workbenchConfigs } = require('../../webpack.config.js');

const compiler = webpack(workbenchConfigs());
compiler.run((error, result) => {
  if (error) throw error;
  const sizes = result.stats.map(({ compilation: { modules, builtModules } }) => [
    [...modules].filter((one) => builtModules.has(one)).length,
    modules.size,
  ]);
  compiler.close(() => console.log(JSON.stringify(sizes)));
});
