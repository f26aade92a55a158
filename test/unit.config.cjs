/** All unit tests, a room at a time; one file alone runs with jest.config.cjs. */
module.exports = { ...require('./jest.config.cjs'), testMatch: ['<rootDir>/test/run/rooms/*.cjs'] };
