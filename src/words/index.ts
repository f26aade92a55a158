export * from './fill';
export * from './text';
export * from './say';
export { textLines } from './text-lines';
