import { emptied, mistake } from '../mistake';

export const missingConsultant = mistake(
  'missing-consultant',
  emptied('consultant', '', (line, desk) => desk.registerOnly(line)),
  emptied('consultant', '-', (line, desk) => desk.registerOnly(line)),
);
