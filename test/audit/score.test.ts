import {
  audit,
  auditSheetChanges,
  briefOf,
  NO_NOTES,
  notesIn,
  RULE_IDS,
  scoreOf,
  SCORE_ITEMS,
  spotCheckIn,
  spotSheetChanges,
  trendOf,
  type AuditInput,
  type AuditReport,
} from '../../src/audit';
import { memberOf, openStore, rulesIn, type RuleChoice } from '../../src/jobs';
import { auditRulesJob, setAuditRulesJob } from '../../src/jobs/audit-rules-job';
import { buildLedger } from '../../src/customers';
import { recognise } from '../../src/forms';
import { generalProfile } from '../../src/profile';
import { appliedTo, bookOf, sheetOf, type Change, type WorkbookSnapshot } from '../../src/sheet';
import { say } from '../../src/words';
import { EXAMPLE_TODAY, exampleStore, MAY, REGISTER } from './example-store';
import { written } from './written';

function inputOf(book: WorkbookSnapshot): AuditInput {
  const recognised = recognise(book);
  const ledger = buildLedger(recognised, generalProfile);
  return { book, recognised, ledger, profile: generalProfile, today: EXAMPLE_TODAY };
}

const slip = (...cells: readonly string[]): WorkbookSnapshot =>
  written(
    exampleStore(),
    cells.map((cell): Change => ({ kind: 'value', sheet: REGISTER, cell, after: '' })),
  );

const reportOf = (book: WorkbookSnapshot): AuditReport => audit(inputOf(book));

test('the eight items make a hundred points, and each rule counts in one of them at most', () => {
  expect(SCORE_ITEMS.reduce((sum, { points }) => sum + points, 0)).toBe(100);
  const rules = SCORE_ITEMS.flatMap((item): readonly string[] => item.rules);
  expect(new Set(rules).size).toBe(rules.length);
});

test('a fault costs the consultant whose line it is, and nobody else', () => {
  // Line 4 is 张三's.
  const [clean, wrong] = [reportOf(exampleStore()), reportOf(slip('K4', 'D4'))];
  expect(scoreOf(clean).total).toBe(100);
  const own = scoreOf(wrong, { consultant: '张三' });
  const item = own.items.find(({ id }) => id === 'complete');
  expect(item?.faulty).toBe(1);
  expect(item?.score).toBeCloseTo(15 * (1 - 1 / (item?.sample ?? 1)), 1);
  expect(scoreOf(wrong, { consultant: '李四' }).total).toBe(100);
  expect(scoreOf(wrong).items.find(({ id }) => id === 'complete')?.faulty).toBe(1);
});

test('consultants’ ground together is the store’s, and so is that of the months', () => {
  const report = reportOf(exampleStore());
  const sum = (parts: readonly (readonly { readonly sample: number }[])[], at: number): number =>
    parts.reduce((all, items) => all + (items[at]?.sample ?? 0), 0);
  const whole = scoreOf(report).items;
  const people = report.consultants.map(({ name }) => scoreOf(report, { consultant: name }).items);
  const followUp = whole.findIndex(({ id }) => id === 'follow-up');
  expect(whole[followUp]?.sample).toBeGreaterThan(0);
  expect(sum(people, followUp)).toBe(whole[followUp]?.sample);
  const months = trendOf(report, NO_NOTES).map(({ month }) => month);
  expect(months).toEqual(['2026-05', '2026-06']);
  expect(
    sum(
      months.map((month) => scoreOf(report, { month }).items),
      followUp,
    ),
  ).toBe(whole[followUp]?.sample);
});

test('cards count where the workbook has some, for consultants who keep them here', () => {
  const items = (book: WorkbookSnapshot) => scoreOf(reportOf(book)).items.find(({ id }) => id === 'cards');
  expect(items(exampleStore())).toMatchObject({ sample: 0, score: undefined });
  const card = (phone: string) =>
    sheetOf('何玉兰卡', [
      ['意向客户信息卡'],
      ['客户姓名', '何玉兰', '联系电话', phone],
      ['意向车型', '速腾', '意向级别', 'B'],
      ['信息来源', '网络', '销售顾问', '张三'],
      ['家庭住址', '', '现用车型', ''],
    ]);
  const withCard = (phone: string): WorkbookSnapshot => bookOf([...exampleStore().sheets, card(phone)]);
  const kept = items(withCard('13800010001'));
  expect(kept?.sample).toBeGreaterThan(1);
  expect(kept?.faulty).toBe((kept?.sample ?? 0) - 1);
});

test('the months’ scores are kept with the report, for when their forms are gone', () => {
  const book = exampleStore();
  const changes = auditSheetChanges(book, reportOf(book), NO_NOTES);
  const part = changes.find((change) => change.kind === 'document-part');
  if (part === undefined) throw new Error('nothing is kept');
  const notes = notesIn({ ...book, parts: new Map([[part.namespace, part.after]]) });
  expect(Object.keys(notes.scores)).toEqual(['2026-05', '2026-06']);
  const june = bookOf(exampleStore().sheets.filter(({ name }) => name !== MAY));
  const trend = trendOf(reportOf(june), notes);
  expect(trend.map(({ month, kept }) => [month, kept])).toContainEqual(['2026-05', true]);
});

test('a spot check is read back as it was filled in, and said in the report', () => {
  const input = inputOf(exampleStore());
  const [made] = spotSheetChanges(input, EXAMPLE_TODAY);
  if (made?.kind !== 'add-sheet') throw new Error('no sheet is added');
  const drawn = made.values.filter(([place]) => typeof place === 'string' && place.includes('!'));
  expect(new Set(drawn.map((row) => row[2])).size).toBe(2);
  const results = ['属实', '不属实', '空号', '无法接通'];
  const filled = {
    ...made,
    values: made.values.map((row) => {
      const at = drawn.indexOf(row);
      return at < 0 ? row : row.map((value, i) => (i === 6 ? (results[at] ?? '') : value));
    }),
  };
  expect(spotCheckIn(appliedTo(input.book, [made]))).toBeUndefined();
  const book = appliedTo(input.book, [filled]);
  const check = spotCheckIn(book);
  expect(check).toMatchObject({ drawn: drawn.length, told: 3, confirmed: 1 });
  expect(check?.people.reduce((sum, { told }) => sum + told, 0)).toBe(3);
  const [sheet] = auditSheetChanges(book, audit(input), NO_NOTES);
  expect(JSON.stringify(sheet)).toContain('核实 3 条，属实 1 条');
});

test('the brief is a phone’s screen and names nobody who buys', () => {
  const book = slip('K4', 'D4', 'O5', 'L8', 'M8');
  const input = inputOf(book);
  const lines = briefOf(audit(input), NO_NOTES, undefined, 2).map((line) => say(line));
  expect(lines[0]).toContain('2026-06-20');
  expect(lines.length).toBeLessThanOrEqual(16);
  expect(lines.every((line) => line.length <= 32)).toBe(true);
  for (const { name, phones } of input.ledger.customers) {
    if (name !== undefined) expect(lines.join('\n')).not.toContain(name);
    for (const phone of phones) expect(lines.join('\n')).not.toContain(phone);
  }
});

test('a rule that the manager turns off is silent, and its number is the store’s; the choices stand in the store’s own rules', () => {
  const book = slip('K4', 'D4');
  const store = openStore([memberOf(book)], { profile: generalProfile });
  const rules = auditRulesJob(store);
  expect(rules.map(({ id }) => id)).toEqual(RULE_IDS);
  expect(setAuditRulesJob(store, rules)).toEqual([]);
  const chosen = rules.map((rule): RuleChoice => {
    if (rule.id === 'missing-time') return { ...rule, on: false };
    return rule.id === 'entries-at-once'
      ? { ...rule, numbers: rule.numbers.map((one) => ({ ...one, value: 9 })) }
      : rule;
  });
  const [change] = setAuditRulesJob(store, chosen);
  if (change?.kind !== 'document-part') throw new Error('nothing is kept');
  const kept = { ...book, parts: new Map([[change.namespace, change.after]]) };
  const { profile } = rulesIn([kept]);
  expect(profile.audit).toEqual({ 'missing-time': { off: true }, 'entries-at-once': { lines: 9 } });
  const report = audit({ ...inputOf(kept), profile });
  expect(report.off).toEqual(['missing-time']);
  expect(report.findings.map(({ rule }) => rule)).toEqual(['missing-source']);
  expect(auditRulesJob(openStore([memberOf(kept)], { profile })).filter(({ on }) => !on)).toHaveLength(1);
});

test('what a manager types beside an item of the report stays in the next one, and counts where a remark says why', () => {
  const made = (book: WorkbookSnapshot): WorkbookSnapshot =>
    appliedTo(book, auditSheetChanges(book, reportOf(slip('M4')), NO_NOTES));
  const name = say({ key: 'audit.sheet.name' });
  const linesOf = (book: WorkbookSnapshot): unknown[][] =>
    Array.from(book.sheets.find((sheet) => sheet.name === name)?.rows ?? [], (line) =>
      Array.from(line ?? [], (cell) => cell?.value),
    );
  const first = made(exampleStore());
  const row = linesOf(first).findIndex((line) => line[1] === say({ key: 'audit.item.follow-up' }));
  const heading = linesOf(first).find((line) => String(line[1]).includes('100'))?.[1];
  const type = (cells: Readonly<Record<string, string | number>>): WorkbookSnapshot =>
    made(
      appliedTo(
        first,
        Object.entries(cells).map(([column, after]): Change => ({
          kind: 'value',
          sheet: name,
          cell: column + String(row),
          after,
        })),
      ),
    );
  const total = (book: WorkbookSnapshot): unknown =>
    linesOf(book).find((line) => /\d/u.test(String(line[1])) && String(line[1]).includes('100'))?.[1];
  expect(row).toBeGreaterThan(0);
  expect(linesOf(type({ F: 0, G: '抽查三次都没有回访' }))[row]?.slice(6, 8)).toEqual([0, '抽查三次都没有回访']);
  expect(total(type({ F: 0, G: '抽查三次都没有回访' }))).not.toBe(heading);
  expect(total(type({ F: 0 }))).toBe(heading);
  expect(total(type({ F: 99, G: '超过满分' }))).toBe(heading);
  expect(linesOf(type({ F: 99, G: '超过满分' }))[row]?.slice(6, 8)).toEqual([99, '超过满分']);
});
