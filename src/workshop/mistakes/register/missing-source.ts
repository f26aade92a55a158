import { emptied, mistake } from '../mistake';

export const missingSource = mistake(
  'missing-source',
  emptied('source', '', ({ filed }) => filed),
  emptied('source', '不详', ({ filed }) => filed),
);
