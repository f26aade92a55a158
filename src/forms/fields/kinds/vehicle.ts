import { FIT } from '../../weights';
import { parsePlate, parseVin } from '../../values';
import { not, share, want } from '../fitness';
import type { ValueKind } from '../value-kind';

/** Number plates. */
export const plate: ValueKind<string> = {
  fitness: (p) =>
    p.plate === 0 && p.filled < FIT.plate.tooFewToTell ? 1 : want(p, share(p, 'plate', 'noPlate'), FIT.plate.enough),
  sits: (cell) => {
    const reading = parsePlate(cell.value);
    return reading.plate !== undefined ? 1 : reading.problem === undefined ? 0 : -1;
  },
  read: (at) => {
    const reading = parsePlate(at.cell.value);
    if (reading.problem !== undefined) at.problem(reading.problem);
    return reading.plate;
  },
};

const FRAME = /^[A-Z0-9]{4,17}$/iu;

/** Frame numbers, whole or the last signs of them. */
export const vin: ValueKind<string> = {
  fitness: (p) => want(p, share(p, 'frame'), FIT.most) * not(share(p, 'phone')) * not(share(p, 'date')),
  sits: (cell) => (FRAME.test(parseVin(cell.value) ?? '') ? 1 : -1),
  read: ({ cell }) => parseVin(cell.value),
};
