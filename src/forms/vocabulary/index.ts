import { AFTERCARE } from './aftercare';
import { CAR } from './car';
import { LEVEL } from './level';
import { WITHOUT_FIELD } from './none';
import { OWNERS } from './owners';
import { PEOPLE } from './people';
import { REPORT } from './report';
import { SYSTEMS } from './systems';
import { VISIT } from './visit';
import type { Words } from './words';

/** Every header that we know, one entry per field and strength. */
export const VOCABULARY: readonly Words[] = [
  ...PEOPLE,
  ...VISIT,
  ...CAR,
  ...LEVEL,
  ...REPORT,
  ...SYSTEMS,
  ...WITHOUT_FIELD,
  ...OWNERS,
  ...AFTERCARE,
];

export { expand } from './expand';
export { FOREIGN, type ForeignSheet } from './foreign';
export type { Target, Words } from './words';
