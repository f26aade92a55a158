import { LOCALES, catalogue } from '../../src/words';
import { catalogueOf, loadCatalogue } from '../../src/taskpane/words/catalogues';
import { wordsIn } from '../../src/taskpane/words';

test('the pane has the words of every room but the command line and the workbench, in each language', async () => {
  for (const locale of LOCALES) {
    await loadCatalogue(locale);
    const expected = Object.entries(catalogue(locale)).filter(([key]) => !/^(?:cli|workbench)\./u.test(key));
    expect(Object.entries(catalogueOf(locale)).sort()).toEqual(expected.sort());
  }
});

test('words of one language do not speak the other', () => {
  expect(wordsIn('zh-CN').t('taskpane.view.today')).toBe('今日');
  expect(wordsIn('en').t('taskpane.view.today')).toBe('Today');
  expect(wordsIn('en').has('taskpane.view.today')).toBe(true);
  expect(wordsIn('en').has('taskpane.view.none')).toBe(false);
});
