/** `浙A12345` → `浙A·12***`. Where a person need not read a plate it is shown so (PIPL: minimum scope). */
export function maskPlate(plate: string): string {
  const head = /^\D{0,3}/u.exec(plate)?.[0] ?? '';
  const rest = plate.slice(head.length);
  return `${head}${head === '' ? '' : '·'}${rest.slice(0, 2)}${'*'.repeat(Math.max(0, rest.length - 2))}`;
}

/** A frame number by its last six signs. */
export function maskVin(vin: string): string {
  return vin.length <= 6 ? vin : `*${vin.slice(-6)}`;
}

/** A car as people tell it apart, masked: by its plate, else the end of its frame number, else its model. */
export function carLabel(car: { readonly plate?: string; readonly vin?: string; readonly model?: string }): string {
  if (car.plate !== undefined) return maskPlate(car.plate);
  return car.vin === undefined ? (car.model ?? '') : maskVin(car.vin);
}
