/**
 * The numbers of reading columns, each with its name and what it says. Scores of headers go from 0 to 1; what a column's values say
 * multiplies them. Shares are of the cells of a column that say something.
 */

/** How a column's values weigh on what its header says. */
export const FIT = {
  /** The values are what the field wants. */
  agrees: 1.1,
  /** Half as many as would do are. */
  halfAgrees: 0.75,
  /** Some are, most are not. */
  hardlyAgrees: 0.45,
  /** None is, in a column of one or two values that prove little. */
  fewDisagree: 0.6,
  few: 2,
  /** None is, or most are of a sort that the field cannot hold. */
  disagrees: 0.3,
  /** What counts as most of a column where nothing else is said. */
  most: 0.5,
  serial: {
    /** So many whole numbers make a column of serial numbers, */
    integers: 0.7,
    /** so many only perhaps, with this weight; */
    someIntegers: 0.3,
    someFit: 0.7,
    /** they must grow by one so often, */
    ascending: 0.6,
    /** else this is their weight, unless they are fewer than this. */
    unordered: 0.6,
    tooFewToTell: 3,
  },
  phone: {
    /** So many phone numbers, whole or not, do; */
    enough: 0.4,
    /** mostly whole ones speak for the column more than any other sort of value does. */
    whole: 1.15,
  },
  time: {
    /** A day with a time in each cell: the time may be the field, the day is the better reading. */
    withDate: 0.7,
    /** Times of calls that are ticked rather than written. */
    ticks: 0.6,
  },
  name: {
    /** More numbers than this are no names of customers. */
    numbers: 0.4,
    /** Names are short. */
    long: 0.7,
    /** So many cells with a name and a number make a column of both. */
    withPhone: 0.5,
    /** So many texts that begin with a family name speak for names. */
    persons: 0.6,
  },
  staff: {
    /** A column of levels is no column of consultants. */
    levels: 0.6,
    /** A store has so many consultants at most, or each stands in several rows. */
    names: 6,
    repeated: 0.6,
  },
  model: { ticks: 0.6 },
  source: {
    /** Sources are no dates. */
    dates: 0.6,
    /** Nothing but 来店 and 来电: then the column tells the kind of contact rather than the source. */
    visitWords: 0.95,
    tellsKind: 0.7,
  },
  colour: {
    /** No cell names a colour, in a column of at least so many. */
    noneKnown: 0.7,
    tooFewToTell: 3,
  },
  place: { dates: 0.7 },
  prose: {
    dates: 0.7,
    numbers: 0.6,
    /** Long texts speak a little for remarks on what happened. */
    long: 1.05,
  },
  closing: { dates: 0.7 },
  window: { levels: 0.8 },
  monthEnd: {
    /** A quarter of levels or ticks does, as most customers are still open. */
    levels: 0.25,
    /** Or short words that are no numbers. */
    short: 0.7,
    numbers: 0.4,
  },
  contactKind: {
    /** 首次 and 再次 tell the visit's number, not its kind. */
    firstWords: 0.7,
  },
  quantity: { dates: 0.7 },
  plate: {
    /** So many plates, or words for none yet, do; */
    enough: 0.4,
    /** a column of fewer cells without any says nothing. */
    tooFewToTell: 3,
  },
  choice: { enough: 0.4 },
  yesNo: { enough: 0.4 },
  /** So many cells that only say yes or no leave this to a field that is no question. */
  answers: { share: 0.8, elsewhere: 0.3 },
} as const;

/** Which kind of form a table is. Evidence is added up: points of fields that are present, of title words, of header words. */
export const KIND = {
  title: {
    /** The word names a place or a channel (来店, 来电) that several forms speak of. */
    place: 4,
    /** The words name a form. */
    form: 5,
    /** The word is used of nothing else (日报, 战败). */
    only: 6,
    /** Of what a title would say, the sheet's own name says so much. */
    bySheetName: 0.7,
  },
  /** Fewer points than these are no form of the family. */
  enough: { register: 4.5, matrix: 6.5, report: 5, loss: 4.5, card: 6 },
  /** The same for forms about owners. */
  enoughAfter: { owners: 5, followUps: 4.5, service: 5.5, reminders: 5, renewals: 5.5, complaints: 5, invitations: 5 },
  /** Fewer telling fields than these are no form, whatever the points. */
  fields: { titled: 2, untitled: 2, titledMatrix: 1, untitledRegister: 3, titledOwners: 1, untitledOwners: 3 },
  /** A column of so many digits like a phone number's may be the second phone. */
  phoneLike: 0.4,
  /** A word of the form in any header. */
  headerWords: 1.5,
  /** So many heads with the form's own word (邀约) name it as a title would. */
  namedByHeads: 3,
  /** Columns of calls speak for a form that has such. */
  steps: 3,
  /** Day columns speak for a matrix with these points, and leave this share of its points to any other form. */
  days: 4,
  withDays: 0.3,
  /** A header counts for a field from this score on; misspelt ones never do. */
  surelySays: 0.55,
  /** Words of 来店 and 来电 in the headers settle which register it is, where no title does. */
  registerWords: 0.5,
  /** A column for the day of the visit or call says so much more. */
  visitDay: 1,
  /** A log of contacts by its headers: their day, their way, what was said. */
  log: 3.5,
  /** Headers that only a system's list of leads or open customers has. */
  systemWords: 2.5,
  /** Confidence is whole at this many times enough. */
  wholeConfidence: 2,
} as const;

/** When a table is another sheet of a dealer's (orders, stock, test drives …). */
export const FOREIGN_SHEET = {
  /** So many points of foreign words are needed at all, */
  least: 3,
  /** and this share of the form's own points, more where the title names the form. */
  untitled: 0.4,
  titled: 0.75,
  /** A list of open customers that tells their orders has so many columns of the sale besides the level. */
  fate: 2,
  /** Where the headers say less than this of another sheet, its title alone must outweigh the form. */
  headers: 2,
  titleOnly: 0.75,
  titleOverDays: 1,
  /** A title that names a list beside ours (维修后回访, 预约) outweighs most of its headers. */
  veto: 9,
  /** Of a form about owners: this share of its own points. */
  owners: 0.6,
  /** The title or the sheet's name speaks of such a sheet. */
  byTitle: 5,
  bySheetName: 3,
  /** Words of several other sheets together count with this weight. */
  mixed: 0.8,
} as const;

/** How well a header's words match a phrase of the vocabulary: multiplies the phrase's own weight. */
export const MATCH = {
  /** What stands in brackets was left out: 日期(年月日). */
  withoutBrackets: 0.97,
  /** A word that asks (是否, 必填) or a translation was left out. */
  withoutExtra: 0.95,
  /** Parts joined by a slash: the first counts most. */
  firstPart: 0.85,
  laterPart: 0.6,
  /** One character is wrong, and the values do not confirm the reading: then a person is asked. */
  unconfirmed: 0.55,
  /** One character is wrong: the last one, which says what a Chinese compound is; one of a short word; one of a longer word. */
  otherThing: 0.42,
  /** One character of other words for service and insurance stands there: it is another word, and nobody need be asked. */
  otherWord: 0.2,
  shortWord: 0.48,
  misspelt: 0.82,
  misspeltShort: 0.72,
  /** The wrong character sounds or looks like the right one. */
  alike: 0.08,
  /** A known word at the end, after words that add nothing (客户…), or after others. */
  tail: 0.85,
  strangeTail: 0.5,
  /** After the sale 贷款到期 and 流失日期 are no 到期 and no 日期 of ours, however well the values fit: a person is asked. */
  strangeOwnersTail: 0.6,
  /** A known word at the start, before words that add nothing (…情况), or before others. */
  head: 0.8,
  strangeHead: 0.4,
  /** The single sign `#`. */
  hash: 0.8,
  /** Words of other sheets are known, and have no field, with this weight. */
  foreign: 0.5,
} as const;

/** Which field a column is. */
export const COLUMN = {
  /** From this score on a column is used without a question; */
  use: 0.5,
  /** from this score on a person is asked. */
  ask: 0.28,
  /** The values contradict the words when their factor is below this; words this sure are then asked about. */
  contradicts: 0.5,
  sureWords: 0.7,
  /** A phrase that all forms share says a little less than one of this very form. */
  shared: 0.98,
  /** A short word with a wrong character, where the values do not agree either. */
  unsureWord: 0.65,
  shortWord: 3,
  /** A second field that is as near to a misspelt header as this share of the first one's score makes it a coin flip. */
  coinFlip: 0.93,
  /** Two level columns of a register contradict each other where so many rows fill both and this share of them with different levels. */
  rivalRows: 3,
  rivals: 0.5,
  /** Two columns are halves of one field where together they are filled in this share of the rows. */
  halves: 0.8,
  /** Ticks: the column, or all columns of its group together, hold mostly these. */
  ticks: 0.6,
  groupTicks: 0.5,
  /** Nearly every cell says whether or not. */
  marks: 0.9,
  /** Words under a heading of which they are an option, or that already says what the column is, say this much by themselves. */
  underHeading: 0.5,
  headingSays: 0.7,
  /** A heading that may name two fields, where the sub-header is an option of the other one. */
  mutedHeading: 0.6,
  /** A heading whose options are all known words, over another word. */
  strangeOption: 0.45,
  /** A sub-header that could be a header by itself; a group column without values; one of few ticks among words. */
  ownWord: 0.8,
  emptyGroup: 0.9,
  fewTicks: 0.8,
  /** A sub-header counts as a header by itself from this score on. */
  header: 0.6,
  /** Header and option in one word, or an option alone over ticks. */
  option: 0.95,
  /** Clock times under a way of contact, in a report. */
  times: 0.5,
  timed: 1.15,
  /** 状态 beside the days of a matrix, where it tells of ends: above a word that has no field. */
  stated: 1.05,
  /** A column of moves (B→A) in a report is the level before and after, whatever its header says. */
  moves: 1.2,
  /** 客户信息 over names with their numbers is the column of people, as sure as one that is headed so. */
  gathered: 1,
} as const;

/** What values alone say of a column whose words say nothing: the share of them that is needed, and the score it gives. */
export const VALUES = {
  least: 3,
  /** Where the words do say something, so much of the score is left. */
  besideWords: 0.6,
  phone: { share: 0.8, score: 0.75, identity: 0.2 },
  /** Number plates; frame numbers are none. */
  plate: { share: 0.8, score: 0.6, frames: 0.5 },
  gender: { share: 0.9, score: 0.7 },
  level: { share: 0.85, score: 0.4, integers: 0.2 },
  /** Names: nearly all different they are customers', else consultants'. */
  name: { share: 0.8, short: 0.9, different: 0.7, score: 0.4, allDifferent: 0.9, sure: 0.52, enough: 5 },
  choice: { share: 0.9, score: 0.42 },
  contactKinds: 6,
  plain: { share: 0.9, score: 0.4 },
  prose: { share: 0.5, different: 0.5, digits: 0.2, outcome: 0.32, reason: 0.3 },
} as const;

/** What the day cells of a matrix may hold. */
export const DAY_CELLS = {
  /** More words of attendance than this make it an attendance list, */
  attendance: 0.05,
  /** more numbers than this statistics, */
  numbers: 0.4,
  /** fewer readable cells than this something else. */
  readable: 0.5,
  /** Fewer cells than these that are none of a matrix prove nothing. */
  enough: 4,
  looked: 3000,
} as const;
