#!/usr/bin/env node
/**
 * Writes src/profile/holiday-seed.json: public holidays and 调休 working days of the years below, from chinese-days (a development
 * dependency; MIT). Only years that the package has data for are written: a year without data stays without.
 */
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const data = require('chinese-days/dist/chinese-days.json');

const YEARS = ['2024', '2025', '2026', '2027'];
const lines = (table, work) =>
  Object.entries(table)
    .filter(([date]) => YEARS.includes(date.slice(0, 4)))
    .map(([date, words]) => ({ date, name: words.split(',')[1] + (work ? '调休上班' : ''), work }));

const holidays = [...lines(data.holidays, false), ...lines(data.workdays, true)].sort((a, b) =>
  a.date < b.date ? -1 : 1,
);
const text = `[\n${holidays.map((line) => `  ${JSON.stringify(line)}`).join(',\n')}\n]\n`;
writeFileSync(join(__dirname, '../src/profile/holiday-seed.json'), text);
console.log(`${holidays.length} days, years ${[...new Set(holidays.map(({ date }) => date.slice(0, 4)))].join(' ')}`);
