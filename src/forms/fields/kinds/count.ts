import { FIT } from '../../weights';
import { parseCount } from '../../values';
import { not, share, want } from '../fitness';
import type { ValueKind } from '../value-kind';

/** People or things counted. */
export const count: ValueKind<number> = {
  fitness: (p) => want(p, share(p, 'count'), FIT.most) * not(share(p, 'date')),
  read: ({ cell }) => parseCount(cell.value),
};
