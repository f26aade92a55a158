import { LOCALES, catalogue, text } from '../../src/words';
import { catalogueOf, loadCatalogue, loadLaterWords } from '../../src/taskpane/words/catalogues';
import { wordsIn } from '../../src/taskpane/words';

test('the pane has the words of every room but the command line, the disk, the group, the workshop and the pages around it, in each language', async () => {
  await loadLaterWords();
  for (const locale of LOCALES) {
    await loadCatalogue(locale);
    const expected = Object.entries(catalogue(locale)).filter(
      ([key]) => !/^(?:cli|disk|edition|program|group|workbench|workshop)\./u.test(key),
    );
    expect(Object.entries(catalogueOf(locale)).sort()).toEqual(expected.sort());
  }
});

test('words of one language do not speak the other', () => {
  expect(wordsIn('zh-CN').t('taskpane.view.today')).toBe('今日');
  const due = text('schedule.change.due-today', { name: '何玉兰', date: '2026-06-20', last: '2025-12-03' });
  expect(wordsIn('zh-CN', '2026').say(due)).toBe('何玉兰：今天（6月20日）应联系（上次联系2025年12月3日）');
  expect(wordsIn('zh-CN', '2026').say(text('rollups.close.not-over', { month: '2026-06' }))).toContain('2026年6月');
  expect(wordsIn('en').t('taskpane.view.today')).toBe('Today');
  expect(wordsIn('en').has('taskpane.view.today')).toBe(true);
  expect(wordsIn('en').has('taskpane.view.none')).toBe(false);
});
