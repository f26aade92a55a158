import type { IsoDate } from '../../calendar';
import type { OwnerFigures } from '../../owners/figures';
import type { ChangeSet, WorkbookSnapshot } from '../../sheet';
import { text, type Locale } from '../../words';
import { speaker } from '../sheet/labels';
import { INK, Page } from '../sheet/page';
import { placeSheets, type PlacedSheet } from '../sheet/place-sheets';
import { storeNameIn } from '../sheet/store-name';
import { careDetail } from './detail';
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
  const care: CarePage = { page, figures, detail, speak };
  title(page, figures, end, speak, store);
  page.reserveCharts(2 + (figures.models.length > 0 ? 1 : 0) + (months.length > 1 ? 1 : 0));
  keyFigures(care);
  groups(care);
  models(care);
  regionsAndAges(care);
  trend(care, months.slice(-12));
  page.settle();
  const name = speak('sheet.name', { month: figures.month });
  return {
    detail: { name: detail.name, content: detail.content },
    figures: page.figures,
    visible: {
      name,
      content: {
        values: page.values,
        formulas: page.formulas,
        styles: page.styles,
        merges: page.merges,
        columnWidths: { A: 9, 'B:N': 8.6 },
        rowHeights: page.heights,
        freeze: { rows: 2, columns: 0 },
        charts: page.charts,
        print: {
          paper: 'A4',
          orientation: 'portrait',
          fitToWidth: 1,
          fitToHeight: 0,
          area: `A1:N${String(page.row)}`,
          titleRows: '1:2',
          footer: `&L${name}&C&P / &N&R&D`,
        },
      },
    },
  };
}

function title(page: Page, figures: OwnerFigures, end: IsoDate, speak: SpeakCare, store: string | undefined): void {
  const [year = '', month = ''] = figures.month.split('-');
  page.put(1, 1, speak('sheet.title', { year, month: Number(month), store: store ?? '' }).trim());
  page.merge(1, 1, 1, WIDTH);
  page.style(1, 1, 1, WIDTH, {
    font: { bold: true, size: 18, color: INK.head },
    align: { horizontal: 'center', vertical: 'center' },
  });
  page.heights[1] = 32;
  page.put(2, 1, speak('sheet.subtitle', { date: end }));
  page.merge(2, 1, 2, WIDTH);
  page.style(2, 1, 2, WIDTH, {
    font: { size: 9, color: INK.quiet },
    align: { horizontal: 'center', vertical: 'center' },
  });
  page.heights[2] = 16;
  page.row = 3;
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
