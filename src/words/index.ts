export * from './text';
export * from './say';
