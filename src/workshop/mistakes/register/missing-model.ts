import { emptied, mistake } from '../mistake';

export const missingModel = mistake(
  'missing-model',
  emptied('model', '', ({ filed }) => filed),
  emptied('model', '不详', ({ filed }) => filed),
);
