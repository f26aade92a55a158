const webpack = require('webpack');

/** @returns {Promise<import('webpack').Stats>} rejects with what webpack found wrong. */
function bundle(config) {
  return new Promise((resolve, reject) => {
    const compiler = webpack(config);
    compiler.run((failure, stats) => {
      compiler.close((closing) => {
        const broken = failure ?? closing;
        if (broken) reject(broken);
        else if (stats.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true })));
        else resolve(stats);
      });
    });
  });
}

module.exports = { bundle };
