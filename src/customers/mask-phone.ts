/**
 * `13812345678` → `138****5678`; a landline or short number keeps its first and last digits in the same way.
 * Everything shown without a person asking for it goes through here (PIPL: minimum scope).
 */
export function maskPhone(phone: string): string {
  const shape = phone.trim();
  if (shape.length >= 10) return `${shape.slice(0, 3)}${'*'.repeat(shape.length - 7)}${shape.slice(-4)}`;
  if (shape.length >= 5) return `${shape.slice(0, 2)}${'*'.repeat(shape.length - 4)}${shape.slice(-2)}`;
  return '*'.repeat(shape.length);
}
