/** What the values of a column look like: how many of its filled cells are of each sort (a cell may be of several). */
export interface ColumnProfile {
  /** Filled cells that say something (not 无, not 〃). */
  readonly filled: number;
  /** Cells that only say that there is nothing. */
  readonly nothing: number;
  readonly distinct: number;
  readonly phone: number;
  /** Digits like a phone number's, readable or not. */
  readonly digits: number;
  readonly date: number;
  readonly time: number;
  /** Date and time in one cell. */
  readonly dateTime: number;
  /** Both a day and a time of day: `10.28`. */
  readonly dotted: number;
  readonly level: number;
  readonly levelDay: number;
  readonly tick: number;
  /** Ticks and what stands where there is none: TRUE and FALSE, 1 and 0, 是 and 否, √ and ×. */
  readonly mark: number;
  readonly integer: number;
  /** Integers that grow by one. */
  readonly ascending: number;
  readonly count: number;
  readonly number: number;
  readonly gender: number;
  readonly yesNo: number;
  /** Nothing but yes or no: 是, 否, 有, Y, TRUE. */
  readonly answer: number;
  readonly person: number;
  /** A person and a phone number in one cell. */
  readonly namedPhone: number;
  readonly short: number;
  readonly long: number;
  readonly text: number;
  readonly visitWord: number;
  readonly firstWord: number;
  readonly purposeWord: number;
  readonly lossWord: number;
  /** 成交, 已订车, 交车: the end of a sale that came about. */
  readonly endWord: number;
  /** 跟进中, 意向: the customer is still worked on. */
  readonly followWord: number;
  readonly carriedWord: number;
  readonly periodWord: number;
  readonly colourWord: number;
  readonly identity: number;
  /** Number plates, and words for cars that have none yet. */
  readonly plate: number;
  readonly noPlate: number;
  /** Frame numbers, or the last signs of one. */
  readonly frame: number;
  /** A number that may bear a unit: 5000KM, 1,200.00, 0.5万. */
  readonly quantity: number;
  /** Days of birth, with or without their year: 1962-12-27, 9月13日, 农历八月十五. */
  readonly birthday: number;
  readonly resultWord: number;
  readonly satisfactionWord: number;
  readonly answerWord: number;
  readonly samples: readonly string[];
}

/** The sorts of value that are counted per cell. */
export type Sort = Exclude<keyof ColumnProfile, 'filled' | 'nothing' | 'distinct' | 'ascending' | 'samples'>;
