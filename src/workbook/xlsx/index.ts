export { readXlsx } from './read';
