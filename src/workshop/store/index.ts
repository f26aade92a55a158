/** Invented stores: people, cars and words for samples, tests and exercises. The same seed gives the same store on every machine. */
export { Random } from './random';
export * from './invent';
