export * from './types';

