import { FIT } from '../../weights';
import { parseSerial } from '../../values';
import { share } from '../fitness';
import type { ValueKind } from '../value-kind';

/** Numbers that grow by one from row to row. */
export const serial: ValueKind<number> = {
  fitness: (p) => {
    const integers = share(p, 'integer');
    if (integers < FIT.serial.integers) return integers > FIT.serial.someIntegers ? FIT.serial.someFit : FIT.disagrees;
    if (p.ascending / p.filled >= FIT.serial.ascending) return FIT.agrees;
    return p.filled < FIT.serial.tooFewToTell ? 1 : FIT.serial.unordered;
  },
  sits: (cell) => (parseSerial(cell.value) === undefined ? -1 : 1),
  read: ({ cell }) => parseSerial(cell.value),
};
