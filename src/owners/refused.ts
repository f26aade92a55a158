import type { Car } from './types';

/** The last call about any of an owner's cars was refused (拒访): nobody calls again to promote something. Days are day numbers. */
export function hasRefused(cars: readonly Car[], today: number): boolean {
  const calls = cars.flatMap((car) => car.calls).filter(({ day }) => day <= today);
  const last = calls.reduce((most, { day }) => Math.max(most, day), -Infinity);
  return calls.some(({ day, result }) => day === last && result === 'refused');
}
