import type { IsoDate } from '../../calendar';
import type { OwnerFigures } from '../../owners/figures';
import type { ChangeSet, WorkbookSnapshot } from '../../sheet';
import { say, text, type Locale } from '../../words';
import { speaker } from '../sheet/labels';
import { Page } from '../sheet/page';
import { placeSheets, type PlacedSheet } from '../sheet/place-sheets';
import { storeNameIn } from '../sheet/store-name';
import { careDetail } from './detail';
import { completeness, rfm } from './sections-data';
import { groups, keyFigures, models, regionsAndAges, trend, type CarePage } from './sections';
import { careSpeaker, type SpeakCare } from './speak';

const WIDTH = 14;

export interface CareSheets {
  readonly visible: PlacedSheet;
  readonly detail: PlacedSheet;
  /** Cell by figure: `service.came`, `groups.3`. */
  readonly figures: ReadonlyMap<string, string>;
}

/**
 * 客户关怀月报 as a sheet: every count is a COUNTIFS over the tidy detail sheet beside it, every rate a quotient of two cells, and beside each
 * stands what it counts.
 * @param end the last day that is counted
 * @param months the months for the trend, this one the last; fewer than two give none
 */
export function careSheets(
  figures: OwnerFigures,
  months: readonly OwnerFigures[],
  end: IsoDate,
  locale: Locale,
  store?: string,
): CareSheets {
  const speak = careSpeaker(locale);
  const page = new Page(WIDTH, speaker(locale));
  const detail = careDetail(figures, speak);
  const care: CarePage = { page, figures, detail, speak, say: (sentence) => say(sentence, locale) };
  title(page, figures, end, speak, store);
  page.reserveCharts(2 + (figures.models.length > 0 ? 1 : 0) + (months.length > 1 ? 1 : 0));
  keyFigures(care);
  groups(care);
  rfm(care);
  models(care);
  regionsAndAges(care);
  completeness(care);
  trend(care, months.slice(-12));
  const name = speak('sheet.name', { month: figures.month });
  return {
    detail: { name: detail.name, content: detail.content },
    figures: page.figures,
    visible: { name, content: page.content({ A: 9, 'B:N': 8.6 }, `&L${name}&C&P / &N&R&D`) },
  };
}

function title(page: Page, figures: OwnerFigures, end: IsoDate, speak: SpeakCare, store: string | undefined): void {
  const [year = '', month = ''] = figures.month.split('-');
  page.title(
    speak('sheet.title', { year, month: Number(month), store: store ?? '' }).trim(),
    speak('sheet.subtitle', { date: end }),
  );
  page.heights[2] = 16;
}

/** The changes that put 客户关怀月报 into the workbook: new sheets, or new content for ours of the same month. */
export function careSheetChanges(
  book: WorkbookSnapshot,
  figures: OwnerFigures,
  months: readonly OwnerFigures[],
  end: IsoDate,
  locale: Locale,
): ChangeSet {
  const sheets = careSheets(figures, months, end, locale, storeNameIn(book));
  return placeSheets(book, sheets, text('owners.change.sheet', { month: figures.month }));
}
