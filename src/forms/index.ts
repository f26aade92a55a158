export { answersIn } from './answers';
export { explain } from './explain';
export { toReadJson, type ReadJson } from './json';
export { recognise } from './recognise';
export * from './types';
