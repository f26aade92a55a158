export { choice, gender, yesNo } from './choice';
export { count } from './count';
export { date, dateOrWords } from './date';
export { carriedLevel, isLevelWord, level, levelOrWord } from './level';
export { customerNames, staffNames } from './name';
export { addPhone, phone } from './phone';
export { serial } from './serial';
export { labelOrCode, prose, text, tickedText, writtenText } from './text';
export { arrival, time, timeOrTick } from './time';
