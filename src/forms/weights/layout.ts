/** The numbers of finding tables and cards on a sheet, each with its name and what it says. */

/** Which rows name columns. Lengths are of words without blanks, shares of the row's filled cells. */
export const HEADERS = {
  /** A header has so many rows at most. */
  deepest: 4,
  /** A row whose first cells are neither headers nor days is data. */
  tellingCells: 5,
  /** A word that says a field so surely is a header word. */
  word: 0.55,
  /** A row with fewer words, known or not, names no columns. */
  leastCells: 3,
  /** Values beside the days of a month, */
  dataBesideDays: 2,
  /** words beside them that are no options of 上月留存, */
  othersBesideDays: 2,
  /** and else, of the row: values at most, known words at least (days and weekdays left out). */
  mostData: 1 / 3,
  leastKnown: 0.4,
  /** A header is no longer than this; what is longer is a sentence; 计划 and 实际 are short. */
  longest: 40,
  sentence: 24,
  longestPlanOrDeed: 6,
  leastOwnersWord: 3,
  /** A word over several columns, the options below it, the words under it. */
  longestGroup: 12,
  longestOption: 8,
  longestSubHeader: 14,
  /** Over so much of the table it is a title. */
  titleWidth: 0.8,
  /** It gathers at most so many columns without a merge. */
  widestGroup: 40,
  /** A word under a group that says so surely a field of its own is no option of the group. */
  ownColumn: 0.6,
  /** Words as sure as these need no heading: 客户, 电话 and 车型 after the options of 媒体. */
  standsAlone: 0.88,
  /** A row of weekdays under the days. */
  leastWeekdays: 7,
  most: 0.6,
  nearlyAll: 0.9,
  /** Words between the days of a row of days that are neither. */
  strangers: 3,
  strangersPerDay: 0.3,
} as const;

/** Where a table begins and ends. */
export const TABLES = {
  /** Rows with fewer cells say nothing of a table's shape. */
  leastCells: 3,
  /** So many cells of the same sort in the same columns make two rows alike, so many of the same words two headers. */
  alike: 0.7,
  /** So many header words again in their columns: the header stands once more. */
  repeatedWords: 2,
  /** A wider merge is a title. */
  widestMerge: 60,
  /** Sub-headers stand so many rows lower, and stick out so far to the right; */
  subHeaderRows: 3,
  sticksOut: 40,
  /** so many of them that we do not know (sources, mostly) may stand before one that we do. */
  mostUnknown: 8,
  /** Names that stand lower than the days reach so far to the left; unknown ones only beside so many known ones. */
  namesBefore: 20,
  knownBefore: 2,
  /** Tables side by side: a header that says so surely what it is; so many of the same fields once more. */
  sureColumn: 0.7,
  surelySame: 0.9,
  commonFields: 4,
  /** Rows above a header that may speak of it, and how full they may be. */
  titleRows: 30,
  titleCells: 6,
  titleShare: 0.4,
  /** Between two tables: so many values make a record. */
  recordCells: 4,
} as const;

/** Rows of a table's body that are no records. Widths are shares of the table's. */
export const BODY = {
  /** A row that begins with a number and has more cells than this is a record. */
  numberedCells: 3,
  /** A legend: cells at most, or as much of the width; letters at least; cells of code and word in turn. */
  legendCells: 4,
  leastLegend: 6,
  pairedCells: 5,
  /** A line of signatures. */
  signatureCells: 8,
  /** A row that only says what follows: cells, letters; so wide, it is one whatever it says. */
  headingCells: 2,
  longestHeading: 30,
  wide: 0.6,
  /** Covered by merges from above: the row goes on with the customer above it. */
  leastMerged: 2,
  mergedShare: 0.3,
} as const;

/** What stands outside the records of a form, and whether it is the form's own. */
export const FOOT = {
  /** A line of facts with their labels has few cells; */
  fewCells: 6,
  /** words between figures are short. */
  longWord: 10,
  /** Blank rows or columns between two cells that are told of together. */
  gap: 1,
  /** More places than these are told of as one. */
  mostPlaces: 100,
} as const;

/** When rows under a row of heading words go with the form above them. */
export const REJOINED = {
  /** So many of the filled rows are records under the form's own header, */
  records: 0.8,
  /** with so many unreadable cells per record at most. */
  problems: 0.2,
} as const;

/** Cards: sheets that say one customer with labels and values. */
export const CARDS = {
  /** A sheet that is larger is no card; without a title even a shorter one is none. */
  mostRows: 600,
  mostColumns: 120,
  mostRowsUntitled: 120,
  /** More titles than this are rows of a list. */
  mostTitles: 200,
  /** Labels that are needed, and labels of other things (a contract, a quotation) that make it none. */
  labels: { titled: 4, untitled: 6 },
  foreign: { titled: 6, untitled: 3 },
  /** So many make it sure. */
  sure: { titled: 8, untitled: 12 },
  /** A label says its field so surely, and a value that reads like a label is one when as sure as this. */
  label: 0.7,
  surelyLabel: 0.9,
  /** Lengths of a title, of a label with its value, of options (男 女) in a cell, of a phone with words. */
  longestTitle: 24,
  longestLabel: 40,
  longestOptions: 12,
  longestPhone: 30,
  longestValue: 200,
  /** A row of labels over a row of values. */
  labelsInRow: 3,
  /** Labels with values beside them, in so many rows, that make a card of a sheet without a title. */
  beside: { labels: 5, rows: 3 },
} as const;
